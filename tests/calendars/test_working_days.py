"""Working days: against the dates others printed, and against a twin that walks the days one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.calendars.bounds import FIRST_DAY, LAST_DAY
from sightline.calendars.working_days import (
    CalendarError,
    add_working_days,
    calendar_rows,
    holidays_between,
    is_working_day,
    last_day_within,
    working_days_between,
)
from sightline.standards.bank_holidays import bank_holidays

DAYS = st.dates(date(1996, 1, 1), date(2029, 12, 31))


def naive_is_working(day):
    return day.weekday() < 5 and day not in bank_holidays()


def naive_add(start, count):
    """Walk one day at a time; deliberately slow."""
    step, day = (1 if count > 0 else -1), start
    for _ in range(abs(count)):
        day += timedelta(days=step)
        while not naive_is_working(day):
            day += timedelta(days=step)
    return day


def naive_between(start, end):
    """The number of working days after the start up to the day the end is judged by; deliberately slow."""
    judged = end
    while not naive_is_working(judged):
        judged += timedelta(days=1)
    return sum(naive_is_working(start + timedelta(days=n)) for n in range(1, (judged - start).days + 1))


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2015, 9, 15), 70, date(2015, 12, 22)),  # T1
        (date(2016, 6, 27), 70, date(2016, 10, 4)),  # T2
        (date(2022, 5, 9), 70, date(2022, 8, 17)),  # T3: both Jubilee days left out
        (date(2025, 3, 8), 1, date(2025, 3, 10)),  # from a Saturday day 1 is Monday
        (date(2025, 4, 17), 1, date(2025, 4, 22)),  # over Easter
        (date(2025, 4, 22), -1, date(2025, 4, 17)),
        (date(2025, 3, 9), -1, date(2025, 3, 7)),
    ],
)
def test_day_1_is_the_working_day_after_the_start(start, count, expected):
    assert add_working_days(start, count) == expected


def test_no_days_leave_the_start_as_it_is():
    assert add_working_days(date(2025, 3, 8), 0) == date(2025, 3, 8)


@settings(max_examples=300, deadline=None)
@given(start=DAYS, count=st.integers(-90, 90).filter(bool))
def test_counting_agrees_with_walking_day_by_day(start, count):
    assert add_working_days(start, count) == naive_add(start, count)


@settings(max_examples=300, deadline=None)
@given(start=DAYS, days=st.integers(0, 400))
def test_the_days_between_agree_with_walking_day_by_day(start, days):
    assert working_days_between(start, start + timedelta(days=days)) == naive_between(
        start, start + timedelta(days=days)
    )


@settings(max_examples=200, deadline=None)
@given(start=DAYS, count=st.integers(1, 90))
def test_a_deadline_is_as_far_away_as_it_was_asked_to_be(start, count):
    assert working_days_between(start, add_working_days(start, count)) == count


@pytest.mark.parametrize(
    ("end", "days"),
    [
        (date(2025, 3, 7), 4),  # the Friday deadline
        (date(2025, 3, 8), 5),  # finishing on the Saturday after is late
        (date(2025, 3, 9), 5),
        (date(2025, 3, 10), 5),
        (date(2025, 3, 3), 0),
        (date(2025, 2, 28), -1),
    ],
)
def test_finishing_at_the_weekend_counts_as_the_next_working_day(end, days):
    assert working_days_between(date(2025, 3, 3), end) == days


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2026, 11, 6), 5, date(2026, 11, 15)),  # Friday: the Sunday after the next Friday
        (date(2026, 11, 6), 0, date(2026, 11, 8)),  # the weekend that follows leaves nothing
        (date(2026, 11, 7), 1, date(2026, 11, 9)),  # Saturday: Monday is the first
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Christmas on a Friday, Boxing Day kept on the Monday
        (date(2026, 11, 9), 4, date(2026, 11, 15)),
        (LAST_DAY, 3, LAST_DAY),
    ],
)
def test_the_last_day_within_so_many_working_days(start, count, last):
    assert last_day_within(start, count) == last


@given(DAYS, st.integers(0, 60))
@settings(max_examples=60)
def test_the_day_after_the_last_within_is_one_working_day_too_far(start, count):
    after = (last_day_within(start, count) - start).days
    worked = [naive_is_working(start + timedelta(days=day)) for day in range(1, after + 2)]
    assert (sum(worked[:-1]), worked[-1]) == (count, True)


def test_christmas_2024_to_twelfth_night_is_eight_working_days_after_20_december():
    """The sector tool that leaves bank holidays in says 11: measure-definitions.md, trap 2."""
    days = working_days_between(date(2024, 12, 20), date(2025, 1, 6))
    assert days == naive_between(date(2024, 12, 20), date(2025, 1, 6)) == 8


def test_the_bank_holidays_that_stretched_a_clock_are_named():
    assert holidays_between(date(2025, 3, 3), date(2025, 5, 8)) == [
        "Good Friday",
        "Easter Monday",
        "Early May bank holiday",
    ]


def test_a_bank_holiday_on_the_start_stretches_nothing_and_on_the_end_does():
    assert holidays_between(date(2025, 4, 18), date(2025, 4, 21)) == ["Easter Monday"]


def test_the_calendar_has_one_row_for_each_day():
    days = calendar_rows()["day"].to_pylist()
    assert (days[0], days[-1], len(set(days))) == (FIRST_DAY, LAST_DAY, len(days))
    assert len(days) == (days[-1] - days[0]).days + 1


def test_the_calendar_says_of_each_day_what_the_functions_say():
    from_christmas_2024 = (date(2024, 12, 20) - FIRST_DAY).days
    for row in calendar_rows().slice(from_christmas_2024, 60).to_pylist():
        assert row["is_working"] == naive_is_working(row["day"])
        assert row["working_day_of"] - row["working_days_to"] == 1 - row["is_working"]


@settings(max_examples=100, deadline=None)
@given(start=DAYS, end=DAYS)
def test_the_calendars_columns_give_the_same_days_between(start, end):
    table = calendar_rows()
    at = [(day - FIRST_DAY).days for day in (start, end)]
    taken = table["working_day_of"][at[1]].as_py() - table["working_days_to"][at[0]].as_py()
    assert taken == working_days_between(start, end)


def test_the_calendars_types_are_what_the_store_expects():
    assert [str(field.type) for field in calendar_rows().schema] == [
        "date32[day]",
        "int8",
        *["int32"] * 4,
    ]


def test_a_deadline_past_the_known_bank_holidays_warns():
    with pytest.warns(UserWarning, match=r"Bank holidays are known up to 31 December 2030; 2 January 2031"):
        assert add_working_days(date(2030, 12, 31), 2) == date(2031, 1, 2)


def test_a_deadline_on_the_last_known_day_does_not_warn(recwarn):
    assert add_working_days(date(2030, 12, 30), 1) == date(2030, 12, 31)
    assert not recwarn.list


def test_past_the_known_bank_holidays_only_weekends_are_left_out():
    assert is_working_day(date(2031, 12, 25))
    assert not is_working_day(date(2031, 12, 27))


@pytest.mark.parametrize(
    ("start", "count"), [(date(1899, 12, 31), 1), (date(2100, 12, 29), 5), (date(1900, 1, 2), -5)]
)
def test_a_day_outside_the_calendar_is_refused_in_a_sentence(start, count):
    with pytest.raises(CalendarError, match=r"outside the calendar, which runs from 1 January 1900 to"):
        add_working_days(start, count)
