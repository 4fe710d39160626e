"""Money against a plan: each line in pounds, for a financial year, as somebody said it."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.history.models import EditionModel
from sightline.programme import kinds as rules
from sightline.programme.models.plans import Plan


class MoneyLine(EditionModel):
    """One line: investment, base budget, forecast, saving or unit cost. `year` as `2022-23`; `pounds` as said.

    `grouping` is the key of the priority it is held against, blank for the whole plan. `approximate`: it was said in
    round words. `unit`, for a unit cost,
    is what one is.
    """

    id: int
    plan_id: int
    plan: Plan = models.ForeignKey(Plan, models.CASCADE, related_name="money")
    kind: str = models.CharField(max_length=12)
    title: str = models.CharField(max_length=200)
    year: str = models.CharField(max_length=7)
    pounds: Decimal = models.DecimalField(max_digits=14, decimal_places=2)
    approximate: bool = models.BooleanField(default=False)
    grouping: str = models.SlugField(max_length=60, blank=True)
    unit: str = models.CharField(max_length=100, blank=True)
    note: str = models.TextField(blank=True)
    kept_in: str = models.CharField(max_length=200, blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("year", "kind", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=tuple(rules.MONEY_KINDS)), name="programme_money_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(year="") & ~Q(by=""), name="programme_money_is_whole"
            ),
            models.CheckConstraint(
                condition=(Q(kind="unit_cost") & ~Q(unit="")) | (~Q(kind="unit_cost") & Q(unit="")),
                name="programme_only_unit_costs_have_a_unit",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"“{self.title}”"
