"""Dates as people in the service write them, whatever the machine's language is set to."""

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


def in_words(day: date) -> str:
    """The date in full: 14 November 2017."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """The date for a narrow column: 14 Nov 17."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year % 100:02d}"


def month_in_words(day: date) -> str:
    """The month the day is in: November 2017."""
    return f"{MONTHS[day.month - 1]} {day.year}"


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
