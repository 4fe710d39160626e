"""Plans and their versions: what each version groups, promises and was shown to."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sightline.bodies.models import Body, Meeting
from sightline.history.models import EditionModel
from sightline.people.posts.models import Post
from sightline.programme import kinds as rules
from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.kinds.young_people import LONGEST


class Plan(EditionModel):
    """A plan of one authority. `standard`: what good enough means in it, as "good or better".

    `horizon_on` is by when a re-inspection is expected, the last day of a month where `horizon_is_month`; the words are
    those it is expected in. It is the plan's, not a version's: it moves without a refresh. So are the `sources` it answers, and `counted_from`, what
    its dates are counted back from: see `dates.rules.CountedFrom.plain`; empty while none are kept.
    """

    id: int
    authority: str = models.CharField(max_length=3)
    title: str = models.CharField(max_length=200)
    standard: str = models.CharField(max_length=200, blank=True)
    horizon_on: date | None = models.DateField(null=True, blank=True)
    horizon_is_month: bool = models.BooleanField(default=False)
    horizon_words: str = models.TextField(blank=True)
    counted_from: Any = models.JSONField(default=dict, blank=True)
    sources: Any = models.ManyToManyField("programme.Source", related_name="plans", blank=True)
    kept_in: str = models.CharField(max_length=200, blank=True)
    fictional: bool = models.BooleanField(default=False)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    versions: ClassVar[models.Manager]
    actions: ClassVar[models.Manager]
    asks: ClassVar[models.Manager]
    next_priorities: ClassVar[models.Manager]
    step_milestones: ClassVar[models.Manager]
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(title="") & ~Q(by=""), name="programme_plan_is_whole"),
            models.UniqueConstraint(fields=("authority", "title"), name="programme_one_plan_a_title"),
            models.CheckConstraint(
                condition=Q(horizon_on=None, horizon_is_month=False)
                | (Q(horizon_on__isnull=False) & ~Q(horizon_words="")),
                name="programme_horizon_has_its_words",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"“{self.title}”"


class Version(EditionModel):
    """One version of a plan. `number` counts from 1 in the order in which versions were entered, and is never given anew: it
    stands in seals and in the trail. `place` counts in the order of their own days. `refresh` is the number a refresh is known
    by, 0 for the first plan and for a version that was put before another: `before` is that one's number.

    `sealed` is the version's whole content as JSON from the moment it is submitted or goes live, and `seal` its hash:
    what it said then can always be shown. `phase` as in "Phase 2". `as_at`: the day pages show it on, where it is an example
    of another time; today for every other.
    """

    id: int
    plan_id: int
    plan: Plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number: int = models.PositiveIntegerField()
    place: int = models.PositiveIntegerField(default=1)
    before: int | None = models.PositiveIntegerField(null=True, blank=True)
    refresh: int = models.PositiveIntegerField(default=0)
    phase: str = models.CharField(max_length=100, blank=True)
    state: str = models.CharField(max_length=12, default="draft")
    reasons: str = models.TextField(blank=True)
    copied_from_id: int | None
    copied_from: Any = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    sealed: str = models.TextField(blank=True)
    seal: str = models.CharField(max_length=64, blank=True)
    as_at: date | None = models.DateField(null=True, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    groupings: ClassVar[models.Manager]
    entries: ClassVar[models.Manager]
    steps: ClassVar[models.Manager]
    alignments: ClassVar[models.Manager]
    supporting: ClassVar[models.Manager]
    showings: ClassVar[models.Manager]
    comments: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("plan", "-place")
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="programme_versions_numbered_once"),
            models.UniqueConstraint(fields=("plan", "place"), name="programme_one_version_a_place"),
            models.CheckConstraint(
                condition=Q(before=None) | Q(refresh=0), name="programme_what_is_put_before_is_no_refresh"
            ),
            models.UniqueConstraint(
                fields=("plan",), condition=Q(state="live"), name="programme_one_live_version"
            ),
            models.UniqueConstraint(
                fields=("plan",),
                condition=Q(state__in=("draft", "consulted")),
                name="programme_one_version_being_written",
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.VERSION_STATES), name="programme_version_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reasons=""), name="programme_a_refresh_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "consulted")) | (~Q(sealed="") & ~Q(seal="")),
                name="programme_what_went_out_is_sealed",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        if self.before:
            return f"Version {self.number}"
        return "The first plan" if self.refresh == 0 else f"Refresh {self.refresh}"


class VersionStep(models.Model):
    """A version went into a state: on which day of its own, why, and by whom and when that was written down.

    `on` is the first day of a month where no more than that is known, `on_in_month`. What is written down after its day is
    marked as entered later.
    """

    id: int
    version_id: int
    version: Version = models.ForeignKey(Version, models.CASCADE, related_name="steps")
    was: str = models.CharField(max_length=12, blank=True)
    state: str = models.CharField(max_length=12)
    on: date = models.DateField()
    on_in_month: bool = models.BooleanField(default=False)
    at: datetime = models.DateTimeField()
    by: str = models.CharField(max_length=150)
    reason: str = models.TextField(blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    recipients: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("id",)

    @property
    def day(self) -> OwnDay:
        """Its own day, or month."""
        return OwnDay(self.on, self.on_in_month)

    @property
    def entered_later(self) -> bool:
        """Whether its day was over when it was written down."""
        return self.day.entered_later(timezone.localdate(self.at))


class Recipient(models.Model):
    """Whom a version was submitted to, by name, and the body of the council's own that is so called, where there is one."""

    step_id: int
    step: VersionStep = models.ForeignKey(VersionStep, models.CASCADE, related_name="recipients")
    name: str = models.CharField(max_length=200)
    body_id: int | None
    body: Body | None = models.ForeignKey(Body, models.SET_NULL, null=True, blank=True, related_name="+")

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="programme_recipient_has_a_name"),
            models.UniqueConstraint(fields=("step", "name"), name="programme_submitted_once_to_each"),
        )


class Grouping(EditionModel):
    """A priority, theme, key area, programme or phase of a version: parallel ways to look at the same actions.

    `key` stays the same from version to version, so that they can be compared and money can be held against it.
    `for_young_people` says in plain words what will be different for them.
    """

    id: int
    version_id: int
    version: Version = models.ForeignKey(Version, models.CASCADE, related_name="groupings")
    kind: str = models.CharField(max_length=12)
    key: str = models.SlugField(max_length=60)
    title: str = models.CharField(max_length=300)
    about: str = models.TextField(blank=True)
    progress: str = models.TextField(blank=True)
    for_young_people: str = models.CharField(max_length=LONGEST, blank=True)
    place: int = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager] = models.Manager()
    entries: ClassVar[models.Manager]
    changes: Any

    class Meta:
        default_permissions = ()
        ordering = ("version", "kind", "place", "id")
        constraints = (
            models.UniqueConstraint(fields=("version", "kind", "key"), name="programme_one_grouping_a_key"),
            models.CheckConstraint(
                condition=Q(kind__in=tuple(rules.GROUPING_KINDS)), name="programme_grouping_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="programme_grouping_has_a_title"),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"“{self.title}”"


class Entry(models.Model):
    """What one version says of one action: what is to be done, by whom, by when, and which findings it answers.

    The owner is a post, and a person where there is one with an account, or a partner agency; `named_post` is the post of
    the council's own that `owner_post` names, where it names one. `impact` says in words
    how anybody would see a difference, `for_young_people` in plain words what will be different for them.
    """

    id: int
    version_id: int
    version: Version = models.ForeignKey(Version, models.CASCADE, related_name="entries")
    action_id: int
    action: Any = models.ForeignKey("programme.Action", models.CASCADE, related_name="entries")
    title: str = models.CharField(max_length=300)
    detail: str = models.TextField(blank=True)
    owner_post: str = models.CharField(max_length=150, blank=True)
    named_post_id: int | None
    named_post: Post | None = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    owner_id: int | None
    owner: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    partner: str = models.CharField(max_length=150, blank=True)
    starts: date | None = models.DateField(null=True, blank=True)
    due: date | None = models.DateField(null=True, blank=True)
    impact: str = models.TextField(blank=True)
    for_young_people: str = models.CharField(max_length=LONGEST, blank=True)
    resources: str = models.TextField(blank=True)
    place: int = models.PositiveIntegerField(default=1)
    groupings: Any = models.ManyToManyField(Grouping, related_name="entries", blank=True)
    findings: Any = models.ManyToManyField("programme.Finding", related_name="entries", blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("version", "place", "id")
        constraints = (
            models.UniqueConstraint(fields=("version", "action"), name="programme_one_entry_a_version"),
            models.CheckConstraint(condition=~Q(title=""), name="programme_entry_has_a_title"),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(due=None) | Q(due__gte=F("starts")),
                name="programme_entry_ends_after_it_starts",
            ),
        )


class Alignment(models.Model):
    """A version serves something larger: the Children and Young People's Plan, a corporate priority."""

    version_id: int
    version: Version = models.ForeignKey(Version, models.CASCADE, related_name="alignments")
    document: str = models.CharField(max_length=200)
    priority: str = models.CharField(max_length=300, blank=True)
    groupings: Any = models.ManyToManyField(Grouping, related_name="alignments", blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "document", "priority"), name="programme_aligned_once"
            ),
        )


class SupportingDocument(EditionModel):
    """A document a version stands on, or a policy that must be reviewed because of it; `where` is its address or place."""

    version_id: int
    version: Version = models.ForeignKey(Version, models.CASCADE, related_name="supporting")
    kind: str = models.CharField(max_length=20, default="supports")
    title: str = models.CharField(max_length=200)
    where: str = models.CharField(max_length=300, blank=True)
    document_id: int | None
    document: Any = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_by: date | None = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    versions: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=("supports", "to_review")), name="programme_supporting_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="programme_supporting_has_a_title"),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"“{self.title}”"


class SupportingVersion(models.Model):
    """One version of a supporting document's file; the newest is the document's own. None is lost."""

    supporting_id: int
    supporting: SupportingDocument = models.ForeignKey(
        SupportingDocument, models.CASCADE, related_name="versions"
    )
    number: int = models.PositiveIntegerField()
    document_id: int
    document: Any = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                fields=("supporting", "number"), name="programme_supporting_numbered_once"
            ),
        )


class Oversight(models.Model):
    """A body is told of a plan: somebody named it there, said who chairs it or when it meets.

    What it was shown says so by itself, and only to whoever may read the version: see `Showing`.
    """

    plan_id: int
    plan: Plan = models.ForeignKey(Plan, models.CASCADE, related_name="oversights")
    body_id: int
    body: Body = models.ForeignKey(Body, models.CASCADE, related_name="oversights")
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("plan", "body"), name="programme_a_body_oversees_a_plan_once"),
        )


class Showing(models.Model):
    """A body saw a version at a meeting, as it then stood: `seal` is the hash of what it said. `purpose`: to note, to
    approve.
    """

    version_id: int
    version: Version = models.ForeignKey(Version, models.PROTECT, related_name="showings")
    meeting_id: int
    meeting: Meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="showings")
    purpose: str = models.CharField(max_length=200, blank=True)
    seal: str = models.CharField(max_length=64)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("meeting__on", "id")
        constraints = (models.CheckConstraint(condition=~Q(seal=""), name="programme_showing_is_whole"),)

    @property
    def body(self) -> str:
        """The body's name."""
        return self.meeting.body.name

    @property
    def on(self) -> date:
        """The day it saw it."""
        return self.meeting.on  # type: ignore[return-value]
