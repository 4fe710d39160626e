"""Actions: where each stands, its milestones and updates, and who signed off what showed no difference."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.history.models import EditionModel
from sightline.people.posts.models import Post
from sightline.programme import kinds as rules
from sightline.programme.models.plans import Plan


class Action(EditionModel):
    """One action of a plan, the same from version to version; what each version says of it is an Entry.

    `reference` is what people call it, as "A12"; `own_reference` what a spreadsheet of the council's own calls it.
    `days_as_said`: an example's paper says that it runs or is done, and not since when; `started_on` is then the day that
    was said.
    """

    id: int
    plan_id: int
    plan: Plan = models.ForeignKey(Plan, models.CASCADE, related_name="actions")
    reference: str = models.CharField(max_length=20)
    status: str = models.CharField(max_length=12, default="not_started")
    started_on: date | None = models.DateField(null=True, blank=True)
    done_on: date | None = models.DateField(null=True, blank=True)
    days_as_said: bool = models.BooleanField(default=False)
    fictional: bool = models.BooleanField(default=False)
    own_reference: str = models.CharField(max_length=60, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    entries: ClassVar[models.Manager]
    milestones: ClassVar[models.Manager]
    steps: ClassVar[models.Manager]
    updates: ClassVar[models.Manager]
    reports: ClassVar[models.Manager]
    changes: ClassVar[models.Manager]
    evidence: ClassVar[models.Manager]
    shares: ClassVar[models.Manager]
    declarations: ClassVar[models.Manager]
    proposals: ClassVar[models.Manager]
    sign_offs: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("plan", "id")
        constraints = (
            models.UniqueConstraint(fields=("plan", "reference"), name="programme_one_action_a_reference"),
            models.CheckConstraint(
                condition=Q(status__in=rules.ACTION_STATES), name="programme_action_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status="not_started", started_on=None) | ~Q(status="not_started"),
                name="programme_not_started_has_no_start",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("in_progress", "paused", "done")) | Q(started_on__isnull=False),
                name="programme_what_runs_has_a_start",
            ),
            models.CheckConstraint(
                condition=Q(status="done", done_on__isnull=False) | (~Q(status="done") & Q(done_on=None)),
                name="programme_done_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(done_on__gte=F("started_on")),
                name="programme_done_after_it_started",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return self.reference


class StatusChange(models.Model):
    """An action went from one status to another: when, by whom and why."""

    action_id: int
    action: Action = models.ForeignKey(Action, models.CASCADE, related_name="steps")
    was: str = models.CharField(max_length=12)
    status: str = models.CharField(max_length=12)
    at: datetime = models.DateTimeField()
    by: str = models.CharField(max_length=150)
    reason: str = models.TextField(blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)


class Milestone(models.Model):
    """A point on the way, with the day it is due and the day it was reached."""

    id: int
    action_id: int
    action: Action = models.ForeignKey(Action, models.CASCADE, related_name="milestones")
    title: str = models.CharField(max_length=300)
    due: date | None = models.DateField(null=True, blank=True)
    reached_on: date | None = models.DateField(null=True, blank=True)
    place: int = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("action", "place", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="programme_milestone_has_a_title"),
        )


class Update(models.Model):
    """What somebody reports of an action. Never changed: a correction is another update."""

    action_id: int
    action: Action = models.ForeignKey(Action, models.CASCADE, related_name="updates")
    words: str = models.TextField()
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("action", "-at"), name="programme_updates_latest"),)
        constraints = (
            models.CheckConstraint(condition=~Q(words="") & ~Q(by=""), name="programme_update_is_whole"),
        )


class SignOff(models.Model):
    """Somebody named closed an action whose difference is not shown: what the light said then, who, when and why.

    `named_post`: the post of the council's own that `post` names, where it names one.
    """

    action_id: int
    action: Action = models.ForeignKey(Action, models.CASCADE, related_name="sign_offs")
    difference: str = models.CharField(max_length=40)
    name: str = models.CharField(max_length=150)
    post: str = models.CharField(max_length=150, blank=True)
    named_post_id: int | None
    named_post: Post | None = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason: str = models.TextField()
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(reason="") & ~Q(by=""), name="programme_sign_off_is_named"
            ),
        )


class Share(models.Model):
    """An action is shown to a partner who has an account. Partners see nothing else of a plan."""

    action_id: int
    action: Action = models.ForeignKey(Action, models.CASCADE, related_name="shares")
    person_id: int
    person: Any = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("action", "person"), name="programme_shared_once"),)
