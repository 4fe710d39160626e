"""The workbook as Ofsted's template of August 2019 lays it out: front sheet, guidance, codes used, and List_1 to List_11.

Real dates, Ofsted's preferred codes, headings in Ofsted's order below a title row. Written row by row, so that a big
council's takes no more memory than a small one's.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sightline.calendars.dates import in_words
from sightline.engine.exports import safe
from sightline.engine.spreadsheets import PLAIN
from sightline.returns.annex_a_lists.making import AnnexA, headings_of
from sightline.standards.annex_a import LISTS, code_sets

TITLES = (
    "Contacts", "Early Help", "Referral", "Assessments",
    "Section 47 enquiries and Initial Child Protection Conferences", "Children in Need", "Child protection",
    "Children in care", "Care leavers", "Adoption", "Adopters",
)  # fmt: skip
"""What Ofsted calls each list above its headings."""
FRONT, GUIDANCE, CODES = "Front_Sheet", "Guidance", "Codes_used"
GUIDANCE_HEADS = ("List Number/Title", "Field Heading", "Comments by the local authority")


def sheet_of(number: int) -> str:
    """The name of a list's sheet in Ofsted's template."""
    return f"List_{number}"


def write_workbook(made: AnnexA, path: Path, *, council: str) -> Path:
    """Write every list; one that cannot be made has its headings and, in the guidance, the reason. Returns the path."""
    front = (
        "Annex A - Child level data",
        "Lists 1 - 11",
        f"{council}: data as at {in_words(made.data_to)}",
        "Lists 1 to 5 look back six months from that day, lists 6 to 8 show what is open and what ended in those six months, "
        "one row for each child, list 9 is as on that day, and lists 10 and 11 look back twelve months.",
    )
    rows = {number: each.rows for number, each in made.lists.items()}
    return write_lists(rows, path, year=made.year, front=front, comments=comments(made))


def comments(made: AnnexA) -> list[tuple[str, str, str]]:
    """What the council has to say of its lists, as the template asks beside each field: list, field, comment."""
    listed = []
    for number, each in made.lists.items():
        title = f"List {number}: {TITLES[number - 1]}"
        listed += [(title, "", sentence) for sentence in (each.why_not, *each.notes) if sentence]
        listed += [
            (title, LISTS[number].column(name).heading, f"Left blank. {cause}")
            for name, cause in each.blank.items()
        ]
    return listed


def write_lists(
    lists: Mapping[int, pa.Table],
    path: Path,
    *,
    year: str,
    front: Sequence[str],
    comments: Sequence[Sequence[str]] = (),
    sheets: Mapping[int, str] | None = None,
) -> Path:
    """Write lists whose columns stand in the template's order, codes as Ofsted prefers them.

    A list with no columns has its headings alone. `sheets` names a sheet otherwise than the template does.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(
        str(path), {"constant_memory": True, "default_date_format": "dd/mm/yyyy", **PLAIN}
    )
    day, bold = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"bold": True})
    _lines(book.add_worksheet(FRONT), [(line,) for line in front])
    _lines(book.add_worksheet(GUIDANCE), [GUIDANCE_HEADS, *comments], bold)
    _lines(book.add_worksheet(CODES), _codes_used(), bold)
    for number, rows in lists.items():
        sheet = book.add_worksheet((sheets or {}).get(number, sheet_of(number)))
        _write(sheet, number, rows, year, day, bold)
    book.close()
    return path


def _lines(sheet: Worksheet, lines: Sequence[Sequence[str]], head: Format | None = None) -> None:
    """A sheet of sentences in columns."""
    for place, line in enumerate(lines):
        for column, text in enumerate(line):
            sheet.write_string(place, column, str(safe(text)), head if place == 0 else None)


def _codes_used() -> list[tuple[str, str, str]]:
    """Every code as Ofsted prefers it, with what it stands for."""
    return [
        ("Code set", "Preferred code", "Detail"),
        *(
            (name.replace("_", " "), word.preferred, word.detail or word.label)
            for name, words in code_sets().items()
            for word in words
            if word.preferred
        ),
    ]


def _write(sheet: Worksheet, number: int, rows: pa.Table, year: str, day: Format, bold: Format) -> None:
    """The title, the headings, and the rows."""
    sheet.write_string(0, 0, f"List {number}: {TITLES[number - 1]}", bold)
    for place, heading in enumerate(headings_of(number, year)):
        sheet.write_string(1, place, heading, bold)
    line = 1
    for batch in rows.to_batches(max_chunksize=5_000) if rows.num_columns else ():
        columns = [column.to_pylist() for column in batch.columns]
        for values in zip(*columns, strict=True):
            line += 1
            for place, value in enumerate(values):
                _cell(sheet, line, place, value, day)


def _cell(sheet: Worksheet, line: int, place: int, value: date | str | int | None, day: Format) -> None:
    """One cell: a real date, a number, or text that can never run as a formula."""
    if isinstance(value, date):
        sheet.write_datetime(line, place, datetime.combine(value, time()), day)
    elif isinstance(value, str):
        sheet.write_string(line, place, str(safe(value)))
    elif value is not None:
        sheet.write_number(line, place, value)
