"""How much time is left, in working days after the data date."""

from datetime import date, datetime

import pytest

from sightline.calendars import limits
from sightline.deadlines.left import counts, days_left, state, what, why, within

FRIDAY, SATURDAY, MONDAY, TUESDAY = (date(2025, 6, day) for day in (27, 28, 30, 24))


@pytest.mark.parametrize(
    ("due", "data_to", "left", "said"),
    [
        (FRIDAY, FRIDAY, 0, "that day"),
        (SATURDAY, FRIDAY, 0, "open"),  # nothing is left after the Friday
        (MONDAY, FRIDAY, 1, "open"),
        (MONDAY, SATURDAY, 1, "open"),
        (FRIDAY, SATURDAY, -1, "late"),
        (FRIDAY, MONDAY, -1, "late"),
        (TUESDAY, FRIDAY, -3, "late"),
        (datetime.fromisoformat("2025-06-27T09:00"), FRIDAY, 0, "that day"),
    ],
)
def test_days_left_and_what_that_is_called(due, data_to, left, said):
    assert (days_left(due, data_to), state(due, data_to)) == (left, said)


def _row(clock, due, team="T1"):
    return {"clock": clock, "due": due, "team": team, "starts": date(2025, 3, 3), "child_id": "x"}


def test_within_keeps_what_is_late_and_what_falls_due_by_the_day():
    rows = [_row("assessment", day) for day in (TUESDAY, FRIDAY, MONDAY, date(2025, 7, 1))]
    kept = within(rows, FRIDAY, limits.parse("1wd"))
    assert [row["due"] for row in kept] == [TUESDAY, FRIDAY, MONDAY]


def test_counts_have_no_child():
    rows = [_row("assessment", TUESDAY), _row("assessment", FRIDAY), _row("first-care-review", MONDAY, "T0")]
    assert counts(rows, FRIDAY) == [
        {"team": "T0", "clock": "first-care-review", "late": 0, "that_day": 0, "open": 1},
        {"team": "T1", "clock": "assessment", "late": 1, "that_day": 1, "open": 0},
    ]


def test_the_clock_explains_itself():
    assert why(_row("assessment", date(2025, 5, 8))) == (
        "45 working days from 3 March 2025, less Good Friday, Easter Monday and the Early May bank holiday"
    )
    assert why(_row("permanence-plan", MONDAY)) == "by the second care review"
    assert what("assessment") == "Assessment, 45 working days"
