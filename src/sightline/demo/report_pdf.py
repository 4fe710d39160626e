"""Setting a fictional inspection report as a PDF: headings, paragraphs and bullets, one below the other, on A4."""

import ctypes
from io import BytesIO
from textwrap import wrap

import pypdfium2 as pdfium
import pypdfium2.raw as c

WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP, BOTTOM = 71.0, 85.0, 770.0
PLAIN, BOLD = b"Helvetica", b"Helvetica-Bold"
LETTERS = 82
"""How many letters of 12 points go into a line, near enough for Helvetica."""


class Setting:
    """A report being set, from top to bottom; a foot with the page's number stands on each page."""

    def __init__(self, foot: str) -> None:
        """`foot` is what stands under every page beside its number."""
        self._document = pdfium.PdfDocument.new()
        self._fonts = {name: c.FPDFText_LoadStandardFont(self._document.raw, name) for name in (PLAIN, BOLD)}
        self._foot = foot
        self._pages: list[pdfium.PdfPage] = []
        self._down = BOTTOM

    def heading(self, words: str, size: float = 16) -> None:
        """A heading, on as many lines as it needs."""
        self._down += size * 0.8
        for line in wrapped(words, round(LETTERS * 10 / size)):
            self._write(line, LEFT, size, BOLD, size * 1.25)
        self._down += size * 0.25

    def paragraph(self, words: str) -> None:
        """Words, wrapped, and a gap below."""
        for line in wrapped(words, LETTERS):
            self._write(line, LEFT, 12, PLAIN, 15)
        self._down += 8

    def bullet(self, words: str) -> None:
        """A point of a list: its sign, then its words hanging beside it."""
        for number, line in enumerate(wrapped(words, LETTERS - 4)):
            self._write(line, LEFT + 18, 12, PLAIN, 15, sign="•" if number == 0 else "")
        self._down += 6

    def pair(self, left: str, right: str) -> None:
        """A row of two columns: what was judged, and how."""
        self._write(right, LEFT + 260, 12, BOLD, 0)
        for line in wrapped(left, 42):
            self._write(line, LEFT, 12, PLAIN, 15)
        self._down += 6

    def finished(self) -> bytes:
        """The PDF."""
        for page in self._pages:
            page.gen_content()
        buffer = BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    def _write(self, words: str, left: float, size: float, font: bytes, step: float, sign: str = "") -> None:
        if self._down + 16 > BOTTOM:
            self._new_page()
        if sign:
            self._put(sign, LEFT, self._down, size, font)
        self._put(words, left, self._down, size, font)
        self._down += step

    def _new_page(self) -> None:
        self._pages.append(self._document.new_page(WIDTH, HEIGHT))
        self._down = TOP
        self._put(self._foot, LEFT, 800, 8, PLAIN)
        self._put(str(len(self._pages)), WIDTH - LEFT, 800, 12, PLAIN)

    def _put(self, words: str, left: float, down: float, size: float, font: bytes) -> None:
        text = c.FPDFPageObj_CreateTextObj(self._document.raw, self._fonts[font], size)
        signs = [ord(sign) for sign in words] + [0]
        c.FPDFText_SetText(text, (ctypes.c_ushort * len(signs))(*signs))
        c.FPDFPageObj_Transform(text, 1, 0, 0, 1, left, HEIGHT - down)
        c.FPDFPage_InsertObject(self._pages[-1].raw, text)


def wrapped(words: str, letters: int) -> list[str]:
    """The words in lines of at most so many letters."""
    return wrap(words, letters, break_long_words=False, break_on_hyphens=False)
