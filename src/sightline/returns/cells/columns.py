"""A column read: each distinct text is judged once, and every row that holds it gets what was found."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from sightline.returns.faults import Did


@dataclass(frozen=True)
class Wrong:
    """Why a text is not what its column asks for: a rule's slug, what was expected, and what became of the text.

    `stand_in`: it was written for a blank, so nothing was lost by reading it as one.
    """

    rule: str
    expected: str
    did: Did = "kept_blank"
    stand_in: bool = False


@dataclass(frozen=True)
class CellMeaning:
    """What one text was read as. `note` is the plural of what was done to it, where it is worth a line in the report."""

    value: object
    wrong: Wrong | None = None
    note: str = ""


@dataclass(frozen=True)
class ColumnRead:
    """A column read: its values, the wrong texts, and for each row the wrong text it holds (-1 for none).

    `notes` counts the cells by what was done to them.
    """

    values: pa.Array
    wrong: list[tuple[str, Wrong]]
    at: np.ndarray
    notes: Counter[str] = field(default_factory=Counter)

    @property
    def unread(self) -> int:
        """How many cells hold something that could not be read."""
        lost = np.array([not each.stand_in for _, each in self.wrong], dtype=bool)
        return int(lost[self.at[self.at >= 0]].sum()) if len(lost) else 0


Texts = Sequence[str | None]
Judge = Callable[[Texts], Sequence[CellMeaning]]


def read_column(cells: pa.Array, kind: pa.DataType, judge: Judge) -> ColumnRead:
    """A column of text as `kind`. `judge` is given the distinct texts at once, blanks as None, and judges each."""
    seen = cells.dictionary_encode()
    texts: list[str | None] = seen.dictionary.to_pylist()
    judged = list(judge(texts))
    values = pa.array([each.value for each in judged], kind).take(seen.indices)
    if not any(each.wrong or each.note for each in judged):
        return ColumnRead(values, [], np.full(len(cells), -1))
    places = seen.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)
    number = np.full(len(texts) + 1, -1)
    wrong = []
    for place, (text, each) in enumerate(zip(texts, judged, strict=True)):
        if each.wrong:
            number[place] = len(wrong)
            wrong.append((text or "", each.wrong))
    return ColumnRead(values, wrong, number[places], _notes(judged, places))


def _notes(judged: Sequence[CellMeaning], places: np.ndarray) -> Counter[str]:
    if not any(each.note for each in judged):
        return Counter()
    numbers = np.bincount(places, minlength=len(judged) + 1)
    notes: Counter[str] = Counter()
    for place, each in enumerate(judged):
        if each.note:
            notes[each.note] += int(numbers[place])
    return notes
