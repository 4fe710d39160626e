"""How old what is held is, in words: evidence that nobody has looked at for a year says less than its title does."""

from datetime import date

from sightline.calendars.dates import in_words
from sightline.statistics.amounts import several

WEEKS, MONTHS, YEARS = 14, 60, 730


def age_in_words(day: date | None, today: date) -> str:
    """today, 3 days old, 6 weeks old, 7 months old, 2 years old; no date where there is none."""
    if day is None:
        return "no date"
    days = (today - day).days
    if days <= 0:
        return "today"
    if days < WEEKS:
        return f"{several(days, 'day')} old"
    if days < MONTHS:
        return f"{several(days // 7, 'week')} old"
    if days < YEARS:
        return f"{several(_months(day, today), 'month')} old"
    return f"{several(_months(day, today) // 12, 'year')} old"


def dated(day: date | None, today: date) -> str:
    """14 November 2017, 3 days old; no date where there is none."""
    return f"{in_words(day)}, {age_in_words(day, today)}" if day else "no date"


def _months(day: date, today: date) -> int:
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
