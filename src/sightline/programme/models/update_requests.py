"""Owners are asked for updates by a day: the monthly cycle."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sightline.history.models import EditionModel
from sightline.programme.models.plans import Plan


class UpdateRequest(EditionModel):
    """Everybody who owns an open action of a plan is asked to say, by a day, where it stands. One at a time is open.

    `reminders_at`: when those whose update was missing were last reminded, `reminders_to` every account a reminder went to.
    """

    id: int
    plan_id: int
    plan: Any = models.ForeignKey(Plan, models.CASCADE, related_name="update_requests")
    due: date = models.DateField()
    words: str = models.TextField(blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()
    closed_at: datetime | None = models.DateTimeField(null=True, blank=True)
    reminders_at: datetime | None = models.DateTimeField(null=True, blank=True)
    reminders_to: Any = models.JSONField(default=list, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("plan",), condition=Q(closed_at=None), name="programme_one_open_update_request_a_plan"
            ),
            models.CheckConstraint(condition=~Q(by=""), name="programme_update_request_is_named"),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return "The request for updates"
