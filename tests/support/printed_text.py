"""What a PDF says, as a reader gets it: its letters without the spaces and line ends that a page adds."""

import re
from io import BytesIO

import pypdfium2

UNSEEN = re.compile("[\\s\u200b\u00ad\ufffe\x02]+")


def squeezed(text: str) -> str:
    """The text without spaces and places to break."""
    return UNSEEN.sub("", text)


def pages_of(pdf: bytes) -> list[str]:
    """Each page's text."""
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]
