"""Days as whole numbers, so that a history is drawn with arrays and not row by row.

A day is the number of days since 1 January 1970; `NONE` means there is no date, and is what numpy holds for "not a
time", so an array of days becomes an array of dates without a loop. Working days come from `sightline.calendars`.
"""

from datetime import date
from functools import cache

import numpy as np

from sightline.calendars.working_days import calendar_rows

Days = np.ndarray

NONE: int = int(np.iinfo(np.int64).min)
YEAR = 365.25


def day_number(day: date) -> int:
    """The day as a whole number."""
    return (day - date(1970, 1, 1)).days


def as_date(number: int) -> date:
    """The whole number as a day."""
    return date.fromordinal(date(1970, 1, 1).toordinal() + int(number))


def has_day(days: Days) -> np.ndarray:
    """True where there is a date."""
    return days != NONE


def cut(days: Days, data_to: int) -> Days:
    """The days, with those after the data date blank: they have not happened yet."""
    return np.where(days > data_to, NONE, days)


@cache
def _calendar() -> tuple[int, np.ndarray, np.ndarray]:
    """The calendar's first day, the running count of working days, and where each working day stands."""
    table = calendar_rows()
    working = table["is_working"].to_numpy().astype(bool)
    first = int(table["day"].to_numpy().astype("datetime64[D]").astype(np.int64)[0])
    return first, np.cumsum(working).astype(np.int64), np.flatnonzero(working).astype(np.int64)


def working_position(days: Days) -> Days:
    """The running number of working days up to and including each day; days off the calendar count as its ends."""
    first, running, _ = _calendar()
    return running[np.clip(days, first, first + len(running) - 1) - first]


def at_working_position(positions: Days) -> Days:
    """The day that is the nth working day: the other way round from `working_position`."""
    first, _, days_by_position = _calendar()
    return days_by_position[np.clip(positions, 1, len(days_by_position)) - 1] + first


def add_working_days(days: Days, count: Days | int) -> Days:
    """So many working days later: day 1 is the next working day; 0 gives the day itself."""
    counts = np.broadcast_to(count, np.shape(days))
    return np.maximum(at_working_position(working_position(days) + counts), np.where(counts > 0, 0, days))


def on_working_day(days: Days) -> Days:
    """The day itself where people are at work, else the next working day."""
    return at_working_position(working_position(days - 1) + 1)


def before_working_day(days: Days) -> Days:
    """The day itself where people are at work, else the last working day before it."""
    return at_working_position(working_position(days))


def add_months(days: Days, months: Days | int) -> Days:
    """The same day of the month so many months later, or that month's last day where it is too short."""
    dates = days.astype("datetime64[D]")
    month = dates.astype("datetime64[M]")
    of_month = (dates - month.astype("datetime64[D]")).astype(np.int64)
    later = month + np.asarray(months, dtype="timedelta64[M]")
    length = ((later + 1).astype("datetime64[D]") - later.astype("datetime64[D]")).astype(np.int64)
    return later.astype("datetime64[D]").astype(np.int64) + np.minimum(of_month, length - 1)


def age_in_years(born: Days, on: Days | int) -> np.ndarray:
    """Whole years at the last birthday, negative before birth."""
    return np.floor((on - born) / YEAR).astype(np.int64)
