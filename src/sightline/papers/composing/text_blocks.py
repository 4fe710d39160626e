"""A text of a paper becomes blocks of the document: numbered as the template has it, and with what this edition may read."""

import re
from collections.abc import Iterator

from sightline.papers.composing.editions import (
    EDITIONS,
    EXEMPT_BY,
    EXEMPT_PARAGRAPHS,
    OF_THE_BODY,
    READS_EXEMPT,
)
from sightline.papers.composing.figure_book import NotInBook
from sightline.papers.composing.in_making import PaperInMaking
from sightline.papers.composing.markup import (
    MarkedBlock,
    MarkedFence,
    MarkedList,
    MarkedNote,
    MarkedParagraph,
    MarkedPlace,
    MarkedQuotation,
    read_markup,
)
from sightline.papers.composing.named_tables import named_blocks
from sightline.papers.composing.resolving import runs_of
from sightline.papers.document.blocks import (
    Block,
    PaperChart,
    PaperHeading,
    PaperItemList,
    PaperListItem,
    PaperNote,
    PaperParagraph,
    PaperQuotation,
    PaperTable,
)
from sightline.papers.document.runs import plain_text, words

EXEMPT = re.compile(r"(\d)\s*:\s*(\S.*)")
LEFT_OUT = "Left out"
LOWEST = 2
"""A text's own headings stand below those of the paper."""


def text_blocks(text: str, making: PaperInMaking, *, numbered: bool) -> list[Block]:
    """The blocks of a text. `numbered`: whether its paragraphs take part in the template's numbering."""
    marked = read_markup(text)
    for fault in marked.faults:
        making.gap("markup", "markup", fault)
    return list(_blocks(marked.blocks, making, numbered))


def _blocks(blocks: tuple[MarkedBlock, ...], making: PaperInMaking, numbered: bool) -> Iterator[Block]:
    for each in blocks:
        if isinstance(each, MarkedFence):
            yield from _fence(each, making, numbered)
        elif isinstance(each, MarkedPlace):
            yield from _place(each, making)
        elif isinstance(each, MarkedNote):
            yield PaperNote(each.label, words(each.text))
        elif isinstance(each, MarkedQuotation):
            yield PaperQuotation(runs_of(each.line, making), each.said_by)
        elif isinstance(each, MarkedList):
            yield _list(each, making)
        elif each.level:
            yield _heading(each, making, numbered)
        else:
            yield _paragraph(each, making, numbered)


def _heading(marked: MarkedParagraph, making: PaperInMaking, numbered: bool) -> PaperHeading:
    counts = numbered and making.numbers.how.paragraphs != "none"
    number = making.numbers.next_heading() if counts else ""
    anchor = making.anchor(marked.anchor or "", number or making.within_appendix)
    text = plain_text(runs_of(marked.line, making))
    printed = making.numbers.printed(number) if number else ""
    return PaperHeading(text, max(marked.level, LOWEST), printed, anchor)


def _paragraph(marked: MarkedParagraph, making: PaperInMaking, numbered: bool) -> PaperParagraph:
    which = making.numbers.how.paragraphs if numbered else "none"
    counts = which == "all" or (which == "marked" and marked.anchor is not None)
    number = making.numbers.next_paragraph() if counts else ""
    anchor = making.anchor(marked.anchor or "", number or making.within_appendix)
    printed = making.numbers.printed(number) if number else ""
    return PaperParagraph(runs_of(marked.line, making), printed, anchor)


def _list(marked: MarkedList, making: PaperInMaking) -> PaperItemList:
    items = []
    for number, each in enumerate(marked.items, start=1):
        printed = f"{number}." if marked.ordered else ""
        anchor = making.anchor(each.anchor or "", str(number) if marked.ordered else making.within_appendix)
        items.append(PaperListItem(runs_of(each.line, making), printed, anchor))
    return PaperItemList(tuple(items))


def _place(marked: MarkedPlace, making: PaperInMaking) -> Iterator[Block]:
    """What was entered under that name; else what the book of figures has."""
    if making.left_out:
        return
    named = marked.named
    written = f"{marked.kind} {' '.join(named)}".strip()
    own = making.content.tables.get(named[0]) if len(named) == 1 and marked.kind != "scorecard" else None
    if not named:
        yield PaperParagraph((making.gap("markup", written, "it names nothing"),))
    elif own is not None:
        yield from named_blocks(own, drawn=marked.kind == "chart")
    elif isinstance(answer := _in_book(marked, making), NotInBook):
        yield PaperParagraph((making.gap("figure", written, answer.why),))
    else:
        yield answer


def _in_book(marked: MarkedPlace, making: PaperInMaking) -> PaperTable | PaperChart | NotInBook:
    if marked.kind == "scorecard":
        return making.book.scorecard(" ".join(marked.named))
    return making.book.table(marked.named) if marked.kind == "table" else making.book.chart(marked.named)


def _fence(fence: MarkedFence, making: PaperInMaking, numbered: bool) -> Iterator[Block]:
    if fence.kind == "only":
        yield from _only(fence, making, numbered)
        return
    about = EXEMPT.fullmatch(fence.about)
    if about is None or int(about[1]) not in EXEMPT_PARAGRAPHS:
        making.gap(
            "markup", f"exempt {fence.about}", "say its paragraph of Schedule 12A and why: exempt 2: reason"
        )
        reason = EXEMPT_BY.format("…", fence.about or "no reason is given")
    else:
        reason = EXEMPT_BY.format(about[1], about[2].rstrip("."))
    yield PaperNote("Exempt", words(reason))
    yield from _inside(fence, making, numbered, reads=making.edition in READS_EXEMPT)


def _only(fence: MarkedFence, making: PaperInMaking, numbered: bool) -> Iterator[Block]:
    named = fence.about.replace(",", " ").split()
    unknown = [each for each in named if each not in OF_THE_BODY]
    if unknown or not named:
        making.gap("markup", f"only {fence.about}".strip(), f"name one of {', '.join(OF_THE_BODY)}")
    reads = making.edition in named
    if not reads:
        editions = " and ".join(EDITIONS[each] for each in named if each in OF_THE_BODY) or "nobody"
        yield PaperNote(LEFT_OUT, words(f"What stands here is in the edition for: {editions}."))
    yield from _inside(fence, making, numbered, reads=reads)


def _inside(fence: MarkedFence, making: PaperInMaking, numbered: bool, *, reads: bool) -> Iterator[Block]:
    """What stands between. Of what this edition does not have the numbers alone go on."""
    making.left_out += not reads
    made = list(_blocks(fence.blocks, making, numbered))
    making.left_out -= not reads
    yield from made if reads else ()
