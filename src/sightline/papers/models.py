"""Committee papers as they are written, commented on, cleared and sealed."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.bodies.models import Body, Meeting
from sightline.documents.models import Document
from sightline.freezes.models import Freeze
from sightline.history.models import ChangeRecord, EditionModel
from sightline.papers.rules.clearance import CLEARANCE_ROLES
from sightline.papers.rules.content import PART_KINDS, part_title
from sightline.papers.rules.states import ASKED, DRAFT, PAPER_STATES, PUBLISHED, SIGN_OFF_STATES, WITHDRAWN
from sightline.papers.rules.templates import IN_MAKING, TEMPLATE_STATES, paper_key
from sightline.programme.models import Plan


class Paper(EditionModel):
    """A paper for a body, written in parts. `series`: what it is one of, as "Improvement progress"; with its body it says which
    paper was the last before it. `template` is a template's key, of a council's own with its version. `exempt` says that a part of it is not for the public.

    Its edition counts what happens to the whole of it: its parts have editions of their own.
    """

    id: int
    authority: str = models.CharField(max_length=3)
    title: str = models.CharField(max_length=300)
    series: str = models.CharField(max_length=120)
    template: str = models.CharField(max_length=60)
    body_id: int
    body: Body = models.ForeignKey(Body, models.PROTECT, related_name="papers")
    meeting_id: int | None
    meeting: Meeting | None = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="papers"
    )
    plan_id: int | None
    plan: Plan | None = models.ForeignKey(Plan, models.SET_NULL, null=True, blank=True, related_name="papers")
    freeze_id: int | None
    freeze: Freeze | None = models.ForeignKey(
        Freeze, models.PROTECT, null=True, blank=True, related_name="papers"
    )
    state: str = models.CharField(max_length=12, default=DRAFT)
    exempt: bool = models.BooleanField(default=False)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()
    published_by: str = models.CharField(max_length=150, blank=True)
    published_at: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    parts: ClassVar[models.Manager]
    changes: ClassVar[models.Manager]
    comments: ClassVar[models.Manager]
    sign_offs: ClassVar[models.Manager]
    seals: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("-id",)
        indexes = (models.Index(fields=("body", "series"), name="papers_by_series"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(series="") & ~Q(by=""), name="papers_paper_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(PAPER_STATES.words)), name="papers_paper_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(published_by="", published_at=None)
                | Q(published_by__gt="", published_at__isnull=False),
                name="papers_published_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=PUBLISHED) | ~Q(published_by=""),
                name="papers_what_is_published_was_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(published_by="") | ~Q(published_by=F("by")),
                name="papers_published_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(published_by="") | Q(state__in=(PUBLISHED, WITHDRAWN)),
                name="papers_published_is_out_or_withdrawn",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"“{self.title}”"


class WrittenPart(EditionModel):
    """A field, a section, an appendix or a figure of a paper: what one person writes at a time. `value` is as the contract of papers
    has it; `place` its order among those of its kind.
    """

    id: int
    paper_id: int
    paper: Paper = models.ForeignKey(Paper, models.CASCADE, related_name="parts")
    kind: str = models.CharField(max_length=10)
    key: str = models.CharField(max_length=60)
    place: int = models.PositiveIntegerField(default=0)
    value: Any = models.JSONField(null=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("kind", "place", "id")
        constraints = (
            models.UniqueConstraint(fields=("paper", "kind", "key"), name="papers_one_part_a_key"),
            models.CheckConstraint(condition=Q(kind__in=tuple(PART_KINDS)), name="papers_part_is_of_a_kind"),
        )

    @property
    def name(self) -> str:
        """section.progress."""
        return f"{self.kind}.{self.key}"

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"“{part_title(self.kind, self.key, self.value)}”"


class UnsavedText(models.Model):
    """What somebody typed into a part and has not saved: kept aside for them alone, so that nothing of it is lost and nothing of it
    is in the paper. `edition`: that of the part they saw.
    """

    id: int
    part: WrittenPart = models.ForeignKey(WrittenPart, models.CASCADE, related_name="unsaved")
    by: str = models.CharField(max_length=150)
    edition: int = models.PositiveIntegerField()
    typed: dict[str, str] = models.JSONField(default=dict)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("part", "by"), name="papers_one_unsaved_text_a_person"),
        )


class PaperChange(ChangeRecord):
    """What a paper, or a part of it, said before somebody said another thing. `field` names the part: section.progress."""

    paper_id: int
    paper: Paper = models.ForeignKey(Paper, models.CASCADE, related_name="changes")

    objects: ClassVar[models.Manager] = models.Manager()


class PaperComment(EditionModel):
    """Somebody remarks on a part of a paper, or on one paragraph of it (`quoted`, its first words): answered, and resolved."""

    id: int
    paper_id: int
    paper: Paper = models.ForeignKey(Paper, models.CASCADE, related_name="comments")
    part: str = models.CharField(max_length=80)
    quoted: str = models.CharField(max_length=200, blank=True)
    words: str = models.TextField()
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()
    answer: str = models.TextField(blank=True)
    answered_by: str = models.CharField(max_length=150, blank=True)
    answered_at: datetime | None = models.DateTimeField(null=True, blank=True)
    resolved_by: str = models.CharField(max_length=150, blank=True)
    resolved_at: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(words="") & ~Q(by=""), name="papers_comment_is_whole"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by="", answered_at=None)
                | Q(answer__gt="", answered_by__gt="", answered_at__isnull=False),
                name="papers_comment_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(resolved_by="", resolved_at=None)
                | Q(resolved_by__gt="", resolved_at__isnull=False),
                name="papers_comment_resolved_whole",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return "The comment"


class SignOffAsk(models.Model):
    """A clearer was asked to sign off a paper as `role`, of the words whose digest this is; what became of it. Rows stay.

    `because` names what changed, where it was asked anew. `post` is what is printed.
    """

    id: int
    paper_id: int
    paper: Paper = models.ForeignKey(Paper, models.CASCADE, related_name="sign_offs")
    role: str = models.CharField(max_length=20)
    post: str = models.CharField(max_length=150)
    asked_of: str = models.CharField(max_length=150)
    asked_by: str = models.CharField(max_length=150)
    asked_at: datetime = models.DateTimeField()
    due: date = models.DateField()
    digest: str = models.CharField(max_length=64)
    because: str = models.TextField(blank=True)
    state: str = models.CharField(max_length=10, default=ASKED)
    decided_by: str = models.CharField(max_length=150, blank=True)
    decided_at: datetime | None = models.DateTimeField(null=True, blank=True)
    words: str = models.TextField(blank=True)
    reference: str = models.CharField(max_length=40, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=tuple(CLEARANCE_ROLES)), name="papers_sign_off_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(SIGN_OFF_STATES.words)), name="papers_sign_off_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=ASKED, decided_by="", decided_at=None) | ~Q(state=ASKED),
                name="papers_what_waits_is_undecided",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("signed", "sent_back")) | Q(decided_by=F("asked_of")),
                name="papers_decided_by_who_was_asked",
            ),
            models.UniqueConstraint(
                fields=("paper", "role"), condition=~Q(state="void"), name="papers_one_live_sign_off_a_role"
            ),
        )


class ReferenceForm(EditionModel):
    """How a council's finance or legal team numbers what it signs: FD.{number}/{year}, and the last number given."""

    id: int
    authority: str = models.CharField(max_length=3)
    role: str = models.CharField(max_length=20)
    pattern: str = models.CharField(max_length=30)
    last: int = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("role",)
        constraints = (
            models.UniqueConstraint(fields=("authority", "role"), name="papers_one_reference_form_a_role"),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"The references of {CLEARANCE_ROLES.get(self.role, self.role).lower()}"


class SealedPaper(models.Model):
    """A paper as it was published, for one audience: its words, figures and sign-offs as canonical JSON, and the names of its files, which lie
    in the store; `seal` is the hash of the manifest that says what each hashes to. Nothing of it is ever changed.
    """

    id: int
    paper_id: int
    paper: Paper = models.ForeignKey(Paper, models.PROTECT, related_name="seals")
    audience: str = models.CharField(max_length=20)
    sealed: str = models.TextField()
    seal: str = models.CharField(max_length=64)
    files: list[str] = models.JSONField(default=list, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("paper", "audience"), name="papers_one_seal_an_audience"),
            models.CheckConstraint(condition=~Q(sealed="") & ~Q(seal=""), name="papers_seal_is_whole"),
        )


class TemplateVersion(EditionModel):
    """A council's own template, as one version of it says. `data`: the template as the contract of papers has it. `key` is the same for all
    versions, and `number` counts them; `began_from` is the key of what it was copied from.

    `word`: the council's Word file. `word_reading`: its placeholders and missing styles, as `check_template` read them when it was brought.
    """

    id: int
    authority: str = models.CharField(max_length=3)
    key: str = models.CharField(max_length=50)
    number: int = models.PositiveIntegerField()
    title: str = models.CharField(max_length=200)
    data: dict[str, Any] = models.JSONField()
    began_from: str = models.CharField(max_length=60)
    word_id: int | None
    word: Document | None = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="paper_templates"
    )
    word_reading: Any = models.JSONField(null=True, blank=True)
    state: str = models.CharField(max_length=12, default=IN_MAKING)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()
    confirmed_by: str = models.CharField(max_length=150, blank=True)
    confirmed_at: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("title", "key", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "key", "number"), name="papers_one_template_a_version"
            ),
            models.UniqueConstraint(
                fields=("authority", "key"),
                condition=Q(state=IN_MAKING),
                name="papers_one_template_in_making",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(key="") & ~Q(by=""), name="papers_template_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(TEMPLATE_STATES.words)), name="papers_template_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=IN_MAKING, confirmed_by="", confirmed_at=None)
                | (~Q(state=IN_MAKING) & Q(confirmed_by__gt="", confirmed_at__isnull=False)),
                name="papers_template_confirmed_whole",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by="") | ~Q(confirmed_by=F("by")),
                name="papers_template_confirmed_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(word__isnull=True, word_reading__isnull=True)
                | Q(word__isnull=False, word_reading__isnull=False),
                name="papers_template_word_file_was_read",
            ),
        )

    @property
    def paper_key(self) -> str:
        """What a paper that is made so calls it: committee-report-v2."""
        return paper_key(self.key, self.number)

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"“{self.title}”, version {self.number}"


class TemplateChange(ChangeRecord):
    """What a version of a template said before somebody changed it. `field` names what: field.summary."""

    version: TemplateVersion = models.ForeignKey(TemplateVersion, models.CASCADE, related_name="changes")

    objects: ClassVar[models.Manager] = models.Manager()
