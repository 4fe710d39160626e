"""A step of a plan's dates that became a milestone of an action."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportOperatorIssue=false
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sightline.programme.models.actions import Milestone
from sightline.programme.models.plans import Plan


class StepMilestone(models.Model):
    """A step of a plan's dates, by its id in `submission_steps.csv`, and the one milestone it became.

    The milestone keeps its own day: where the step's day changes, the new one is offered and nothing moves by itself.
    """

    id: int
    plan_id: int
    plan: Plan = models.ForeignKey(Plan, models.CASCADE, related_name="step_milestones")
    step: str = models.SlugField(max_length=40)
    milestone_id: int
    milestone: Any = models.OneToOneField(Milestone, models.CASCADE, related_name="of_step")
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("plan", "step"), name="programme_one_milestone_a_step"),
            models.CheckConstraint(
                condition=~Q(step="") & ~Q(by=""), name="programme_step_milestone_is_whole"
            ),
        )
