"""Any paper is rendered in every form, and everything it says is found again in each."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

import openpyxl
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.engine.exports import plain
from sightline.papers.document.blocks import (
    PaperChart,
    PaperColumn,
    PaperHeading,
    PaperItemList,
    PaperListItem,
    PaperNote,
    PaperPageBreak,
    PaperParagraph,
    PaperPart,
    PaperPictured,
    PaperQuotation,
    PaperTable,
)
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import BoundFigure, CrossReference, WebLink, Words, plain_text
from sightline.papers.render.letters import clean, printable, visible
from sightline.papers.render.pdf import pdf_of
from sightline.papers.render.prepared import prepared
from sightline.papers.render.sheets import workbook_of
from sightline.papers.render.web_page import html_of
from sightline.papers.render.word.document_file import word_of
from sightline.papers.render.word.pieces import count_of
from support.pdf_opinions import both
from support.printed_text import squeezed

MM = 72 / 25.4
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FRAGMENTS = (
    "#", "$x$", "@ref", "<b>", "</style>", "\\", "//", "/*", "*", "_", "`", "~", "'", '"', "{{ title }}", "{", "}", "[", "]", "=", "- ",
    "+ 1", "&amp;", "&", "%", "]]>", "\x00", "\x0b", "\ud800", "\u2028", "\r\n", "\t", "ŵyn tŷ", "ÂÊÎÔÛŴŶ", "é", "e\u0301", "😀", "👩‍👧", "\ufeff",
    "\u200b", "\u00ad", "✓", "\U0010ffff", "…", "“said”", "£62.4m", "71.4%", "fi ffl", "日本", "word " * 12, "x" * 80,
)  # fmt: skip
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs"]).filter(
    lambda each: unicodedata.bidirectional(each) not in ("R", "AL", "RLE", "RLO", "RLI", "AN")
)
TEXT = st.lists(st.sampled_from(FRAGMENTS) | st.text(LETTERS, max_size=12), max_size=5).map("".join)
ANCHOR = st.sampled_from(["", "", "a", "visits", "with space", "#x", "1", "ŵ"])
RUN = st.one_of(
    st.builds(Words, TEXT, st.booleans()),
    st.builds(BoundFigure, TEXT, TEXT, TEXT),
    st.builds(CrossReference, ANCHOR, TEXT),
    st.builds(
        WebLink,
        TEXT,
        st.sampled_from(
            [
                "https://example.org/a?b=c&d#e",
                "mailto:a@example.org",
                "javascript:x",
                "",
                "http://[",
                "https://é",
            ]
        ),
    ),
)
RUNS = st.lists(RUN, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> PaperTable:
    columns = draw(st.integers(1, 5))
    return PaperTable(
        title=draw(TEXT),
        description=draw(TEXT),
        columns=tuple(
            PaperColumn(draw(TEXT), draw(st.sampled_from(["left", "right"]))) for _ in range(columns)
        ),
        rows=tuple(draw(st.tuples(*[RUNS] * columns)) for _ in range(draw(st.integers(0, 3)))),
        row_headings=draw(st.booleans()),
        column_headings=draw(st.booleans()),
        wide=draw(st.booleans()),
        source=draw(TEXT),
        anchor=draw(ANCHOR),
    )


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text x="1" y="9" style="font-family: x">✓ # é</text></svg>'
HEADED = tables().filter(lambda each: each.column_headings)
BLOCK = st.one_of(
    st.builds(PaperHeading, TEXT, st.integers(-1, 8), TEXT, ANCHOR),
    st.builds(PaperParagraph, RUNS, TEXT, ANCHOR),
    st.builds(
        PaperItemList,
        st.lists(
            st.builds(PaperListItem, RUNS, st.sampled_from(["", "(1)", "a)", "#"]), ANCHOR), max_size=3
        ).map(tuple),
    ),
    tables(),
    st.builds(
        PaperChart,
        title=TEXT,
        alternative=TEXT,
        svg=st.sampled_from([None, DRAWING]),
        table=HEADED,
        source=TEXT,
        anchor=ANCHOR,
    ),
    st.builds(PaperQuotation, RUNS, TEXT),
    st.builds(PaperNote, TEXT, RUNS),
    st.builds(PaperPictured, RUNS, TEXT),
    st.just(PaperPageBreak()),
)
DOCUMENT = st.builds(
    PaperDocument,
    title=TEXT,
    council=TEXT,
    body=TEXT,
    meeting=st.none() | st.just(date(2026, 11, 12)),
    edition=TEXT,
    status=TEXT,
    by=TEXT,
    dated=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    parts=st.lists(
        st.builds(PaperPart, key=st.just("a"), blocks=st.lists(BLOCK, max_size=5).map(tuple)), max_size=2
    ).map(tuple),
    keywords=st.lists(TEXT, max_size=2).map(tuple),
    language=st.sampled_from(["en-GB", "cy", "??"]),
)


def same(text: str) -> str:
    """The text as any reader gives it back: no spaces, no hyphens, letters in one form."""
    return re.sub("[-‐‑\u00ad]", "", squeezed(unicodedata.normalize("NFKC", text))).translate(
        dict.fromkeys(map(ord, "\u200c\u200d\u2060\ufeff\u200e\u200f"))
    )


def lines_of(document: PaperDocument) -> Iterator[str]:
    """Every text that a paper shows."""
    yield document.title
    for block in document.blocks():
        yield from _lines(block)


def _lines(block: object) -> Iterator[str]:
    match block:
        case PaperHeading():
            yield from (block.number, block.text)
        case PaperParagraph():
            yield from (block.number, plain_text(block.runs))
        case PaperItemList():
            if count_of([each.mark for each in block.items]) is None:
                yield from (each.mark for each in block.items)
            yield from (plain_text(each.runs) for each in block.items)
        case PaperTable():
            yield from (block.title, block.source)
            yield from cells_of(block)
        case PaperChart():
            yield block.title if block.svg is not None else ""
            yield from _lines(block.table)
        case PaperQuotation():
            yield from (plain_text(block.runs), block.said_by)
        case PaperNote():
            yield from (block.label, plain_text(block.runs))
        case PaperPictured():
            said = plain_text(block.runs)
            yield from (said, block.picture) if visible(said) else ()


def cells_of(table: PaperTable) -> Iterator[str]:
    """What stands in a table's cells, its headings where it has them."""
    if table.column_headings:
        yield from (each.title for each in table.columns)
    yield from (plain_text(cell) for row in table.rows for cell in row)


def pdf_text(content: bytes) -> str:
    """What the pages say between what stands above and below each."""
    texts = []
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        for page in document:
            width, height = page.get_size()
            texts.append(page.get_textpage().get_text_bounded(0, 25 * MM, width, height - 24 * MM))
    return "".join(texts)


def word_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    return "".join(each.text or "" for each in root.iter(f"{W}t"))


class _Said(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.page_mark = False

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.page_mark = dict(attrs).get("class") == "paper-page"

    def handle_data(self, data: str) -> None:
        if not self.page_mark:
            self.texts.append(data)
        self.page_mark = False


def html_text(page: str) -> str:
    reader = _Said()
    reader.feed(page)
    return "".join(reader.texts)


def sheet_texts(content: bytes) -> set[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        same(plain(each))
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for each in row
        if isinstance(each, str)
    }


def lost(lines: Iterator[str], text: str) -> list[str]:
    """Lines that are not found again."""
    whole = same(text)
    return [each for each in lines if same(each) not in whole]


def test_a_line_that_is_lost_is_told() -> None:
    assert lost(iter(["gone", "there", ""]), "it is the re") == ["gone"]


@pytest.mark.many_draws
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(DOCUMENT)
def test_any_paper_says_everything_in_every_form(document: PaperDocument) -> None:
    ready = prepared(document)
    pdf = pdf_of(document)

    assert both(pdf) == []
    assert lost((printable(each) for each in lines_of(ready)), pdf_text(pdf)) == []
    assert lost((clean(each) for each in lines_of(ready)), word_text(word_of(document))) == []
    assert lost((clean(each) for each in lines_of(ready)), html_text(html_of(document))) == []
    texts = sheet_texts(workbook_of(document))
    cells = [each for table in ready.tables() for each in cells_of(table) if same(each)]
    assert [each for each in cells if not any(c.isdigit() for c in each) and same(each) not in texts] == []
