"""A workbook of 100,000 rows and 30 columns: read as text by Sightline, and by openpyxl as people do today."""

import tempfile
from pathlib import Path

from bench.timing import Ran, best_of, run

ROWS, COLUMNS = 100_000, 30


def write(path: Path) -> None:
    """Write the workbook: dates, codes with leading noughts, an impossible date as text, numbers and words."""
    from datetime import date, timedelta

    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("List_4")
    sheet.write_row(0, 0, [f"column {number}" for number in range(COLUMNS)])
    for row in range(1, ROWS + 1):
        for column in range(COLUMNS):
            kind = column % 5
            if kind == 0:
                sheet.write_string(row, column, f"{row:07d}")
            elif kind == 1:
                sheet.write_datetime(row, column, date(2020, 1, 1) + timedelta(days=row % 2000))  # type: ignore[arg-type]
            elif kind == 2:
                sheet.write_string(row, column, "31/02/2026" if row % 1000 == 0 else "a) Yes")
            elif kind == 3:
                sheet.write_number(row, column, row % 19)
            else:
                sheet.write_string(row, column, "North Assessment Team")
    book.close()


def by_sightline(path: str) -> int:
    """Read it with our reader; how many rows."""
    from sightline.returns.workbooks import read_sheet

    return read_sheet(Path(path), "List_4").num_rows


def spoiled(path: str) -> int:
    """How many of the cells that type guessing spoils are not as they were typed."""
    from sightline.returns.workbooks import read_sheet

    rows = read_sheet(Path(path), "List_4").slice(1)
    numbers, dates = rows.column(0).to_pylist(), rows.column(2).to_pylist()
    return (
        sum(said != f"{row:07d}" for row, said in enumerate(numbers, 1))
        + abs(dates.count("31/02/2026") - ROWS // 1000)
        + sum(column.null_count for column in rows.columns)
    )


def by_openpyxl(path: str) -> int:
    """Cells that hold something, as openpyxl's fastest mode gives them."""
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True)["List_4"]
    return sum(cell is not None for row in sheet.iter_rows(values_only=True) for cell in row)


def contest() -> tuple[Ran, Ran, Ran]:
    """Sightline, openpyxl, and what our reader spoiled, all on the same file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"
        write(path)
        return best_of(2, by_sightline, str(path)), run(by_openpyxl, str(path)), run(spoiled, str(path))
