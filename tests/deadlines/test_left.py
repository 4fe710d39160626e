"""How much time is left, in working days after the data date."""

from datetime import date, datetime

import pytest

from sightline.calendars import limits
from sightline.deadlines.left import as_at, counts, days_left, mark, state, what, why, within

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


CHRISTMAS = date(2025, 12, 22)


@pytest.mark.parametrize(
    ("data_to", "due", "said"),
    [
        (SATURDAY, SATURDAY, "that day"),
        (SATURDAY, date(2025, 6, 29), "soon"),  # the Sunday: nothing is left to do it in
        (FRIDAY, MONDAY, "soon"),
        (FRIDAY, date(2025, 7, 4), "soon"),  # the fifth working day
        (FRIDAY, date(2025, 7, 5), "soon"),  # the Saturday and Sunday after it: still five to do it in
        (FRIDAY, date(2025, 7, 6), "soon"),
        (FRIDAY, date(2025, 7, 7), "later"),
        (FRIDAY, TUESDAY, "late"),
        (CHRISTMAS, date(2025, 12, 31), "soon"),  # 23, 24, 29, 30, 31
        (CHRISTMAS, date(2026, 1, 1), "soon"),  # a bank holiday
        (CHRISTMAS, date(2026, 1, 2), "later"),
    ],
)
def test_what_is_marked_soon_is_what_the_filter_of_five_working_days_keeps(data_to, due, said):
    row = _row("assessment", due)
    assert mark(row, data_to) == said
    assert (within([row], data_to, limits.parse("5wd")) == [row]) is (said != "later")
    checkpoint = _row("assessment-checkpoint-10", due)
    assert mark(checkpoint, data_to) == "checkpoint"


def test_days_that_have_passed_are_counted_without_checkpoints_and_without_what_was_late():
    days = [TUESDAY, FRIDAY, MONDAY, date(2025, 7, 10), date(2025, 7, 11), date(2025, 8, 1)]
    rows = [_row(clock, day) for day in days for clock in ("assessment", "assessment-checkpoint-10")]
    assert as_at(rows, FRIDAY, date(2025, 7, 11)) == (
        "As at 27 June. 10 working days have gone since; 3 of these days have passed and we cannot see whether they were met."
    )


def test_counts_have_no_child():
    rows = [_row("assessment", TUESDAY), _row("assessment", FRIDAY), _row("first-care-review", MONDAY, "T0")]
    assert counts(rows, FRIDAY) == [
        {"team": "T0", "clock": "first-care-review", "overdue": 0, "last_day": 0, "not_due_yet": 1},
        {"team": "T1", "clock": "assessment", "overdue": 1, "last_day": 1, "not_due_yet": 0},
    ]


def test_the_clock_explains_itself():
    assert why(_row("assessment", date(2025, 5, 8))) == (
        "45 working days from 3 March 2025, less Good Friday, Easter Monday and the Early May bank holiday"
    )
    assert why(_row("permanence-plan", MONDAY)) == "by the second care review"
    assert what("assessment") == "Assessment, 45 working days"
