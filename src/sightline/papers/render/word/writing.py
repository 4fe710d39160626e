"""Blocks of a paper as Word's own: written one after the other, to be put where they belong."""

import copy
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

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
from sightline.papers.document.runs import CrossReference, Runs, WebLink, Words
from sightline.papers.render.drawings import Drawing, drawing_of
from sightline.papers.render.table_plan import table_plan
from sightline.papers.render.turning import turned_blocks
from sightline.papers.render.word.pictured import pictured_row
from sightline.papers.render.word.pieces import WordLists, add_link, bookmark, count_of, in_list
from sightline.papers.render.word.sections import SectionEnd, turned
from sightline.papers.render.word.styles import NOTE, NUMBERED, PICTURED, SOURCE, TABLE
from sightline.papers.render.word.tables import word_table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

PIXEL = 9525
"""Of Word's units in a pixel."""
TALLEST = 190 * 36000
FIRST_NUMBER = 10_000
"""From which ours are numbered, so that they are none of a template's."""


@dataclass
class WordPaper:
    """What all blocks of one document share. `pictures`: a drawing's dots, by its SVG; `anchors`: the bookmark of each anchor."""

    document: "Document"
    pictures: Mapping[str, bytes]
    anchors: Mapping[str, str]
    lists: WordLists = field(init=False)
    style_ids: dict[str, str] = field(default_factory=dict)
    bookmarks: int = 0
    drawn: int = 0

    def __post_init__(self) -> None:
        self.lists = WordLists(self.document)

    def style_id(self, name: str) -> str:
        """What the document calls a style of this name inside."""
        if name not in self.style_ids:
            self.style_ids[name] = str(self.document.styles[name].style_id)
        return self.style_ids[name]

    def next_bookmark(self) -> int:
        """A number that no bookmark has."""
        self.bookmarks += 1
        return FIRST_NUMBER + self.bookmarks


def bookmark_names(anchors: Iterable[str]) -> dict[str, str]:
    """A name that Word takes for each anchor, no two alike: letters, figures and underlines, at most forty."""
    return {
        each: f"p{number}_{re.sub('[^A-Za-z0-9]', '_', each)}"[:40]
        for number, each in enumerate(anchors, start=1)
    }


def like_of(line: Any) -> Any:
    """How a template's paragraph is set, for what comes in its place; not where its section ends."""
    from docx.oxml.ns import qn

    properties = copy.deepcopy(line.get_or_add_pPr())
    for each in properties.findall(qn("w:sectPr")):
        properties.remove(each)
    return properties


class WordBlocks:
    """Blocks written for one place: `elements` are what stands there, in order.

    `room`: its width in Word's units; `cell`: in a table; `like`: the paragraph that it takes the place of, whose looks plain ones have.
    """

    def __init__(
        self, paper: WordPaper, parent: Any, room: int, *, cell: bool = False, like: Any = None
    ) -> None:
        self.elements: list[Any] = []
        self._paper, self._parent, self._room, self._cell, self._like = paper, parent, room, cell, like
        self._break_next = False

    def write(self, blocks: Iterable[Block]) -> None:
        """Every block, in order, after those written before."""
        every = list(blocks)
        turning = [False] * len(every) if self._cell else turned_blocks(every)
        for at, block in enumerate(every):
            if turning[at] and (at == 0 or not turning[at - 1]):
                self.elements.append(SectionEnd(turned=False))
            self._block(block)
            if turning[at] and (at + 1 == len(every) or not turning[at + 1]):
                self.elements.append(SectionEnd(turned=True))

    def _block(self, block: Block) -> None:
        match block:
            case PaperHeading():
                self._heading(block)
            case PaperParagraph():
                self._paragraph(block)
            case PaperItemList():
                self._items(block)
            case PaperTable():
                self._table(block)
            case PaperChart():
                self._chart(block)
            case PaperQuotation():
                self._runs(self._line("Quote"), block.runs)
                if block.said_by:
                    self._line("Quote").add_run(f"— {block.said_by}")
            case PaperNote():
                line = self._line(NOTE)
                if block.label:
                    line.add_run(f"{block.label}: ").bold = True
                self._runs(line, block.runs)
            case PaperPictured():
                self._pictured(block)
            case PaperPageBreak():
                self._break_next = not self._cell

    def _line(self, style: str | None = None, anchor: str = "") -> "Paragraph":
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        line = Paragraph(OxmlElement("w:p"), self._parent)  # type: ignore[arg-type]
        if style:
            line._p.style = self._paper.style_id(style)
        elif self._like is not None:
            line._p.insert(0, like_of(self._like))
        if self._break_next:
            line.paragraph_format.page_break_before = True
            self._break_next = False
        if anchor:
            bookmark(line, self._paper.anchors[anchor], self._paper.next_bookmark())
        self.elements.append(line._p)
        return line

    def _runs(self, line: "Paragraph", runs: Runs) -> None:
        for run in runs:
            match run:
                case CrossReference():
                    add_link(line, run.text, anchor=self._paper.anchors[run.anchor])
                case WebLink():
                    add_link(line, run.text, address=run.address)
                case Words(strong=True):
                    line.add_run(run.text).bold = True
                case _:
                    line.add_run(run.text)

    def _heading(self, block: PaperHeading) -> None:
        text = " ".join(each for each in (block.number, block.text) if each)
        self._line(f"Heading {block.level}", block.anchor).add_run(text)

    def _paragraph(self, block: PaperParagraph) -> None:
        line = self._line(NUMBERED if block.number else None, block.anchor)
        if block.number:
            line.add_run(f"{block.number}\t")
        self._runs(line, block.runs)

    def _items(self, block: PaperItemList) -> None:
        """A list that counts as Word does where its marks count from the first on; else each mark stands as it is printed."""
        marks = [each.mark for each in block.items]
        count = count_of(marks)
        number = (
            self._paper.lists.counted(*count)
            if count
            else None
            if any(marks)
            else self._paper.lists.bullets()
        )
        for item in block.items:
            line = self._line("List Paragraph" if number is not None else NUMBERED, item.anchor)
            if number is not None:
                in_list(line, number)
            elif item.mark:
                line.add_run(f"{item.mark}\t")
            self._runs(line, item.runs)

    def _table(self, block: PaperTable) -> None:
        plan = table_plan(block)
        turn = plan.turned and not self._cell
        room = turned(self._paper.document).room if turn else self._room
        anchor = block.anchor
        for number, part in enumerate(plan.slices, start=1):
            several = f"part {number} of {len(plan.slices)}" if len(plan.slices) > 1 else ""
            title = ", ".join(each for each in (block.title, several) if each)
            self._line("Caption", anchor).add_run(title or "Table").bold = True
            anchor = ""
            self.elements.append(
                word_table(
                    self._parent, block, plan, part, room, self._paper.style_id(TABLE), write=self._runs
                )
            )
        self._line(SOURCE).add_run(block.source)

    def _pictured(self, block: PaperPictured) -> None:
        """The line on the right; on the left, where one is meant, room for a picture with what it would show."""
        if not block.picture:
            line = self._line(PICTURED)
            self._runs(line, block.runs)
            return
        self.elements.append(pictured_row(self._parent, block, self._room, write=self._runs))
        self._line(SOURCE)

    def _chart(self, block: PaperChart) -> None:
        drawing: Drawing = drawing_of(block)
        self._line("Caption", block.anchor).add_run(block.title or "Chart").bold = True
        scale = min(self._room / (drawing.width * PIXEL), TALLEST / (drawing.height * PIXEL), 1.0)
        line = self._line()
        line.paragraph_format.keep_with_next = bool(block.source)
        picture = io.BytesIO(self._paper.pictures[drawing.svg])
        shape = line.add_run().add_picture(
            picture, int(drawing.width * PIXEL * scale), int(drawing.height * PIXEL * scale)
        )
        self._paper.drawn += 1
        properties = shape._inline.docPr
        properties.id = FIRST_NUMBER + self._paper.drawn
        properties.set("name", f"Chart {self._paper.drawn}")
        properties.set("descr", block.alternative)
        properties.set("title", block.title or "Chart")
        if block.source:
            self._line(SOURCE).add_run(block.source)
