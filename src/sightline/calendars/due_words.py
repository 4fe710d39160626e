"""The day that words such as "at the end of quarter 3" mean: when something that was promised falls due. Pure.

Quarters, halves and years are the financial year's: quarter 3 of 2017/18 ends on 31 December 2017.
"""

import re
from datetime import date

from sightline.calendars.dates import month_end, read_day, read_month
from sightline.calendars.periods import PeriodError, parse, quarter_of, year_of

_LEAD = re.compile(r"^(?:by |at |on |in )?(?:the )?(?:end of |close of )?(?:the )?", re.IGNORECASE)
_QUARTER = re.compile(
    r"(?:quarter|q) ?(?P<number>[1-4])(?:,? (?:of )?(?P<year>\d{4}[-/]\d{2}))?", re.IGNORECASE
)
_YEAR = re.compile(r"(?:the )?(?:financial )?year(?: (?P<year>\d{4}[-/]\d{2}))?", re.IGNORECASE)


def due_day(words: str, written: date | None = None) -> date | None:
    """The last day of what the words name, or the day itself; None where they name none.

    As 14/11/2017, November 2017, "end of quarter 3 of 2017/18", "Q3 2017-18" or "by the end of the financial year".
    `written`: the day they were written, from which a quarter or a year that names no year is counted: its next end. Without
    it such words name no day.
    """
    plain = " ".join(words.split()).rstrip(".")
    bare = _LEAD.sub("", plain, count=1)
    for each in (plain, bare):
        if day := read_day(each):
            return day
        if month := read_month(each):
            return month_end(month)
    if match := _QUARTER.fullmatch(bare):
        return _quarter(int(match["number"]), match["year"] or "", written)
    if match := _YEAR.fullmatch(bare):
        return _year(match["year"] or "", written)
    return _period(bare)


def _quarter(number: int, year: str, written: date | None) -> date | None:
    if year:
        return _period(f"Q{number} {year}")
    if written is None:
        return None
    ends = [quarter_of(written).last]
    while len(ends) < 4:
        ends.append(quarter_of(date.fromordinal(ends[-1].toordinal() + 1)).last)
    return next(day for day in ends if quarter_of(day).label.startswith(f"Q{number}"))


def _year(year: str, written: date | None) -> date | None:
    if year:
        return _period(year.replace("-", "/"))
    return year_of(written).last if written else None


def _period(words: str) -> date | None:
    try:
        return parse(words).last
    except PeriodError:
        return None
