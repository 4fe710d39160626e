"""Workbooks that leave: numbers and days are real, formulas are text, sheets have names Excel takes."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from sightline.engine.spreadsheets import Sheet, about, sheet_names, workbook

MOMENT = datetime(2017, 11, 14, 9, 5)  # noqa: DTZ001 - Excel knows no time zones


def opened(*sheets: Sheet):
    return openpyxl.load_workbook(io.BytesIO(workbook(list(sheets))))


def test_a_number_is_a_number_a_day_a_day_and_a_blank_a_blank():
    row = [3, 2.5, date(2017, 11, 14), MOMENT, True, None, "007"]
    cells = next(opened(Sheet("S", list("abcdefg"), [row])).active.iter_rows(min_row=2, values_only=True))
    assert cells[:2] == (3, 2.5)
    assert cells[2] == MOMENT.replace(hour=0, minute=0)
    assert cells[3] == MOMENT
    assert cells[4:] == ("Yes", None, "007")


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1-2", "-2+3", "\t=1", "＝1"])
def test_text_that_could_run_stays_text(text):
    book = opened(Sheet(text, [text], [[text]], above=[text]), about([(text, text)]))
    for sheet in book:
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.data_type != "f"
                assert cell.value is None or not str(cell.value).startswith(("=", "@", "+"))


def test_names_are_short_told_apart_and_never_empty():
    names = sheet_names(["A" * 40, "a" * 40, "[:]", "x/y"])
    assert len({name.lower() for name in names}) == 4
    assert all(0 < len(name) <= 31 for name in names)


def test_lines_stand_above_the_heads():
    cells = list(opened(Sheet("S", ["a"], [["x"]], above=["What it is"])).active.iter_rows(values_only=True))
    assert [row[0] for row in cells] == ["What it is", None, "a", "x"]


def test_an_empty_sheet_opens():
    assert opened(Sheet("S", ["a", "b"], [])).active.max_row == 1
