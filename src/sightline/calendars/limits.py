"""How long a clock runs: the grammar `45wd`, `15d`, `3m`, `6w`, `72h`, `5cd`, and the deadline each gives.

wd working days, d calendar days, w weeks, m calendar months, h hours, cd clear working days (both ends left out).
Day 1 is the day after the start, unless the clock says that its start counts (care proceedings do).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sightline.calendars.dates import in_words, same_day_later
from sightline.calendars.hours import hours_after
from sightline.calendars.working_days import add_working_days, holidays_between

UNITS = {
    "wd": "working day",
    "cd": "clear working day",
    "d": "day",
    "w": "week",
    "m": "month",
    "h": "hour",
}
MOST_NAMED = 5


class LimitError(ValueError):
    """A limit that cannot be read; its message says what was typed and what is allowed."""


@dataclass(frozen=True)
class Limit:
    """A length of time: how many, and of what (`unit` is a key of UNITS)."""

    amount: int
    unit: str

    def __str__(self) -> str:
        """As it is typed: 45wd."""
        return f"{self.amount}{self.unit}"

    @property
    def text(self) -> str:
        """As people say it: 45 working days."""
        return f"{self.amount} {UNITS[self.unit]}{'' if self.amount == 1 else 's'}"

    def deadline(
        self, start: date | datetime, before: bool = False, start_counts: bool = False
    ) -> date | datetime:
        """The last moment that is still in time: a date, or for hours a datetime.

        `before` counts back from the start. `start_counts` makes the start itself day 1; it makes no difference to
        hours or clear days. Hours are hours gone by, over a change of the clocks too; from a bare date, or its midnight,
        they run by the calendar from 00:00.
        """
        sign = -1 if before else 1
        if self.unit == "h":
            exact = start if isinstance(start, datetime) else datetime.combine(start, time())
            return hours_after(exact, sign * self.amount)
        day = date(start.year, start.month, start.day)
        one = timedelta(days=sign if start_counts else 0)
        if self.unit == "wd":
            return add_working_days(day - one, sign * self.amount)
        if self.unit == "cd":
            return add_working_days(day, sign * (self.amount + 1))
        if self.unit == "m":
            return same_day_later(day, sign * self.amount) - one
        return day + timedelta(days=sign * self.amount * (7 if self.unit == "w" else 1)) - one

    def explain(self, start: date | datetime, deadline: date | datetime, start_counts: bool = False) -> str:
        """How the deadline came about, naming the bank holidays left out: it answers "why is it that day?"."""
        direction = "before" if _moment(deadline) < _moment(start) else "from"
        sentence = f"{self.text} {direction} {_in_words(start, self.unit)}"
        if self.unit == "cd":
            sentence += ", both ends left out"
        if start_counts and self.unit not in ("cd", "h"):
            sentence += ", which is day 1"
        if self.unit == "h":
            return sentence + _clocks_changed(start, deadline, self.amount)
        if self.unit not in ("wd", "cd"):
            return sentence
        holidays = holidays_between(*sorted((_moment(start), _moment(deadline))))
        return f"{sentence}, less {_holidays_in_words(holidays)}" if holidays else sentence


def _clocks_changed(start: date | datetime, deadline: date | datetime, hours: int) -> str:
    """What the clocks did between, where the wall clock moved by more or fewer hours than went by."""
    moved = abs(_moment(deadline) - _moment(start)) - timedelta(hours=hours)
    if not moved:
        return ""
    return f", over the day on which the clocks went {'forward' if moved > timedelta() else 'back'}"


def _in_words(start: date | datetime, unit: str) -> str:
    """The start in words, with its time of day where hours are counted."""
    return f"{_moment(start):%H:%M} on {in_words(start)}" if unit == "h" else in_words(start)


def _moment(day: date | datetime) -> datetime:
    """The local time, so that a date and a time can be compared; a bare date is its midnight."""
    return day.replace(tzinfo=None) if isinstance(day, datetime) else datetime.combine(day, time())


def _holidays_in_words(names: list[str]) -> str:
    """The holidays as a phrase: Good Friday, Easter Monday and the Early May bank holiday; many are only counted."""
    if len(names) > MOST_NAMED:
        return f"{len(names)} bank holidays"
    phrases = [f"the {name}" if name.endswith("bank holiday") else name for name in names]
    return " and ".join([", ".join(phrases[:-1]), phrases[-1]] if len(phrases) > 1 else phrases)


def parse(text: str) -> Limit:
    """The limit that was typed, such as 45wd; LimitError says what was typed and what is allowed."""
    parts = re.fullmatch(r"(\d{1,5})\s*(wd|cd|d|w|m|h)", text.strip().lower(), flags=re.ASCII)
    if not parts or int(parts[1]) == 0:
        raise LimitError(
            f"'{text}' is not a limit. Write a whole number from 1 and a unit: 45wd (working days), 15d (calendar "
            "days), 6w (weeks), 3m (calendar months), 72h (hours) or 5cd (clear working days, both ends left out)."
        )
    return Limit(int(parts[1]), parts[2])
