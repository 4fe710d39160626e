"""Spreadsheets as text, opened safely: nothing guessed, nothing run, and a sentence where one cannot be read.

Every cell comes as text: dates as 2025-03-04 (with their time where they have one), '007' and '31/02/2026' as typed,
error cells and empty text as blanks. A file is looked at before it is opened: whether it is what its name says, has a
password, is whole, and how much it would unpack to. The older kinds (.xls, .xlsb, .ods) are opened in a process of
their own, because a damaged one can bring its reader down; .xlsx and .xlsm are measured first, which costs less.
"""

import codecs
import csv
import io
import logging
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.contract import CannotReadError

KINDS = (".xlsx", ".xlsm", ".xlsb", ".ods", ".xls")
UNPACKED_LIMIT = 1024**3
RATIO_LIMIT = 200
RATIO_FROM = 8 * 1024**2
PARTS_LIMIT = 10_000
CELL_LIMIT = 40_000_000
USUAL_ROWS, USUAL_COLUMNS = 99_999, 52
CHILD_SECONDS = 300
CHILD_MEMORY = 4 * 1024**3
ERROR_CELLS = (
    "#N/A",
    "#NULL!",
    "#DIV/0!",
    "#VALUE!",
    "#REF!",
    "#NAME?",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
)

logging.getLogger("calamine").addHandler(logging.NullHandler())  # it grumbles about chart sheets

_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = re.compile(
    "EncryptedPackage".encode("utf-16-le")  # Excel 2007 and later
    + rb"|\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00",  # FILEPASS, in an .xls
    re.DOTALL,
)
_FAR_OUT = re.compile(rb' r="(?:[A-Za-z]{3}|[B-Zb-z][A-Za-z]|[A-Za-z]{1,2}\d{7}|(\d{6,}))')
_ANY_CELL = re.compile(rb"""\sr=["']([A-Za-z]+)(\d+)""")
_SAVE_AGAIN = "Open it in Excel, save it as an .xlsx workbook, and load that."
_COPY_AGAIN = (
    "Copy or download it again from where it came from, check that it opens in Excel, and load it again."
)


@dataclass(frozen=True)
class CsvText:
    """A CSV as rows of text, and the encoding it was read as: utf-8, utf-16 or windows-1252."""

    rows: pa.Table
    encoding: str


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


def read_csv_text(path: Path) -> CsvText:
    """A CSV as text, row n of the table being row n + 1 of the file as a spreadsheet shows it.

    UTF-8 (with or without a mark), UTF-16 and Windows-1252 are understood, and commas, tabs, semicolons or bars
    between cells. CannotReadError where the file is empty, is not text, or a quotation mark is never closed.
    """
    raw = _bytes(path)
    text, encoding = _decoded(path, raw)
    head = text[:65536]
    between = max(",\t;|", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        rows = list(reader)
    except csv.Error as fault:
        raise CannotReadError(
            f"{path.name} cannot be read as a CSV: near line {reader.line_num}, {fault}. Mend the quotation marks "
            "there, or open it in Excel and save it again as CSV UTF-8."
        ) from fault
    if len(rows) * max(map(len, rows), default=0) > CELL_LIMIT:
        raise CannotReadError(_too_many_cells(path.name))
    columns = [_clean(pa.array(column, pa.string())) for column in zip_longest(*rows)]
    return CsvText(_numbered(columns), encoding)


def _numbered(columns: list[pa.Array]) -> pa.Table:
    return pa.table(columns, names=[str(n + 1) for n in range(len(columns))])


def _clean(cells: pa.Array) -> pa.Array:
    """Cells trimmed, odd spaces made plain, midnight left out of dates, and empty text and error cells blank."""
    seen = cells.dictionary_encode()
    words = pc.replace_substring(seen.dictionary, "\xa0", " ")
    for invisible in ("\u200b", "\ufeff"):
        words = pc.replace_substring(words, invisible, "")
    words = pc.utf8_trim_whitespace(pc.replace_substring(words, " 00:00:00", ""))
    for blank in ("", *ERROR_CELLS):
        words = pc.if_else(pc.equal(words, blank), pa.scalar(None, pa.string()), words)
    return pc.take(words, seen.indices)


def _bytes(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise CannotReadError(
            f"{path.name} in {path.parent} cannot be opened ({fault.strerror}). Close it where it is open, check "
            "that you may read it, and load it again."
        ) from fault
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise CannotReadError(
            f"{path.name} is empty. Export it again, and check that it opens before loading it."
        )
    return raw


def _decoded(path: Path, raw: bytes) -> tuple[str, str]:
    if raw.startswith((_ZIP, _OLE)):
        raise CannotReadError(
            f"{path.name} is a workbook, though its name says CSV. Give it the ending .xlsx (or .xls), and load it again."
        )
    guess = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _unmarked_utf16(raw)
    for encoding in (guess,) if guess else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(text.count(chr(code)) for code in (*range(9), *range(14, 32))) * 200 <= len(text):
            return text.replace("\x00", ""), {"utf-8-sig": "utf-8", "cp1252": "windows-1252"}.get(
                encoding, "utf-16"
            )
    raise CannotReadError(
        f"{path.name} is not text: it is neither UTF-8, UTF-16 nor Windows-1252. If it is a spreadsheet, "
        "open it in Excel and save it as CSV UTF-8, or load the workbook itself."
    )


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 without its mark, where every other byte of its beginning is empty."""
    head = raw[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 10 < len(head) * 4 or min(even, odd) * 20 > len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


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
    raw = _bytes(path)
    _check(path, raw)
    modern = path.suffix.lower() in (".xlsx", ".xlsm")
    found = _read_here(path.name, raw) if modern else _read_in_a_process_of_its_own(path)
    return {name: _numbered([_clean(column) for column in batch.columns]) for name, batch in found.items()}


def _check(path: Path, raw: bytes) -> None:
    """Refuse, in a sentence, what is not a whole, open, honest workbook of the kind its name says."""
    name, kind = path.name, path.suffix.lower()
    if kind not in KINDS:
        raise CannotReadError(f"{name} is not a workbook by its name. Sightline opens {', '.join(KINDS)}.")
    if raw.startswith(_OLE):
        if _ENCRYPTED.search(raw):
            raise CannotReadError(_password(name))
        if kind != ".xls":
            raise CannotReadError(
                f"{name} is an old .xls workbook inside, though its name says {kind}. Give it the ending .xls, or "
                f"{_SAVE_AGAIN[0].lower()}{_SAVE_AGAIN[1:]}"
            )
    elif raw.startswith(_ZIP) and kind == ".xls":
        raise CannotReadError(f"{name} is a newer workbook, though its name says .xls. Give it the ending .xlsx, and load it again.")
    elif raw.startswith(_ZIP):
        _check_parts(name, kind, raw)
    else:
        raise CannotReadError(
            f"{name} is not a workbook, though its name says {kind}: it is {_really(raw)}. {_SAVE_AGAIN}"
        )


def _really(raw: bytes) -> str:
    head = raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf"):
        return "a PDF"
    if head.startswith((b"<html", b"<!doctype html", b"<table")) or b"<html" in head:
        return "a web page"
    if head.startswith(b"<"):
        return "an XML file"
    return "neither a workbook nor text" if b"\x00" in head else "text, perhaps a CSV"


def _password(name: str) -> str:
    return (
        f"{name} is protected with a password, so nothing in it can be read. Open it in Excel, take the password off "
        "under File, Info, Protect Workbook, Encrypt with Password, save it, and load it again."
    )


def _damaged(name: str, where: str) -> str:
    return f"{name} is damaged or was cut short: {where}. {_COPY_AGAIN}"


def _too_many_cells(name: str) -> str:
    return (
        f"{name} has a cell so far out that it would hold more than {CELL_LIMIT:,} cells, blank ones counted. Delete "
        "the empty rows and columns beyond the data in each sheet, save it, and load it again."
    )


def _check_parts(name: str, kind: str, raw: bytes) -> None:
    """Look through a zipped workbook's parts without keeping them: whole, of the right kind, and not a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            _check_sizes(name, parts)
            inside = {part.filename.replace("\\", "/").lower() for part in parts}
            needed = {".ods": "content.xml", ".xlsb": "xl/workbook.bin"}.get(kind, "[content_types].xml")
            if needed not in inside or (
                kind != ".ods" and not any(each.startswith("xl/") for each in inside)
            ):
                raise CannotReadError(f"{name} is a zip file but holds no {kind} workbook. {_SAVE_AGAIN}")
            for part in parts:
                _check_part(name, archive, part)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
        UnicodeError,
    ) as fault:
        raise CannotReadError(_damaged(name, str(fault).strip() or "its parts cannot be unpacked")) from fault
    except RuntimeError as fault:
        raise CannotReadError(_password(name)) from fault


def _check_sizes(name: str, parts: list[zipfile.ZipInfo]) -> None:
    swollen = [
        part
        for part in parts
        if part.file_size > RATIO_FROM and part.file_size > RATIO_LIMIT * max(part.compress_size, 1)
    ]
    if len(parts) > PARTS_LIMIT or swollen or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        where = f" (its part {swollen[0].filename})" if swollen else ""
        raise CannotReadError(
            f"{name}{where} would unpack to far more than it is: the limit is {UNPACKED_LIMIT // 1024**3} GB in all, "
            f"{RATIO_LIMIT} times its size in one part, and {PARTS_LIMIT:,} parts. If it is a real workbook, open it "
            "in Excel, delete the empty rows and columns, and save it again."
        )


def _check_part(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Unpack one part and let it go: that proves its size and its checksum; and measure it if it is a sheet."""
    is_sheet = "worksheets/" in part.filename.replace("\\", "/").lower()
    measured = [_may_span(chunk) for chunk in _chunks(archive, part) if is_sheet]
    if max(measured, default=0) > CELL_LIMIT and _spans(archive, part) > CELL_LIMIT:
        raise CannotReadError(_too_many_cells(name))


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part unpacked bit by bit, each bit beginning with the end of the one before."""
    tail = b""
    with archive.open(part) as file:
        while chunk := file.read(4 * 1024**2):
            yield tail + chunk
            tail = chunk[-64:]


def _may_span(chunk: bytes) -> int:
    """How many cells a sheet with this in it may span: quick, and never too few by much."""
    rows = USUAL_ROWS
    for found in _FAR_OUT.finditer(chunk):
        if found[1] is None:
            return CELL_LIMIT + 1
        rows = max(rows, int(found[1][:12]))
    return CELL_LIMIT + 1 if b" r='" in chunk else rows * USUAL_COLUMNS


def _spans(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """How many cells a sheet spans from its first to its farthest: exact, and slow."""
    rows, columns = 1, 1
    for chunk in _chunks(archive, part):
        for letters, row in set(_ANY_CELL.findall(chunk)):
            rows, columns = max(rows, int(row[:12])), max(columns, _column_number(letters[:8]))
    return rows * columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _read_here(name: str, raw: bytes) -> dict[str, pa.RecordBatch]:
    sheet, found = None, {}
    try:
        reader = fastexcel.read_excel(raw)
        for sheet in reader.sheet_names:
            found[sheet] = reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string", eager=True)
    except BaseException as fault:
        if not isinstance(fault, Exception) and type(fault).__name__ != "PanicException":
            raise
        if "password" in str(fault).lower():
            raise CannotReadError(_password(name)) from fault
        where = f"its sheet '{sheet}' cannot be read" if sheet else "its list of sheets cannot be read"
        raise CannotReadError(_damaged(name, where)) from fault
    return found


def _read_in_a_process_of_its_own(path: Path) -> dict[str, pa.RecordBatch]:
    folders = os.pathsep.join(each for each in sys.path if each)
    command = [sys.executable, "-m", "sightline.returns.workbooks", str(path)]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=CHILD_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": folders},
        )
    except subprocess.TimeoutExpired as fault:
        raise CannotReadError(
            f"{path.name} took longer than {CHILD_SECONDS} seconds to open. {_SAVE_AGAIN}"
        ) from fault
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        known = said and done.returncode == 3
        raise CannotReadError(said[-1] if known else _damaged(path.name, "opening it fails"))
    return dict(_received(done.stdout))


def _received(sent: bytes) -> Iterator[tuple[str, pa.RecordBatch]]:
    stream = pa.BufferReader(sent)
    while stream.tell() < stream.size():
        sheet = pa.ipc.open_stream(stream)
        batch = sheet.read_next_batch()
        yield (sheet.schema.metadata or {})[b"sheet"].decode("utf-8"), batch
        for _ in sheet:  # the end mark, so that the next sheet begins where this one ends
            break


def _send(path: Path) -> None:
    """In the process of its own: write each sheet to standard output, or say why not and leave with 3."""
    with_limit()
    try:
        found = _read_here(path.name, path.read_bytes())
    except CannotReadError as fault:
        sys.stderr.buffer.write(f"{fault}\n".encode())
        sys.exit(3)
    for name, batch in found.items():
        schema = batch.schema.with_metadata({b"sheet": name.encode("utf-8")})
        with pa.ipc.new_stream(sys.stdout.buffer, schema) as stream:
            stream.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema))


def with_limit() -> None:
    """Hold this process to four gigabytes where the system can, so that a damaged file fails instead of the machine."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_MEMORY, CHILD_MEMORY))


if __name__ == "__main__":
    _send(Path(sys.argv[1]))
