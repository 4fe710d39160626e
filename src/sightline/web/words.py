"""Numbers and dates as people read them. Pure: for pages, papers and the command line alike.

Values are rounded here, once and half up, and nowhere before: 0.25 to one decimal is 0.3. What is not known is said.
"""

from datetime import date, datetime
from decimal import Decimal

from sightline.calendars import dates, periods
from sightline.statistics.amounts import rounded

NO_FIGURE = "no figure"
Number = int | float | Decimal


def percent(value: Number | None, places: int = 1) -> str:
    """A percentage given as 0 to 100: 81.4%"""
    return NO_FIGURE if value is None else f"{rounded(value, places):,}%"


def number(value: Number | None, places: int = 0) -> str:
    """A number with commas between thousands: 12,345"""
    return NO_FIGURE if value is None else f"{rounded(value, places):,}"


def out_of(part: int | None, whole: int | None) -> str:
    """The base of a percentage: 206 of 253"""
    return NO_FIGURE if part is None or whole is None else f"{part:,} of {whole:,}"


def long_date(day: date | None) -> str:
    """14 November 2017"""
    return "no date" if day is None else dates.in_words(day)


def short_date(day: date | None) -> str:
    """14 Nov 17, for tables"""
    return "no date" if day is None else dates.short(day)


def moment(at: datetime | None) -> str:
    """14 November 2017 at 09:05, in the time zone the moment is given in"""
    return "no date" if at is None else f"{long_date(at)} at {at:%H:%M}"


def short_moment(at: datetime | None) -> str:
    """14 Nov 17, 09:05, for tables, in the time zone the moment is given in"""
    return "no date" if at is None else f"{short_date(at)}, {at:%H:%M}"


def month(name: str) -> str:
    """A month such as 2025-06 in words: June 2025"""
    return dates.month_in_words(_first_day(name))


def period(name: str) -> str:
    """A period by its name, such as 2026-27-Q4, in words: Q4 2026-27; anything else as it is"""
    try:
        return periods.parse(name).label
    except periods.PeriodError:
        return name


def short_month(name: str) -> str:
    """A month such as 2025-06 in short: Jun 25"""
    return dates.short_month(_first_day(name))


def _first_day(name: str) -> date:
    return date.fromisoformat(f"{name}-01")
