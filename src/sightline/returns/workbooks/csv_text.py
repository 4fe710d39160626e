"""A CSV export of one sheet, as text."""

import codecs
import csv
import io
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pyarrow as pa

from sightline.returns.contract import CannotReadError
from sightline.returns.workbooks.cleaning import bytes_of, numbered
from sightline.returns.workbooks.safety import CELL_LIMIT, OLE, ZIP, too_many_cells

HEAD = 65_536
CONTROL = [chr(code) for code in (*range(9), *range(14, 32))]
NAMES = {"utf-8-sig": "utf-8", "cp1252": "windows-1252"}


@dataclass(frozen=True)
class CsvText:
    """A CSV as rows of text, and the encoding it was read as: utf-8, utf-16 or windows-1252."""

    rows: pa.Table
    encoding: str


def read_csv_text(path: Path) -> CsvText:
    """A CSV as text, row n of the table being row n + 1 of the file as a spreadsheet shows it.

    UTF-8 (with or without a mark), UTF-16 and Windows-1252 are understood, and commas, tabs, semicolons or bars
    between cells. CannotReadError where the file is empty, is not text, or a quotation mark is never closed.
    """
    text, encoding = _decoded(path, bytes_of(path))
    rows = _split(path.name, text)
    if len(rows) * max(map(len, rows), default=0) > CELL_LIMIT:
        raise CannotReadError(too_many_cells(path.name))
    return CsvText(numbered([pa.array(column, pa.string()) for column in zip_longest(*rows)]), encoding)


def _split(name: str, text: str) -> list[list[str]]:
    between = max(",\t;|", key=text[:HEAD].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        return list(reader)
    except csv.Error as fault:
        raise CannotReadError(
            f"{name} cannot be read as a CSV: near line {reader.line_num}, {fault}. Mend the quotation marks "
            "there, or open it in Excel and save it again as CSV UTF-8."
        ) from fault


def _decoded(path: Path, raw: bytes) -> tuple[str, str]:
    if raw.startswith((ZIP, OLE)):
        raise CannotReadError(
            f"{path.name} is a workbook, though its name says CSV. Give it the ending .xlsx (or .xls), and load "
            "it again."
        )
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    wide = "utf-16" if marked else _unmarked_utf16(raw)
    for encoding in (wide,) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(map(text.count, CONTROL)) * 200 <= len(text):
            return text.replace("\x00", ""), NAMES.get(encoding, "utf-16")
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
