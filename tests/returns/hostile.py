"""Files made to harm whoever reads them, each a few kilobytes or megabytes and each understood by the reader it is for."""

import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"
TEXT = '<c{}t="inlineStr"><is><t>x</t></is></c>'
FAR_OUT = {
    "spaces round the sign": TEXT.format('   r = "A1" ') + TEXT.format('   r = "XFD1048576" '),
    "a line between": TEXT.format('\nr\n=\n"A1"\n') + TEXT.format('\nr\n=\n"XFD1048576"\n'),
    "in an entity": TEXT.format(' r="A1" ') + TEXT.format(' r="&#88;FD1048576" '),
}
"""Cells in the first and in the last place of a sheet, written as a guard by pattern does not look for them."""


def plain(path: Path, rows: list[list]) -> Path:
    """A workbook that harms nobody."""
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("List_1")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def _rewritten(path: Path, change) -> Path:
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet("List_1").write(0, 0, "x")
    with zipfile.ZipFile(path) as archive:
        parts = {each.filename: archive.read(each) for each in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(parts).items():
            archive.writestr(name, content)
    return path


def _sheet(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    )


def far_out_cell(path: Path, how: str) -> Path:
    return _rewritten(path, lambda parts: {**parts, SHEET: _sheet(f'<row r="1">{FAR_OUT[how]}</row>')})


def rows_without_cells_places(path: Path) -> Path:
    """The last row a sheet may have, full of cells that do not say where they stand."""
    cells = TEXT.format(" ") * 16_384
    rows = f'<row r="1">{TEXT.format(" ")}</row><row r="1048570">{cells}</row>'
    return _rewritten(path, lambda parts: {**parts, SHEET: _sheet(rows)})


def sheet_elsewhere(path: Path) -> Path:
    """The far-out cell in a part that lies where no sheet is looked for."""

    def change(parts: dict[str, bytes]) -> dict[str, bytes]:
        del parts[SHEET]
        for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
            parts[name] = parts[name].replace(b"worksheets/sheet1.xml", b"other/s.xml")
        row = TEXT.format(' r="A1" ') + TEXT.format(' r="XFD1048576" ')
        return {**parts, "xl/other/s.xml": _sheet(f'<row r="1">{row}</row>')}

    return _rewritten(path, change)


def blank_lines(path: Path, megabytes: int = 80) -> Path:
    path.write_bytes(b"pers_person_id,pers_sex\n" + b"\n" * (megabytes * 1024**2))
    return path


def equal_rows(path: Path, rows: int = 200_000_000) -> Path:
    """Hundreds of millions of rows that are all alike, which Parquet keeps in next to nothing."""
    part = pa.table(
        {"pers_person_id": pa.DictionaryArray.from_arrays(pa.array([0] * 4_000_000, pa.int32()), ["C1"])}
    )
    with pq.ParquetWriter(path, part.schema, compression="zstd") as out:
        for _ in range(rows // 4_000_000):
            out.write_table(part, row_group_size=4_000_000)
    return path
