"""A list of cases to read: which columns there are, and why a deadline falls on its day."""

from datetime import date, datetime

import pytest

from sightline.calendars import clocks
from sightline.measuring.discover import measures
from sightline.scorecards.cases_table import cases_table, columns_of, heading, value_in_words, why_that_day

AS01 = measures()["AS01"]
LATE = {
    "case_id": "a1",
    "child_id": "x",
    "on": date(2025, 5, 15),
    "counted": False,
    "amount": None,
    "referred": date(2025, 3, 3),
    "authorised": date(2025, 5, 15),
    "due": date(2025, 5, 8),
    "working_days_taken": 50,
    "team": "T1",
}


def test_columns_come_in_the_order_of_the_story_and_say_something():
    names = ["child_id", "case_id", "referred", "authorised", "due", "working_days_taken", "team"]
    assert columns_of([LATE]) == names


def test_whether_it_counts_is_a_column_where_some_do_and_some_do_not():
    assert columns_of([LATE, {**LATE, "counted": True}])[-1] == "counted"


def test_the_day_a_case_is_dated_by_is_a_column_where_the_story_does_not_tell_it():
    assert columns_of([{**LATE, "on": date(2025, 6, 30)}])[2] == "on"


def test_a_moment_in_the_story_tells_the_day_too():
    told = {**LATE, "authorised": datetime(2025, 5, 15, 9, 30)}  # noqa: DTZ001
    assert "on" not in columns_of([told])


def test_headings_are_words():
    assert [heading(name) for name in ("child_id", "working_days_taken")] == ["Child", "Working days taken"]


def test_a_deadline_says_how_it_came_about_and_which_holidays_were_left_out():
    assert why_that_day(clocks.ASSESSMENT, LATE) == (
        "45 working days from 3 March 2025, less Good Friday, Easter Monday and the Early May bank holiday"
    )


@pytest.mark.parametrize("change", [{"referred": None}, {"referred": date(2025, 3, 4)}, {"due": None}])
def test_a_deadline_that_does_not_follow_from_the_story_is_not_explained(change):
    assert why_that_day(clocks.ASSESSMENT, {**LATE, **change}) == ""


def test_a_deadline_in_hours_is_explained_from_its_moment():
    case = {"returned": datetime(2025, 6, 6, 16, 30), "due": datetime(2025, 6, 9, 16, 30)}  # noqa: DTZ001
    assert why_that_day(clocks.RETURN_INTERVIEW, case) == "72 hours from 16:30 on 6 June 2025"


def test_the_table_shows_the_teams_name_and_aligns_numbers():
    table = cases_table(AS01, [LATE], [LATE], {"T1": "North"})
    row = {
        column.title: (cell.text, column.number)
        for column, cell in zip(table.columns, table.rows[0], strict=True)
    }
    assert row["Team"] == ("North", False)
    assert row["Working days taken"] == ("50", True)
    assert row["Due"] == ("8\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}25", False)


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, ""), (True, "Yes"), (False, "No"), (12.0, "12"), (12.55, "12.6"), ("N1", "N1")],
)
def test_values_are_said_as_people_say_them(value, words):
    assert value_in_words(value) == words
