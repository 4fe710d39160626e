"""How things stood on a period's last day, and what changed in it: the day that counts and the day that does not."""

from datetime import date

import pytest

from sightline.calendars.periods import PeriodError
from sightline.programme.delivery.rules.roll_up import MilestoneDays
from sightline.programme.overview.rules.highlight import (
    ActionPast,
    Before,
    ahead,
    as_at,
    became_late,
    first_sentence,
    late_after,
    period_named,
    state_at,
)

SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("changes", "was_so"),
    [
        ([], "now"),
        ([Before(day("2026-10-31"), "first")], "now"),  # changed on that very day: it counts
        ([Before(day("2026-11-01"), "first")], "first"),  # changed a day later: not yet
        ([Before(day("2026-10-01"), "first"), Before(day("2026-11-02"), "second")], "second"),
        ([Before(day("2026-11-02"), "second"), Before(day("2026-11-05"), "third")], "second"),
    ],
)
def test_what_was_so_on_a_day(changes, was_so):
    assert as_at("now", changes, OCTOBER) == was_so


@pytest.mark.parametrize(
    ("due", "status", "statuses", "dues", "late", "became"),
    [
        ("2026-10-31", "in_progress", [], [], True, True),  # its day is over when the period is
        ("2026-11-01", "in_progress", [], [], False, False),
        ("2026-09-30", "in_progress", [], [], True, False),  # was late before
        ("2026-10-10", "done", [("2026-11-02", "in_progress")], [], True, True),  # done, but after the period
        ("2026-10-10", "done", [("2026-10-09", "in_progress")], [], False, False),
        (
            "2026-12-31",
            "in_progress",
            [],
            [("2026-11-03", "2026-10-10")],
            True,
            True,
        ),  # moved after the period
        ("2026-12-31", "in_progress", [], [("2026-10-20", "2026-10-10")], False, False),  # moved within it
        ("2026-12-31", "in_progress", [], [("2026-11-03", "")], False, False),  # had no day then
    ],
)
def test_late_is_what_it_was_then(due, status, statuses, dues, late, became):
    past = ActionPast(
        status,
        day(due),
        (),
        tuple(Before(day(on), was) for on, was in statuses),
        tuple(Before(day(on), was) for on, was in dues),
    )
    assert late_after(state_at(past, OCTOBER), OCTOBER) is late
    assert became_late(past, SEPTEMBER, late=late) is became


@pytest.mark.parametrize(("reached", "late"), [("2026-10-31", False), ("2026-11-01", True), (None, True)])
def test_a_milestone_reached_later_was_not_reached_then(reached, late):
    point = MilestoneDays(day("2026-10-15"), day(reached) if reached else None, "Terms agreed")
    past = ActionPast("in_progress", None, (point,))
    assert late_after(state_at(past, OCTOBER), OCTOBER) is late
    assert (state_at(past, OCTOBER).points[0].reached_on is None) is late


def test_what_lies_ahead_is_after_the_period_and_not_beyond_the_next():
    points = (
        MilestoneDays(day("2026-10-31"), None, "on the last day"),
        MilestoneDays(day("2026-11-01"), None, "the day after"),
        MilestoneDays(day("2026-12-01"), None, "the last day ahead"),
        MilestoneDays(day("2026-12-02"), None, "beyond"),
        MilestoneDays(day("2026-11-05"), day("2026-10-01"), "reached already"),
    )
    past = ActionPast("in_progress", day("2026-11-20"), points)
    found = ahead(state_at(past, OCTOBER), "itself", OCTOBER, day("2026-12-01"))
    assert [title for _, title in found] == ["the day after", "itself", "the last day ahead"]
    assert (
        ahead(
            state_at(ActionPast("stopped", day("2026-11-20")), OCTOBER), "itself", OCTOBER, day("2026-12-01")
        )
        == []
    )


@pytest.mark.parametrize(
    ("moves", "became", "late", "said"),
    [
        (
            [],
            0,
            0,
            "In October 2026 no action changed status; none became overdue; none of 5 overdue at its end.",
        ),
        (
            ["done", "in_progress", "done"],
            2,
            3,
            "In October 2026 1 started or taken up again, 2 finished; 2 became overdue; 3 of 5 overdue at its end.",
        ),
    ],
)
def test_the_first_sentence(moves, became, late, said):
    assert first_sentence("October 2026", moves, became, late, 5) == said


def test_a_period_that_is_not_over_is_set_off_by_a_comma():
    title = "November 2026, to 2 November 2026"
    assert first_sentence(title, [], 0, 0, 5).startswith(f"In {title}, no action changed status;")


@pytest.mark.parametrize(
    ("became", "late", "said"),
    [
        (1, 1, "it became overdue; it was overdue at its end."),
        (0, 0, "nothing became overdue; it was not overdue at its end."),
    ],
)
def test_of_one_action_it_is_said_of_that_one(became, late, said):
    assert first_sentence("May 2026", ["done"], became, late, 1) == f"In May 2026 1 finished; {said}"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("", "2026-10-01", "2026-10-31"),  # the last whole month
        ("2026-05", "2026-05-01", "2026-05-31"),
        ("2026-11", "2026-11-01", "2026-11-30"),  # it has begun
        ("2026-27-Q3", "2026-10-01", "2026-12-31"),
    ],
)
def test_a_report_is_of_a_month_or_a_quarter_that_has_begun(text, first, last):
    period = period_named(text, day("2026-11-02"))
    assert (period.first, period.last) == (day(first), day(last))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-12", "December 2026 has not begun"),
        ("2026-27-Q4", "has not begun"),
        ("2025-26", "'2025-26' is no month and no quarter"),
        ("YTD:2026-09", "is no month and no quarter"),
        ("soon", "soon"),
    ],
)
def test_any_other_period_is_refused_in_a_sentence(text, said):
    with pytest.raises(PeriodError, match=said):
        period_named(text, day("2026-11-02"))


def test_an_action_without_a_day_has_only_its_milestones_ahead():
    point = MilestoneDays(day("2026-11-05"), None, "Terms agreed")
    undated = MilestoneDays(None, None, "Some day")
    state = state_at(ActionPast("in_progress", None, (point, undated)), OCTOBER)
    assert ahead(state, "itself", OCTOBER, day("2026-12-01")) == [(day("2026-11-05"), "Terms agreed")]
