"""Opening a workbook: measured, opened and cleaned in a process of its own, which a workbook may bring down."""

import logging
from functools import lru_cache
from pathlib import Path

import fastexcel
import pyarrow as pa

from sightline.files.limited import StoppedError, TooMuchMemoryError, load_limits, run_limited
from sightline.returns.contract import CannotReadError
from sightline.returns.tables import as_bytes, from_bytes
from sightline.returns.workbooks.cleaning import bytes_of, numbered
from sightline.returns.workbooks.safety import SAVE_AGAIN, SMALLER, check, damaged, password

logging.getLogger("calamine").addHandler(logging.NullHandler())  # it grumbles about chart sheets


def sheets(path: Path) -> list[str]:
    """The names of a workbook's sheets, hidden ones too, in order. CannotReadError where it cannot be opened."""
    return list(_opened(path))


def read_sheet(path: Path, sheet: str) -> pa.Table:
    """One sheet as text. Row n of the table is row n + 1 of the sheet; blank cells are null; columns are 1, 2, 3 …

    The workbook opened last is kept until another is asked for, so that recognising and reading open it once.
    CannotReadError where the workbook cannot be opened or has no such sheet.
    """
    by_sheet = _opened(path)
    if sheet not in by_sheet:
        raise CannotReadError(
            f"{path.name} has no sheet '{sheet}'. It has: {', '.join(by_sheet) or 'none'}. Choose one of those."
        )
    return by_sheet[sheet]


def _opened(path: Path) -> dict[str, pa.Table]:
    try:
        state = path.stat()
    except OSError as fault:
        raise CannotReadError(
            f"{path.name} was not found in {path.parent}. Check the path and load it again."
        ) from fault
    return _opened_as_it_stands(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1)
def _opened_as_it_stands(path: Path, _modified: int, _size: int) -> dict[str, pa.Table]:
    try:
        sent = run_limited(sheets_of, str(path.resolve()), limits=load_limits(), raises=(CannotReadError,))
    except StoppedError as stopped:
        remedy = SMALLER if isinstance(stopped, TooMuchMemoryError) else SAVE_AGAIN
        raise CannotReadError(stopped.sentence(path.name, remedy)) from stopped
    return {name: from_bytes(rows) for name, rows in sent}


def sheets_of(path: str) -> list[tuple[str, memoryview]]:
    """Every sheet of the workbook there, cleaned, as it crosses from the process that opened it."""
    file = Path(path)
    raw = bytes_of(file)
    check(file, raw)
    return [(name, as_bytes(numbered(batch.columns))) for name, batch in read_here(file.name, raw).items()]


def read_here(name: str, raw: bytes) -> dict[str, pa.RecordBatch]:
    """Every sheet of a workbook as text, as it stands. CannotReadError where its reader fails or panics."""
    sheet, by_sheet = None, {}
    try:
        reader = fastexcel.read_excel(raw)
        for sheet in reader.sheet_names:
            by_sheet[sheet] = reader.load_sheet(
                sheet, header_row=None, skip_rows=0, dtypes="string", eager=True
            )
    except BaseException as fault:
        if isinstance(fault, MemoryError):
            raise
        if not isinstance(fault, Exception) and type(fault).__name__ != "PanicException":
            raise
        if "password" in str(fault).lower():
            raise CannotReadError(password(name)) from fault
        where = f"its sheet '{sheet}' cannot be read" if sheet else "its list of sheets cannot be read"
        raise CannotReadError(damaged(name, where)) from fault
    return by_sheet
