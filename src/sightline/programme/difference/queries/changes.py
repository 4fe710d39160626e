"""Which actions had their test of difference changed, from what to what, when, by whom, why, and whether they had started."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise

from django.utils import timezone

from sightline.programme.difference.queries.current import tested
from sightline.programme.kinds.test_of_difference import declared_in_words
from sightline.programme.models import DeclaredTest, StatusChange
from sightline.web.account_names import name_and_post


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedTest:
    """One change of an action's tests: `was` and `now` in words, with the reason given for it.

    `was` is blank where one more test was declared, `now` where one was removed. `confirmed_by`: the second person, where the
    change took one.
    """

    action: int
    at: datetime
    by: str
    reason: str
    was: str
    now: str
    after_start: bool
    confirmed_by: str = ""

    @property
    def what(self) -> str:
        """What was done, in words."""
        done = "changed" if self.was and self.now else "removed" if self.was else "added"
        return f"Test of difference {done}{' after the action started' if self.after_start else ''}"

    @property
    def who(self) -> str:
        """Who did it, and who confirmed it."""
        if not self.confirmed_by:
            return self.by
        return f"{name_and_post(self.by, self.at)}, confirmed by {name_and_post(self.confirmed_by, self.at)}"

    @property
    def from_to(self) -> str:
        """What it was and what it is, in one sentence without its stop."""
        was, now = self.was.rstrip("."), self.now.rstrip(".")
        return f"{was} became {now}" if was and now else was or now


def changes_of_tests(actions: Iterable[int]) -> list[ChangedTest]:
    """Every change of these actions' tests, the oldest first; two queries, see `changes_among`."""
    return changes_among(
        DeclaredTest.objects.filter(action__in=list(actions))
        .select_related("action")
        .order_by("action", "series", "number")
    )


def changes_among(rows: Iterable[DeclaredTest]) -> list[ChangedTest]:
    """Every change among these tests, by action, series and number, the oldest change first; a query where there is any.

    What was declared again in the same words, or judged, is none; nor is an action's first test. The start is the day the action says it started, or
    the moment that was reported, whichever came first.
    """
    pairs: list[tuple[DeclaredTest | None, DeclaredTest]] = []
    for (_, series), those in groupby(rows, key=lambda each: (each.action_id, each.series)):
        every: list[DeclaredTest] = list(those)
        if series > 1:
            pairs.append((None, every[0]))
        pairs += [(was, now) for was, now in pairwise(every) if tested(was) != tested(now)]
    reported = _reported({now.action_id for _, now in pairs}) if pairs else {}
    return sorted(
        (_changed_test(was, now, reported.get(now.action_id)) for was, now in pairs), key=lambda each: each.at
    )


def _changed_test(was: DeclaredTest | None, now: DeclaredTest, reported: datetime | None) -> ChangedTest:
    day = now.action.started_on
    after = day is not None and (
        timezone.localdate(now.at) > day or (reported is not None and reported <= now.at)
    )
    return ChangedTest(
        action=now.action_id,
        at=now.at,
        by=now.by,
        reason=now.reason,
        was=declared_in_words(tested(was) if was else None),
        now=declared_in_words(tested(now)),
        after_start=after,
        confirmed_by=now.confirmed_by,
    )


def _reported(actions: Iterable[int]) -> dict[int, datetime]:
    """Action → when it was first reported to have started."""
    steps = StatusChange.objects.filter(action__in=list(actions), status="in_progress").order_by("-id")
    return dict(steps.values_list("action", "at"))
