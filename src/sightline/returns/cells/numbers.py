"""Numbers as they are written: whole ones, and those with a fraction."""

import math
from collections.abc import Sequence

from sightline.returns.cells.columns import CellMeaning, Texts, Wrong
from sightline.returns.cells.texts import MARKS

WHOLE = Wrong("not_a_whole_number", "a whole number")
NUMBER = Wrong("not_a_number", "a number")
LARGEST = 2**63


def whole_numbers(texts: Texts) -> Sequence[CellMeaning]:
    """Each text as a whole number."""
    return [_whole(text) for text in texts]


def numbers(texts: Texts) -> Sequence[CellMeaning]:
    """Each text as a number."""
    return [_number(text) for text in texts]


def _number(text: str | None) -> CellMeaning:
    if text is None:
        return CellMeaning(None)
    if text in MARKS:
        return CellMeaning(None, note=f"with '{text}', read as blank")
    value = _value(text)
    return CellMeaning(None, NUMBER) if value is None else CellMeaning(value)


def _whole(text: str | None) -> CellMeaning:
    if text and text.lstrip("-").isascii() and text.lstrip("-").isdigit() and abs(int(text[:20])) < LARGEST:
        return CellMeaning(int(text[:20]))
    number = _number(text)
    if not isinstance(number.value, float):
        return number if number.wrong is None else CellMeaning(None, WHOLE)
    if number.value != math.floor(number.value) or not -LARGEST <= number.value < LARGEST:
        return CellMeaning(None, WHOLE)
    return CellMeaning(int(number.value))


def _value(text: str) -> float | None:
    try:
        value = float(text) if "_" not in text and text.isascii() else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None
