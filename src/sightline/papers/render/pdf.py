"""A paper as PDF, tagged: PDF/UA-1 for who hears it and PDF/A-2a for who keeps it, and where in it everything stands."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sightline.papers.document.blocks import PaperTable
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.render.pdf_tags import TableTags, with_row_headings
from sightline.papers.render.prepared import CannotRenderError, laid_out, prepared
from sightline.papers.render.table_plan import table_plan
from sightline.papers.render.typst_data import typst_data
from sightline.papers.render.typst_engine import compiler_of

STANDARDS = ("ua-1", "a-2a")


@dataclass(frozen=True)
class PrintedPaper:
    """`pages`: on which page what stands, by its place: "4" is the fifth block as laid out, "4.2" its third row or item."""

    pdf: bytes
    pages: Mapping[str, int]


def pdf_of(document: PaperDocument) -> bytes:
    """The paper as a tagged PDF. CannotRenderError, in a sentence, where a table or a drawing of it is none."""
    return printed(prepared(document)).pdf


def printed(document: PaperDocument) -> PrintedPaper:
    """A prepared document as PDF, and its pages."""
    import typst

    made = datetime.combine(document.dated, time(), UTC)
    data = json.dumps(typst_data(document), ensure_ascii=False)
    compiler = compiler_of("paper.typ", {"paper": data})
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=made)
        places = json.loads(compiler.query("<place>", field="value"))
    except typst.TypstError as fault:
        raise CannotRenderError(
            f"The paper cannot be printed: {fault.message}. Look at its charts first."
        ) from fault
    assert isinstance(pdf, bytes)
    return PrintedPaper(with_row_headings(pdf, _tables(document)), dict(places))


def _tables(document: PaperDocument) -> list[TableTags]:
    """What the tags of each table say, in the order in which they are printed."""
    tables = [each for each in laid_out(document.blocks()) if isinstance(each, PaperTable)]
    return [
        TableTags(row_headings=each.row_headings, summary=each.description)
        for each in tables
        for _ in table_plan(each).slices
    ]
