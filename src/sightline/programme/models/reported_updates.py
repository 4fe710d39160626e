"""An update as a whole: what whoever reports on an action said of it at one time, and whether a second person accepted it."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportOperatorIssue=false
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sightline.history.models import EditionModel
from sightline.programme import kinds as rules
from sightline.programme.models.actions import Action, Update


class ReportedUpdate(EditionModel):
    """What was reported at one time: the words, which stand as an `update`, and in `what` the rest of it, a line each: the
    milestones reached, the file, the status.

    All of it stands from the moment it is reported; `state` says whether a second person accepted it, and changes nothing
    else.
    """

    id: int
    action_id: int
    action: Any = models.ForeignKey(Action, models.CASCADE, related_name="reports")
    update_id: int | None
    update: Any = models.OneToOneField(Update, models.CASCADE, null=True, blank=True, related_name="report")
    what: str = models.TextField(blank=True)
    state: str = models.CharField(max_length=12, default="reported")
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=rules.UPDATE_STATES), name="programme_reported_state_is_known"
            ),
            models.CheckConstraint(
                condition=(Q(update__isnull=False) | ~Q(what="")) & ~Q(by=""),
                name="programme_reported_update_is_whole",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return "The update"

    @property
    def lines(self) -> list[str]:
        """What was reported beside the words, a line each."""
        return self.what.splitlines()

    @property
    def words(self) -> str:
        """The words that were reported; blank where there are none."""
        return self.update.words if self.update else ""
