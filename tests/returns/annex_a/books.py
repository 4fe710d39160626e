"""Workbooks and lists for these tests: drawn by name, so that a test says only what it is about."""

import struct
import zipfile
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import xlsxwriter

from sightline.returns import annex_a
from sightline.returns.annex_a.read import record_id
from sightline.standards.annex_a import LISTS

TODAY = date(2025, 9, 30)
USUAL = {
    "text": "",
    "code": "",
    "date": "",
    "birth": date(2015, 1, 1),
    "age": 10,
    "whole": 0,
}


def line(
    number: int, person: str | None, day: object = "", year: str = "2019", **values: object
) -> list[object]:
    """One row of a list: the person, the first date of its key, and what else the test cares about."""
    spec = LISTS[number]
    said = {spec.person: person, **({spec.key[1]: day} if len(spec.key) > 1 else {}), **values}
    return [said.get(each.name, USUAL[each.kind]) for each in spec.shape(year)]


def sheet(number: int, *lines: list[object], year: str = "2019", title: bool = True) -> list[list[object]]:
    """A list as its sheet holds it: Ofsted's title row, the headings, the rows."""
    above = [[f"List {number}: {LISTS[number].title}"]] if title else []
    return [*above, list(LISTS[number].headings(year)), *lines]


def book(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    """An .xlsx workbook with those sheets: dates as Excel's own, text as text."""
    with xlsxwriter.Workbook(
        path, {"default_date_format": "dd/mm/yyyy", "strings_to_numbers": False}
    ) as made:
        for name, rows in sheets.items():
            page = made.add_worksheet(name)
            for r, cells in enumerate(rows):
                for c, cell in enumerate(cells):
                    _write(page, r, c, cell)
    return path


def _write(page, r: int, c: int, cell: object) -> None:
    if isinstance(cell, datetime):
        page.write_datetime(r, c, cell)
    elif isinstance(cell, date):
        page.write_datetime(r, c, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001
    elif isinstance(cell, str) and cell.startswith("="):
        page.write_formula(r, c, cell, None, "#N/A")
    elif isinstance(cell, str):
        page.write_string(r, c, cell)
    elif cell is not None:
        page.write_number(r, c, cell)


def read_one(path: Path, rows: list[list[object]], name: str = "List_1") -> annex_a.ListRead:
    """Write one sheet, recognise it and read it."""
    (found,) = annex_a.recognise(book(path / "annex-a.xlsx", {name: rows}))
    return annex_a.read(found, today=TODAY)


def read_lines(path: Path, number: int, *lines: list[object], year: str = "2019") -> annex_a.ListRead:
    """Write a list of these rows, recognise it and read it."""
    return read_one(path, sheet(number, *lines, year=year), f"List_{number}")


def column(read: annex_a.ListRead, name: str) -> list[object]:
    """One column of what was read."""
    return read.rows.column(name).to_pylist()


def rows(number: int, *lines: dict[str, object]) -> pa.Table:
    """Rows of a list as `read` gives them, each column that is named; references made from the key."""
    spec = LISTS[number]
    names = dict.fromkeys([*spec.key, *(name for each in lines for name in each)])
    made = {name: pa.array([each.get(name) for each in lines], spec.column(name).arrow) for name in names}
    keys = zip(*(made[name].to_pylist() for name in spec.key), strict=True)
    references = pa.array([record_id(number, *key) for key in keys], pa.string())
    return pa.table(
        {"record_id": references, **made, "source_row": pa.array(range(2, len(lines) + 2), pa.int64())}
    )


def with_a_password(old: bytes) -> bytes:
    """An .xls file's container, its workbook stream renamed as Excel names an encrypted one."""
    made = bytearray(old)
    at = old.index("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le")
    made[at : at + len(name)] = name
    struct.pack_into("<H", made, at + 64, len(name) + 2)
    return bytes(made)


def ods(path: Path, cells: str) -> Path:
    """A small OpenDocument spreadsheet with one row of those cells."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    mark = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{mark}"/>')
        made.writestr(
            "content.xml",
            f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="List_1">'
            f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return path
