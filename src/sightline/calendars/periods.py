"""Periods: a month, a quarter, half a financial year, a financial year, the year to date, a rolling twelve months; as people write them (`label`, `title`)
and as scripts and addresses do (`name`, as contracts.md has it). `parse` reads all of them.

The financial year runs April to March. `2011-12` is December 2011; the few financial years whose short name is also a
month (2000/01 to 2011/12) are written with a slash. The slash is understood for every year.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sightline.calendars.dates import (
    MONTHS,
    in_words,
    month_end,
    month_in_words,
    read_day,
    read_month,
    same_day_later,
)

APRIL = 4
FORMS = (
    "Write a month (June 2025), a quarter (Q1 2025-26), half a year (H1 2025-26), a financial year (2025-26), a year to date "
    "(year to date September 2025) or twelve months (12 months to June 2025)."
)


class PeriodError(ValueError):
    """A period that cannot be read; its message says what was typed and lists the forms."""


@dataclass(frozen=True)
class Period:
    """A stretch of whole months. `kind` is month, quarter, half, year, ytd or r12; both days belong to it.

    How it is written is worked out once: a page of figures asks it of one period hundreds of times.
    """

    kind: str
    first: date
    last: date

    @cached_property
    def name(self) -> str:
        """As scripts and files write it; `parse` reads it back to the same period."""
        month = f"{self.last:%Y-%m}"
        if self.kind == "quarter":
            return f"{_year_name(self.first)}-Q{_quarter_number(self.first)}"
        if self.kind == "half":
            return f"{_year_name(self.first)}-H{_half_number(self.first)}"
        if self.kind == "year":
            also_a_month = 1 <= self.last.year % 100 <= 12
            return _year_name(self.first, "/" if also_a_month else "-")
        return {"month": month, "ytd": f"YTD:{month}", "r12": f"R12:{month}"}[self.kind]

    @cached_property
    def label(self) -> str:
        """As people write it where there is little room: Q1 2025-26, June 2025, 12 months to June 2025; `parse` reads it back."""
        month = month_in_words(self.last)
        return {
            "month": month,
            "quarter": f"Q{_quarter_number(self.first)} {_year_name(self.first)}",
            "half": f"H{_half_number(self.first)} {_year_name(self.first)}",
            "year": self.name,
            "ytd": f"year to date {month}",
            "r12": f"12 months to {month}",
        }[self.kind]

    @cached_property
    def title(self) -> str:
        """As people say it: June 2025; Q1 2025-26 (April to June 2025); twelve months to 30 June 2025."""
        if self.kind == "month":
            return month_in_words(self.last)
        if self.kind == "year":
            return _year_name(self.first)
        if self.kind == "r12":
            return f"twelve months to {in_words(self.last)}"
        if self.kind == "ytd":
            return _span(self.first, self.last)
        return f"{self.label} ({_span(self.first, self.last)})"

    @property
    def months(self) -> list[str]:
        """The months it is made of, in order: ['2025-04', '2025-05', '2025-06']."""
        return list(self._months)

    @cached_property
    def _months(self) -> tuple[str, ...]:
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return tuple(f"{same_day_later(self.first, number):%Y-%m}" for number in range(count))


def _year_start(day: date) -> int:
    """The calendar year in which the day's financial year began."""
    return day.year if day.month >= APRIL else day.year - 1


def _year_name(day: date, joined: str = "-") -> str:
    """The day's financial year: 2025-26."""
    return f"{_year_start(day)}{joined}{(_year_start(day) + 1) % 100:02d}"


def _quarter_number(day: date) -> int:
    """Which quarter of the financial year the day is in: 1 for April to June."""
    return (day.month - APRIL) % 12 // 3 + 1


def _half_number(day: date) -> int:
    """Which half of the financial year the day is in: 1 for April to September."""
    return (day.month - APRIL) % 12 // 6 + 1


def _span(first: date, last: date) -> str:
    """Two months as a phrase, the year said once where it is one year."""
    if (first.year, first.month) == (last.year, last.month):
        return month_in_words(last)
    year = "" if first.year == last.year else f" {first.year}"
    return f"{MONTHS[first.month - 1]}{year} to {month_in_words(last)}"


def month_of(day: date) -> Period:
    """The month the day is in."""
    return Period("month", day.replace(day=1), month_end(day))


def quarter_of(day: date) -> Period:
    """The quarter the day is in; Q1 is April to June."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return Period("quarter", first, month_end(same_day_later(first, 2)))


def half_of(day: date) -> Period:
    """The half of the financial year the day is in; H1 is April to September."""
    first = same_day_later(date(_year_start(day), APRIL, 1), 6 * (_half_number(day) - 1))
    return Period("half", first, month_end(same_day_later(first, 5)))


def year_of(day: date) -> Period:
    """The financial year the day is in."""
    return Period("year", date(_year_start(day), APRIL, 1), date(_year_start(day) + 1, 3, 31))


def year_to_date(day: date) -> Period:
    """April to the end of the month the day is in."""
    return Period("ytd", date(_year_start(day), APRIL, 1), month_end(day))


def rolling_twelve(day: date) -> Period:
    """The twelve months that end with the month the day is in."""
    return Period("r12", same_day_later(day.replace(day=1), -11), month_end(day))


_OF = {
    "month": month_of,
    "quarter": quarter_of,
    "half": half_of,
    "year": year_of,
    "ytd": year_to_date,
    "r12": rolling_twelve,
}


def last_complete_quarter(data_date: date) -> Period:
    """The last quarter whose last day is on or before the data date."""
    current = quarter_of(data_date)
    return current if current.last <= data_date else preceding(current)


def year_before(period: Period) -> Period:
    """The same period a year earlier."""
    return _OF[period.kind](same_day_later(period.last.replace(day=1), -12))


def preceding(period: Period) -> Period:
    """The last period of its kind that shares no day with it.

    For the year to date and the rolling twelve months that is the one a year earlier: anything nearer would share
    its cases, or compare six months with twelve.
    """
    if period.kind in ("ytd", "r12"):
        return year_before(period)
    return _OF[period.kind](period.first - timedelta(days=1))


def following(period: Period) -> Period:
    """The next month, quarter, half or whole financial year; of a year to date or twelve months, the one that ends a month later."""
    return _OF[period.kind](period.last + timedelta(days=1))


def parse(text: str) -> Period:
    """The period that was typed; PeriodError says what was typed and lists the forms."""
    name = " ".join(text.upper().split())
    period = _quarter(name) or _ending_with_month(name) or _year(name) or _in_words(name)
    if period is None:
        raise PeriodError(f"'{text}' is not a period. {FORMS}")
    return period


def _ending_with_month(name: str) -> Period | None:
    """A month, alone or after YTD: or R12:."""
    parts = re.fullmatch(r"(?:(YTD|R12):\s*)?((?:19|20)\d\d)-(0[1-9]|1[0-2])", name, flags=re.ASCII)
    if not parts:
        return None
    return _OF[(parts[1] or "month").lower()](date(int(parts[2]), int(parts[3]), 1))


def _in_words(name: str) -> Period | None:
    """A month as people type one, alone or after what it ends: 12 MONTHS TO JUNE 2025, YEAR TO DATE JUNE 2025, Q1 2025-26 (APRIL TO …)."""
    quarter = re.fullmatch(r"((?:Q[1-4]|H[12]) \d{4}-\d\d) \(.*\)", name, flags=re.ASCII)
    if quarter:
        return _quarter(quarter[1])
    for kind, before in _BEFORE_A_MONTH:
        if ends := re.fullmatch(before, name):
            month = read_month(ends[1]) or (_last_of_month(ends[1]) if kind == "r12" else None)
            if month and month.year in _YEARS:
                return _OF[kind](month)
    return None


_YEARS = range(1900, 2100)
"""As every other way of writing a period: a slip of a digit is no month."""

_BEFORE_A_MONTH = (
    ("r12", r"(?:12|TWELVE) MONTHS TO (.+)"),
    ("ytd", r"(?:YEAR TO DATE|YTD):? (?:TO )?(.+)"),
    ("month", r"(.+)"),
)


def _last_of_month(text: str) -> date | None:
    """The last day of a month, typed as a day; None for any other day."""
    day = read_day(text)
    return day if day and day == month_end(day) else None


def _year(name: str) -> Period | None:
    """A financial year whose second half follows its first."""
    parts = re.fullmatch(r"((?:19|20)\d\d)[-/](\d\d)", name, flags=re.ASCII)
    if not parts or (int(parts[1]) + 1) % 100 != int(parts[2]):
        return None
    return year_of(date(int(parts[1]), APRIL, 1))


def _quarter(name: str) -> Period | None:
    """A quarter or half a year, its number before or after the year."""
    after = re.fullmatch(r"(\d{4}[-/]\d\d)[- ](Q[1-4]|H[12])", name, flags=re.ASCII)
    before = re.fullmatch(r"(Q[1-4]|H[12]) ?(\d{4}[-/]\d\d)", name, flags=re.ASCII)
    if after:
        year, part = _year(after[1]), after[2]
    elif before:
        year, part = _year(before[2]), before[1]
    else:
        return None
    if year is None:
        return None
    kind, months = (quarter_of, 3) if part[0] == "Q" else (half_of, 6)
    return kind(same_day_later(year.first, months * (int(part[1]) - 1)))
