"""What each column of a list asks of its cells: a day, an age, a count, a code, or words."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from sightline.returns.annex_a.codes import meaning
from sightline.returns.cells.columns import CellMeaning, ColumnRead, Texts, Wrong, read_column
from sightline.returns.cells.days import FROM_1900, DayColumn, days
from sightline.returns.cells.numbers import whole_numbers
from sightline.returns.cells.references import references
from sightline.returns.cells.texts import MARKS
from sightline.returns.cells.words import words
from sightline.standards.annex_a import ListColumn

EARLIEST = date(1930, 1, 1)
EARLIEST_BIRTH = date(1900, 1, 1)
EXPECTED_WITHIN = timedelta(days=310)
OLDEST = 130
REFERENCES = ("child_unique_id", "individual_adopter_identifier", "family_identifier")
SPELT = "in a council's own spelling, read as Ofsted's code"


def read_cells(
    column: ListColumn, cells: pa.Array, today: date, counted_from: date = FROM_1900
) -> ColumnRead:
    """A column of text as the store holds it, and what would not go. A code that is not known keeps its text.

    Bare numbers in a column of days count from `counted_from`, as the workbook says.
    """
    if column.name in REFERENCES:
        return references(cells)
    if column.kind == "text":
        return words(cells.dictionary_encode())
    return read_column(cells, column.arrow, _judge(column, today, counted_from))


def _judge(column: ListColumn, today: date, counted_from: date) -> Callable[[Texts], Sequence[CellMeaning]]:
    if column.kind == "code":
        return lambda texts: [_code(column, text) for text in texts]
    if column.kind in ("date", "birth"):
        births = column.kind == "birth"
        return days(
            DayColumn(
                today=today,
                births=births,
                counted_from=counted_from,
                day_first=True,
                earliest=EARLIEST_BIRTH if births else EARLIEST,
                latest=today + EXPECTED_WITHIN if births else today,
            )
        )
    return _ages if column.kind == "age" else _counts


def _code(column: ListColumn, text: str | None) -> CellMeaning:
    if text is None:
        return CellMeaning(None)
    if text in MARKS:
        return CellMeaning(None, note=f"with '{text}', read as blank")
    sense = meaning(column.codes, text)
    if sense.how == "two_answers":
        answers = " or ".join(f"'{each}'" for each in sense.answers)
        expected = f"{answers}: the text can mean either, so it is kept as it was typed"
        return CellMeaning(text, Wrong("two_answers", expected, "kept_as_typed"))
    if sense.how == "unknown":
        expected = "one of Ofsted's codes: the text is kept as it was typed"
        return CellMeaning(text, Wrong("unknown_code", expected, "kept_as_typed"))
    return CellMeaning(sense.value, note=SPELT if sense.how == "spelling" else "")


def _ages(texts: Texts) -> Sequence[CellMeaning]:
    return [_age(text) for text in texts]


def _age(text: str | None) -> CellMeaning:
    if text and text.lower().startswith("unborn"):
        return CellMeaning(-1)
    if text is None or text in MARKS:
        return CellMeaning(None, note=f"with '{text}', read as blank" if text else "")
    years = _floor(text)
    if years is None or not -1 <= years <= OLDEST:
        return CellMeaning(None, Wrong("not_an_age", "an age in years, or -1 for an unborn child"))
    return CellMeaning(years)


def _floor(text: str) -> int | None:
    whole, _, rest = text.lstrip("+").partition(".")
    figures = whole.removeprefix("-")
    if not (figures.isascii() and figures.isdigit() and len(figures) < 16 and (not rest or rest.isdigit())):
        return None
    return int(np.floor(float(text)))


def _counts(texts: Texts) -> Sequence[CellMeaning]:
    return [_count(each) for each in whole_numbers(texts)]


def _count(number: CellMeaning) -> CellMeaning:
    negative = isinstance(number.value, int) and number.value < 0
    if negative or number.wrong:
        return CellMeaning(None, Wrong("not_a_whole_number", "a whole number, 0 or more"))
    return number


def not_blank(rows: pa.Table) -> np.ndarray:
    """For each row, whether any cell holds anything."""
    filled = np.zeros(rows.num_rows, dtype=bool)
    for column in rows.columns:
        filled |= column.is_valid().to_numpy()
    return filled
