"""A workbook is looked at before it is opened: is it what its name says, open, whole, and of an honest size?

A far-out cell matters because the reader makes room for every cell between the first and the last: one stray cell in
the last row and column asks for half a terabyte, which ends the program rather than the load.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sightline.files.archives import BROKEN
from sightline.returns.contract import CannotReadError

KINDS = (".xlsx", ".xlsm", ".xlsb", ".ods", ".xls")
UNPACKED_LIMIT = 1024**3
RATIO_LIMIT = 200
RATIO_FROM = 8 * 1024**2
PARTS_LIMIT = 10_000
CELL_LIMIT = 40_000_000
USUAL_ROWS, USUAL_COLUMNS = 99_999, 52

ZIP, OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = re.compile(
    "EncryptedPackage".encode("utf-16-le")  # Excel 2007 and later
    + rb"|\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00",  # FILEPASS, in an .xls
    re.DOTALL,
)
_FAR_OUT = r' r="(?:[A-Za-z]{3}|[B-Zb-z][A-Za-z]|[A-Za-z]{1,2}\d{7}|(\d{6,}))'
_EACH_FAR_OUT = re.compile(_FAR_OUT.encode())
_ANY_CELL = re.compile(rb"""\sr=["']([A-Za-z]+)(\d+)""")
SAVE_AGAIN = "Open it in Excel, save it as an .xlsx workbook, and load that."
SMALLER = (
    "Open it in Excel, delete the empty rows and columns beyond the data in each sheet, save it as an .xlsx workbook, and "
    "load that."
)
COPY_AGAIN = (
    "Copy or download it again from where it came from, check that it opens in Excel, and load it again."
)


def password(name: str) -> str:
    """The sentence for a workbook with a password."""
    return (
        f"{name} is protected with a password, so nothing in it can be read. Open it in Excel, take the password "
        "off under File, Info, Protect Workbook, Encrypt with Password, save it, and load it again."
    )


def damaged(name: str, where: str) -> str:
    """The sentence for a workbook that is damaged or cut short, and where."""
    return f"{name} is damaged or was cut short: {where}. {COPY_AGAIN}"


def too_many_cells(name: str) -> str:
    """The sentence for a sheet that spans too many cells."""
    return (
        f"{name} has a cell so far out that it would hold more than {CELL_LIMIT:,} cells, blank ones counted. Delete "
        "the empty rows and columns beyond the data in each sheet, save it, and load it again."
    )


def check(path: Path, raw: bytes) -> None:
    """Refuse, in a sentence, what is not a whole, open, honest workbook of the kind its name says.

    CannotReadError otherwise. Unpacks every part once and keeps none of it.
    """
    name, kind = path.name, path.suffix.lower()
    if kind not in KINDS:
        raise CannotReadError(f"{name} is not a workbook by its name. Sightline opens {', '.join(KINDS)}.")
    if raw.startswith(OLE):
        _check_old(name, kind, raw)
    elif raw.startswith(ZIP) and kind != ".xls":
        _check_parts(name, kind, raw)
    elif raw.startswith(ZIP):
        raise CannotReadError(
            f"{name} is a newer workbook, though its name says .xls. Give it the ending .xlsx, and load it again."
        )
    else:
        raise CannotReadError(
            f"{name} is not a workbook, though its name says {kind}: it is {_really(raw)}. {SAVE_AGAIN}"
        )


def _check_old(name: str, kind: str, raw: bytes) -> None:
    if _ENCRYPTED.search(raw):
        raise CannotReadError(password(name))
    if kind != ".xls":
        raise CannotReadError(
            f"{name} is an old .xls workbook inside, though its name says {kind}. Give it the ending .xls and load "
            "it again, or open it in Excel and save it as an .xlsx workbook."
        )


def _really(raw: bytes) -> str:
    head = raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf"):
        return "a PDF"
    if b"<html" in head or head.startswith((b"<!doctype html", b"<table")):
        return "a web page"
    if head.startswith(b"<"):
        return "an XML file"
    return "neither a workbook nor text" if b"\x00" in head else "text, perhaps a CSV"


def _check_parts(name: str, kind: str, raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            _check_sizes(name, parts)
            _check_kind(name, kind, {_plain(part) for part in parts})
            for part in parts:
                _check_part(name, archive, part)
    except BROKEN as fault:
        reason = str(fault).strip() or "its parts cannot be unpacked"
        where = "the list of its parts, at its end, is missing" if "not a zip file" in reason else reason
        raise CannotReadError(damaged(name, where)) from fault
    except RuntimeError as fault:
        raise CannotReadError(password(name)) from fault


def _plain(part: zipfile.ZipInfo) -> str:
    return part.filename.replace("\\", "/").lower()


def _check_kind(name: str, kind: str, inside: set[str]) -> None:
    needed = {".ods": "content.xml", ".xlsb": "xl/workbook.bin"}.get(kind, "[content_types].xml")
    if needed not in inside or (kind != ".ods" and not any(each.startswith("xl/") for each in inside)):
        raise CannotReadError(f"{name} is a zip file but holds no {kind} workbook. {SAVE_AGAIN}")


def _check_sizes(name: str, parts: list[zipfile.ZipInfo]) -> None:
    large = [part for part in parts if part.file_size > RATIO_FROM]
    swollen = [part for part in large if part.file_size > RATIO_LIMIT * max(part.compress_size, 1)]
    if len(parts) > PARTS_LIMIT or swollen or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        where = f" (its part {swollen[0].filename})" if swollen else ""
        raise CannotReadError(
            f"{name}{where} would unpack to far more than it is: the limit is {UNPACKED_LIMIT // 1024**3} GB in all, "
            f"{RATIO_LIMIT} times its size in one part, and {PARTS_LIMIT:,} parts. If it is a real workbook, open it "
            "in Excel, delete the empty rows and columns, and save it again."
        )


def _check_part(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Unpack one part and let it go: that proves its size and its checksum; and measure it if it is a sheet."""
    is_sheet = "worksheets/" in _plain(part)
    measured = [_may_span(chunk) for chunk in _chunks(archive, part) if is_sheet]
    if max(measured, default=0) > CELL_LIMIT and _spans(archive, part) > CELL_LIMIT:
        raise CannotReadError(too_many_cells(name))


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
    for match in _EACH_FAR_OUT.finditer(chunk) if _any_far_out(chunk) else ():
        if match[1] is None:
            return CELL_LIMIT + 1
        rows = max(rows, int(match[1][:12]))
    return CELL_LIMIT + 1 if b" r='" in chunk else rows * USUAL_COLUMNS


def _any_far_out(chunk: bytes) -> bool:
    """Whether anything is far out at all: nearly always not, and Arrow's expressions say so three times as fast."""
    return bool(pc.match_substring_regex(pa.array([chunk], pa.binary()), _FAR_OUT)[0].as_py())


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
