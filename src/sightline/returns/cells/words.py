"""Words that stay as they were written: names, addresses, notes."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.cells.columns import CellMeaning, ColumnRead, Texts, read_column
from sightline.returns.cells.texts import MARKS

_MARKS = pa.array(MARKS)


def words(cells: pa.DictionaryArray) -> ColumnRead:
    """A column of words; the marks that mean nothing is there are blank."""
    if not pc.any(pc.is_in(cells.dictionary, value_set=_MARKS)).as_py():
        return ColumnRead(cells.dictionary.take(cells.indices), [], np.full(len(cells), -1))
    return read_column(cells, pa.string(), _judged)


def _judged(texts: Texts) -> list[CellMeaning]:
    return [
        CellMeaning(None, note=f"with '{text}', read as blank") if text in MARKS else CellMeaning(text)
        for text in texts
    ]
