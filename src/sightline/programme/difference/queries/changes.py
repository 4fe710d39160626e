"""Which actions had their test of difference changed, from what to what, when, by whom, why, and whether they had started."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise

from django.utils import timezone

from sightline.programme.kinds.test_of_difference import TESTED, declared_in_words
from sightline.programme.models import DeclaredTest, StatusChange


@dataclass(frozen=True, slots=True)
class ChangedTest:
    """One change of an action's test: `was` and `now` in words, with the reason given for it."""

    action: int
    at: datetime
    by: str
    reason: str
    was: str
    now: str
    after_start: bool


def changes_of_tests(actions: Iterable[int]) -> list[ChangedTest]:
    """Every change of these actions' tests, the oldest first; two queries.

    What was declared again in the same words, or judged, is none. The start is the day the action says it started, or
    the moment that was reported, whichever came first.
    """
    rows = (
        DeclaredTest.objects.filter(action__in=list(actions))
        .select_related("action")
        .order_by("action", "number")
    )
    pairs = [
        pair
        for _, those in groupby(rows, key=lambda each: each.action_id)
        for pair in pairwise(those)
        if tested(pair[0]) != tested(pair[1])
    ]
    reported = _reported({now.action_id for _, now in pairs})
    return sorted(
        (_changed_test(was, now, reported.get(now.action_id)) for was, now in pairs), key=lambda each: each.at
    )


def tested(declared: DeclaredTest) -> dict[str, object]:
    """What a declaration tests, without who declared it, and without a verdict."""
    return {name: getattr(declared, name) for name in TESTED}


def _changed_test(was: DeclaredTest, now: DeclaredTest, reported: datetime | None) -> ChangedTest:
    day = now.action.started_on
    after = day is not None and (
        timezone.localdate(now.at) > day or (reported is not None and reported <= now.at)
    )
    before, after_it = declared_in_words(tested(was)), declared_in_words(tested(now))
    return ChangedTest(now.action_id, now.at, now.by, now.reason, before, after_it, after)


def _reported(actions: Iterable[int]) -> dict[int, datetime]:
    """Action → when it was first reported to have started."""
    steps = StatusChange.objects.filter(action__in=list(actions), status="in_progress").order_by("-id")
    return dict(steps.values_list("action", "at"))
