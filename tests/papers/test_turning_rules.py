"""Which blocks lie on their side: a table that needs it takes the lines that lead up to it, and nothing else."""

import pytest

from sightline.papers.document.blocks import (
    Block,
    PaperColumn,
    PaperHeading,
    PaperItemList,
    PaperListItem,
    PaperNote,
    PaperPageBreak,
    PaperParagraph,
    PaperTable,
)
from sightline.papers.document.runs import words
from sightline.papers.render.turning import MOST_BLOCKS, turned_blocks


def table(*, wide: bool) -> PaperTable:
    columns = (PaperColumn("What"), PaperColumn("How many", "right"))
    return PaperTable(
        title="A table",
        description="Two columns.",
        columns=columns,
        rows=((words("A"), words("1")),),
        wide=wide,
    )


WIDE, UPRIGHT = table(wide=True), table(wide=False)
HEADING, LINE, NOTE = (
    PaperHeading("A heading"),
    PaperParagraph(words("A line.")),
    PaperNote("Note", words("A note.")),
)
LONG = PaperParagraph(words("word " * 200))
ITEMS = PaperItemList((PaperListItem(words("An item")),))


@pytest.mark.parametrize(
    ("blocks", "turned"),
    [
        ([], ""),
        ([LINE, UPRIGHT], "--"),
        ([WIDE], "t"),
        ([HEADING, WIDE], "tt"),
        ([ITEMS, HEADING, WIDE], "-tt"),
        ([ITEMS, HEADING, LINE, WIDE], "-ttt"),
        ([ITEMS, HEADING, HEADING, LINE, WIDE], "-tttt"),
        ([ITEMS, LINE, HEADING, WIDE], "--tt"),  # the line belongs to what stands above
        ([ITEMS, LINE, WIDE], "--t"),  # no heading leads up to it
        ([NOTE, LINE, WIDE], "ttt"),  # from the paper's beginning
        ([ITEMS, HEADING, LONG, WIDE], "---t"),  # a page of text is read upright
        ([ITEMS, HEADING, ITEMS, WIDE], "---t"),
        ([ITEMS, HEADING, PaperPageBreak(), WIDE], "---t"),
        ([HEADING, WIDE, HEADING, LINE, WIDE, LINE], "ttttt-"),
        ([WIDE, LINE, WIDE], "t-t"),
        ([HEADING, *[LINE] * MOST_BLOCKS, WIDE], "-" * (MOST_BLOCKS + 1) + "t"),
    ],
)
def test_lines_that_lead_up_to_a_turned_table_turn_with_it(blocks: list[Block], turned: str):
    assert "".join("t" if each else "-" for each in turned_blocks(blocks)) == turned
