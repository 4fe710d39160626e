"""CSV and Parquet files as text: nothing guessed, nothing lost, and a sentence where a file cannot be read."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from sightline.returns.contract import CannotReadError, Input
from sightline.returns.faults import Fault

ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")
PEEK = 64 * 1024


ROW = "_row"
BETWEEN = ",\t;|"
LARGEST_BLOCK = 2**31 - 1


class RaggedRows(list):
    """Rows of a CSV with more or fewer cells than its header: (row number, text)."""


def faults_of_ragged(source: Input, rows: pa.Table, ragged: RaggedRows) -> list[Fault]:
    """A fault for each of them: what `read_csv` gave as `rows` has one column more than the file, its row numbers."""
    return [
        Fault(
            file=source.path.name,
            sheet=None,
            row=number,
            column=None,
            rule="wrong_number_of_cells",
            found="a row with other cells than the header",
            expected=f"{rows.num_columns - 1} cells",
            did="set_aside",
            child_id=None,
            table=source.table,
        )
        for number, _ in ragged
    ]


def csv_header(path: Path) -> list[str]:
    """The first row of a CSV, trimmed; [] where the file is empty or is not text."""
    try:
        with path.open("rb") as file:
            text = _decoded(file.read(PEEK), path, partial=True)
    except CannotReadError:
        return []
    return _first_row(text.lstrip("\r\n"))


def _first_row(text: str) -> list[str]:
    try:
        first = next(csv.reader(io.StringIO(text[:PEEK], newline=None), delimiter=_between(text)), [])
    except csv.Error:
        return []
    return [name.strip().strip("\ufeff") for name in first]


def _between(text: str) -> str:
    """What stands between cells: of comma, tab, semicolon and bar the one the first line has most of."""
    first = text[:PEEK].partition("\n")[0]
    return max(BETWEEN, key=first.count)


def read_csv(path: Path) -> tuple[pa.Table, RaggedRows]:
    """Every cell of a CSV as text, and the rows that do not fit its header. CannotReadError where it is not text.

    UTF-8 (with or without a mark), UTF-16 and Windows-1252 are understood, and commas, tabs, semicolons or bars
    between cells. Adds `_row`, the row's number as a spreadsheet shows it (the header is row 1). Empty rows are
    passed over.
    """
    raw = path.read_bytes()
    if not raw or raw.isspace():
        raise CannotReadError(f"{path.name} is empty. Export it again, with its header row.")
    whole = _decoded(raw, path)
    del raw  # a large file is not held three times over
    text = whole.lstrip("\r\n")
    above = len(whole[: len(whole) - len(text)].splitlines())
    ragged = RaggedRows()

    def note_ragged(row: pacsv.InvalidRow) -> str:
        ragged.append((row.number, row.text))
        return "skip"

    rows = _parsed(path, text, note_ragged)
    _refuse_an_open_quotation(path, text, rows, ragged)
    ragged[:] = [(number + above, text_of_row) for number, text_of_row in ragged]
    numbered = _numbered(rows, 2 + above, {number for number, _ in ragged})
    return _with_something_in_them(numbered), ragged


def _refuse_an_open_quotation(path: Path, text: str, rows: pa.Table, ragged: RaggedRows) -> None:
    """A quotation mark that is never closed swallows every row after it: that must not pass for one odd row."""
    last = rows.slice(max(rows.num_rows - 1, 0)).to_pylist()
    ends = [cell or "" for row in last for cell in row.values()] + [ragged[-1][1] if ragged else ""]
    if any("\n" in end.strip() for end in ends) and text.count('"') % 2:
        raise CannotReadError(
            f"{path.name} has a quotation mark that is never closed, so where its rows end cannot be told. Correct it, "
            "or open the file in Excel and save it again as CSV UTF-8."
        )


def _parsed(path: Path, text: str, on_ragged: Callable[[pacsv.InvalidRow], str]) -> pa.Table:
    names = _first_row(text)
    whole = (text if text.endswith(("\n", "\r")) else f"{text}\n").encode("utf-8")
    try:
        return pacsv.read_csv(
            pa.BufferReader(whole),
            read_options=pacsv.ReadOptions(
                use_threads=False,
                column_names=names,
                skip_rows_after_names=1,
                block_size=min(max(len(whole), PEEK), LARGEST_BLOCK),
            ),
            parse_options=pacsv.ParseOptions(
                delimiter=_between(text),
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=on_ragged,
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), null_values=[""], strings_can_be_null=True
            ),
        )
    except pa.ArrowInvalid as fault:
        raise CannotReadError(
            f"{path.name} could not be read as a CSV ({_first_line(fault)}). Save it again as CSV (comma separated, UTF-8)."
        ) from fault


def _with_something_in_them(rows: pa.Table) -> pa.Table:
    """The rows without those that hold nothing: empty lines, and lines of commas that a spreadsheet left behind."""
    filled = np.zeros(rows.num_rows, dtype=bool)
    for name, column in zip(rows.column_names, rows.columns, strict=True):
        if name != ROW:
            filled |= pc.fill_null(pc.greater(pc.binary_length(column), 0), False).to_numpy()
            if filled.all():
                return rows
    return rows.filter(pa.array(filled))


def _numbered(rows: pa.Table, first: int, set_aside: set[int]) -> pa.Table:
    """The rows with their numbers in the file from `first` on, of which these others were set aside."""
    numbers = np.arange(first, first + rows.num_rows + len(set_aside), dtype=np.int64)
    if set_aside:
        numbers = numbers[~np.isin(numbers, list(set_aside))]
    return _with_numbers(rows, pa.array(numbers))


def _with_numbers(rows: pa.Table, numbers: pa.Array) -> pa.Table:
    places = [n for n, name in enumerate(rows.column_names) if name != ROW]
    return rows.select(places).append_column(ROW, numbers)


def read_parquet_text(path: Path) -> pa.Table:
    """Every column of a Parquet file as text, and `_row` as in a CSV. CannotReadError where it is not a whole one.

    Lists and other columns that are not plain values are left out.
    """
    try:
        with path.open("rb") as file:
            if file.read(4) != b"PAR1":
                raise CannotReadError(
                    f"{path.name} is not a Parquet file, though its name says so. Export it again as Parquet or CSV."
                )
        rows = pq.ParquetFile(path).read()
        plain = [n for n, field in enumerate(rows.schema) if not pa.types.is_nested(field.type)]
        rows = rows.select(plain)
        text = pa.table([column.cast(pa.string()) for column in rows.columns], names=rows.column_names)
        text.validate(full=True)
    except MemoryError:  # Arrow's is both: the file is whole, and more than may be
        raise
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise CannotReadError(
            f"{path.name} is not a whole Parquet file ({_first_line(fault)}). Export it again."
        ) from fault
    return _with_numbers(text, pa.array(range(2, 2 + text.num_rows), pa.int64()))


def parquet_header(path: Path) -> list[str]:
    """The columns of a Parquet file; [] where it is not one."""
    try:
        return pq.ParquetFile(path).schema_arrow.names
    except (pa.ArrowException, OSError, ValueError):
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
    cut = len(raw) - len(raw) % 2 if encoding == "utf-16" and partial else len(raw)
    try:
        return raw[:cut].decode(encoding)
    except UnicodeDecodeError as fault:
        if partial and fault.start > len(raw) - 4:  # the peek ended inside a letter
            return raw[: fault.start].decode(encoding)
        raise CannotReadError(
            f"{path.name} is not in UTF-8, UTF-16 or Windows-1252 (first at byte {fault.start}). Save it as CSV UTF-8."
        ) from fault
