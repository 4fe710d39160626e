"""Dates in words, and the same day in another month."""

from datetime import date

import pytest

from sightline.calendars import dates


def test_a_date_in_full_has_no_leading_nought():
    assert dates.in_words(date(2017, 11, 4)) == "4 November 2017"


@pytest.mark.parametrize(
    "text",
    [
        "14/11/2017",
        "14/11/17",
        "14 11 2017",
        "14-11-2017",
        "14.11.2017",
        "14 November 2017",
        "14 nov 2017",
        "14 Nov 17",
        "14-Nov-2017",
        "14th November, 2017",
        " 14  November 2017 ",
        "2017-11-14",
        "20171114",
    ],
)
def test_a_day_is_read_in_every_form_people_type(text):
    assert dates.read_day(text) == date(2017, 11, 14)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "11/14/2017",
        "31/02/2017",
        "14 Nov",
        "14 No 2017",
        "November 2017",
        "14/11/217",
        "0/1/2017",
    ],
)
def test_what_is_no_day_is_none(text):
    assert dates.read_day(text) is None


def test_the_day_comes_before_the_month_and_old_years_of_two_figures_are_old():
    assert dates.read_day("3/4/99") == date(1999, 4, 3)
    assert dates.read_day("1 Sept 2020") == date(2020, 9, 1)


@pytest.mark.parametrize("text", ["November 2017", "Nov 2017", "11/2017", "2017-11"])
def test_a_month_is_read_as_its_first_day(text):
    assert dates.read_month(text) == date(2017, 11, 1)


@pytest.mark.parametrize("text", ["14 November 2017", "13/2017", "2017"])
def test_what_is_no_month_is_none(text):
    assert dates.read_month(text) is None


def test_a_day_in_words_is_read_back():
    day = date(2026, 9, 1)
    assert dates.read_day(dates.in_words(day)) == dates.read_day(dates.short(day)) == day
    assert dates.short_month(day) == "Sep 26"


def test_a_short_date_keeps_both_figures_of_the_year():
    assert dates.short(date(2007, 11, 14)) == "14 Nov 07"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
        (date(2025, 11, 30), 1, date(2025, 12, 30)),
    ],
)
def test_the_same_day_months_later_or_the_months_last_day(day, months, later):
    assert dates.same_day_later(day, months) == later


@pytest.mark.parametrize(
    ("day", "end"), [(date(2024, 2, 3), 29), (date(2025, 2, 3), 28), (date(2025, 12, 31), 31)]
)
def test_the_end_of_a_month(day, end):
    assert dates.month_end(day) == day.replace(day=end)


@pytest.mark.parametrize(
    ("day", "weekday"),
    [
        (date(2017, 11, 14), "Tuesday"),
        (date(2018, 9, 25), "Tuesday"),
        (date(2023, 3, 8), "Wednesday"),
        (date(2017, 6, 14), "Wednesday"),
        (date(2015, 11, 24), "Tuesday"),
        (date(2023, 3, 2), "Thursday"),
    ],
)
def test_the_weekdays_printed_in_the_committee_papers_are_right(day, weekday):
    """T5 of conventions.md section 8."""
    assert dates.weekday_in_words(day) == weekday
