"""What is done to every cell, whichever file it comes from; and a file's bytes, or a sentence."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.contract import CannotReadError

ERROR_CELLS = (
    "#N/A", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA",
)  # fmt: skip
INVISIBLE = ("\u200b", "\ufeff")
NOTHING = b"\x00 \t\r\n\xef\xbb\xbf"


def cleaned(cells: pa.Array) -> pa.Array:
    """Cells trimmed, odd spaces made plain, midnight left off dates, and empty text and error cells blank."""
    seen = cells.dictionary_encode()
    words = pc.replace_substring(seen.dictionary, "\xa0", " ")
    for mark in INVISIBLE:
        words = pc.replace_substring(words, mark, "")
    words = pc.utf8_trim_whitespace(pc.replace_substring(words, " 00:00:00", ""))
    for blank in ("", *ERROR_CELLS):
        words = pc.if_else(pc.equal(words, blank), pa.scalar(None, pa.string()), words)
    return pc.take(words, seen.indices)


def numbered(columns: list[pa.Array]) -> pa.Table:
    """Columns of text as a table, named 1, 2, 3 …, every cell cleaned."""
    return pa.table([cleaned(each) for each in columns], names=[str(n + 1) for n in range(len(columns))])


def bytes_of(path: Path) -> bytes:
    """A file's bytes. CannotReadError where it cannot be opened or holds nothing."""
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise CannotReadError(
            f"{path.name} in {path.parent} cannot be opened ({fault.strerror}). Close it where it is open, check "
            "that you may read it, and load it again."
        ) from fault
    if not (raw[:1000].strip(NOTHING) or raw.strip(NOTHING)):
        raise CannotReadError(
            f"{path.name} is empty. Export it again, and check that it opens before loading it."
        )
    return raw
