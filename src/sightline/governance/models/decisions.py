"""What was decided at a meeting, whether it was called in, and where the right to do so was waived."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.bodies.models import Meeting
from sightline.governance.models.agendas import AgendaItem
from sightline.governance.rules.kinds import CALL_IN_OUTCOMES, DECISION_KINDS
from sightline.history.models import EditionModel


class MeetingDecision(EditionModel):
    """What a meeting decided or resolved on an item, in its own words. `published_on`: the day it was made public, from which
    call-in runs. It takes effect on `from_day`, or as `from_words` say: immediately following the meeting.
    """

    id: int
    meeting_id: int
    meeting: Meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    item_id: int
    item: AgendaItem = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    kind: str = models.CharField(max_length=12)
    words: str = models.TextField()
    published_on: date | None = models.DateField(null=True, blank=True)
    from_day: date | None = models.DateField(null=True, blank=True)
    from_words: str = models.CharField(max_length=200, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=list(DECISION_KINDS)) & ~Q(words="") & ~Q(by=""),
                name="governance_decision_is_whole",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"The {DECISION_KINDS[self.kind].lower()} on item {self.item.place}"

    @property
    def kind_words(self) -> str:
        """Decision, or Resolution."""
        return DECISION_KINDS[self.kind]


class CallIn(EditionModel):
    """A decision of the executive was called in: who did, when and why, and what came of it. One decision once."""

    id: int
    decision_id: int
    decision: MeetingDecision = models.OneToOneField(MeetingDecision, models.PROTECT, related_name="call_in")
    called_by: str = models.CharField(max_length=200)
    called_on: date = models.DateField()
    reason: str = models.CharField(max_length=500)
    outcome: str = models.CharField(max_length=20, blank=True)
    outcome_on: date | None = models.DateField(null=True, blank=True)
    outcome_words: str = models.TextField(blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(called_by="") & ~Q(reason="") & ~Q(by=""), name="governance_call_in_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_on=None)
                | Q(outcome__in=list(CALL_IN_OUTCOMES), outcome_on__isnull=False),
                name="governance_call_in_ends_whole",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"The call-in of item {self.decision.item.place}"

    @property
    def outcome_in_words(self) -> str:
        """What came of it; blank while nothing has."""
        return CALL_IN_OUTCOMES.get(self.outcome, "")


class CallInWaiver(models.Model):
    """The right to call in an item's decision was waived: the chair's post, by which rule, when, and why."""

    id: int
    item_id: int
    item: AgendaItem = models.OneToOneField(AgendaItem, models.PROTECT, related_name="waiver")
    chair: str = models.CharField(max_length=200)
    rule: str = models.CharField(max_length=200)
    on: date = models.DateField()
    reason: str = models.CharField(max_length=500)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=~Q(chair="") & ~Q(rule="") & ~Q(reason="") & ~Q(by=""),
                name="governance_waiver_is_whole",
            ),
        )
