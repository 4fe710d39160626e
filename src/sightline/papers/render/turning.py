"""Which blocks lie on pages on their side: tables that need it, and the lines that lead up to one, so that no heading is left alone."""

from collections.abc import Sequence

from sightline.papers.document.blocks import (
    Block,
    PaperHeading,
    PaperNote,
    PaperParagraph,
    PaperQuotation,
    PaperTable,
)
from sightline.papers.document.runs import plain_text
from sightline.papers.render.table_plan import table_plan

MOST_BLOCKS, MOST_LETTERS = 8, 900
"""So much may lead up to a table and be turned with it; what is longer is read upright."""


def turned_blocks(blocks: Sequence[Block]) -> list[bool]:
    """For each block as laid out whether its page lies on its side.

    Lines lead up to a table from the heading they stand under, or from the paper's beginning; headings right above that one too.
    """
    turned = [isinstance(each, PaperTable) and table_plan(each).turned for each in blocks]
    for at, is_turned in enumerate(list(turned)):
        if is_turned:
            for before in range(_begins(blocks, at, turned), at):
                turned[before] = True
    return turned


def _begins(blocks: Sequence[Block], table: int, turned: Sequence[bool]) -> int:
    """From which block on lines lead up to the table; the table's own place where none do."""
    begins, letters = table, 0
    for at in range(table - 1, max(table - 1 - MOST_BLOCKS, -1), -1):
        block = blocks[at]
        heading_above = begins < table and isinstance(blocks[begins], PaperHeading)
        if turned[at] or not isinstance(block, PaperHeading | PaperParagraph | PaperNote | PaperQuotation):
            break
        letters += len(block.text if isinstance(block, PaperHeading) else plain_text(block.runs))
        if letters > MOST_LETTERS:
            break
        if isinstance(block, PaperHeading):
            begins = at
        elif heading_above and at > 0:
            continue
        if at == 0:
            begins = 0
    return begins
