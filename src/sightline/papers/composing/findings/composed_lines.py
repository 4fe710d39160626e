"""A composed paper as lines, as the linter reads one, each with where it stands and what in it is bound."""

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.papers.document.blocks import Block, PaperHeading, PaperItemList, PaperParagraph, PaperPictured
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.plain import block_lines
from sightline.papers.document.runs import BoundFigure, CrossReference, Run, Runs, WebLink
from sightline.papers.lint.paper_text import PaperText

BOUND = "\ue000"
"""Stands in `marked` for a bound figure or a reference, so that neither is read as a number that was typed."""


@dataclass(frozen=True, kw_only=True)
class ComposedLine:
    """A line of a composed paper.

    text: as a reader reads it, a table's cells apart by tabs. label: the number it begins with, as printed. paragraph: the number of
    its paragraph, or of the last before it in its field. runs: what it is made of; empty where it is no prose of the paper's own:
    a table's row, a quotation, a note.
    """

    number: int
    text: str
    field: str
    paragraph: str = ""
    label: str = ""
    runs: Runs = ()

    @property
    def marked(self) -> str:
        """The text with BOUND for everything that is bound, in its order; addresses are left out."""
        return "".join(_marked(each) for each in self.runs)

    @property
    def bound(self) -> list[BoundFigure | CrossReference]:
        """What BOUND stands for, in its order."""
        return [each for each in self.runs if isinstance(each, BoundFigure | CrossReference)]


def _marked(run: Run) -> str:
    if isinstance(run, BoundFigure | CrossReference):
        return BOUND
    return "" if isinstance(run, WebLink) else run.text


def composed_lines(document: PaperDocument) -> list[ComposedLine]:
    """All of them, the title first, by their number from 1: as `plain_lines` has them."""
    made = [ComposedLine(number=1, text=document.title, field="")]
    for part in document.parts:
        last = ""
        for block in part.blocks:
            for text, label, runs in _lines(block):
                last = label if isinstance(block, PaperHeading | PaperParagraph) and label else last
                line = ComposedLine(
                    number=len(made) + 1,
                    text=text,
                    field=part.key,
                    paragraph=last.rstrip("."),
                    label=label,
                    runs=runs,
                )
                made.append(line)
    return made


def text_of(lines: list[ComposedLine]) -> PaperText:
    """The lines as the linter reads them."""
    return PaperText.of([each.text for each in lines])


def typed_text_of(lines: list[ComposedLine]) -> PaperText:
    """The same with what is bound left open, for rules about what was typed."""
    return PaperText.of([f"{each.label} {each.marked}".strip() if each.runs else each.text for each in lines])


def _lines(block: Block) -> Iterator[tuple[str, str, Runs]]:
    """The lines of a block, each with the number it begins with and its runs, where it is prose."""
    texts = list(block_lines(block))
    about: list[tuple[str, Runs]] = [("", ())] * len(texts)
    if isinstance(block, PaperHeading):
        about = [(block.number, ())]
    elif isinstance(block, PaperParagraph):
        about = [(block.number, block.runs)]
    elif isinstance(block, PaperPictured):
        about[0] = ("", block.runs)
    elif isinstance(block, PaperItemList):
        about = [(item.mark, item.runs) for item in block.items]
    for text, (label, runs) in zip(texts, about, strict=True):
        yield text, label, runs
