"""What stands on an agenda, what was done before the meeting and by when, and who was at it."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sightline.bodies.models import Meeting, Member
from sightline.governance.rules.items import ItemFacts, ItemTerms, title_shown
from sightline.governance.rules.kinds import (
    DECISION,
    EXCEPTIONS,
    INFORMATION,
    PARAGRAPHS,
    PRESENCES,
    PURPOSES,
)
from sightline.history.models import EditionModel
from sightline.people.posts.models import Post


class AgendaItem(EditionModel):
    """An item of a meeting's agenda; see `rules.items.ItemTerms` for what it says. `place` is its place, from 1.

    `report_by` is the post that reports, blank where there is no report; `named_post` the post of the council's own it names.
    `paragraph` is that of Schedule 12A by which it is exempt. An item that is taken off stays, with when and why.
    """

    id: int
    meeting_id: int
    meeting: Meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    place: int = models.PositiveSmallIntegerField()
    title: str = models.CharField(max_length=300)
    report_by: str = models.CharField(max_length=150, blank=True)
    named_post_id: int | None
    named_post: Post | None = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    purpose: str = models.CharField(max_length=12, default=INFORMATION)
    executive: bool = models.BooleanField(default=False)
    key: bool = models.BooleanField(default=False)
    paragraph: int | None = models.PositiveSmallIntegerField(null=True, blank=True)
    exempt_reason: str = models.CharField(max_length=300, blank=True)
    reference: str = models.CharField(max_length=60, blank=True)
    refers_to_id: int | None
    refers_to: Any = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="referring"
    )
    late_reason: str = models.CharField(max_length=300, blank=True)
    taken_off_at: datetime | None = models.DateTimeField(null=True, blank=True)
    taken_off_why: str = models.CharField(max_length=300, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    changes: ClassVar[models.Manager]
    decisions: ClassVar[models.Manager]
    exceptions: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("meeting", "place", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(title="") & ~Q(by=""), name="governance_item_is_whole"),
            models.CheckConstraint(
                condition=Q(purpose__in=list(PURPOSES)), name="governance_item_has_a_purpose"
            ),
            models.CheckConstraint(
                condition=Q(executive=False) | Q(purpose=DECISION),
                name="governance_who_informs_decides_nothing",
            ),
            models.CheckConstraint(
                condition=Q(key=False) | Q(executive=True), name="governance_a_key_decision_is_the_executives"
            ),
            models.CheckConstraint(
                condition=Q(paragraph=None, exempt_reason="")
                | Q(paragraph__in=list(PARAGRAPHS)) & ~Q(exempt_reason=""),
                name="governance_what_is_exempt_says_why",
            ),
            models.CheckConstraint(
                condition=Q(taken_off_at=None, taken_off_why="")
                | Q(taken_off_at__isnull=False) & ~Q(taken_off_why=""),
                name="governance_item_off_says_why",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins; an exempt item is not named, for whoever reads it may not."""
        return f"Item {self.place}" if self.is_exempt else f"“{self.title}”"

    @property
    def is_exempt(self) -> bool:
        """Whether the public may not read it: by its own paragraph, or because the public is kept out of all of the meeting."""
        meeting = self.meeting
        return self.paragraph is not None or (meeting.in_private and meeting.body.meets_in_public)

    @property
    def public_title(self) -> str:
        """Its title as whoever may not read exempt items is shown it."""
        return title_shown(self.title, self.paragraph, may_read=not self.is_exempt)

    @property
    def own_terms(self) -> ItemTerms:
        """What it says."""
        return ItemTerms(
            title=self.title,
            report_by=self.report_by,
            purpose=self.purpose,
            executive=self.executive,
            key=self.key,
            paragraph=self.paragraph,
            exempt_reason=self.exempt_reason,
            reference=self.reference,
            refers_to=self.refers_to_id,
            late_reason=self.late_reason,
        )

    @property
    def facts(self) -> ItemFacts:
        """What decides which steps it has."""
        return ItemFacts(self.pk, key=self.key, private=self.is_exempt, report=bool(self.report_by))


class StepDone(models.Model):
    """A step before a meeting (`rules.steps`) was done on this day, for all of it or for one item."""

    id: int
    meeting_id: int
    meeting: Meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="steps")
    item_id: int | None
    item: AgendaItem | None = models.ForeignKey(
        AgendaItem, models.CASCADE, null=True, blank=True, related_name="steps"
    )
    step: str = models.CharField(max_length=30)
    on: date = models.DateField()
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "step"), condition=Q(item=None), name="governance_one_day_a_step"
            ),
            models.UniqueConstraint(
                fields=("item", "step"),
                condition=Q(item__isnull=False),
                name="governance_one_day_an_items_step",
            ),
            models.CheckConstraint(condition=~Q(step="") & ~Q(by=""), name="governance_step_is_whole"),
        )


class NoticeException(models.Model):
    """A key decision is taken without 28 clear days of notice: which exception, the post that agreed, when, and why."""

    id: int
    item_id: int
    item: AgendaItem = models.ForeignKey(AgendaItem, models.CASCADE, related_name="exceptions")
    kind: str = models.CharField(max_length=10)
    agreed_by: str = models.CharField(max_length=150)
    agreed_on: date = models.DateField()
    reason: str = models.CharField(max_length=300)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=list(EXCEPTIONS)) & ~Q(agreed_by="") & ~Q(reason="") & ~Q(by=""),
                name="governance_exception_is_whole",
            ),
        )

    @property
    def words(self) -> str:
        """Which exception, in words."""
        return EXCEPTIONS[self.kind]


class Attendance(models.Model):
    """Somebody was at a meeting, or sent apologies: a member of the body, or `name` says who, as a post."""

    id: int
    meeting_id: int
    meeting: Meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    member_id: int | None
    member: Member | None = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name: str = models.CharField(max_length=250)
    presence: str = models.CharField(max_length=12)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("meeting", "name"), name="governance_once_at_a_meeting"),
            models.CheckConstraint(
                condition=Q(presence__in=list(PRESENCES)) & ~Q(name="") & ~Q(by=""),
                name="governance_attendance_is_whole",
            ),
        )

    @property
    def presence_words(self) -> str:
        """Present, Apologies."""
        return PRESENCES[self.presence]
