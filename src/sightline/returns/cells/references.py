"""Who or what a row is of: a reference as it was given out, and the references that are nobody's.

A spreadsheet that took a reference for a number writes 1001.0: that is 1001. A warehouse writes -1, and people write
"unknown", for whoever is not known; two rows of nobody are not of one child.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.cells.columns import CellMeaning, ColumnRead, Wrong, read_column
from sightline.returns.cells.texts import MARKS
from sightline.standards.ssd import Field

NOBODYS = frozenset(
    {"-1", "-2", "0", "00", "000", "0000", "00000", "000000", "-1.0", "0.0", "-99", "-999", "-9999"}
    | {"n/a", "none", "nil", "null", "(null)", "<null>", "(blank)", "blank", "nan", "#n/a", "nobody"}
    | {"unknown", "not known", "not recorded", "not allocated", "unallocated", "not applicable"}
    | {"tbc", "tba", "?", "??"}
)
"""Small letters. What is written where it is not known who or what it was."""
UNKNOWN = Wrong(
    "unknown_key",
    "a reference of one person or record: this one is written for whoever is not known",
    stand_in=True,
)
_ODD = pa.array(sorted({*NOBODYS, *(mark.lower() for mark in MARKS)}))
_WRITTEN_AS_A_NUMBER = r"^-?\d+\.0+$"
_TAIL = r"\.0+$"
ENDINGS = ("_id", "_urn", "_upn", "_uln", "_number")


def is_reference(field: Field) -> bool:
    """Whether a column says who or what a row is of, or refers to."""
    named = field.name.endswith(ENDINGS) or field.name in ("child_id", "worker_id", "team_id")
    return field.type == "text" and (field.key or bool(field.refers_to) or named) and not _words(field)


def _words(field: Field) -> bool:
    """Of the local return two keys are words: the panel's name and a post's role. A role may be written for a code."""
    return field.name in ("panel", "role", "invo_professional_role_id")


def references(cells: pa.Array, *, own: bool = False) -> ColumnRead:
    """A column of references. `own`: those of the rows themselves, of which one may be the first, 0."""
    seen = cells.dictionary_encode()
    words = _without_tail(seen.dictionary)
    odd = pc.is_in(pc.utf8_lower(words), value_set=_ODD)
    if words is seen.dictionary and not pc.any(odd).as_py():
        return ColumnRead(words.take(seen.indices), [], np.full(len(cells), -1))
    judged = [
        _meaning(text, word, bool(nobodys) and not (own and word == "0"))
        for text, word, nobodys in zip(
            seen.dictionary.to_pylist(), words.to_pylist(), odd.to_pylist(), strict=True
        )
    ]
    return read_column(seen, pa.string(), lambda _: judged)


def _meaning(text: str | None, word: str | None, nobodys: bool) -> CellMeaning:
    if word in MARKS or text is None:
        return CellMeaning(None, note=f"with '{text}', read as blank" if text else "")
    if nobodys:
        return CellMeaning(None, UNKNOWN)
    return CellMeaning(word, note="read without the '.0' a spreadsheet put behind" if word != text else "")


def _without_tail(words: pa.Array) -> pa.Array:
    """References that a spreadsheet wrote as a number with nothing behind the point, as they were given out."""
    tailed = pc.match_substring_regex(words, _WRITTEN_AS_A_NUMBER)
    if not pc.any(tailed).as_py():
        return words
    return pc.if_else(tailed, pc.replace_substring_regex(words, _TAIL, ""), words)
