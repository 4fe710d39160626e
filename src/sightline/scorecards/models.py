"""What people say of a figure: notes on its data, decisions to judge it anew from a month on, and targets.

Each holds from a month on, for one authority. Nothing is deleted: what no longer holds is withdrawn, with who and when.
"""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false
from datetime import datetime
from typing import ClassVar

from django.db import models

WITHDRAWN_WHOLE = models.Q(withdrawn_at__isnull=True, withdrawn_by="") | (
    models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_by="")
)


class Remark(models.Model):
    """What the three kinds share. `month` is 2025-06; `figure` an id such as AS01, blank in a note on every figure."""

    figure: str = models.CharField(max_length=30, blank=True)
    authority: str = models.CharField(max_length=3)
    month: str = models.CharField(max_length=7)
    words: str = models.CharField(max_length=300)
    said_by: str = models.CharField(max_length=150)
    said_at: datetime = models.DateTimeField()
    withdrawn_by: str = models.CharField(max_length=150, blank=True)
    withdrawn_at: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        abstract = True
        default_permissions = ()
        ordering = ("month", "pk")


class Note(Remark):
    """Something a reader must know of a month: "summer break", "restructure on 1 October 2017"."""

    class Meta(Remark.Meta):
        constraints = (
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="scorecards_note_withdrawn_whole"),
            models.CheckConstraint(condition=~models.Q(words=""), name="scorecards_note_says_something"),
        )


class Rebase(Remark):
    """A person's decision that a figure's limits start anew in this month, because the service changed and stayed so."""

    class Meta(Remark.Meta):
        constraints = (
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="scorecards_rebase_withdrawn_whole"),
            models.CheckConstraint(condition=~models.Q(figure=""), name="scorecards_rebase_of_a_figure"),
            models.CheckConstraint(condition=~models.Q(words=""), name="scorecards_rebase_has_a_reason"),
            models.UniqueConstraint(
                fields=("figure", "authority", "month"),
                condition=models.Q(withdrawn_at__isnull=True),
                name="scorecards_rebase_once_a_month",
            ),
        )


class Target(Remark):
    """What a figure is meant to reach from this month on, in its own unit, and where that was agreed."""

    value: float = models.FloatField()

    class Meta(Remark.Meta):
        constraints = (
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="scorecards_target_withdrawn_whole"),
            models.CheckConstraint(condition=~models.Q(figure=""), name="scorecards_target_of_a_figure"),
            models.CheckConstraint(condition=~models.Q(words=""), name="scorecards_target_agreed_somewhere"),
            models.UniqueConstraint(
                fields=("figure", "authority", "month"),
                condition=models.Q(withdrawn_at__isnull=True),
                name="scorecards_target_once_a_month",
            ),
        )
