"""The table of bank holidays, against rules worked out apart from it."""

from collections import Counter
from datetime import date, timedelta

import pytest
from dateutil.easter import easter

from sightline.standards.bank_holidays import KNOWN_FROM, KNOWN_TO, bank_holidays

YEARS = range(1995, 2031)
MOVED = {date(1995, 5, 1), date(2002, 5, 27), date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)}
ONE_OFF = {
    date(1999, 12, 31): "Millennium bank holiday",
    date(2002, 6, 3): "Golden Jubilee bank holiday",
    date(2011, 4, 29): "Royal Wedding bank holiday",
    date(2012, 6, 5): "Diamond Jubilee bank holiday",
    date(2022, 6, 3): "Platinum Jubilee bank holiday",
    date(2022, 9, 19): "State Funeral bank holiday",
    date(2023, 5, 8): "Coronation bank holiday",
}


def days_named(name, year):
    return [day for day, said in bank_holidays().items() if said.split(" (")[0] == name and day.year == year]


@pytest.mark.parametrize("year", YEARS)
def test_easter_falls_where_dateutil_puts_it(year):
    assert days_named("Good Friday", year) == [easter(year) - timedelta(days=2)]
    assert days_named("Easter Monday", year) == [easter(year) + timedelta(days=1)]


@pytest.mark.parametrize("year", YEARS)
def test_christmas_boxing_day_and_new_year_are_the_next_free_weekdays(year):
    for name, day in (("New Year's Day", date(year, 1, 1)), ("Boxing Day", date(year, 12, 26))):
        (held,) = days_named(name, year)
        assert timedelta(0) <= held - day <= timedelta(days=2)
    (christmas,) = days_named("Christmas Day", year)
    assert christmas == date(year, 12, 25) or date(year, 12, 25).weekday() > 4


@pytest.mark.parametrize(
    ("name", "months", "days"),
    [
        ("Early May bank holiday", {5}, range(1, 8)),
        ("Spring bank holiday", {5}, range(25, 32)),
        ("Summer bank holiday", {8}, range(25, 32)),
    ],
)
def test_the_monday_holidays_are_the_first_or_last_monday_unless_moved(name, months, days):
    for year in YEARS:
        (held,) = days_named(name, year)
        usual = held.month in months and held.day in days and held.weekday() == 0
        assert usual or any(each.year == year for each in MOVED)


@pytest.mark.parametrize("day", sorted(MOVED))
def test_a_moved_holiday_leaves_a_working_day_behind(day):
    assert day not in bank_holidays()


@pytest.mark.parametrize(
    "day", [date(1995, 5, 8), date(2002, 6, 4), date(2012, 6, 4), date(2020, 5, 8), date(2022, 6, 2)]
)
def test_a_moved_holiday_is_held_where_it_was_moved_to(day):
    assert bank_holidays()[day] in ("Early May bank holiday", "Spring bank holiday")


@pytest.mark.parametrize(("day", "name"), ONE_OFF.items())
def test_the_single_holidays_are_there(day, name):
    assert bank_holidays()[day] == name


def test_every_year_has_eight_and_the_single_ones_besides():
    extra = Counter(day.year for day in ONE_OFF)
    assert Counter(day.year for day in bank_holidays()) == {year: 8 + extra[year] for year in YEARS}


def test_no_bank_holiday_falls_on_a_weekend():
    assert [day for day in bank_holidays() if day.weekday() > 4] == []


def test_the_substitute_days_of_christmas_2021_and_2022():
    assert [days_named("Christmas Day", 2021), days_named("Boxing Day", 2021)] == [
        [date(2021, 12, 27)],
        [date(2021, 12, 28)],
    ]
    assert [days_named("Boxing Day", 2022), days_named("Christmas Day", 2022)] == [
        [date(2022, 12, 26)],
        [date(2022, 12, 27)],
    ]


def test_the_table_is_in_order_and_within_what_it_says_it_knows():
    days = list(bank_holidays())
    assert days == sorted(days)
    assert KNOWN_FROM <= days[0] <= days[-1] <= KNOWN_TO
