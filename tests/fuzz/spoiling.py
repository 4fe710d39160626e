"""Ways to spoil a file: bytes, cells, columns, parts of a workbook, and its name."""

import csv
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from support.valid_files import as_csv, as_xlsx

NASTY_BYTES = (
    b"\x00", b'"', b"'", b",", b"\r", b"\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\x81", b"\xe2\x80\xa8", b"PK\x03\x04",
    b"%PDF-1.7", b"PAR1", b"99999999999999999999", b"=1+1", b"<row", b"&lt;", b"]]>", b"</c>", b'r="XFD1048576"', b"\x1a",
)  # fmt: skip
NASTY_CELLS = (
    None, "", " ", "\xa0", "NULL", "#N/A", "31/02/2026", "0000-00-00", "0000-01-01", "9999-12-31", "infinity", "epoch",
    "nan", "-inf", "1e400", "-1", "007", "8.88", "99999", "2147483648", "9223372036854775808", "=cmd|' /C calc'!A0",
    "+1", "@x", '"', 'a"b', "a\nb", "a\r\nb", "a,b;c\td|e", "é", "👩‍👧", "\u202e", "x" * 70_000, "2025-02-30T99:99",
    "2025-03-30 01:30", "01/01/1899", "01 Jan 2025", "1/1/25", "2025-01-01Z", "\x00", "\x1f", "343", "../..", "%s", "\\",
)  # fmt: skip
ENDINGS = (".csv", ".txt", ".parquet", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".CSV", "", ".json")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "utf-32", "cp037")
Named = tuple[str, bytes]


def spoiled(named: Named, dice: random.Random) -> Named:
    """The file, spoiled in one way or several."""
    name, raw = named
    own = _WAYS[Path(name).suffix]
    for way in dice.choices((*own, *own, *_ANY), k=dice.choice((1, 1, 2, 3))):
        try:
            raw = way(raw, dice)
        except Exception:  # noqa: BLE001 - it was spoiled too far already for this way
            raw = flipped(raw, dice)
    if dice.random() < 0.08:
        name = Path(name).stem + dice.choice(ENDINGS)
    return name, raw


def flipped(raw: bytes, dice: random.Random) -> bytes:
    """A few bits are other ones."""
    out = bytearray(raw or b"x")
    for _ in range(dice.choice((1, 2, 5, 20))):
        out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def cut(raw: bytes, dice: random.Random) -> bytes:
    """The end is missing."""
    return raw[: dice.randrange(len(raw) + 1)]


def gap(raw: bytes, dice: random.Random) -> bytes:
    """A piece in the middle is missing, or there twice, or somewhere else."""
    start, end = sorted(dice.randrange(len(raw) + 1) for _ in range(2))
    piece = raw[start:end]
    return dice.choice((raw[:start] + raw[end:], raw[:end] + piece + raw[end:], raw[end:] + piece))


def planted(raw: bytes, dice: random.Random) -> bytes:
    """Bytes stand in it that mean something to a reader."""
    for _ in range(dice.choice((1, 3, 10))):
        at = dice.randrange(len(raw) + 1)
        raw = raw[:at] + dice.choice(NASTY_BYTES) + raw[at + dice.choice((0, 1)) :]
    return raw


def csv_cells(raw: bytes, dice: random.Random) -> bytes:
    """Cells, headings or the number of cells in a row are not what they should be; and how it is written."""
    cells = _replaced(list(csv.reader(io.StringIO(raw.decode()))), dice)
    if dice.random() < 0.3:
        row = dice.choice(cells)
        dice.choice((row.append, lambda cell: row.pop() if row else None))("more")
    if dice.random() < 0.2:
        cells.pop(0)
    between = dice.choice(",,,,;\t|")
    return as_csv(cells, between, dice.choice(ENCODINGS if dice.random() < 0.3 else ("utf-8",)))


def parquet_columns(raw: bytes, dice: random.Random) -> bytes:
    """Columns of other types, of other names, twice, or blank."""
    rows = pq.read_table(io.BytesIO(raw))
    names, columns = list(rows.column_names), list(rows.columns)
    for _ in range(dice.choice((1, 2, 4))):
        at = dice.randrange(len(columns))
        columns[at] = dice.choice(_COLUMNS)(columns[at].cast(pa.string()).to_pylist(), dice)
    if dice.random() < 0.3:
        names[dice.randrange(len(names))] = dice.choice((*names, "", "_row", "authority", names[0].upper()))
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, names=names), out)
    return out.getvalue()


def _bad_utf8(cells: list, _: random.Random) -> pa.Array:
    raw = pa.array([b"\xff\xfe\x81"] * len(cells), pa.binary())
    return pa.Array.from_buffers(pa.string(), len(cells), raw.buffers())


_COLUMNS: tuple[Callable[[list, random.Random], pa.Array], ...] = (
    lambda cells, dice: pa.array([dice.choice(NASTY_CELLS) for _ in cells], pa.string()),
    lambda cells, dice: pa.array([dice.choice((0.5, float("nan"), float("inf"), None)) for _ in cells]),
    lambda cells, dice: pa.array([dice.choice((-1, 2**62, None)) for _ in cells], pa.int64()),
    lambda cells, dice: pa.array([dice.randrange(-(10**18), 10**18) for _ in cells], pa.timestamp("us")),
    lambda cells, dice: pa.array([dice.randrange(-(2**31), 2**31) for _ in cells], pa.date32()),
    lambda cells, _: pa.array([[cell] for cell in cells], pa.list_(pa.string())),
    lambda cells, _: pa.array([{"a": cell} for cell in cells]),
    lambda cells, _: pa.array([b"\xff\x00"] * len(cells), pa.binary()),
    lambda cells, _: pa.array(cells, pa.string()).dictionary_encode(),
    lambda cells, _: pa.nulls(len(cells)),
    lambda cells, _: pa.array([True] * len(cells)),
    _bad_utf8,
)


def workbook_parts(raw: bytes, dice: random.Random) -> bytes:
    """A part of the workbook is spoiled, and the whole zipped again as if it were right."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as spoilt:
        names = book.namelist()
        unlucky = dice.choice(names)
        for name in names:
            part = book.read(name)
            if name == unlucky:
                part = dice.choice((flipped, cut, gap, planted))(part, dice)
            if name != unlucky or dice.random() < 0.9:
                spoilt.writestr(name, part)
    return out.getvalue()


def workbook_cells(_: bytes, dice: random.Random) -> bytes:
    """A workbook whose cells, headings, or sheets are not what they should be."""
    from support.valid_files import SHEETS, list_cells

    sheets = {f"List {number}": _replaced(list_cells(number, dice), dice) for number in SHEETS}
    if dice.random() < 0.3:
        sheets["more"] = dice.choice(list(sheets.values()))
    return as_xlsx(sheets)


def _replaced(cells: list[list], dice: random.Random) -> list[list]:
    """Some cells are nasty, more often below the headings than among them; a row may stand twice or nowhere."""
    for _ in range(dice.choice((1, 3, 10, 40))):
        row = dice.choice(cells if dice.random() < 0.2 else cells[1:] or cells)
        if row:
            row[dice.randrange(len(row))] = dice.choice((*NASTY_CELLS, 1, 0.5, True))
    if dice.random() < 0.3:
        cells.append(list(dice.choice(cells)))
    if dice.random() < 0.2:
        cells.insert(0, ["A title", *[""] * dice.randrange(3)])
    return cells


_ANY = (flipped, cut, gap, planted)
_WAYS = {
    ".csv": (csv_cells, csv_cells, csv_cells),
    ".parquet": (parquet_columns, parquet_columns, parquet_columns),
    ".xlsx": (workbook_parts, workbook_parts, workbook_cells, workbook_cells),
    ".xls": _ANY,
}
