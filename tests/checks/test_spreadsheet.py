from datetime import date, datetime

import fastexcel

from sightline.checks.discover import checks
from sightline.checks.spreadsheet import LONGEST_NAME, About, faults_workbook, sheet_names
from sightline.engine import spreadsheets
from support.drawn import AUTHORITY

ABOUT = About(
    AUTHORITY,
    "Assessment South",
    date(2025, 6, 30),
    None,
    "analyst",
    "=the weekly clean-up",
    datetime(2025, 7, 1, 9, 30),  # noqa: DTZ001
)


def book(rows) -> fastexcel.ExcelReader:
    return fastexcel.read_excel(faults_workbook(rows, ABOUT, {"T2": "Assessment South"}))


def cells(reader: fastexcel.ExcelReader, sheet: str) -> list[tuple]:
    table = reader.load_sheet(sheet, header_row=None, dtypes="string").to_arrow()
    return [tuple(row.values()) for row in table.to_pylist()]


def test_the_first_sheet_says_what_it_is_how_old_by_whom_and_what_to_do(checked):
    first = cells(book(checked.rows(AUTHORITY, teams=["T2"])), "About")
    said = " ".join(str(cell) for row in first for cell in row if cell)
    assert "4 records need correcting: Assessment South, authority 990" in said
    assert "As the files said on 30 June 2025" in said
    assert "Made by analyst on 1 July 2025 at 09:30" in said
    assert checks()["referral_closed_before_received"].remedy in said
    assert "CIN census 8630" in said


def test_each_check_has_a_sheet_with_its_faults_and_no_other(checked):
    reader = book(checked.rows(AUTHORITY, teams=["T2"]))
    assert len(reader.sheet_names) == 1 + 3
    rows = cells(reader, "Referral closed before it was")
    assert rows[0][0] == "Referral closed before it was received"
    listed = [row for row in rows if row[0] in ("Asha", "Cai")]
    assert [(row[0], row[1], row[5], row[7]) for row in listed] == [
        ("Cai", "r3", "2025-06-01", "Assessment South"),
        ("Asha", "r4", "2022-06-01", "Assessment South"),
    ]


def test_what_looks_like_a_formula_cannot_run(checked):
    rows = cells(book(checked.rows(AUTHORITY, "code_not_known")), "A code that is in no code set")
    assert [row[5] for row in rows if row[0] == "Cai"] == ["'=1+1"]


def test_a_team_with_nothing_wrong_gets_a_sheet_that_says_so():
    reader = book([])
    assert reader.sheet_names == ["About"]
    assert cells(reader, "About")[0][0].startswith("0 records need correcting")


def test_no_sheets_name_ends_within_a_word():
    every = list(checks().values())
    for check in every:
        name = sheet_names([check])[check.id]
        plain = "".join(letter for letter in check.title if letter not in spreadsheets.NOT_IN_A_NAME)
        assert plain.startswith(name) and not plain[len(name) :][:1].isalnum(), name


def test_no_two_sheets_have_the_same_name_and_none_is_longer_than_excel_allows():
    names = list(sheet_names(list(checks().values())).values())
    assert len({name.lower() for name in names}) == len(checks())
    assert max(len(name) for name in names) <= LONGEST_NAME
