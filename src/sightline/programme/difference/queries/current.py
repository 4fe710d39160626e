"""The tests of difference that count now, and the changes of them that wait for a second person."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sightline.people.models import User
from sightline.programme.kinds.test_of_difference import TESTED
from sightline.programme.models import Action, DeclaredTest, ProposedTest
from sightline.programme.models.tests_of_difference import FieldsOfTest


def declared_tests(actions: Iterable[int], before: datetime | None = None) -> dict[int, list[DeclaredTest]]:
    """Action → the tests that count, in their order; one query. An action without one is not among the keys.

    `before`: those that counted then; now where none is given.
    """
    latest: dict[tuple[int, int], DeclaredTest] = {}
    rows = DeclaredTest.objects.filter(action__in=list(actions)).select_related("action__plan")
    if before:
        rows = rows.filter(at__lt=before)
    for each in rows.order_by("action", "series", "number"):
        latest[each.action_id, each.series] = each
    by_action: dict[int, list[DeclaredTest]] = {}
    for (action, _), each in latest.items():
        if not each.removed:
            by_action.setdefault(action, []).append(each)
    return by_action


def declared_tests_of(action: Action) -> list[DeclaredTest]:
    """The tests of one action that count, in their order."""
    return declared_tests([action.pk]).get(action.pk, [])


def waiting_of(actions: Iterable[int]) -> dict[int, list[ProposedTest]]:
    """Action → the changes of its tests that wait for a second person, in their order; one query."""
    by_action: dict[int, list[ProposedTest]] = {}
    rows = ProposedTest.objects.filter(action__in=list(actions), state="waiting")
    for each in rows.select_related("action").order_by("action", "series"):
        by_action.setdefault(each.action_id, []).append(each)
    return by_action


def latest_of(action: Action, series: int) -> DeclaredTest | None:
    """The last declaration of this test, None where there is none."""
    return action.declarations.filter(series=series).order_by("-number").first()


def may_decide(person: User) -> bool:
    """Whether this person may be the second one, who confirms or refuses a change: they write plans or approve them."""
    return person.has_perm("plan.change") or person.has_perm("plan.approve")


def next_series(action: Action) -> int:
    """The number that one more test of this action has."""
    latest = action.declarations.order_by("-series").values_list("series", flat=True).first()
    return (latest or 0) + 1


def tested(declared: FieldsOfTest) -> dict[str, Any]:
    """What a declaration tests as plain data, days as text; without who declared it, and without a verdict."""
    values = {name: getattr(declared, name) for name in TESTED}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
