"""A team's faults as a spreadsheet: what it is and how old, then a sheet for each check."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sightline.calendars.dates import in_words
from sightline.checks.check import Check
from sightline.checks.checked import FaultRow
from sightline.checks.discover import checks
from sightline.engine.exports import safe

COLUMNS = ("child", "record", "date of record", "table", "field", "found", "expected", "team")
WIDTHS = (14, 16, 14, 26, 32, 34, 44, 16)
LONGEST_NAME = 31
FIRST_ROW = 3


@dataclass(frozen=True)
class About:
    """What the first sheet says: whose data and of what age, for whom, asked by whom, when and why."""

    authority: str
    team: str
    data_to: date
    loaded: datetime | None
    by: str
    reason: str
    made: datetime


def faults_workbook(rows: Sequence[FaultRow], about: About, team_names: Mapping[str, str] = {}) -> bytes:
    """An .xlsx with a first sheet on what it is and what to do, and a sheet per check with faults.

    It names children: give it only to those who may see these rows, and write the trail first
    (`scorecards.actions.look_at_faults`). Text that a spreadsheet could take for a formula cannot run.
    """
    by_check = [(check, [row for row in rows if row.check == check.id]) for check in checks().values()]
    found = [(check, mine) for check, mine in by_check if mine]
    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **plain})
    looks = {
        "bold": book.add_format({"bold": True}),
        "day": book.add_format({"num_format": "d mmm yyyy", "align": "left"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    sheets = sheet_names(check for check, _ in found)
    _first(book.add_worksheet("About"), about, found, sheets, looks)
    for check, mine in found:
        _one(book.add_worksheet(sheets[check.id]), check, mine, team_names, looks)
    book.close()
    return out.getvalue()


def sheet_names(found: Iterable[Check]) -> dict[str, str]:
    """A name for each check's sheet, by the check's id: its title's beginning, short enough for Excel, no two alike."""
    names: dict[str, str] = {}
    taken = {"about"}
    for check in found:
        whole = "".join(letter for letter in check.title if letter not in "[]:*?/\\'")
        name, again = whole[:LONGEST_NAME].strip(), 2
        while name.lower() in taken:
            name = f"{whole[: LONGEST_NAME - 3].strip()} {again}"
            again += 1
        taken.add(name.lower())
        names[check.id] = name
    return names


def _first(
    sheet: Worksheet,
    about: About,
    found: Sequence[tuple[Check, list[FaultRow]]],
    sheets: Mapping[str, str],
    looks: dict[str, Format],
) -> None:
    total = sum(len(mine) for _, mine in found)
    lines = [
        f"{total:,} things to put right in the records of {about.team}, authority {about.authority}",
        f"As the files said on {in_words(about.data_to)}"
        + (f", loaded on {in_words(about.loaded.date())}. " if about.loaded else ". ")
        + "What has been put right since is not seen here. The case system is the record.",
        f"Made by {about.by} on {in_words(about.made.date())} at {about.made:%H:%M}, because: {about.reason}",
        "It names children. Keep it where children's records are kept, and delete it when the work is done.",
    ]
    for place, line in enumerate(lines):
        sheet.write_string(place, 0, str(safe(line)), looks["bold"] if place == 0 else None)
    heads = ("sheet", "what is wrong", "how bad", "how many", "what to do", "national rule")
    start = len(lines) + 1
    for column, (head, width) in enumerate(zip(heads, (32, 44, 10, 10, 70, 70), strict=True)):
        sheet.write_string(start, column, head, looks["bold"])
        sheet.set_column(column, column, width)
    for line, (check, mine) in enumerate(found, start=start + 1):
        rules = "; ".join(rule.said for rule in check.rules)
        for column, text in enumerate((sheets[check.id], check.title, check.severity)):
            sheet.write_string(line, column, text, looks["wrap"])
        sheet.write_number(line, 3, len(mine), looks["wrap"])
        sheet.write_string(line, 4, check.remedy, looks["wrap"])
        sheet.write_string(line, 5, rules, looks["wrap"])


def _one(
    sheet: Worksheet,
    check: Check,
    rows: Sequence[FaultRow],
    team_names: Mapping[str, str],
    looks: dict[str, Format],
) -> None:
    sheet.write_string(0, 0, check.title, looks["bold"])
    sheet.write_string(1, 0, check.remedy)
    for column, (head, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        sheet.write_string(FIRST_ROW - 1, column, head, looks["bold"])
        sheet.set_column(column, column, width)
    for line, row in enumerate(rows, start=FIRST_ROW):
        cells = (row.child_id, row.record_id, row.on, row.table, row.field, row.found, row.expected)
        for column, value in enumerate((*cells, team_names.get(row.team, row.team))):
            _cell(sheet, line, column, value, looks["day"])
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.autofilter(FIRST_ROW - 1, 0, FIRST_ROW - 1 + len(rows), len(COLUMNS) - 1)


def _cell(sheet: Worksheet, line: int, column: int, value: str | date | None, day: Format) -> None:
    if isinstance(value, date):
        sheet.write_datetime(line, column, datetime.combine(value, time()), day)
    elif value is not None:
        sheet.write_string(line, column, str(safe(value)))
