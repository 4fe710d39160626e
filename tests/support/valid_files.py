"""Small files that are right, of every kind Sightline reads: what the fuzzer spoils."""

import csv
import io
import random
from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
import xlwt

from sightline.returns.flat import fillable_tables
from sightline.standards.annex_a import LISTS
from sightline.standards.ssd import Field

Cells = list[list[object]]
FLAT = (
    "ssd_person",
    "ssd_cin_episodes",
    "ssd_missing",
    "ssd_professionals",
    "local_posts",
    "local_return_interviews",
)
AS_PARQUET = ("ssd_cin_assessments", "ssd_cp_plans")
SHEETS = (1, 4, 7, 8)
ROWS = 12
ONS = (
    "time_period,geographic_level,old_la_code,age_group,population_estimate\n"
    "2023,Local authority,990,Children aged 0 to 17 years,41000\n"
    "2024,Local authority,990,Children aged 0 to 17 years,42000\n"
    "2024,Local authority,343,Children aged 0 to 17 years,54760\n"
)


def files() -> dict[str, bytes]:
    """Name and content of every file; the same each time."""
    dice = random.Random(2026)
    found = {f"{name}.csv": as_csv(flat_cells(name, dice)) for name in FLAT}
    found |= {f"{name}.parquet": as_parquet(name, flat_cells(name, dice)) for name in AS_PARQUET}
    found["ons_population.csv"] = ONS.encode()
    lists = {f"List {number}": list_cells(number, dice) for number in SHEETS}
    found["annex a.xlsx"] = as_xlsx(lists)
    found["annex a.xls"] = as_xls(lists)
    found["contacts list.csv"] = as_csv(lists["List 1"])
    return found


def flat_cells(name: str, dice: random.Random) -> Cells:
    """A flat file's header and rows."""
    fields = fillable_tables()[name].fields
    return [
        [field.name for field in fields],
        *([_cell(field, n, dice) for field in fields] for n in range(ROWS)),
    ]


def list_cells(number: int, dice: random.Random) -> Cells:
    """An Annex A list's header and rows, in the shape of 2019."""
    columns = LISTS[number].shape("2019")
    rows = []
    for n in range(ROWS):
        day = date(2025, 1, 1) + timedelta(days=dice.randrange(300))
        kinds = {
            "date": f"{day:%d/%m/%Y}",
            "number": str(dice.randrange(18)),
            "whole": str(dice.randrange(3)),
        }
        rows.append(
            [
                kinds.get(column.kind, f"C{n}" if column.name == LISTS[number].person else "a) Yes")
                for column in columns
            ]
        )
    return [list(LISTS[number].headings("2019")), *rows]


def _cell(field: Field, n: int, dice: random.Random) -> object:
    day = date(2025, 1, 1) + timedelta(days=dice.randrange(250))
    return {
        "date": day.isoformat(),
        "moment": datetime(day.year, day.month, day.day, 16, 30).isoformat(" "),  # noqa: DTZ001
        "whole": dice.randrange(9),
        "number": dice.randrange(9) / 2,
    }.get(field.type, f"{field.name[:4]}{n}")


def as_csv(cells: Cells, between: str = ",", encoding: str = "utf-8") -> bytes:
    """Cells as a CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=between).writerows(cells)
    return out.getvalue().encode(encoding, "replace")


def as_parquet(name: str, cells: Cells) -> bytes:
    """Cells as Parquet, dates and numbers as such."""
    head, *rows = cells
    text = pa.table(
        {
            str(heading): [None if row[n] is None else str(row[n]) for row in rows]
            for n, heading in enumerate(head)
        }
    )
    kinds = {field.name: field.arrow for field in fillable_tables()[name].fields}
    out = io.BytesIO()
    pq.write_table(
        pa.table({heading: text.column(heading).cast(kinds[heading]) for heading in text.column_names}), out
    )
    return out.getvalue()


def as_xlsx(sheets: Mapping[str, Cells]) -> bytes:
    """Sheets as a workbook; whatever the cells are is written as it is."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "nan_inf_to_errors": True}) as book:
        for name, cells in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(cells):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def as_xls(sheets: Mapping[str, Cells]) -> bytes:
    """Sheets as an old workbook."""
    book, out = xlwt.Workbook(), io.BytesIO()
    for name, cells in sheets.items():
        sheet = book.add_sheet(name)
        for number, row in enumerate(cells):
            for at, cell in enumerate(row):
                sheet.write(number, at, cell)
    book.save(out)
    return out.getvalue()
