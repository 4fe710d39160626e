"""Rooms, whom they are for, and what was asked and answered in them. Nothing of it changes but by being confirmed or ended."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.evidence.rules.rooms import RoomDays
from sightline.freezes.models import Freeze
from sightline.people.models import User


class EvidenceRoom(models.Model):
    """A room of one authority from a day to a day, both included, for named visitors, opened by one person and confirmed by another.

    `lines`: the ids of its lines of enquiry. `freeze`: whose figures it shows; without one those of now, marked provisional.
    """

    id: int
    authority: str = models.CharField(max_length=3)
    title: str = models.CharField(max_length=200)
    why: str = models.CharField(max_length=300)
    first: date = models.DateField()
    last: date = models.DateField()
    lines: list[str] = models.JSONField(default=list)
    freeze_id: int | None
    freeze: Freeze | None = models.ForeignKey(Freeze, models.PROTECT, null=True, blank=True, related_name="+")
    visitors: Any = models.ManyToManyField(User, related_name="evidence_rooms")
    made_by: User = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_by_id: int
    made_at: datetime = models.DateTimeField()
    confirmed_by: str = models.CharField(max_length=150, blank=True)
    confirmed_at: datetime | None = models.DateTimeField(null=True, blank=True)
    ended_by: str = models.CharField(max_length=150, blank=True)
    ended_at: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    questions: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("-first", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="evidence_room_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(why=""), name="evidence_room_says_what_it_is"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by="")
                | Q(confirmed_at__isnull=False) & ~Q(confirmed_by=""),
                name="evidence_room_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="") | Q(ended_at__isnull=False) & ~Q(ended_by=""),
                name="evidence_room_ended_by_somebody",
            ),
        )

    @property
    def days(self) -> RoomDays:
        """What decides its state."""
        return RoomDays(self.first, self.last, self.confirmed_at is not None, self.ended_at is not None)


class RoomQuestion(models.Model):
    """What a visitor asked in a room, of one line of enquiry; `due`: by when it is to be answered."""

    id: int
    room_id: int
    room: EvidenceRoom = models.ForeignKey(EvidenceRoom, models.CASCADE, related_name="questions")
    line: str = models.CharField(max_length=40)
    words: str = models.TextField()
    due: date = models.DateField()
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    answers: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="evidence_question_says_something"),
        )


class RoomAnswer(models.Model):
    """What the council answered. A second answer adds to the first; none is ever changed."""

    id: int
    question_id: int
    question: RoomQuestion = models.ForeignKey(RoomQuestion, models.CASCADE, related_name="answers")
    words: str = models.TextField()
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=~Q(words=""), name="evidence_answer_says_something"),)
