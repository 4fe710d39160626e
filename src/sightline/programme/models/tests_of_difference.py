"""What will show that an action made a difference: the tests it declared, and the changes that wait for a second person."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.programme import kinds as rules
from sightline.programme.kinds.states import PROPOSED_TEST
from sightline.programme.models.actions import Action

_A_MEASURE_OR_WORDS = (
    Q(removed=True)
    | (Q(basis="measure") & ~Q(measure="") & Q(direction__in=("higher", "lower")))
    | (~Q(basis="measure") & Q(measure="", direction="") & ~Q(words=""))
)
_WHOLE_TARGET = (
    Q(baseline=None, baseline_on=None) | Q(baseline__isnull=False, baseline_on__isnull=False)
) & (Q(target=None, target_by=None) | Q(target__isnull=False, target_by__isnull=False))


class FieldsOfTest(models.Model):
    """What one test of difference is made of. An action may have several; `series` tells them apart, from 1.

    `basis` is `measure`, or what stands in its place: audit, dip_sample, feedback. `measure` is a figure's id;
    `lag` months in which no effect is expected yet; `least` the fewest cases a month may rest on. `words` says what
    will be looked at where no measure can show it. `baseline` and `target` in the figure's unit; the baseline of the month
    that ends on `baseline_on`, or of that day, the target due on the last day of `target_by`. `removed`: this test is no
    longer asked.
    """

    series: int = models.PositiveSmallIntegerField(default=1)
    basis: str = models.CharField(max_length=12)
    measure: str = models.CharField(max_length=30, blank=True)
    direction: str = models.CharField(max_length=10, blank=True)
    lag: int = models.PositiveSmallIntegerField(default=0)
    least: int = models.PositiveIntegerField(default=20)
    words: str = models.TextField(blank=True)
    baseline: float | None = models.FloatField(null=True, blank=True)
    baseline_on: date | None = models.DateField(null=True, blank=True)
    target: float | None = models.FloatField(null=True, blank=True)
    target_by: date | None = models.DateField(null=True, blank=True)
    removed: bool = models.BooleanField(default=False)
    reason: str = models.TextField(blank=True)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    class Meta:
        abstract = True
        default_permissions = ()


class DeclaredTest(FieldsOfTest):
    """A test as it was declared; a new declaration of the same series needs a reason and follows the old.

    `number` counts the declarations of a series from 1. `confirmed_by`: the second person, where the change took one. A
    verdict is a further declaration, by whoever judges.
    """

    action_id: int
    action: Action = models.ForeignKey(Action, models.CASCADE, related_name="declarations")
    number: int = models.PositiveIntegerField(default=1)
    confirmed_by: str = models.CharField(max_length=150, blank=True)
    verdict: str = models.CharField(max_length=10, blank=True)
    verdict_words: str = models.TextField(blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta(FieldsOfTest.Meta):
        ordering = ("action", "series", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("action", "series", "number"), name="programme_declared_once_a_number"
            ),
            models.CheckConstraint(
                condition=Q(basis__in=tuple(rules.BASES)), name="programme_basis_is_known"
            ),
            models.CheckConstraint(condition=_A_MEASURE_OR_WORDS, name="programme_a_measure_or_words"),
            models.CheckConstraint(condition=_WHOLE_TARGET, name="programme_a_target_has_its_day"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="programme_declaring_anew_says_why"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", verdict_words="")
                | (Q(verdict__in=("better", "worse", "same")) & ~Q(verdict_words="") & ~Q(basis="measure")),
                name="programme_only_words_are_judged_by_people",
            ),
        )


class ProposedTest(FieldsOfTest):
    """A change of a test after the action started: the old test counts until a second person has confirmed it.

    `state` as `kinds.states.PROPOSED_TEST`; `decided_by`, `decided_at` and `decided_words` of who confirmed, refused or
    withdrew it.
    """

    id: int
    action_id: int
    action: Action = models.ForeignKey(Action, models.CASCADE, related_name="proposals")
    state: str = models.CharField(max_length=12, default="waiting")
    decided_by: str = models.CharField(max_length=150, blank=True)
    decided_at: datetime | None = models.DateTimeField(null=True, blank=True)
    decided_words: str = models.TextField(blank=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta(FieldsOfTest.Meta):
        ordering = ("action", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("action", "series"),
                condition=Q(state="waiting"),
                name="programme_one_change_waits_a_test",
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(PROPOSED_TEST.words)), name="programme_proposal_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="programme_a_proposal_says_why"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_by="") | (~Q(state="waiting") & ~Q(decided_by="")),
                name="programme_who_decided_is_named",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | ~Q(decided_by=models.F("by")),
                name="programme_a_second_person_confirms",
            ),
            models.CheckConstraint(condition=_A_MEASURE_OR_WORDS, name="programme_proposed_measure_or_words"),
            models.CheckConstraint(condition=_WHOLE_TARGET, name="programme_proposed_target_has_its_day"),
        )
