"""A day, or a day and its time, as systems and people write it; and the days that stand for none.

A day is never taken for a month. Where a year has two figures and the day could be the month, the column's other dates
decide, or nobody does: then it is a fault.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from sightline.calendars.bounds import FIRST_DAY, LAST_DAY
from sightline.calendars.dates import MONTHS
from sightline.returns.cells.columns import Meaning, Texts, Wrong
from sightline.returns.cells.stand_ins import stands_for_none, written_for_none
from sightline.returns.cells.texts import MARKS

SERIALS = range(3_654, 80_000)
"""Excel's numbers for the days from 1 January 1910 to the year 2119."""
FROM_1900, FROM_1904 = date(1899, 12, 30), date(1904, 1, 1)
AHEAD = 20
"""How many years a date of two figures may lie ahead, where it may lie ahead at all."""

_TIME = r"(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp][Mm])?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"^(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}$")
_FIGURES = re.compile(rf"^(\d{{1,2}})[/.\- ](\d{{1,2}})[/.\- ](\d{{4}}|\d{{2}}){_TIME}$")
_WORDED = re.compile(
    rf"^(\d{{1,2}})(?:st|nd|rd|th)?[\s\-/.]*([A-Za-z]{{3,9}})\.?[\s\-/,.]*(\d{{4}}|\d{{2}}){_TIME}$"
)
_COMPACT = re.compile(r"^(19|20)\d{6}$")
_SERIAL = re.compile(r"^(\d{4,5})(\.\d+)?$")
_MONTHS = {
    name[:letters].lower(): at
    for at, name in enumerate(MONTHS, start=1)
    for letters in range(3, len(name) + 1)
} | {"sept": 9}

DAY = Wrong("not_a_date", "a date, as 14/11/2017 or 2017-11-14, from 1900 to 2100")
MOMENT = Wrong("not_a_date_and_time", "a date and time, as 14/11/2017 16:30, from 1900 to 2100")
STAND_IN = Wrong("placeholder_date", "a date, or a blank: this day stands for none", stand_in=True)


@dataclass(frozen=True)
class Asked:
    """What a column of days asks for.

    `moments`: with their time. `births`: a child's, or that of whoever else is on record. `ahead`: days still to come
    are expected (due, planned). `counted_from`: the day a workbook's bare numbers count from. `day_first`: the return
    itself says that the day comes before the month. `earliest` and `latest`: where the return has bounds of its own.
    """

    today: date
    moments: bool = False
    births: bool = False
    ahead: bool = False
    counted_from: date = FROM_1900
    day_first: bool = False
    earliest: date | None = None
    latest: date | None = None


def days(asked: Asked) -> Callable[[Texts], Sequence[Meaning]]:
    """What judges the distinct texts of a column of days or moments."""

    def judge(texts: Texts) -> Sequence[Meaning]:
        order = _Order(texts, asked.day_first)
        earlier = _iso_days(asked)
        meanings = []
        for text in texts:
            meaning = earlier.get(text)
            if meaning is None:
                meaning = _judged(text, asked, order)
                if _is_plain_iso(text) and meaning.value is not None:
                    earlier[text] = meaning
            meanings.append(meaning)
        return meanings

    return judge


@lru_cache(maxsize=16)
def _iso_days(asked: Asked) -> dict[str | None, Meaning]:
    """What was judged already of days that are written one way only: columns of one file name the same days."""
    return {}


def _is_plain_iso(text: str | None) -> bool:
    """Whether a text is written as most files write a day, 2017-11-14: such a day never depends on its column."""
    return text is not None and len(text) == 10 and text[4] == "-" == text[7]


class _Order:
    """Whether the column's dates of figures put the day first: what its dates that can be read one way only say."""

    def __init__(self, texts: Texts, stated: bool) -> None:
        first = second = False
        for text in texts:
            if text and (found := _FIGURES.match(text)):
                first = first or int(found[1]) > 12 >= int(found[2])
                second = second or int(found[2]) > 12 >= int(found[1])
        self.day_first = (first or stated) and not second
        self.month_first = second and not first and not stated


def _judged(text: str | None, asked: Asked, order: _Order) -> Meaning:
    if text is None:
        return Meaning(None)
    if text.upper() in MARKS:
        return Meaning(None, note=f"with '{text}', read as blank")
    plain = _plain_iso(text)
    found = plain or _read(text, asked, order)
    wrong = MOMENT if asked.moments else DAY
    if isinstance(found, Wrong):
        return Meaning(None, found)
    if found is None:
        return Meaning(None, replace(wrong, stand_in=written_for_none(text)))
    day = found.date()
    if stands_for_none(day, births=asked.births):
        return Meaning(None, STAND_IN)
    if outside := _outside(day, asked):
        return Meaning(None, outside)
    return Meaning(found if asked.moments else day)


def _outside(day: date, asked: Asked) -> Wrong | None:
    if not FIRST_DAY <= day <= LAST_DAY:
        return MOMENT if asked.moments else DAY
    if asked.latest and day > asked.latest:
        return Wrong("date_in_future", f"a day not after {asked.latest:%d/%m/%Y}")
    if asked.earliest and day < asked.earliest:
        return Wrong("date_too_early", f"a day not before {asked.earliest:%d/%m/%Y}")
    return None


def _plain_iso(text: str) -> datetime | None:
    """The way most files write it, read the quick way: 2017-11-14."""
    if _is_plain_iso(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None
    return None


def _read(text: str, asked: Asked, order: _Order) -> datetime | Wrong | None:
    if found := _ISO.match(text):
        return _made(int(found[1]), int(found[2]), int(found[3]), found.groups()[3:])
    if found := _FIGURES.match(text):
        return _of_figures(text, found, asked, order)
    if found := _WORDED.match(text):
        month = _MONTHS.get(found[2].lower(), 0)
        return _made(_year(found[3], asked), month, int(found[1]), found.groups()[3:])
    if _COMPACT.match(text):
        return _made(int(text[:4]), int(text[4:6]), int(text[6:]), ())
    return _of_a_number(text, asked)


def _of_figures(text: str, found: re.Match[str], asked: Asked, order: _Order) -> datetime | Wrong | None:
    one, two, year = int(found[1]), int(found[2]), _year(found[3], asked)
    as_day = _made(year, two, one, found.groups()[3:])
    if len(found[3]) == 4 or order.day_first:
        return as_day
    as_month = _made(year, one, two, found.groups()[3:])
    if as_day and as_month and as_day != as_month and not order.month_first:
        return Wrong(
            "day_or_month",
            f"a date with the year in full: nothing in this column says whether {text} is {as_day.day}/{as_day.month} "
            f"or {as_month.day}/{as_month.month} (day/month)",
        )
    return as_month if order.month_first else as_day or as_month


def _of_a_number(text: str, asked: Asked) -> datetime | None:
    """A workbook's own number for a day, counted from where that workbook begins."""
    found = _SERIAL.match(text)
    if not found:
        return None
    since_1900 = int(found[1]) + (asked.counted_from - FROM_1900).days
    if since_1900 not in SERIALS:
        return None
    seconds = round(float(found[2] or 0) * 86_400)
    return datetime.combine(FROM_1900 + timedelta(days=since_1900), time()) + timedelta(seconds=seconds)


def _year(figures: str, asked: Asked) -> int:
    """The year in full. One of two figures is the latest that may be: not ahead, but where days ahead are expected."""
    if len(figures) == 4:
        return int(figures)
    latest = asked.latest or asked.today
    last = latest.year + (AHEAD if asked.ahead else 0)
    return last - (last - int(figures)) % 100


def _made(year: int, month: int, day: int, clock: Sequence[str | None]) -> datetime | None:
    hour, minute, second, half = (*clock, None, None, None, None)[:4]
    hours = int(hour or 0)
    if half:
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    try:
        return datetime(year, month, day, hours, int(minute or 0), int(second or 0))  # noqa: DTZ001
    except ValueError:
        return None
