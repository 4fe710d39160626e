"""Workbooks that leave Sightline: numbers are numbers, days are days, and no text can run as a formula."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from sightline.engine.exports import safe

LONGEST_NAME = 31
NOT_IN_A_NAME = "[]:*?/\\'"
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDEST = 60
CHOICES = "Choices"
MANY_COLUMNS = 6
LAST_OFFERED = 5_000
"""The last row whose cells offer a list."""
_LOOKS: dict[str, dict] = {
    "head": {"bold": True, "text_wrap": True, "valign": "top"},
    "day": {"num_format": "d mmm yyyy", "align": "left", "valign": "top"},
    "moment": {"num_format": "d mmm yyyy hh:mm", "align": "left", "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "number": {"valign": "top"},
}


@dataclass(frozen=True, slots=True)
class FormattedNumber:
    """A number with the format Excel shows it in: 0.902 as 0.0%."""

    value: float
    format: str

    def __str__(self) -> str:
        """The number as a CSV has it: unrounded, and whole where it is."""
        whole = int(self.value)
        return str(whole if whole == self.value else self.value)


CellValue = str | int | float | bool | date | datetime | FormattedNumber
"""What a cell that is not blank may hold."""
Value = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, the heads of its columns, its rows, and lines of text above them. `widths` by head; `choices`: the
    list a column's cells offer, by head. What is not in the list may be typed all the same: whoever reads the sheet says so.
    """

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Value | FormattedNumber]]
    above: Sequence[str] = ()
    widths: Mapping[str, float] = field(default_factory=dict)
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class WorkbookProperties:
    """What a workbook says of itself; `created` is the moment it says it was made, so that the same sheets give the same bytes."""

    title: str
    subject: str
    author: str
    keywords: str
    comments: str
    created: datetime


class _Looks(dict[str, Format]):
    """How cells look, by name; and how numbers do, by their format: each made once for a book."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        super().__init__({name: book.add_format(look) for name, look in _LOOKS.items()})
        self._book = book

    def number(self, format_of: str) -> Format:
        """A number in this format."""
        if format_of not in self:
            self[format_of] = self._book.add_format({**_LOOKS["number"], "num_format": format_of})
        return self[format_of]


def workbook(sheets: Sequence[Sheet], properties: WorkbookProperties | None = None) -> bytes:
    """An .xlsx of these sheets, in their order; names are shortened and told apart where Excel asks for it.

    With `properties` it is to be printed and kept: it says what it is, and the heads stand on each page that is printed.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN})
    if properties:
        book.set_properties(asdict(properties))
    looks = _Looks(book)
    for sheet, name in zip(sheets, sheet_names(each.name for each in sheets), strict=True):
        written = book.add_worksheet(name)
        _written(written, sheet, looks)
        if properties:
            _for_print(written, sheet)
    _offer_choices(book, sheets)
    book.close()
    return out.getvalue()


def _whole_words(text: str, longest: int) -> str:
    """As much of the text as fits, without half a word; cut within a word only where it is one long word."""
    if len(text) <= longest:
        return text.strip()
    words, _, _ = text[: longest + 1].rpartition(" ")
    return words.strip(" ,:;") or text[:longest].strip()


def about(lines: Iterable[tuple[str, Value]], name: str = "About") -> Sheet:
    """A sheet of things said: what it is, how old, who made it, when and why."""
    return Sheet(name, ("", ""), [list(line) for line in lines], widths={"": 40})


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """A name for each sheet, near the one wanted: short enough for Excel, no two alike."""
    names: list[str] = []
    taken: set[str] = set()
    for each in wanted:
        whole = "".join(letter for letter in each if letter not in NOT_IN_A_NAME) or "Sheet"
        name, again = _whole_words(whole, LONGEST_NAME), 2
        while name.lower() in taken:
            name, again = f"{_whole_words(whole, LONGEST_NAME - 3)} {again}", again + 1
        taken.add(name.lower())
        names.append(name)
    return names


def _offer_choices(book: xlsxwriter.Workbook, sheets: Sequence[Sheet]) -> None:
    """The lists of all sheets stand on one more, hidden, and the cells below a head offer its list."""
    listed = [
        (sheet, head, texts)
        for sheet, content in zip(book.worksheets(), sheets, strict=True)
        for head, texts in content.choices.items()
        if texts
    ]
    if not listed:
        return
    lists = book.add_worksheet(CHOICES)
    lists.hide()
    heads = dict(zip((each.name for each in book.worksheets()), sheets, strict=False))
    for column, (sheet, head, texts) in enumerate(listed):
        for line, text in enumerate(texts):
            lists.write_string(line, column, str(safe(text)))
        letter = xl_col_to_name(column)
        at = list(heads[sheet.name].heads).index(head)
        source = f"={CHOICES}!${letter}$1:${letter}${len(texts)}"
        offer = {"validate": "list", "source": source, "error_type": "information", "ignore_blank": True}
        sheet.data_validation(1, at, LAST_OFFERED, at, offer)


def _written(sheet: Worksheet, content: Sheet, looks: "_Looks") -> None:
    for line, text in enumerate(content.above):
        sheet.write_string(line, 0, str(safe(text)), looks["head"] if line == 0 else None)
    first = len(content.above) + bool(content.above)
    headed = any(content.heads)
    for column, head in enumerate(content.heads):
        sheet.set_column(column, column, content.widths.get(head, min(max(len(head) + 2, 12), WIDEST)))
        if headed:
            sheet.write_string(first, column, str(safe(head)), looks["head"])
    last = first
    for last, row in enumerate(content.rows, start=first + headed):
        for column, value in enumerate(row):
            if value is not None:
                _cell(sheet, last, column, value, looks)
    if headed:
        sheet.freeze_panes(first + 1, 0)
        sheet.autofilter(first, 0, max(last, first), max(len(content.heads) - 1, 0))


def _for_print(sheet: Worksheet, content: Sheet) -> None:
    """A4, as wide as the paper, on its side where there are many columns; the heads again on each page."""
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if len(content.heads) > MANY_COLUMNS:
        sheet.set_landscape()
    if any(content.heads):
        first = len(content.above) + bool(content.above)
        sheet.repeat_rows(first)


def _cell(sheet: Worksheet, line: int, column: int, value: CellValue, looks: "_Looks") -> None:
    if isinstance(value, str):
        sheet.write_string(line, column, str(safe(value)), looks["text"])
    elif isinstance(value, FormattedNumber):
        sheet.write_number(line, column, value.value, looks.number(value.format))
    elif isinstance(value, bool):
        sheet.write_string(line, column, "Yes" if value else "No", looks["text"])
    elif isinstance(value, datetime):
        sheet.write_datetime(line, column, value.replace(tzinfo=None), looks["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(line, column, datetime.combine(value, time()), looks["day"])
    elif isinstance(value, (int, float)):
        sheet.write_number(line, column, value, looks["number"])
    else:
        sheet.write_string(line, column, str(safe(value)), looks["text"])
