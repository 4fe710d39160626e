"""What a page becomes on paper: the PDF that Chromium prints of it, read again."""

import math
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c
from playwright.sync_api import Page

from sightline.inspections.lines import PrintedLine, lines_of

HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4')].filter(each => each.checkVisibility())
  .map(each => each.textContent.trim().replace(/\\s+/g, ' '))"""
FOOT = 52
"""Points at the foot of a sheet in which its number stands, at most."""


@dataclass(frozen=True)
class Sheet:
    """One side of paper: its width and height, its own lines from top to bottom, and the words in its margin."""

    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    foot: str

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class Paper:
    """A page as it is printed. `smallest`: the height of its smallest letters, in points."""

    sheets: tuple[Sheet, ...]
    headings: tuple[str, ...]
    smallest: float

    @property
    def stranded(self) -> list[str]:
        """The headings that are the last line of a sheet."""
        last = [each.lines[-1].text for each in self.sheets if each.lines]
        return [
            line for line in last for head in self.headings if head.endswith(line) or line.startswith(head)
        ]


def on_paper(page: Page, where: str) -> Paper:
    """What stands at that address, printed on A4 as its styles say."""
    answer = page.goto(where)
    assert answer and answer.status == 200, where
    page.emulate_media(media="print")
    headings = tuple(page.evaluate(HEADINGS))
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    page.emulate_media(media="null")
    lines, _ = lines_of(pdf)
    document = pdfium.PdfDocument(pdf)
    sheets = tuple(_sheet(sheet, number, lines) for number, sheet in enumerate(document, start=1))
    return Paper(sheets, headings, min(size for sheet in document for size in _sizes(sheet)))


def _sheet(sheet: pdfium.PdfPage, number: int, lines: list[PrintedLine]) -> Sheet:
    width, height = sheet.get_size()
    own = [line for line in lines if line.page == number]
    at = max((line.top for line in own if "Page " in line.text), default=height)
    foot = [line for line in own if line.top > height - FOOT and line.top > at - 12]
    return Sheet(
        width,
        height,
        tuple(line for line in own if line not in foot),
        " ".join(line.text for line in foot),
    )


def _sizes(sheet: pdfium.PdfPage) -> list[float]:
    opened, matrix = sheet.get_textpage(), c.FS_MATRIX()
    text, sizes = opened.raw, []
    for index in range(c.FPDFText_CountChars(text)):
        if chr(c.FPDFText_GetUnicode(text, index)).isalnum():
            c.FPDFText_GetMatrix(text, index, matrix)
            scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
            sizes.append(c.FPDFText_GetFontSize(text, index) * scale)
    opened.close()
    return sizes or [math.inf]
