"""Dates in words, and the same day in another month."""

from datetime import date

import pytest

from sightline.calendars import dates


def test_a_date_in_full_has_no_leading_nought():
    assert dates.in_words(date(2017, 11, 4)) == "4 November 2017"


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
