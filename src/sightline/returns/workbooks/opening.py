"""Opening a workbook that was looked at: .xlsx here, the older kinds in a process of their own.

A damaged .xls, .xlsb or .ods can bring its reader down, and with it whatever it runs in; .xlsx and .xlsm are measured
first, which costs less than a process does.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import fastexcel
import pyarrow as pa

from sightline.returns.contract import CannotReadError
from sightline.returns.workbooks.cleaning import bytes_of, numbered
from sightline.returns.workbooks.safety import SAVE_AGAIN, check, damaged, password

CHILD_SECONDS = 300
CANNOT_READ = 3

logging.getLogger("calamine").addHandler(logging.NullHandler())  # it grumbles about chart sheets


def sheets(path: Path) -> list[str]:
    """The names of a workbook's sheets, hidden ones too, in order. CannotReadError where it cannot be opened."""
    return list(_opened(path))


def read_sheet(path: Path, sheet: str) -> pa.Table:
    """One sheet as text. Row n of the table is row n + 1 of the sheet; blank cells are null; columns are 1, 2, 3 …

    The workbook opened last is kept until another is asked for, so that recognising and reading open it once.
    CannotReadError where the workbook cannot be opened or has no such sheet.
    """
    found = _opened(path)
    if sheet not in found:
        raise CannotReadError(
            f"{path.name} has no sheet '{sheet}'. It has: {', '.join(found) or 'none'}. Choose one of those."
        )
    return found[sheet]


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
    raw = bytes_of(path)
    check(path, raw)
    here = path.suffix.lower() in (".xlsx", ".xlsm")
    found = read_here(path.name, raw) if here else _read_in_a_process_of_its_own(path)
    return {name: numbered(batch.columns) for name, batch in found.items()}


def read_here(name: str, raw: bytes) -> dict[str, pa.RecordBatch]:
    """Every sheet of a workbook as text, as it stands. CannotReadError where its reader fails or panics."""
    sheet, found = None, {}
    try:
        reader = fastexcel.read_excel(raw)
        for sheet in reader.sheet_names:
            found[sheet] = reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string", eager=True)
    except BaseException as fault:
        if not isinstance(fault, Exception) and type(fault).__name__ != "PanicException":
            raise
        if "password" in str(fault).lower():
            raise CannotReadError(password(name)) from fault
        where = f"its sheet '{sheet}' cannot be read" if sheet else "its list of sheets cannot be read"
        raise CannotReadError(damaged(name, where)) from fault
    return found


def _read_in_a_process_of_its_own(path: Path) -> dict[str, pa.RecordBatch]:
    folders = os.pathsep.join(each for each in sys.path if each)
    command = [sys.executable, "-m", "sightline.returns.workbooks.apart", str(path.resolve())]
    settings = {**os.environ, "PYTHONPATH": folders}
    try:
        done = subprocess.run(command, capture_output=True, timeout=CHILD_SECONDS, check=False, env=settings)
    except subprocess.TimeoutExpired as fault:
        raise CannotReadError(
            f"{path.name} took longer than {CHILD_SECONDS} seconds to open. {SAVE_AGAIN}"
        ) from fault
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        known = said and done.returncode == CANNOT_READ
        raise CannotReadError(said[-1] if known else damaged(path.name, "opening it fails"))
    return dict(_received(done.stdout))


def _received(sent: bytes) -> Iterator[tuple[str, pa.RecordBatch]]:
    stream = pa.BufferReader(sent)
    while stream.tell() < stream.size():
        sheet = pa.ipc.open_stream(stream)
        batch = sheet.read_next_batch()
        yield (sheet.schema.metadata or {})[b"sheet"].decode("utf-8"), batch
        next(iter(sheet), None)  # the end mark, so that the next sheet begins where this one ends
