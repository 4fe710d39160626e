"""What the board is told of a month, or a quarter, in the words of whoever writes the plan: on the whole, and of each priority."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sightline.calendars.periods import parse
from sightline.history.models import EditionModel
from sightline.programme.models.plans import Plan


class HighlightReport(EditionModel):
    """The words of one period of a plan, `period` as 2026-10 or 2026-27-Q3. Its texts are a part of it: they have its edition.

    A period's words are that period's for good; what is written later is an edition of them.
    """

    id: int
    plan_id: int
    plan: Plan = models.ForeignKey(Plan, models.CASCADE, related_name="highlight_reports")
    period: str = models.CharField(max_length=12)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()
    texts: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("plan", "-period")
        constraints = (
            models.UniqueConstraint(fields=("plan", "period"), name="programme_one_report_a_period"),
            models.CheckConstraint(
                condition=~Q(period="") & ~Q(by=""), name="programme_highlight_report_is_whole"
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"What is written of {parse(self.period).title}"


class HighlightText(models.Model):
    """What is written of the whole plan, or of one grouping by its kind and key. What it said before is in its changes."""

    id: int
    report_id: int
    report: Any = models.ForeignKey(HighlightReport, models.CASCADE, related_name="texts")
    kind: str = models.CharField(max_length=12, blank=True)
    key: str = models.CharField(max_length=60, blank=True)
    words: str = models.TextField(blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("report", "kind", "key"), name="programme_one_highlight_text_a_grouping"
            ),
            models.CheckConstraint(
                condition=Q(kind="", key="") | (~Q(kind="") & ~Q(key="")),
                name="programme_highlight_text_is_of_one_thing",
            ),
        )
