"""From a typed cell to a value: dates as councils write them, ages, counts and codes; each distinct text once."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from sightline.returns.annex_a.codes import meaning
from sightline.standards.annex_a import Column

EARLIEST = date(1930, 1, 1)
EARLIEST_BIRTH = date(1900, 1, 1)
EXPECTED_WITHIN = timedelta(days=310)
OLDEST = 130
SERIALS = range(3_654, 80_000)
"""Excel's numbers for the days from 1 January 1910 to the year 2119."""

_ISO = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$")
_BRITISH = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[T ,].*)?$")
_WORDED = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th)?[\s\-/]+([A-Za-z]{3,9})\.?[\s\-/,]+(\d{4}|\d{2})(?:[T ].*)?$"
)
_SERIAL = re.compile(r"^(\d{4,5})(?:\.\d+)?$")
_NUMBER = re.compile(r"^[+-]?\d+(?:\.\d+)?$")
_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6} | {
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip


@dataclass(frozen=True)
class Wrong:
    """Why a text is not what its column asks for: a rule's slug, and what was expected."""

    rule: str
    expected: str


@dataclass(frozen=True)
class Typed:
    """A column typed: its values, the wrong texts, and for each row the wrong text it holds (-1 for none)."""

    values: pa.Array
    wrong: list[tuple[str, Wrong]]
    at: np.ndarray
    respelt: int = 0


def typed(column: Column, cells: pa.Array, today: date) -> Typed:
    """A column of text as the store holds it, and what would not go. A code that is not known keeps its text."""
    seen = cells.dictionary_encode()
    texts: list[str | None] = seen.dictionary.to_pylist()
    judge = _judge(column, today)
    judged = [(None, None) if text is None else judge(text) for text in texts]
    wrong = [(text or "", fault) for text, (_, fault) in zip(texts, judged, strict=True) if fault]
    number = np.full(len(texts) + 1, -1)
    for n, i in enumerate(i for i, (_, fault) in enumerate(judged) if fault):
        number[i] = n
    places = seen.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)
    values = pa.array([value for value, _ in judged], column.arrow).take(seen.indices)
    return Typed(values, wrong, number[places], _respelt(column, texts, places))


def _judge(column: Column, today: date) -> Callable[[str], tuple[object, Wrong | None]]:
    if column.kind == "code":
        return lambda text: _code(column, text)
    if column.kind == "birth":
        return lambda text: _day(text, EARLIEST_BIRTH, today + EXPECTED_WITHIN)
    kinds = {"date": lambda text: _day(text, EARLIEST, today), "age": _age, "whole": _whole}
    return kinds.get(column.kind, lambda text: (text, None))


def _respelt(column: Column, texts: list[str | None], places: np.ndarray) -> int:
    if column.kind != "code":
        return 0
    read = [bool(text) and meaning(column.codes, text or "").how == "spelling" for text in texts]
    return int(np.array([*read, False])[places].sum())


def _code(column: Column, text: str) -> tuple[str, Wrong | None]:
    found = meaning(column.codes, text)
    if found.how == "two_answers":
        answers = " or ".join(f"'{each}'" for each in found.answers)
        return text, Wrong(
            "two_answers", f"{answers}: the text can mean either, so it is kept as it was typed"
        )
    if found.how == "unknown":
        return text, Wrong("unknown_code", "one of Ofsted's codes: the text is kept as it was typed")
    return found.value, None


def _day(text: str, earliest: date, latest: date) -> tuple[date | None, Wrong | None]:
    day = day_of(text, latest.year)
    if day is None:
        return None, Wrong("not_a_date", "a date, as 14/11/2017")
    if day > latest:
        return None, Wrong("date_in_future", f"a day not after {latest:%d/%m/%Y}")
    if day < earliest:
        return None, Wrong("date_too_early", f"a day not before {earliest:%d/%m/%Y}")
    return day, None


def day_of(text: str, this_year: int) -> date | None:
    """The day a text names: ISO, British, worded or Excel's number, any time of day left off; None where none.

    A year of two figures is the latest that is not after `this_year`. Months are never taken for days.
    """
    if found := _ISO.match(text):
        return _date(found[1], found[2], found[3], this_year)
    if found := _BRITISH.match(text):
        return _date(found[3], found[2], found[1], this_year)
    if found := _WORDED.match(text):
        return _date(found[3], str(_MONTHS.get(found[2][:3].lower(), 0)), found[1], this_year)
    if (found := _SERIAL.match(text)) and int(found[1]) in SERIALS:
        return date(1899, 12, 30) + timedelta(days=int(found[1]))
    return None


def _date(year: str, month: str, day: str, this_year: int) -> date | None:
    whole = int(year)
    if len(year) == 2:
        whole += this_year // 100 * 100
        whole -= 100 if whole > this_year else 0
    try:
        return date(whole, int(month), int(day))
    except ValueError:
        return None


def _age(text: str) -> tuple[int | None, Wrong | None]:
    if text.lower().startswith("unborn"):
        return -1, None
    years = int(np.floor(float(text))) if _NUMBER.match(text) else None
    if years is None or not -1 <= years <= OLDEST:
        return None, Wrong("not_an_age", "an age in years, or -1 for an unborn child")
    return years, None


def _whole(text: str) -> tuple[int | None, Wrong | None]:
    number = float(text) if _NUMBER.match(text) and len(text) < 16 else None
    if number is None or number < 0 or number != int(number):
        return None, Wrong("not_a_whole_number", "a whole number, 0 or more")
    return int(number), None


def not_blank(rows: pa.Table) -> np.ndarray:
    """For each row, whether any cell holds anything."""
    said = np.zeros(rows.num_rows, dtype=bool)
    for column in rows.columns:
        said |= column.is_valid().to_numpy()
    return said
