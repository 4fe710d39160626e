"""How late a case was, and the orders of a list: days that count and days that do not."""

from datetime import date, datetime

import pytest

from sightline.calendars import clocks
from sightline.measuring.discover import measures
from sightline.scorecards.cases_order import days_late, in_order, orders_of, with_days_late

AS01, AS06, FD01 = (measures()[each] for each in ("AS01", "AS06", "FD01"))
DATA_TO = date(2025, 6, 30)
DUE = date(2025, 5, 8)


@pytest.mark.parametrize(
    ("story", "late"),
    [
        ({"authorised": date(2025, 5, 8)}, None),  # its last day is in time
        ({"authorised": date(2025, 5, 9)}, 1),
        ({"authorised": date(2025, 5, 12)}, 2),  # the weekend is no working day
        ({"authorised": date(2025, 5, 27)}, 12),  # nor is Monday 26 May
        ({"authorised": None}, 36),  # open on the data date
        ({}, 36),
        (
            {"seen_on": None, "authorised": date(2025, 5, 9)},
            None,
        ),  # it ended, and nobody says whether they were seen
        ({"seen_on": date(2025, 5, 9), "authorised": date(2025, 6, 9)}, 1),
    ],
)
def test_working_days_late(story, late):
    assert days_late(clocks.ASSESSMENT, {"due": DUE, **story}, DATA_TO) == late


def test_where_the_clock_counts_days_or_hours_so_does_lateness():
    due, done = datetime(2025, 5, 9, 16, 30), datetime(2025, 5, 12, 9)  # noqa: DTZ001
    assert days_late(clocks.RETURN_INTERVIEW, {"due": due, "interviewed": done}, DATA_TO) == 3
    assert days_late(clocks.ASSESSMENT, {"due": None}, DATA_TO) is None


def case(child: str, done: date, *, counted: bool = False, team: str = "T1") -> dict:
    return {"child_id": child, "due": DUE, "authorised": done, "counted": counted, "on": done, "team": team}


def test_only_a_measure_with_a_clock_has_lateness_and_only_what_was_late():
    late, soon = case("B", date(2025, 5, 12)), case("A", date(2025, 5, 7), counted=True)
    assert [each["days_late"] for each in with_days_late(AS01, [late, soon], DATA_TO)] == [2, None]
    assert with_days_late(FD01, [late], DATA_TO) == [late]
    undated = {key: value for key, value in late.items() if key != "due"}
    assert with_days_late(AS01, [undated], DATA_TO) == [undated]


def test_what_a_measure_counts_in_time_is_not_late_by_another_count():
    assert with_days_late(AS01, [case("A", date(2025, 5, 12), counted=True)], DATA_TO)[0]["days_late"] is None


def test_who_stands_open_at_a_months_end_is_late_by_that_day():
    open_then = {"child_id": "A", "due": DUE, "counted": True, "on": date(2025, 5, 12)}
    assert with_days_late(AS06, [open_then], DATA_TO)[0]["days_late"] == 2


def test_orders():
    cases = with_days_late(
        AS01,
        [case("C", date(2025, 5, 9)), case("A", date(2025, 5, 12), team="T2"), case("B", date(2025, 5, 9))],
        DATA_TO,
    )
    names = {"T1": "South", "T2": "North"}
    told = {
        order: "".join(each["child_id"] for each in in_order(cases, order, names))
        for order in orders_of(cases)
    }
    assert told == {"late": "ACB", "date": "CAB", "child": "ABC", "team": "ACB"}
    assert list(orders_of([case("A", date(2025, 5, 1), counted=True)])) == ["date", "child", "team"]
