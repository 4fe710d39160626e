"""What people say of a figure: notes on its data, decisions to judge it anew from a month on, and targets.

Each is of one authority. Nothing is deleted: what no longer holds is withdrawn, with who and when.
"""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from sightline.history.models import ChangeRecord, EditionModel
from sightline.people.posts.models import Post

WITHDRAWN_WHOLE = models.Q(withdrawn_at__isnull=True, withdrawn_by="") | (
    models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_by="")
)


class Remark(models.Model):
    """What notes and decisions share. `month` is 2025-06; `figure` an id such as AS01, blank in a note on every figure."""

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


class Target(EditionModel):
    """What a figure is meant to reach, for one unit, in one set of targets, and where that was agreed.

    `unit` is the reference of a team or a service, blank for the whole council. `target_set` is the key of a set, such as
    that of a plan's version, which this room knows by its key alone; blank for the council's standing targets. How
    much by when stands in its values. `tolerance`, in the figure's unit, is how far off is amber; None for no amber.
    `named_post`: the post that `owner` names, where it names one.
    """

    id: int
    figure: str = models.CharField(max_length=30)
    authority: str = models.CharField(max_length=3)
    unit: str = models.CharField(max_length=60, blank=True)
    target_set: str = models.CharField(max_length=60, blank=True)
    tolerance: float | None = models.FloatField(null=True, blank=True)
    owner: str = models.CharField(max_length=150, blank=True)
    named_post_id: int | None
    named_post: Post | None = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    words: str = models.CharField(max_length=300)
    said_by: str = models.CharField(max_length=150)
    said_at: datetime = models.DateTimeField()
    withdrawn_by: str = models.CharField(max_length=150, blank=True)
    withdrawn_at: datetime | None = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager] = models.Manager()
    values_by_period: ClassVar[models.Manager]
    changes: ClassVar[models.Manager]

    class Meta:
        default_permissions = ()
        ordering = ("figure", "unit", "target_set", "pk")
        constraints = (
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="scorecards_target_withdrawn_whole"),
            models.CheckConstraint(condition=~models.Q(figure=""), name="scorecards_target_of_a_figure"),
            models.CheckConstraint(condition=~models.Q(words=""), name="scorecards_target_agreed_somewhere"),
            models.CheckConstraint(
                condition=models.Q(tolerance=None) | models.Q(tolerance__gte=0),
                name="scorecards_tolerance_is_a_distance",
            ),
            models.UniqueConstraint(
                fields=("figure", "authority", "unit", "target_set"),
                condition=models.Q(withdrawn_at__isnull=True),
                name="scorecards_one_target_a_unit_and_set",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about it begins."""
        return f"The target of {self.figure}"


class TargetValue(models.Model):
    """One point of a target: a value to be reached by the end of a period, by its name, as 2026-27-Q2."""

    target_id: int
    target: Target = models.ForeignKey(Target, models.CASCADE, related_name="values_by_period")
    period: str = models.CharField(max_length=12)
    value: float = models.FloatField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("target", "period"), name="scorecards_one_value_a_period"),
            models.CheckConstraint(
                condition=models.Q(value__gte=0), name="scorecards_value_is_no_less_than_0"
            ),
        )


class TargetChange(ChangeRecord):
    """One field of a target was changed: its points, its tolerance, its owner, where it was agreed, or that it was withdrawn."""

    target: Any = models.ForeignKey(Target, models.CASCADE, related_name="changes")

    objects: ClassVar[models.Manager] = models.Manager()
