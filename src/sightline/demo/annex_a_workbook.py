"""The demo authority's Annex A workbook, in the shape Ofsted's template of August 2019 has when a council sends it.

A front sheet and guidance, a title row above every header, real dates, Ofsted's preferred codes, and one sheet that
somebody named `List 3` among `List_1`, `List_2`, `List_4` … Shape and codes: `sightline.standards.annex_a`.
"""

from datetime import date, datetime, time
from pathlib import Path

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sightline.calendars.dates import in_words
from sightline.demo.annex_a_lists import lists
from sightline.standards.annex_a import LISTS, ListColumn, code_sets

TITLES = (
    "Contacts", "Early Help", "Referral", "Assessments",
    "Section 47 enquiries and Initial Child Protection Conferences", "Children in Need", "Child protection",
    "Children in care", "Care leavers", "Adoption", "Adopters",
)  # fmt: skip
WIDE = (9,)
"""The lists in the shape they took after 2019."""

GUIDANCE = (
    "Annex A: child level data, lists 1 to 11",
    "A fictional authority, made with the demo. No child in it is real.",
    "Lists 1 to 5 cover the six months up to and including the data date: {day}.",
    "Lists 6, 7 and 8 hold what is open on that day and what ended in the six months before, one row per child.",
    "List 9 is as on that day. Lists 10 and 11 cover twelve months.",
    "A child not yet born has the age -1 and the expected date of birth.",
)


def write_annex_a(
    tables: dict[str, pa.Table], path: str | Path, data_to: date, own: str = "Aldermere"
) -> Path:
    """Write the workbook for that data date; `own` is the authority's name. Returns the path.

    The tables must have been generated up to that data date: later rows would show through.
    """
    by_number = lists(tables, data_to, own)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "dd/mm/yyyy"})
    day, bold = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"bold": True})
    _words(book.add_worksheet("Front_Sheet"), (GUIDANCE[0],))
    _words(book.add_worksheet("Guidance"), tuple(line.format(day=in_words(data_to)) for line in GUIDANCE))
    for number, rows in by_number.items():
        sheet = book.add_worksheet("List 3" if number == 3 else f"List_{number}")
        _write(sheet, number, rows, day, bold)
    book.close()
    return Path(path)


def _words(sheet: Worksheet, lines: tuple[str, ...]) -> None:
    """A sheet of sentences."""
    for place, line in enumerate(lines):
        sheet.write_string(place, 0, line)


def headings(number: int) -> tuple[str, ...]:
    """The headings of a list, as Ofsted writes them."""
    return LISTS[number].headings(_year(number))


def _year(number: int) -> str:
    """The template whose shape a list has here."""
    return "2024" if number in WIDE else "2019"


def _write(sheet: Worksheet, number: int, rows: pa.Table, day: Format, bold: Format) -> None:
    """The title, the headings, and the rows with codes spelt as Ofsted prefers."""
    sheet.write_string(0, 0, f"List {number}: {TITLES[number - 1]}", bold)
    for place, heading in enumerate(headings(number)):
        sheet.write_string(1, place, heading, bold)
    columns = [
        _spelt(each, rows.column(place)) for place, each in enumerate(LISTS[number].shape(_year(number)))
    ]
    for line, values in enumerate(zip(*columns, strict=True), start=2):
        for place, value in enumerate(values):
            _cell(sheet, line, place, value, day)


def _cell(sheet: Worksheet, line: int, place: int, value: date | str | int | None, day: Format) -> None:
    """One cell: a real date, a number, or text that can never run as a formula."""
    if isinstance(value, date):
        sheet.write_datetime(line, place, datetime.combine(value, time()), day)
    elif isinstance(value, str):
        sheet.write_string(line, place, value)
    elif value is not None:
        sheet.write_number(line, place, value)


def _spelt(column: ListColumn, values: pa.ChunkedArray) -> list:
    """The column's values, codes as Ofsted's preferred text, newer codes with their words."""
    if not column.codes:
        return values.to_pylist()
    words = {word.code: word.preferred or f"{word.code}: {word.label}" for word in code_sets()[column.codes]}
    return [words.get(value, value) for value in values.to_pylist()]
