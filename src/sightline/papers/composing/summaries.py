"""Editions that are texts of their own, each with its reading age below: a plain-English summary as it is written, easy read line by line."""

from collections.abc import Iterator
from dataclasses import replace

from sightline.papers.composing.easy_read import easy_blocks
from sightline.papers.composing.editions import EASY_READ
from sightline.papers.composing.in_making import PaperInMaking
from sightline.papers.composing.text_blocks import text_blocks
from sightline.papers.document.blocks import (
    Block,
    PaperHeading,
    PaperItemList,
    PaperNote,
    PaperParagraph,
    PaperPart,
    PaperPictured,
)
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import plain_text, words
from sightline.papers.readability.goals import GOALS
from sightline.papers.readability.reading_age import ReadingMeasure, age_words, measured_text


def summary_parts(making: PaperInMaking) -> Iterator[PaperPart]:
    """The one part of such an edition. Its paragraphs have no numbers: nothing refers to it."""
    making.place = making.edition
    text = making.content.summaries[making.edition]
    if making.edition == EASY_READ:
        blocks = list(easy_blocks(text, making))
    else:
        blocks = [_lifted(each) for each in text_blocks(text, making, numbered=False)]
    measure = measure_of(blocks)
    note = PaperNote("How easy it is to read", words(age_words(measure, GOALS[making.edition].age)))
    yield PaperPart(key=making.edition, blocks=(*blocks, note))


def _lifted(block: Block) -> Block:
    """A heading one level up: there are none of the paper's own above those of the text."""
    return replace(block, level=block.level - 1) if isinstance(block, PaperHeading) else block


def reading_words(document: PaperDocument, edition: str) -> str:
    """How easy a composed document of this edition is to read, in words."""
    return age_words(measure_of([*document.blocks()]), GOALS[edition].age)


def measure_of(blocks: list[Block]) -> ReadingMeasure:
    """The measure of what is read from end to end: paragraphs and lists, not headings and tables."""
    return measured_text(list(prose_of(blocks)))


def prose_of(blocks: list[Block]) -> Iterator[str]:
    """Paragraphs and items, as they are read."""
    for each in blocks:
        if isinstance(each, PaperParagraph | PaperPictured):
            yield plain_text(each.runs)
        elif isinstance(each, PaperItemList):
            yield from (plain_text(item.runs) for item in each.items)
