"""What is done to every cell before it is read, and the marks that systems write where nothing is there."""

import pyarrow as pa
import pyarrow.compute as pc

BLANKS = ("", "NULL", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
MARKS = ("-", "--", "---", "–", "—", ".", "SSD_PH", "PLACEHOLDER_DATA")
"""What is written for a blank: ChAT writes a dash, the SSD's own scripts SSD_PH for what a system does not hold."""

_INVISIBLE = ("\x00", "\u200b", "\ufeff")


def trimmed(column: pa.ChunkedArray | pa.Array) -> pa.DictionaryArray:
    """The distinct cells trimmed, odd spaces made plain, and what is blank in any spelling null."""
    seen = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    seen = seen.dictionary_encode()
    words = pc.replace_substring(seen.dictionary, "\xa0", " ")
    for mark in _INVISIBLE:
        words = pc.replace_substring(words, mark, "")
    words = pc.utf8_trim_whitespace(words)
    blank = pc.is_in(pc.utf8_upper(words), value_set=pa.array(BLANKS))
    return pa.DictionaryArray.from_arrays(
        seen.indices, pc.if_else(blank, pa.scalar(None, pa.string()), words)
    )
