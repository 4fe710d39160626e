"""Where a workbook's bare numbers for days are counted from: 1900, or 1904 where the workbook itself says so.

Excel for the Mac counted from 1904 for years, and such a workbook keeps its flag wherever it is saved. Cells that look
like dates are read right by any reader; cells that look like numbers need the flag.
"""

import re
import struct
import zipfile
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from sightline.returns.workbooks.safety import BROKEN, OLE

_XLSX = re.compile(
    rb"<(?:\w+:)?workbookPr\b[^>]*?\bdate1904\s*=\s*[\"'](?:1|true|on)[\"']", re.IGNORECASE | re.DOTALL
)
_GLOBALS = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00", re.DOTALL)
_DATE_MODE, _END = 0x0022, 0x000A
_PROPERTIES = 153
LONGEST = 4_000
"""How many records in, at most, an old workbook says what it counts from."""


def counts_from_1904(path: Path) -> bool:
    """Whether the workbook counts its days from 1 January 1904. False where it does not say, and for what is no workbook."""
    try:
        state = path.stat()
    except OSError:
        return False
    return _as_it_stands(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _as_it_stands(path: Path, _modified: int, _size: int) -> bool:
    raw = path.read_bytes()
    if raw.startswith(OLE):
        return _in_old(raw)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as book:
            names = {name.replace("\\", "/").lower(): name for name in book.namelist()}
            if "xl/workbook.bin" in names:
                return _in_binary(book.read(names["xl/workbook.bin"]))
            return "xl/workbook.xml" in names and bool(_XLSX.search(book.read(names["xl/workbook.xml"])))
    except (*BROKEN, RuntimeError):
        return False


def _in_old(raw: bytes) -> bool:
    """An .xls: the record DATEMODE among those of the whole workbook, which come first in its stream."""
    match = _GLOBALS.search(raw)
    at = match.start() if match else len(raw)
    for _ in range(LONGEST):
        if at + 4 > len(raw):
            return False
        kind, size = struct.unpack_from("<HH", raw, at)
        if kind == _DATE_MODE and at + 6 <= len(raw):
            return struct.unpack_from("<H", raw, at + 4)[0] == 1
        if kind == _END:
            return False
        at += 4 + size
    return False


def _in_binary(part: bytes) -> bool:
    """An .xlsb: the first bit of the record of the workbook's properties."""
    at = 0
    for _ in range(LONGEST):
        kind, at = _number(part, at, 2)
        size, at = _number(part, at, 4)
        if kind == _PROPERTIES:
            return at < len(part) and bool(part[at] & 1)
        at += size
        if at >= len(part):
            return False
    return False


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    value = 0
    for place in range(most):
        if at >= len(part):
            return -1, at
        byte = part[at]
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return value, at
