"""The words of any PDF, as far as they can be had soon: to look a file through, not to read a report."""

import time
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c

from sightline.inspections.lines import opened
from sightline.inspections.report import NotReadableError

MOST_PAGES = 200
SOON = 1.0
"""Seconds for the pages together; no further page is begun after them."""
FEWEST_LETTERS = 3
"""A page with something on it and fewer letters holds a picture of words, or none at all."""
NOT_OPENED = "it is damaged, or made to break readers"


@dataclass(frozen=True, slots=True)
class PdfText:
    """What was read of a PDF, and in words what could not be: blank where all of it was."""

    words: str
    unread: str = ""


def words_of(pdf: bytes) -> PdfText:
    """The words of a PDF, and what could not be had of them. It raises nothing. Trusts the bytes: for `run_limited` and for tests."""
    try:
        document = opened(pdf)
    except NotReadableError as fault:
        return PdfText("", "it is locked with a password" if "password" in str(fault) else NOT_OPENED)
    until, texts, pictures = time.monotonic() + SOON, [], 0
    pages = len(document)
    for number in range(min(pages, MOST_PAGES)):
        if time.monotonic() > until:
            break
        words, blank = _page(document[number])
        texts.append(words)
        pictures += blank
    return PdfText("\n".join(texts), _unread(pages, len(texts), pictures))


def _page(page: pdfium.PdfPage) -> tuple[str, bool]:
    """The words of a page, and whether something stands on it that is no words."""
    opened_text = page.get_textpage()
    words = opened_text.get_text_bounded()
    drawn = c.FPDFPage_CountObjects(page)
    opened_text.close()
    page.close()
    return words, bool(drawn) and sum(sign.isalnum() for sign in words) < FEWEST_LETTERS


def _unread(pages: int, read: int, pictures: int) -> str:
    if not pages:
        return NOT_OPENED
    if pictures == pages:
        return "it holds no words that can be read: it was scanned, or holds pictures of pages"
    parts = []
    if pictures:
        parts.append(
            f"{pictures} of its {pages} pages {'holds' if pictures == 1 else 'hold'} no words that can be read"
        )
    if read < pages:
        parts.append(f"only its first {read} of {pages} pages were read")
    return ", and ".join(parts)
