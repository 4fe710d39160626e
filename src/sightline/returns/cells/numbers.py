"""Numbers as they are written: whole ones, and those with a fraction."""

import math
from collections.abc import Sequence

from sightline.returns.cells.columns import Meaning, Texts, Wrong
from sightline.returns.cells.texts import MARKS

WHOLE = Wrong("not_a_whole_number", "a whole number")
NUMBER = Wrong("not_a_number", "a number")
LARGEST = 2**63


def whole_numbers(texts: Texts) -> Sequence[Meaning]:
    """Each text as a whole number."""
    return [_whole(text) for text in texts]


def numbers(texts: Texts) -> Sequence[Meaning]:
    """Each text as a number."""
    return [_number(text) for text in texts]


def _number(text: str | None) -> Meaning:
    if text is None:
        return Meaning(None)
    if text in MARKS:
        return Meaning(None, note=f"with '{text}', read as blank")
    value = _value(text)
    return Meaning(None, NUMBER) if value is None else Meaning(value)


def _whole(text: str | None) -> Meaning:
    if text and text.lstrip("-").isascii() and text.lstrip("-").isdigit() and abs(int(text[:20])) < LARGEST:
        return Meaning(int(text[:20]))
    found = _number(text)
    if not isinstance(found.value, float):
        return found if found.wrong is None else Meaning(None, WHOLE)
    if found.value != math.floor(found.value) or not -LARGEST <= found.value < LARGEST:
        return Meaning(None, WHOLE)
    return Meaning(int(found.value))


def _value(text: str) -> float | None:
    try:
        value = float(text) if "_" not in text and text.isascii() else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None
