"""What is tracked to an answer and a date, and what was said of any of this room's things before."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.bodies.models import Body, Meeting
from sightline.governance.models.agendas import AgendaItem
from sightline.governance.models.decisions import CallIn, MeetingDecision
from sightline.governance.rules.kinds import CHALLENGE, MATTERS, OUTCOMES
from sightline.governance.rules.states import MATTER_STATES, OPEN
from sightline.history.models import ChangeRecord, EditionModel
from sightline.people.posts.models import Post


class TrackedMatter(EditionModel):
    """Something a body waits for: an action, an answer to a challenge or a question, the executive's to a recommendation, or
    what was promised for a day (`rules.kinds.MATTERS`).

    `raised_by` is who asked, by role; `owner` the post that answers, `named_post` the post of the council's own it names.
    Due on `due`, in the words of `due_words` where it was said in words. `source` and `source_place` say where it was said,
    where that was not the `meeting`. `outcome` is the executive's answer to a recommendation, `closed_on` the day it was
    answered, done or withdrawn.
    """

    id: int
    body_id: int
    body: Body = models.ForeignKey(Body, models.PROTECT, related_name="matters")
    meeting_id: int | None
    meeting: Meeting | None = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="matters"
    )
    item_id: int | None
    item: AgendaItem | None = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="matters"
    )
    kind: str = models.CharField(max_length=16)
    words: str = models.TextField()
    raised_by: str = models.CharField(max_length=150, blank=True)
    owner: str = models.CharField(max_length=150, blank=True)
    named_post_id: int | None
    named_post: Post | None = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due: date | None = models.DateField(null=True, blank=True)
    due_words: str = models.CharField(max_length=100, blank=True)
    source: str = models.CharField(max_length=200, blank=True)
    source_place: str = models.CharField(max_length=100, blank=True)
    state: str = models.CharField(max_length=10, default=OPEN)
    answer: str = models.TextField(blank=True)
    answered_by: str = models.CharField(max_length=150, blank=True)
    outcome: str = models.CharField(max_length=10, blank=True)
    closed_on: date | None = models.DateField(null=True, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("due", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=list(MATTERS), state__in=list(MATTER_STATES.words))
                & ~Q(words="")
                & ~Q(by=""),
                name="governance_matter_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(kind=CHALLENGE) | ~Q(raised_by=""), name="governance_a_challenge_says_whose"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=list(OUTCOMES)), name="governance_outcome_is_one"
            ),
            models.CheckConstraint(
                condition=Q(state=OPEN, closed_on=None) | ~Q(state=OPEN) & Q(closed_on__isnull=False),
                name="governance_what_is_over_has_its_day",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"{MATTERS[self.kind]} {self.pk}"

    @property
    def kind_words(self) -> str:
        """Action, Challenge, Follow-up."""
        return MATTERS[self.kind]

    @property
    def state_words(self) -> str:
        """Open, Answered, Done, Withdrawn."""
        return MATTER_STATES.words[self.state]

    @property
    def is_exempt(self) -> bool:
        """Whether it belongs to an item that the public may not read."""
        return self.item is not None and self.item.is_exempt

    def overdue_on(self, today: date) -> bool:
        """Whether it is open and its day has gone."""
        return self.state == OPEN and self.due is not None and self.due < today


class GovernanceChange(ChangeRecord):
    """What was said of an item, a decision, a call-in or a tracked matter before somebody said another thing."""

    item_id: int | None
    item: AgendaItem | None = models.ForeignKey(
        AgendaItem, models.CASCADE, null=True, blank=True, related_name="changes"
    )
    decision: MeetingDecision | None = models.ForeignKey(
        MeetingDecision, models.CASCADE, null=True, blank=True, related_name="changes"
    )
    call_in: CallIn | None = models.ForeignKey(
        CallIn, models.CASCADE, null=True, blank=True, related_name="changes"
    )
    matter: TrackedMatter | None = models.ForeignKey(
        TrackedMatter, models.CASCADE, null=True, blank=True, related_name="changes"
    )

    objects: ClassVar[models.Manager] = models.Manager()
