"""Which list each sheet holds: told by its headings, wherever they stand; the sheet's name is only a hint."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa

from sightline.returns.annex_a.cells import not_blank
from sightline.returns.cells.folding import folded
from sightline.returns.contract import Input
from sightline.returns.workbooks import read_csv_text, read_sheet, sheets
from sightline.standards.annex_a import LISTS, ListSpec

HEADER_WITHIN = 40
ENOUGH = 0.6
BESIDE_THE_DATA = re.compile(
    r"guid|code|faq|front|cover|note|content|instruct|read ?me|version|look ?up|valid|change|drop ?down|summary",
    re.I,
)
MERGED_OVER = 3
"""Over how many rows a heading may be merged."""
DATA_COLUMNS, DATA_ROWS = 5, 3


@dataclass(frozen=True)
class Header:
    """A list's header row: the list, the template's year, the row (0-based) and where each column stands.

    `columns` are the list's columns by name, with their position; `beside` the headings that are none of the list's.
    """

    number: int
    year: str
    row: int
    columns: dict[str, int]
    beside: tuple[str, ...]

    @property
    def spec(self) -> ListSpec:
        """The list."""
        return LISTS[self.number]

    @property
    def missing_key(self) -> tuple[str, ...]:
        """The headings a row must be known by that are not there."""
        needed = (name for name in self.spec.key if name not in self.spec.may_be_blank)
        return tuple(self.spec.column(name).heading for name in needed if name not in self.columns)


def recognise(path: Path) -> list[Input]:
    """Every list in a workbook or a CSV, one Input per sheet; sheets that look like data and are no list too.

    Guidance and code sheets are passed over. A CSV that is no list gives nothing. CannotReadError where the file
    cannot be opened.
    """
    if path.suffix.lower() in (".csv", ".txt"):
        source = _input(path, None, read_csv_text(path).rows)
        return [source] if source and source.table else []
    inputs = (_input(path, sheet, read_sheet(path, sheet)) for sheet in sheets(path))
    return [each for each in inputs if each]


def _input(path: Path, sheet: str | None, rows: pa.Table) -> Input | None:
    header = header_of(rows)
    if header:
        named = f"annex_a list {header.number} ({header.year})"
        return Input(path, sheet, named, header.spec.table, _below(rows, header.row))
    return (
        Input(path, sheet, "not recognised", None, rows.num_rows) if _looks_like_data(sheet, rows) else None
    )


def _below(rows: pa.Table, row: int) -> int:
    return int(not_blank(rows.slice(row + 1)).sum())


def header_of(rows: pa.Table) -> Header | None:
    """The header row among a sheet's first rows; None where there is none of any list."""
    head = rows.slice(0, HEADER_WITHIN).to_pylist()
    lines = [[cell or "" for cell in line.values()] for line in head]
    merged = [_merged_down(lines, at, over) for over in range(MERGED_OVER) for at in range(over, len(lines))]
    headers = (_header(at, cells) for at, cells in merged)
    return max(filter(None, headers), key=lambda each: len(each.columns), default=None)


def _merged_down(lines: list[list[str]], at: int, over: int) -> tuple[int, list[str]]:
    """A row's headings, and where it has none the one above: a heading merged over rows stands in the uppermost."""
    cells = lines[at]
    for above in range(1, over + 1):
        cells = [cell or higher for cell, higher in zip(cells, lines[at - above], strict=True)]
    return at, cells


def _header(at: int, cells: list[str]) -> Header | None:
    best = max((_fit(number, cells) for number in LISTS), default=None)
    if best is None or best[0] < ENOUGH or best[1] == 0:
        return None
    number = -best[2]
    places = _places(number, cells)
    if LISTS[number].person not in places and len(places) < ENOUGH * sum(map(bool, cells)):
        return None
    year = "2024" if _of_2024(number, cells, places) else "2019"
    beside = tuple(cell for i, cell in enumerate(cells) if cell and i not in places.values())
    return Header(number, year, at, places, beside)


def _fit(number: int, cells: list[str]) -> tuple[float, int, int]:
    """How well a row fits a list: the share of its columns found, how many only it has, and the list (negative)."""
    places = _places(number, cells)
    own = sum(1 for name in places if _commonness()[name] == 1)
    keys = [name for name in LISTS[number].key if name not in LISTS[number].may_be_blank]
    share = len(places) / len(LISTS[number].shape("2019"))
    if len(keys) > 1 and all(name in places for name in keys):
        share = max(share, ENOUGH)
    return share, own or int(all(name in places for name in keys) and len(keys) > 1), -number


def _places(number: int, cells: list[str]) -> dict[str, int]:
    """Where each column of a list stands in a row; of two cells with one heading the first."""
    by_heading = _by_heading(number)
    places: dict[str, int] = {}
    for at, cell in enumerate(cells):
        name = by_heading.get(folded(cell)) if cell else None
        if name:
            places.setdefault(name, at)
    return places


@cache
def _by_heading(number: int) -> dict[str, str]:
    columns = LISTS[number].columns
    others = {folded(also): each.name for each in columns for also in each.also}
    return others | {
        folded(heading): each.name
        for each in columns
        for heading in each.headings[:2]
        if heading not in each.also
    }


@cache
def _commonness() -> Counter[str]:
    """In how many lists each column stands: those in one only tell the list."""
    return Counter(column.name for spec in LISTS.values() for column in spec.columns)


def _of_2024(number: int, cells: list[str], places: dict[str, int]) -> bool:
    columns = LISTS[number].columns
    written = {cell.strip() for cell in cells}
    return any(
        (each.since == "2024" and each.name in places) or (each.heading_2024 and each.heading_2024 in written)
        for each in columns
    )


def _looks_like_data(sheet: str | None, rows: pa.Table) -> bool:
    """Whether a sheet that is no list is worth telling of: a table of some width, and not guidance by its name."""
    if sheet is None or BESIDE_THE_DATA.search(sheet) or rows.num_columns < DATA_COLUMNS:
        return False
    lines = rows.slice(0, HEADER_WITHIN).to_pylist()
    wide = [line for line in lines if sum(cell is not None for cell in line.values()) >= DATA_COLUMNS]
    return len(wide) > DATA_ROWS
