"""Faults as a spreadsheet for the team that must correct them: who took it, when and why stands on its first sheet."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from sightline.engine.exports import safe
from sightline.loading.queries.faults import Found
from sightline.loading.remedies import called, did, remedy

COLUMNS = (
    "Child",
    "Team",
    "Fault",
    "Found",
    "Expected",
    "What became of it",
    "What to do",
    "File",
    "Sheet",
    "Row",
    "Column",
)
WIDTHS = (16, 24, 28, 24, 36, 22, 50, 28, 18, 8, 30)


def workbook(faults: Iterable[Found], teams: dict[str, str], about: Sequence[tuple[str, str]]) -> bytes:
    """An .xlsx: the faults, and a sheet that says what `about` lists. Every text stays text."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True, "text_wrap": True})
    sheet = book.add_worksheet("Faults")
    for place, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, bold)
    sheet.freeze_panes(1, 0)
    for number, fault in enumerate(faults, start=1):
        for place, value in enumerate(_cells(fault, teams)):
            sheet.write_string(number, place, str(safe(value)))
        if fault.row.isdecimal():
            sheet.write_number(number, COLUMNS.index("Row"), int(fault.row))
    _about(book, about, bold)
    book.close()
    return out.getvalue()


def _cells(fault: Found, teams: dict[str, str]) -> tuple[str, ...]:
    return (
        fault.child_id, " and ".join(teams.get(each) or each for each in fault.teams), called(fault.rule), fault.found, fault.expected,
        did(fault.rule, fault.did), remedy(fault.rule), fault.file, fault.sheet, fault.row, fault.column,
    )  # fmt: skip


def _about(book: xlsxwriter.Workbook, about: Sequence[tuple[str, str]], bold) -> None:
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    for number, (name, value) in enumerate(about):
        sheet.write_string(number, 0, name, bold)
        sheet.write_string(number, 1, str(safe(value)))
