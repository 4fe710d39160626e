"""Workbooks that count from 1904: their bare numbers are the days they mean, in every kind of workbook."""

from datetime import date

import pytest
import xlsxwriter
import xlwt

from returns.annex_a.books import TODAY, line, sheet
from sightline.returns import annex_a
from sightline.returns.workbooks import counts_from_1904

FIRST = date(1904, 1, 1)
DAY = date(2025, 3, 4)


def days_read(path):
    """The days of referral in the only list of the workbook."""
    (found,) = annex_a.recognise(path)
    return annex_a.read(found, today=TODAY).rows.column("date_of_referral").to_pylist()


def cells(begin: date) -> list[list[object]]:
    """List 3 with one referral, its day and birth written as bare numbers."""
    return sheet(3, line(3, "1", (DAY - begin).days, date_of_birth=(date(2015, 1, 1) - begin).days))


@pytest.mark.parametrize(("flag", "begin"), [(True, FIRST), (False, date(1899, 12, 30))])
def test_an_xlsx_is_read_by_its_own_flag(tmp_path, flag, begin):
    path = tmp_path / "annex-a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": flag}) as book:
        page = book.add_worksheet("List_3")
        for number, row in enumerate(cells(begin)):
            page.write_row(number, 0, row)
    assert (counts_from_1904(path), days_read(path)) == (flag, [DAY])


@pytest.mark.parametrize(("flag", "begin"), [(True, FIRST), (False, date(1899, 12, 30))])
def test_an_xls_is_read_by_its_own_flag(tmp_path, flag, begin):
    path = tmp_path / "annex-a.xls"
    book = xlwt.Workbook()
    book.dates_1904 = flag
    page = book.add_sheet("List_3")
    for number, row in enumerate(cells(begin)):
        for at, cell in enumerate(row):
            page.write(number, at, cell)
    book.save(str(path))
    assert (counts_from_1904(path), days_read(path)) == (flag, [DAY])


def test_what_is_no_workbook_counts_from_nowhere(tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 cut short")
    assert not counts_from_1904(tmp_path / "x.xlsx")
    assert not counts_from_1904(tmp_path / "not-there.xlsx")
