"""A composed paper as lines of plain text: what a linter reads, what a search finds, and what is compared of two papers."""

from collections.abc import Iterator

from sightline.papers.document.blocks import (
    Block,
    PaperChart,
    PaperHeading,
    PaperItemList,
    PaperNote,
    PaperPageBreak,
    PaperParagraph,
    PaperPictured,
    PaperQuotation,
    PaperTable,
)
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import plain_text

PICTURE = "Picture"
"""What stands before what a picture would show, in every form."""


def plain_lines(document: PaperDocument) -> Iterator[str]:
    """The title, then every block in order; a row of a table is one line, its cells apart by tabs."""
    yield document.title
    for block in document.blocks():
        yield from block_lines(block)


def block_lines(block: Block) -> Iterator[str]:
    """One block as lines; nothing of a page's break."""
    match block:
        case PaperHeading():
            yield _numbered(block.number, block.text)
        case PaperParagraph():
            yield _numbered(block.number, plain_text(block.runs))
        case PaperItemList():
            for each in block.items:
                yield _numbered(each.mark or "-", plain_text(each.runs))
        case PaperTable():
            yield from _table(block)
        case PaperChart():
            yield f"{block.title}. {block.alternative}"
            yield from _table(block.table)
        case PaperQuotation():
            yield f"“{plain_text(block.runs)}” ({block.said_by})"
        case PaperNote():
            yield f"{block.label}: {plain_text(block.runs)}"
        case PaperPictured():
            yield plain_text(block.runs)
            if block.picture:
                yield f"{PICTURE}: {block.picture}"
        case PaperPageBreak():
            return


def _table(table: PaperTable) -> Iterator[str]:
    yield table.title
    if table.column_headings:
        yield "\t".join(each.title for each in table.columns)
    for row in table.rows:
        yield "\t".join(plain_text(cell) for cell in row)


def _numbered(number: str, text: str) -> str:
    return f"{number} {text}" if number else text
