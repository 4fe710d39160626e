"""Days as people in the service read and type them, whatever the machine's language is set to.

The one list of forms a day may be typed in, and the one writer of days in words. A file's column of days is another thing:
there the whole column decides what is meant (`returns.cells.days`). So is a command's argument: that is 2026-10-31 and nothing else.
"""

import re
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_FIGURES = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})")
_WORDED = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[-/. ]?(?P<month>[a-z]{3,9})\.?[-/, ]*(?P<year>\d{4}|\d{2})"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_DAYS = (_ISO, _FIGURES, _WORDED, _COMPACT)
_MONTHS_ALONE = (
    re.compile(r"(?P<month>[a-z]{3,9})\.? (?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})"),
)
_PIVOT = 69
"""A year of two figures from here on is of the last century, as everywhere else in computing."""


def read_day(text: str) -> date | None:
    """The day somebody typed; None where it is none.

    As 14/11/2017, 14/11/17, 14 November 2017, 14 Nov 17, 14-Nov-2017, 14.11.2017, 2017-11-14 or 20171114. The day comes before
    the month, always.
    """
    return _first_read(text, _DAYS)


def read_month(text: str) -> date | None:
    """The first day of the month somebody typed, as November 2017, Nov 2017, 11/2017 or 2017-11; None where it is none."""
    return _first_read(text, _MONTHS_ALONE)


def only_month(text: str | None) -> bool:
    """Whether what was typed is a month, and no day of it."""
    return bool(text) and read_day(str(text)) is None and read_month(str(text)) is not None


def _first_read(text: str, forms: tuple[re.Pattern[str], ...]) -> date | None:
    plain = " ".join(text.lower().split())
    for form in forms:
        if match := form.fullmatch(plain):
            return _made_of(match.groupdict())
    return None


def _made_of(parts: dict[str, str]) -> date | None:
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 1900 if year >= _PIVOT else 2000
    try:
        return date(year, _month_number(parts["month"]), int(parts.get("day", 1)))
    except ValueError:
        return None


def _month_number(text: str) -> int:
    """1 to 12 for a number, a month's name or its beginning of three letters or more; 0 for anything else."""
    if text.isdigit():
        return int(text)
    return next((at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(text)), 0)


def in_words(day: date) -> str:
    """The date in full: 14 November 2017."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """The date for a narrow column: 14 Nov 17."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year % 100:02d}"


def month_in_words(day: date) -> str:
    """The month the day is in: November 2017."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    """The month the day is in, for a narrow column: Nov 17."""
    return f"{MONTHS[day.month - 1][:3]} {day.year % 100:02d}"


def weekday_in_words(day: date) -> str:
    """The day of the week: Tuesday."""
    return WEEKDAYS[day.weekday()]


def same_day_later(day: date, months: int) -> date:
    """The same day of the month so many calendar months later (earlier when negative).

    Where that month is too short it is its last day: 31 January plus one month is 28 or 29 February.
    """
    whole = day.year * 12 + day.month - 1 + months
    return day.replace(
        year=whole // 12, month=whole % 12 + 1, day=min(day.day, _length(whole // 12, whole % 12 + 1))
    )


def month_end(day: date) -> date:
    """The last day of the month the day is in."""
    return day.replace(day=_length(day.year, day.month))


def _length(year: int, month: int) -> int:
    """How many days the month has."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days
