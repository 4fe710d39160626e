"""A PDF's text as lines that know where they stand and how they are set: what everything else here reads."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from sightline.inspections.report import NotReadableError

MOST_PAGES = 300
"""The longest of the sector's inspection reports has about 60."""
MOST_LETTERS = 2_000_000
LINE_ENDS = (0, 10, 13)
LINE_END_HYPHEN = (0x02, 0xFFFE)
"""How PDFium gives a hyphen at the end of a line, having joined the word across it."""
RAISED = 0.8
"""A figure under this share of its line's height is the mark of a footnote."""


@dataclass(frozen=True, slots=True)
class LineCell:
    """A stretch of a line with no wide gap in it; edges in points from the page's left."""

    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """One printed line: page from 1, edges in points from the page's top left corner, letter height, bold or not."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    cells: tuple[LineCell, ...]
    page_height: float = 842.0

    @property
    def text(self) -> str:
        """The line's words, whatever the gaps between them."""
        return " ".join(cell.text for cell in self.cells)


@dataclass(slots=True)
class _Letter:
    sign: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool


def lines_of(pdf: bytes) -> tuple[list[PrintedLine], int]:
    """Every line of a PDF in reading order, and how many pages it has. NotReadableError, with a sentence, if it is none."""
    document = opened(pdf)
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise NotReadableError(
                f"The PDF has {pages} pages, and Sightline reads at most {MOST_PAGES}. No inspection report is so long: "
                "cut out the report and try that."
            )
        lines: list[PrintedLine] = []
        letters = 0
        for number in range(pages):
            page = document[number]
            on_page, count = _lines_on(page, number + 1)
            page.close()
            letters += count
            lines.extend(on_page)
            if letters > MOST_LETTERS:
                raise NotReadableError(
                    f"The PDF holds more than {MOST_LETTERS:,} letters, far more than any inspection report. "
                    "Print the report's own pages into a new PDF and try that."
                )
        return lines, pages
    finally:
        document.close()


def opened(pdf: bytes) -> pdfium.PdfDocument:
    """The PDF, open. NotReadableError, with a sentence, if it is none, is locked or is damaged."""
    try:
        return pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as fault:
        if getattr(fault, "err_code", None) == c.FPDF_ERR_PASSWORD or "password" in str(fault).lower():
            raise NotReadableError(
                "The PDF is locked with a password. Open it with the password, print it into a new PDF without one, "
                "and try that; or type the findings in."
            ) from fault
        raise NotReadableError(
            "The PDF is damaged or cut short, and cannot be opened. Fetch it again from reports.ofsted.gov.uk and "
            "try that; or type the findings in."
        ) from fault


def _lines_on(page: pdfium.PdfPage, number: int) -> tuple[list[PrintedLine], int]:
    """A page's lines from top to bottom, and how many letters it held."""
    height = page.get_height()
    runs: list[list[_Letter]] = []
    last: _Letter | None = None
    count = 0
    for letter in _letters(page):
        count += 1
        if letter is None:
            last = None
        elif last is None or not (last.top == letter.top or _same_line(last, letter)):
            runs.append([letter])
            last = letter
        else:
            runs[-1].append(letter)
            if letter.sign != " ":
                last = letter
    runs = [run for run in runs if any(letter.sign.strip() for letter in run)]
    lines = [_line(group, number, height) for group in _rows(runs)]
    return sorted((line for line in lines if line.cells), key=lambda line: line.top), count


def _letters(page: pdfium.PdfPage) -> Iterator[_Letter | None]:
    """The letters of a page in the order it draws them; None where PDFium sees a line end.

    Whether letters are bold is asked once a word, and once for each thing drawn: a report has 100,000 letters.
    """
    opened = page.get_textpage()
    text, box = opened.raw, c.FS_RECTF()
    sign_of, box_of, drawn_at = c.FPDFText_GetUnicode, c.FPDFText_GetLooseCharBox, c.FPDFText_GetTextObject
    bold_by_object: dict[int | None, bool] = {}
    bold, begins = False, True
    left_edge, _, _, top_edge = page.get_bbox()
    try:
        for index in range(min(c.FPDFText_CountChars(text), MOST_LETTERS + 1)):
            code = sign_of(text, index)
            if code in LINE_ENDS:
                begins = True
                yield None
                continue
            box_of(text, index, box)
            sign = "-" if code in LINE_END_HYPHEN else chr(code)
            if sign.isspace():
                sign, begins = " ", True
            elif begins:
                drawn = ctypes.cast(drawn_at(text, index), ctypes.c_void_p).value
                if drawn not in bold_by_object:
                    bold_by_object[drawn] = _is_bold(text, index)
                bold, begins = bold_by_object[drawn], False
            yield _Letter(
                sign,
                box.left - left_edge,
                top_edge - box.top,
                box.right - left_edge,
                top_edge - box.bottom,
                bold,
            )
    finally:
        opened.close()


def _is_bold(text: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()
    c.FPDFText_GetFontInfo(text, index, name, 200, flags)
    font = name.value.decode("utf-8", "replace").lower()
    return bool(re.search(r"bold|black|heavy|demi", font)) or c.FPDFText_GetFontWeight(text, index) >= 600


def _same_line(one: _Letter, other: _Letter) -> bool:
    if other.sign == " " and other.bottom - other.top <= 0:
        return True
    return _overlap((one.top, one.bottom), (other.top, other.bottom)) > 0.5


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How much of the lower of two spans lies in the other, from 0 to 1."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    least = min(one[1] - one[0], other[1] - other[0])
    return shared / least if least > 0 else 0.0


def _rows(runs: list[list[_Letter]]) -> list[list[_Letter]]:
    """Runs that stand beside each other as one row: a bullet and its text, a number, the columns of a table."""
    rows: list[tuple[float, float, list[_Letter]]] = []
    for run in sorted(runs, key=lambda run: median(letter.top for letter in run)):
        seen = [letter for letter in run if letter.sign.strip()]
        span = (median(letter.top for letter in seen), median(letter.bottom for letter in seen))
        for at in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            top, bottom, letters = rows[at]
            if _overlap((top, bottom), span) > 0.6 and not _over(letters, run):
                wider = (top, bottom) if bottom - top >= span[1] - span[0] else span
                rows[at] = (*wider, letters + run)
                break
        else:
            rows.append((*span, run))
    return [letters for _, _, letters in rows]


def _over(letters: list[_Letter], run: list[_Letter]) -> bool:
    """Whether a run stands over letters already in the row, so that it is a line of its own set tightly."""
    left, right = min(each.left for each in run), max(each.right for each in run)
    own = [
        each for each in letters if each.sign.strip() and left + 1 < (each.left + each.right) / 2 < right - 1
    ]
    return len(own) > 2


def _line(letters: list[_Letter], page: int, page_height: float) -> PrintedLine:
    """A row's letters as a line: footnote marks left out, wide gaps told apart."""
    printed = [letter for letter in letters if letter.sign.strip() and letter.bottom > letter.top]
    if not printed:
        return PrintedLine(
            page=page, left=0, top=0, right=0, bottom=0, size=0, bold=False, cells=(), page_height=page_height
        )
    heights = sorted(letter.bottom - letter.top for letter in printed)
    size = heights[len(heights) // 2]
    cells = _cells(_in_order(letters), size)
    return PrintedLine(
        page=page,
        left=min(letter.left for letter in printed),
        top=median(letter.top for letter in printed),
        right=max(letter.right for letter in printed),
        bottom=median(letter.bottom for letter in printed),
        size=size,
        bold=sum(letter.bold for letter in printed) * 2 > len(printed),
        cells=cells,
        page_height=page_height,
    )


def _in_order(letters: list[_Letter]) -> list[_Letter]:
    """Letters from left to right; a space without a width of its own stays behind the letter it followed."""
    placed: list[tuple[float, int, _Letter]] = []
    last = 0.0
    for at, letter in enumerate(letters):
        if letter.sign != " " or letter.right > letter.left:
            last = letter.left
        placed.append((last, at, letter))
    return [letter for _, _, letter in sorted(placed, key=lambda each: each[:2])]


def _cells(letters: list[_Letter], size: float) -> tuple[LineCell, ...]:
    cells: list[LineCell] = []
    words, left, right = "", 0.0, None
    for letter in letters:
        if letter.sign == " ":
            words += " "
            continue
        if _is_mark(letter, size):
            continue
        if right is not None and letter.left - right > size * 1.1:
            cells.append(LineCell(left, right, " ".join(words.split())))
            words, right = "", None
        if right is None:
            left, words = letter.left, ""
        elif letter.left - right > size * 0.22 and not words.endswith(" "):
            words += " "
        words += letter.sign
        right = letter.right
    if right is not None:
        cells.append(LineCell(left, right, " ".join(words.split())))
    return tuple(cell for cell in cells if cell.text)


def _is_mark(letter: _Letter, size: float) -> bool:
    return letter.sign.isdigit() and letter.bottom - letter.top < size * RAISED
