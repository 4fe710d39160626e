"""Working days: not Saturday, not Sunday, not a bank holiday of England and Wales.

Day 1 is the working day after the start. Everything is looked up in one running count of working days, made once,
so the same numbers serve a single deadline here and a hundred million rows through `calendar_rows`.
Outside the years whose bank holidays are known (1995 to 2030) only weekends are left out, and a deadline that falls
past them says so in a warning.
"""

import warnings
from datetime import date, timedelta
from functools import cache

import numpy as np
import pyarrow as pa

from sightline.calendars.bounds import FIRST_DAY, LAST_DAY
from sightline.calendars.dates import in_words
from sightline.calendars.hours import hours_ahead_from
from sightline.standards.bank_holidays import KNOWN_TO, bank_holidays


class CalendarError(ValueError):
    """A day the calendar does not reach; its message is a sentence."""


@cache
def _is_working() -> np.ndarray:
    """One boolean per day from FIRST_DAY to LAST_DAY."""
    days = np.arange((LAST_DAY - FIRST_DAY).days + 1)
    working = (days + FIRST_DAY.weekday()) % 7 < 5
    working[[(day - FIRST_DAY).days for day in bank_holidays()]] = False
    return working


@cache
def _running_count() -> np.ndarray:
    """The number of working days from FIRST_DAY up to and including each day."""
    return np.cumsum(_is_working(), dtype=np.int32)


@cache
def _working_positions() -> np.ndarray:
    """Where the first, second, … working day stands among all days."""
    return np.flatnonzero(_is_working())


def _position(day: date) -> int:
    """Where the day stands in the calendar; a sentence when it lies outside."""
    position = date(day.year, day.month, day.day).toordinal() - FIRST_DAY.toordinal()
    if not 0 <= position <= LAST_DAY.toordinal() - FIRST_DAY.toordinal():
        raise CalendarError(
            f"{in_words(day)} lies outside the calendar, which runs from {in_words(FIRST_DAY)} to "
            f"{in_words(LAST_DAY)}. Check the year."
        )
    return position


def is_working_day(day: date) -> bool:
    """Whether people are at work: not a weekend and not a bank holiday."""
    return bool(_is_working()[_position(day)])


def working_days_to(day: date) -> int:
    """The running number of working days up to and including the day."""
    return int(_running_count()[_position(day)])


def working_day_of(day: date) -> int:
    """The running number the day is judged by: its own, or the next working day's when it is not one."""
    return working_days_to(day) + (0 if is_working_day(day) else 1)


def last_day_within(start: date, count: int) -> date:
    """The last day up to which no more than so many working days have passed since the start: the day before the next one.

    Within 5 of a Friday is the Sunday after the Friday that follows. The calendar's last day where it ends before.
    """
    positions, after = _working_positions(), working_days_to(start) + count
    return FIRST_DAY + timedelta(days=int(positions[after]) - 1) if after < len(positions) else LAST_DAY


def add_working_days(start: date, count: int) -> date:
    """The day so many working days after the start (before it, when negative); the start itself for 0.

    Day 1 is the working day after the start, also when the start is not a working day. Warns when the answer lies
    past the last known bank holiday.
    """
    if count == 0:
        return date(start.year, start.month, start.day)
    running = working_days_to(start) if count > 0 else working_day_of(start)
    positions = _working_positions()
    if not 0 <= running + count - 1 < len(positions):
        raise CalendarError(
            f"{abs(count)} working days {'after' if count > 0 else 'before'} {in_words(start)} lies outside the "
            f"calendar, which runs from {in_words(FIRST_DAY)} to {in_words(LAST_DAY)}. Use a shorter limit."
        )
    day = FIRST_DAY + timedelta(days=int(positions[running + count - 1]))
    _warn_past_known(max(day, date(start.year, start.month, start.day)))
    return day


def _warn_past_known(day: date) -> None:
    """Say that bank holidays are not known for the day, where they are not."""
    if day > KNOWN_TO:
        warnings.warn(
            f"Bank holidays are known up to {in_words(KNOWN_TO)}; {in_words(day)} was worked out from weekends alone. "
            "Add the later years to bank_holidays.csv.",
            stacklevel=3,
        )


def working_days_between(start: date, end: date) -> int:
    """How many working days the end is after the start: day 1 is the working day after the start.

    An end that is not a working day is counted as the next working day, so that finishing on the Saturday after a
    Friday deadline is late. Negative when the end comes first.
    """
    return working_day_of(end) - working_days_to(start)


def last_working_day(day: date) -> date:
    """The day itself, or the working day before it where it is none: the last on which people are at work for it."""
    return day if is_working_day(day) else add_working_days(day, -1)


def holidays_between(start: date, end: date) -> list[str]:
    """The names of the bank holidays after the start, up to and including the end, in order: they explain a clock."""
    first, last = (date(day.year, day.month, day.day) for day in (start, end))
    return [name for day, name in bank_holidays().items() if first < day <= last]


@cache
def calendar_rows() -> pa.Table:
    """One row per day that can be reckoned with, for the store: what joins instead of date arithmetic.

    Columns: `day` (date32), `is_working` (int8, 1 or 0), `working_days_to` (int32, the running count up to and
    including the day), `working_day_of` (int32, the count the day is judged by). The working days a case took are
    the end's `working_day_of` less the start's `working_days_to`. `hours_ahead` and `hours_ahead_after` (int32) are how far
    the clocks are ahead of Greenwich as the day begins and as it ends: they differ on the two days of the year they change.
    """
    working, running = _is_working(), _running_count()
    ahead = pa.array(hours_ahead_from(FIRST_DAY, len(working) + 1), type=pa.int32())
    return pa.table(
        {
            "day": _column(np.arange(len(working)) + (FIRST_DAY - date(1970, 1, 1)).days, pa.date32()),
            "is_working": _column(working, pa.int8()),
            "working_days_to": _column(running, pa.int32()),
            "working_day_of": _column(running + ~working, pa.int32()),
            "hours_ahead": ahead[:-1],
            "hours_ahead_after": ahead[1:],
        }
    )


def _column(values: np.ndarray, kind: pa.DataType) -> pa.Array:
    """Whole numbers as a column. pyarrow.array would import numpy's masked arrays, to ask whether these are such."""
    numbers = values.astype(f"int{kind.bit_width}")
    return pa.Array.from_buffers(kind, len(numbers), [None, pa.py_buffer(numbers)])
