"""CSV and Parquet files as text: nothing guessed, nothing lost, and a sentence where a file cannot be read."""

import csv
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from sightline.returns.contract import CannotReadError

ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")
PEEK = 64 * 1024


class RaggedRows(list):
    """Rows of a CSV with more or fewer cells than its header: (row number, text)."""


def csv_header(path: Path) -> list[str]:
    """The first row of a CSV, trimmed; [] where the file is empty or is not text."""
    try:
        with path.open("rb") as file:
            text = _decoded(file.read(PEEK), path, partial=True)
    except CannotReadError:
        return []
    first = next(csv.reader(io.StringIO(text.replace("\x00", ""))), [])
    return [name.strip().strip("\ufeff") for name in first]


def read_csv(path: Path) -> tuple[pa.Table, RaggedRows]:
    """Every cell of a CSV as text, and the rows that do not fit its header. CannotReadError where it is not text.

    UTF-8 (with or without a mark), UTF-16 and Windows-1252 are understood.
    """
    raw = path.read_bytes()
    if not raw.strip():
        raise CannotReadError(f"{path.name} is empty. Export it again, with its header row.")
    text = _decoded(raw, path)
    ragged = RaggedRows()

    def aside(row: pacsv.InvalidRow) -> str:
        ragged.append((row.number, row.text))
        return "skip"

    names = csv_header(path)
    try:
        rows = pacsv.read_csv(
            pa.BufferReader(text.encode("utf-8")),
            read_options=pacsv.ReadOptions(use_threads=False, column_names=names, skip_rows_after_names=1),
            parse_options=pacsv.ParseOptions(newlines_in_values=True, invalid_row_handler=aside),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid as fault:
        raise CannotReadError(
            f"{path.name} could not be read as a CSV ({_first_line(fault)}). Save it again as CSV (comma separated, UTF-8)."
        ) from fault
    return rows, ragged


def read_parquet_text(path: Path) -> pa.Table:
    """Every column of a Parquet file as text. CannotReadError where it is not a whole Parquet file."""
    try:
        rows = pq.ParquetFile(path).read()
    except (pa.ArrowInvalid, OSError) as fault:
        raise CannotReadError(
            f"{path.name} is not a whole Parquet file ({_first_line(fault)}). Export it again."
        ) from fault
    return pa.table({name: rows.column(name).cast(pa.string()) for name in rows.column_names})


def parquet_header(path: Path) -> list[str]:
    """The columns of a Parquet file; [] where it is not one."""
    try:
        return pq.ParquetFile(path).schema_arrow.names
    except (pa.ArrowInvalid, OSError):
        return []


def _first_line(fault: Exception) -> str:
    """The reason without the row's own text, which may hold a child's data."""
    return str(fault).splitlines()[0].split(": ")[0][:120]


def _decoded(raw: bytes, path: Path, *, partial: bool = False) -> str:
    if raw[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1", b"%PDF"):
        raise CannotReadError(
            f"{path.name} is named as a CSV but is not text. Open it in the program it came from and save it as CSV."
        )
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _by("utf-16", raw, path, partial)
    if b"\x00" in raw:
        raise CannotReadError(f"{path.name} holds bytes that are not text. Export it again as CSV (UTF-8).")
    try:
        return _by("utf-8-sig", raw, path, partial)
    except CannotReadError:
        return _by("cp1252", raw, path, partial)


def _by(encoding: str, raw: bytes, path: Path, partial: bool) -> str:
    cut = len(raw) - len(raw) % 2 if encoding == "utf-16" else len(raw)
    try:
        return raw[:cut].decode(encoding)
    except UnicodeDecodeError as fault:
        if partial and fault.start > len(raw) - 4:  # the peek ended inside a letter
            return raw[: fault.start].decode(encoding)
        raise CannotReadError(
            f"{path.name} is not in UTF-8, UTF-16 or Windows-1252 (first at byte {fault.start}). Save it as CSV UTF-8."
        ) from fault
