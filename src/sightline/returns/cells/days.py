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
from sightline.returns.cells.columns import CellMeaning, Texts, Wrong
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


@dataclass(frozen=True, kw_only=True)
class DayColumn:
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


def days(rules: DayColumn) -> Callable[[Texts], Sequence[CellMeaning]]:
    """What judges the distinct texts of a column of days or moments."""

    def judge(texts: Texts) -> Sequence[CellMeaning]:
        order = _Order(texts, rules.day_first)
        earlier = _iso_days(rules)
        meanings = []
        for text in texts:
            meaning = earlier.get(text)
            if meaning is None:
                meaning = _judged(text, rules, order)
                if _is_plain_iso(text) and meaning.value is not None:
                    earlier[text] = meaning
            meanings.append(meaning)
        return meanings

    return judge


@lru_cache(maxsize=16)
def _iso_days(column: DayColumn) -> dict[str | None, CellMeaning]:
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
            if text and (match := _FIGURES.match(text)):
                first = first or int(match[1]) > 12 >= int(match[2])
                second = second or int(match[2]) > 12 >= int(match[1])
        self.day_first = (first or stated) and not second
        self.month_first = second and not first and not stated


def _judged(text: str | None, rules: DayColumn, order: _Order) -> CellMeaning:
    if text is None:
        return CellMeaning(None)
    if text.upper() in MARKS:
        return CellMeaning(None, note=f"with '{text}', read as blank")
    plain = _plain_iso(text)
    moment = plain or _read(text, rules, order)
    wrong = MOMENT if rules.moments else DAY
    if isinstance(moment, Wrong):
        return CellMeaning(None, moment)
    if moment is None:
        return CellMeaning(None, replace(wrong, stand_in=written_for_none(text)))
    day = moment.date()
    if stands_for_none(day, births=rules.births):
        return CellMeaning(None, STAND_IN)
    if outside := _outside(day, rules):
        return CellMeaning(None, outside)
    return CellMeaning(moment if rules.moments else day)


def _outside(day: date, rules: DayColumn) -> Wrong | None:
    if not FIRST_DAY <= day <= LAST_DAY:
        return MOMENT if rules.moments else DAY
    if rules.latest and day > rules.latest:
        return Wrong("date_in_future", f"a day not after {rules.latest:%d/%m/%Y}")
    if rules.earliest and day < rules.earliest:
        return Wrong("date_too_early", f"a day not before {rules.earliest:%d/%m/%Y}")
    return None


def _plain_iso(text: str) -> datetime | None:
    """The way most files write it, read the quick way: 2017-11-14."""
    if _is_plain_iso(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None
    return None


def _read(text: str, rules: DayColumn, order: _Order) -> datetime | Wrong | None:
    if match := _ISO.match(text):
        return _moment(int(match[1]), int(match[2]), int(match[3]), match.groups()[3:])
    if match := _FIGURES.match(text):
        return _of_figures(text, match, rules, order)
    if match := _WORDED.match(text):
        month = _MONTHS.get(match[2].lower(), 0)
        return _moment(_year(match[3], rules), month, int(match[1]), match.groups()[3:])
    if _COMPACT.match(text):
        return _moment(int(text[:4]), int(text[4:6]), int(text[6:]), ())
    return _of_a_number(text, rules)


def _of_figures(text: str, match: re.Match[str], rules: DayColumn, order: _Order) -> datetime | Wrong | None:
    one, two, year = int(match[1]), int(match[2]), _year(match[3], rules)
    as_day = _moment(year, two, one, match.groups()[3:])
    if len(match[3]) == 4 or order.day_first:
        return as_day
    as_month = _moment(year, one, two, match.groups()[3:])
    if as_day and as_month and as_day != as_month and not order.month_first:
        return Wrong(
            "day_or_month",
            f"a date with the year in full: nothing in this column says whether {text} is {as_day.day}/{as_day.month} "
            f"or {as_month.day}/{as_month.month} (day/month)",
        )
    return as_month if order.month_first else as_day or as_month


def _of_a_number(text: str, rules: DayColumn) -> datetime | None:
    """A workbook's own number for a day, counted from where that workbook begins."""
    match = _SERIAL.match(text)
    if not match:
        return None
    since_1900 = int(match[1]) + (rules.counted_from - FROM_1900).days
    if since_1900 not in SERIALS:
        return None
    seconds = round(float(match[2] or 0) * 86_400)
    return datetime.combine(FROM_1900 + timedelta(days=since_1900), time()) + timedelta(seconds=seconds)


def _year(figures: str, rules: DayColumn) -> int:
    """The year in full. One of two figures is the latest that may be: not ahead, but where days ahead are expected."""
    if len(figures) == 4:
        return int(figures)
    latest = rules.latest or rules.today
    last = latest.year + (AHEAD if rules.ahead else 0)
    return last - (last - int(figures)) % 100


def _moment(year: int, month: int, day: int, clock: Sequence[str | None]) -> datetime | None:
    hour, minute, second, half = (*clock, None, None, None, None)[:4]
    hours = int(hour or 0)
    if half:
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    try:
        return datetime(year, month, day, hours, int(minute or 0), int(second or 0))  # noqa: DTZ001
    except ValueError:
        return None
