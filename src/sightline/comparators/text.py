"""A published CSV or Parquet file with every cell as text: nothing guessed, and refused whole where a row does not fit its header."""

import csv
import io
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv

from sightline.comparators.faults import CannotTakeFileError

PEEK = 64 * 1024
FIRST_ROW = 2
"""A row's number as a spreadsheet shows it, of the first under the header."""


def header(path: Path) -> list[str]:
    """The names of the columns; [] where it is neither CSV nor Parquet."""
    if path.suffix.lower() == ".parquet":
        import pyarrow.parquet as pq

        try:
            return pq.ParquetFile(path).schema_arrow.names
        except (pa.ArrowException, OSError, ValueError):
            return []
    if path.suffix.lower() != ".csv":
        return []
    with path.open("rb") as file:
        start = file.read(PEEK)
    return _names(start.decode("utf-8-sig", errors="replace"))


def _names(text: str) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader(io.StringIO(text)), [])]
    except csv.Error:
        return []


def read(path: Path) -> pa.Table:
    """Every cell as text, empty ones as null. CannotTakeFileError where it is damaged."""
    return _parquet(path) if path.suffix.lower() == ".parquet" else _csv(path)


def _csv(path: Path) -> pa.Table:
    raw = path.read_bytes()
    if not raw.strip():
        raise CannotTakeFileError(f"{path.name} is empty. Download it again.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise CannotTakeFileError(
            f"{path.name} is not UTF-8 (first at byte {fault.start}), as published files are. Download it again, and do "
            "not save it in a spreadsheet program on the way."
        ) from fault
    names = _names(text[:PEEK])
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CannotTakeFileError(
            f"{path.name} has more than one column headed {', '.join(twice)}. Download it again."
        )
    if "" in names:
        raise CannotTakeFileError(f"{path.name} has a column without a heading. Download it again.")
    return _parsed(path, text.encode("utf-8"), names)


def _parsed(path: Path, whole: bytes, names: list[str]) -> pa.Table:
    try:
        return pacsv.read_csv(
            pa.BufferReader(whole),
            read_options=pacsv.ReadOptions(
                use_threads=False,
                column_names=names,
                skip_rows_after_names=1,
                block_size=max(len(whole), PEEK),
            ),
            parse_options=pacsv.ParseOptions(newlines_in_values=True),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid as fault:
        raise CannotTakeFileError(
            f"{path.name} {_why(str(fault))}. Nothing of it was taken. Download it again."
        ) from fault


def _why(fault: str) -> str:
    """What Arrow found, in words."""
    uneven = re.search(r"Row #(\d+): Expected (\d+) columns, got (\d+)", fault)
    if uneven:
        row, header_cells, cells = uneven.groups()
        return f"breaks off or has a row that does not fit its header: row {row} has {cells} cells, and the header {header_cells}"
    return "breaks off, or has a quotation mark that is never closed, so where its rows end cannot be told"


def _parquet(path: Path) -> pa.Table:
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(path).read()
        return pa.table([column.cast(pa.string()) for column in table.columns], names=table.column_names)
    except MemoryError:
        raise
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise CannotTakeFileError(f"{path.name} is not a whole Parquet file. Download it again.") from fault


def require(path: Path, table: pa.Table, names: list[str], what: str) -> None:
    """CannotTakeFileError, naming what is missing, where the table lacks one of these columns."""
    missing = [name for name in names if name not in table.column_names]
    if missing:
        raise CannotTakeFileError(
            f"{path.name} looks like {what}, and has no column {', '.join(missing)}. Nothing of it was taken."
        )
