"""The scorecard that underpins a version of a plan: its measures, what a refresh changed of them, and what it said on each day."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.history.models import ChangeRecord, EditionModel
from sightline.people.posts.models import Post
from sightline.programme import kinds as rules
from sightline.programme.models.plans import Grouping, Plan, Version

OWED = ("not_reportable", "in_development")
"""States that have a cause, an owner and a day by which they end."""


class PlanScorecard(EditionModel):
    """One scorecard of a plan: number 1, and one for each refresh. It is a draft until a second person agrees to it.

    `from_on`: the first day on which it is the plan's scorecard. Its measures and what is changed of them have its edition.
    """

    id: int
    plan_id: int
    plan: Plan = models.ForeignKey(Plan, models.CASCADE, related_name="scorecards")
    version_id: int
    version: Version = models.ForeignKey(Version, models.PROTECT, related_name="scorecards")
    number: int = models.PositiveIntegerField()
    reasons: str = models.TextField(blank=True)
    from_on: date | None = models.DateField(null=True, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()
    agreed_by: str = models.CharField(max_length=150, blank=True)
    agreed_at: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    measures: ClassVar[models.Manager]
    ledger: ClassVar[models.Manager]
    seals: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("plan", "-number")
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="programme_scorecards_numbered_once"),
            models.UniqueConstraint(
                fields=("plan",), condition=Q(agreed_by=""), name="programme_one_scorecard_being_written"
            ),
            models.CheckConstraint(
                condition=Q(agreed_by="", agreed_at=None, from_on=None)
                | (~Q(agreed_by="") & Q(agreed_at__isnull=False, from_on__isnull=False)),
                name="programme_scorecard_agreed_whole",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by="") | ~Q(agreed_by=F("by")),
                name="programme_scorecard_agreed_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reasons=""), name="programme_a_refreshed_scorecard_says_why"
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return "The first scorecard" if self.number == 1 else f"Scorecard {self.number}"

    @property
    def is_draft(self) -> bool:
        """Whether nobody has agreed to it yet."""
        return not self.agreed_by


class PlanMeasure(models.Model):
    """A measure on a scorecard: `figure` is its id where it is computed here, blank where it is only named.

    `key` stays the same from scorecard to scorecard. `grouping` is what of the version it stands under; `theme` a theme of the
    figures. `since`: from when it has its state, None while the scorecard is a draft that changed it.
    """

    id: int
    scorecard_id: int
    scorecard: PlanScorecard = models.ForeignKey(PlanScorecard, models.CASCADE, related_name="measures")
    key: str = models.SlugField(max_length=60)
    figure: str = models.CharField(max_length=30, blank=True)
    title: str = models.CharField(max_length=200)
    grouping_id: int | None
    grouping: Grouping | None = models.ForeignKey(
        Grouping, models.SET_NULL, null=True, blank=True, related_name="measures"
    )
    theme: str = models.CharField(max_length=10, blank=True)
    state: str = models.CharField(max_length=20, default="live")
    cause: str = models.CharField(max_length=300, blank=True)
    owner_post: str = models.CharField(max_length=150, blank=True)
    named_post_id: int | None
    named_post: Post | None = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    fix_by: date | None = models.DateField(null=True, blank=True)
    since: date | None = models.DateField(null=True, blank=True)
    replaced_by: str = models.SlugField(max_length=60, blank=True)
    place: int = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("scorecard", "place", "id")
        constraints = (
            models.UniqueConstraint(fields=("scorecard", "key"), name="programme_one_measure_a_key"),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(key=""), name="programme_plan_measure_has_a_title"
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(rules.SCORECARD_MEASURE.words)),
                name="programme_plan_measure_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=OWED) | (~Q(cause="") & ~Q(owner_post="") & Q(fix_by__isnull=False)),
                name="programme_not_reported_has_cause_owner_day",
            ),
        )


class LedgerChange(ChangeRecord):
    """One field of one measure was changed on a scorecard. `change`: added, removed, changed, suspended, or reporting, which is
    outside a refresh. `replacement` names what takes its place; `on` is the day of a change outside a refresh.
    """

    scorecard_id: int
    scorecard: Any = models.ForeignKey(PlanScorecard, models.CASCADE, related_name="ledger")
    key: str = models.SlugField(max_length=60)
    title: str = models.CharField(max_length=200)
    change: str = models.CharField(max_length=12)
    replacement: str = models.CharField(max_length=200, blank=True)
    on: date | None = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta(ChangeRecord.Meta):
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(by=""), name="programme_ledger_says_why_and_who"
            ),
        )


class ScorecardSeal(models.Model):
    """What a plan's scorecard said from a day on, whole, as JSON; `seal` is its hash. Rows are only ever added."""

    id: int
    scorecard_id: int
    scorecard: PlanScorecard = models.ForeignKey(PlanScorecard, models.CASCADE, related_name="seals")
    on: date = models.DateField()
    content: str = models.TextField()
    seal: str = models.CharField(max_length=64)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("on", "id")
