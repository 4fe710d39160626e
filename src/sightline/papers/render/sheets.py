"""The tables of a paper as a workbook, a sheet each, and each as CSV: every number of every chart is in them."""

import csv
import io
from datetime import UTC, datetime, time

from sightline.calendars.dates import in_words
from sightline.engine.exports import safe
from sightline.engine.spreadsheets import FormattedNumber, Sheet, WorkbookProperties, about, workbook
from sightline.papers.document.blocks import PaperTable
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import plain_text
from sightline.papers.render.cell_numbers import number_in
from sightline.papers.render.prepared import prepared
from sightline.papers.render.typst_data import edition_words, subject_of

WIDEST, NARROWEST = 50.0, 10.0
LONGEST_CELL = 32_000
"""Letters a cell of a spreadsheet holds; what is longer is cut, and says so."""


def workbook_of(document: PaperDocument) -> bytes:
    """The paper's tables, one a sheet, after a sheet that says what they are of."""
    return figures_of(prepared(document))


def figures_of(document: PaperDocument) -> bytes:
    """The workbook of a prepared document."""
    tables = list(document.tables())
    properties = WorkbookProperties(
        title=document.title,
        subject=subject_of(document),
        author=document.by,
        keywords=", ".join(document.keywords),
        comments=document.status,
        created=datetime.combine(document.dated, time(), UTC),
    )
    return workbook([_about(document, tables), *map(_sheet, tables)], properties)


def csv_of(table: PaperTable) -> str:
    """One table as CSV: its headings, then its rows; whole numbers without commas, all else as printed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe(column.title) for column in table.columns])
    for row in table.rows:
        writer.writerow([safe(_plain_number(plain_text(cell))) for cell in row])
    return out.getvalue()


def _about(document: PaperDocument, tables: list[PaperTable]) -> Sheet:
    lines = [
        ("Paper", document.title),
        ("Council", document.council),
        ("Meeting", ", ".join(each for each in (document.body, _day(document)) if each)),
        ("Of", document.by),
        ("Edition", edition_words(document)),
        ("Status", document.status),
        ("Reference", document.identifier),
    ]
    listed = [(f"Table {number}", each.title) for number, each in enumerate(tables, start=1)]
    return about([(name, text) for name, text in (*lines, *listed) if text])


def _sheet(table: PaperTable) -> Sheet:
    heads = [column.title for column in table.columns]
    rows = [
        [
            _value(plain_text(cell), text_alone=table.row_headings and number == 0)
            for number, cell in enumerate(row)
        ]
        for row in table.rows
    ]
    above = [table.title or "Table", *(each for each in (table.description, table.source) if each)]
    widths = {
        head: min(max(NARROWEST, *(len(str(row[at])) + 2 for row in rows), len(head) + 2), WIDEST)
        if rows
        else 20.0
        for at, head in enumerate(heads)
    }
    return Sheet(table.title or "Table", heads, rows, above=above, widths=widths)


def _value(text: str, *, text_alone: bool = False) -> str | FormattedNumber:
    number = None if text_alone else number_in(text)
    return (
        number
        if number is not None
        else (text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]} (cut)")
    )


def _plain_number(text: str) -> str:
    number = number_in(text)
    return (
        text
        if number is None or "%" in number.format or "£" in number.format
        else text.replace(",", "").replace("−", "-")
    )


def _day(document: PaperDocument) -> str:
    return in_words(document.meeting) if document.meeting else ""
