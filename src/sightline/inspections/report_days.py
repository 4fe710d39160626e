"""The days a report prints of itself: when it was published, and from when to when inspectors were there."""

import re
from collections.abc import Iterator
from datetime import date

from sightline.inspections.lines import PrintedLine

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?"
_DAY = rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?"
_NUMERIC = r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})"
_DASH = r"[-‐‑‒–—―−─]"
_WHOLE = re.compile(rf"{_DAY}\s+(?:of\s+)?({_MONTH})\.?,?\s+(\d{{4}})|{_NUMERIC}", re.IGNORECASE)
_PERIOD = re.compile(
    rf"{_DAY}(?:,\s*\d{{1,2}}(?:st|nd|rd|th)?)*(?:\s+({_MONTH}))?(?:,?\s+(\d{{4}}))?"
    rf"\s*(?:to|and|until|&|/|{_DASH})\s*{_DAY}\s+({_MONTH}),?\s+(\d{{4}})"
    rf"|{_NUMERIC}\s*(?:to|and|until|{_DASH})\s*{_NUMERIC}",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:report published|published on|date published|date of publication|publication date|published)\s*:?\s*(?:on\s+)?(.{6,30})",
    re.IGNORECASE,
)
_VISITED = re.compile(
    r"(?:(?<!previous )(?:inspection|visit|fieldwork)\s+dates?|dates?\s+of\s+(?:the\s+|this\s+)?(?:inspection|visit|fieldwork))"
    r"\s*:?\s*(.{4,60})",
    re.IGNORECASE,
)
_IN_PROSE = re.compile(
    r"\b(?:inspection|visit|JTAI|fieldwork|inspectors|ofsted)\b.*?\b(?:on|from|between|during)\s+(?=(?:the\s+)?(?:\w+day\s+)?\d{1,2})"
    r"|^(?:between|from|on)\s+(?=(?:\w+day\s+)?\d{1,2}.{0,90}?\b(?:ofsted|inspectors?|inspection|visit|HMI)\b)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:previous|last|earlier|since|following|judged|next|prior|published)\b", re.IGNORECASE
)
_CENTURY = 2000


def published_on(lines: list[PrintedLine]) -> date | None:
    """The day of publication, where it is labelled as one."""
    for line in lines:
        labelled = _PUBLISHED.search(line.text)
        if labelled and (day := _whole_date(labelled[1])):
            return day
    return None


def letter_date(lines: list[PrintedLine]) -> date | None:
    """The day a letter is dated: a line of its first page that holds a date and nothing else."""
    for line in lines:
        if line.page == 1 and (whole := _WHOLE.fullmatch(line.text.strip(" ."))):
            return _day_of(whole.groups())
    return None


def visited(lines: list[PrintedLine]) -> tuple[date | None, date | None]:
    """The first and last day of an inspection or visit: as labelled, else as the first page says in a sentence."""
    for at, line in enumerate(lines):
        labelled = _VISITED.search(line.text)
        if not labelled:
            continue
        words = labelled[1] + " " + (lines[at + 1].text if at + 1 < len(lines) else "")
        days = _period_at(words)
        if days:
            return days
    return _in_prose([line for line in lines if line.page == 1])


def _in_prose(lines: list[PrintedLine]) -> tuple[date | None, date | None]:
    for sentence in _sentences(" ".join(line.text for line in lines)):
        before = _IN_PROSE.search(sentence)
        if (
            before
            and not _EARLIER.search(sentence, 0, before.end())
            and (days := _period_at(sentence[before.end() :]))
        ):
            return days
    return None, None


def _sentences(words: str) -> Iterator[str]:
    yield from re.split(
        r"(?<=[a-z\d)]\.)\s+(?=[A-Z])|(?=\b(?:Between|From|This (?:inspection|visit|letter))\s)", words
    )


def _period_at(words: str) -> tuple[date | None, date | None] | None:
    """The days that words begin with: a first and a last, or one day twice."""
    period = _PERIOD.search(words)
    if period and period.start() < 3:
        day, month, year, last, last_month, last_year, *figures = period.groups()
        if day is None:
            return _from_figures(*figures[:3]), _from_figures(*figures[3:])
        return _date(day, month or last_month, year or last_year), _date(last, last_month, last_year)
    whole = _WHOLE.search(words)
    if whole and (day := _day_of(whole.groups())):
        return day, day
    return None


def _whole_date(words: str) -> date | None:
    whole = _WHOLE.search(words)
    return _day_of(whole.groups()) if whole else None


def _day_of(parts: tuple[str, ...]) -> date | None:
    return _date(*parts[:3]) if parts[0] else _from_figures(*parts[3:])


def _from_figures(day: str, month: str, year: str) -> date | None:
    """ "16/02/2017", as written in this country: the day first."""
    try:
        return date(int(year) + (_CENTURY if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), MONTHS.index(month[:3].lower()) + 1, int(day))
    except ValueError:
        return None
