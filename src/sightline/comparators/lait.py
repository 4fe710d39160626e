"""The long table of the DfE's Local Authority Interactive Tool, and the list that describes its measures."""

from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sightline.comparators.facts import TOTAL, areas
from sightline.comparators.faults import CannotTakeFileError
from sightline.comparators.numbers import figures_of, first_other, shape_of
from sightline.comparators.text import FIRST_ROW, read, require

TABLE = ["measure_short", "years", "lait_number", "value", "symbol"]
MEASURES = ["Measure_short", "Polarity", "Year_Type", "Last Update"]
ONE_YEAR, TWO_YEARS = r"^\d{4}$", r"^\d{4}-\d{2}( \(OT\))?$"
"""2025, or 2024-25, of money spent with (OT) for outturn."""
BETTER = {"high": "higher", "low": "lower"}
ENDS = {
    "Academic Year": "08-31",
    "Calendar Year": "12-31",
    "Annual (end of Sept)": "09-30",
}
"""When a year ends, by the type the tool gives; all others end on 31 March."""
EXCEL_DAY_NOUGHT = date(1899, 12, 30)


def read_table(path: Path) -> tuple[pa.Table, list[str]]:
    """The long table, and what was left out. CannotTakeFileError where a figure, place or year cannot be read."""
    table = read(path)
    require(path, table, TABLE, "the DfE's interactive tool as a table")
    text = {name: pc.utf8_trim_whitespace(table.column(name).combine_chunks()) for name in TABLE}
    short, long = (
        pc.fill_null(pc.match_substring_regex(text["years"], each), False) for each in (ONE_YEAR, TWO_YEARS)
    )
    dated = pc.or_(short, long)
    undated = int(pc.sum(pc.cast(pc.invert(dated), pa.int64())).as_py() or 0)
    if undated and pc.sum(pc.cast(pc.and_(pc.invert(dated), pc.is_valid(text["value"])), pa.int64())).as_py():
        odd = pc.index(dated, False).as_py()
        raise CannotTakeFileError(
            f"{path.name}, row {odd + FIRST_ROW}: '{text['years'][odd].as_py()}' is no year, and it has a figure. Nothing of it was taken."
        )
    text = {name: column.filter(dated) for name, column in text.items()}
    year = pc.cast(pc.utf8_slice_codeunits(text["years"], 0, 4), pa.int32())
    year = pc.add(year, pc.cast(long.filter(dated), pa.int32()))
    value, symbol = _figures(path, text["value"], text["symbol"])
    rows = pa.table(
        {
            "column": text["measure_short"],
            "breakdown": pa.array([TOTAL]).take(pa.repeat(0, len(year))),
            "area": _areas(path, text["lait_number"]),
            "time": text["years"],
            "identifier": pa.array([""]).take(pa.repeat(0, len(year))),
            "year": year,
            "value": value,
            "symbol": symbol,
        }
    )
    _refuse_doubles(path, rows)
    return rows.sort_by("column"), [
        f"{undated:,} rows without a year and without a figure were left out."
    ] if undated else []


def _figures(path: Path, value: pa.Array, symbol: pa.Array) -> tuple[pa.Array, pa.Array]:
    if shape_of(value).other:
        row, cell = first_other(value)
        raise CannotTakeFileError(
            f"{path.name}, row {row + FIRST_ROW}: '{cell[:40]}' is no figure. Nothing of it was taken."
        )
    figures = figures_of(value)
    return figures.values, pc.coalesce(figures.symbols, symbol)


def _areas(path: Path, numbers: pa.Array) -> pa.Array:
    ours = {each.lait: each.code for each in areas().values()}
    place = pc.index_in(numbers, value_set=pa.array(list(ours)))
    code = pc.coalesce(pc.take(pa.array(list(ours.values())), place), numbers)
    fine = pc.fill_null(pc.match_substring_regex(code, r"^(\d{3}|E1[23]\d{6}|E92000001)$"), False)
    row = pc.index(fine, False).as_py()
    if row >= 0:
        raise CannotTakeFileError(
            f"{path.name}: '{numbers[row].as_py() or ''}' is no authority's number. Nothing of it was taken."
        )
    return code


def _refuse_doubles(path: Path, rows: pa.Table) -> None:
    key = pc.binary_join_element_wise(*(rows.column(name) for name in ("column", "area", "time")), "\x1f")
    if pc.count_distinct(key).as_py() != rows.num_rows:
        raise CannotTakeFileError(
            f"{path.name} has a measure twice for the same place and year. Download it again; nothing of it was taken."
        )


def read_measures(path: Path) -> dict[str, dict[str, str | int | None]]:
    """By short name: title, polarity, decimals, when its years end and the month it was last brought up to date."""
    table = read(path)
    require(path, table, MEASURES, "the list of measures of the DfE's interactive tool")
    described = {}
    for row in table.to_pylist():
        name = (row["Measure_short"] or "").strip()
        if not name:
            continue
        places = (row.get("dps") or "").strip()
        described[name] = {
            "title": " ".join((row.get("Measure") or name).split()),
            "better": BETTER.get((row["Polarity"] or "").strip().lower(), "neither"),
            "places": int(places) if places.isdecimal() else None,
            "year_ends": ENDS.get((row["Year_Type"] or "").strip(), "03-31"),
            "updated": _month(row["Last Update"]),
        }
    if not described:
        raise CannotTakeFileError(f"{path.name} describes no measure. Download it again.")
    return described


def _month(cell: str | None) -> str:
    """2025-10 of a day as a spreadsheet numbers it; blank where words stand there ("New data") or nothing."""
    text = (cell or "").strip()
    if not text.isdecimal() or not 30_000 < int(text) < 80_000:
        return ""
    return f"{EXCEL_DAY_NOUGHT + timedelta(days=int(text)):%Y-%m}"
