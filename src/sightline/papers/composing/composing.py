"""A paper is composed: content, template and figures become a document for one edition, and what does not resolve is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.papers.composing.appendices import appendix_parts
from sightline.papers.composing.content import PaperContent
from sightline.papers.composing.editions import (
    EASY_READ,
    EDITIONS,
    IN_WORDS,
    OFFICERS,
    SUMMARIES,
    NoSuchPaperEditionError,
    edition_named,
)
from sightline.papers.composing.field_blocks import field_blocks, pair_row, pair_table
from sightline.papers.composing.figure_book import FigureBook
from sightline.papers.composing.in_making import PaperGap, PaperInMaking
from sightline.papers.composing.numbering import PaperNumbers
from sightline.papers.composing.summaries import summary_parts
from sightline.papers.document.blocks import PaperHeading, PaperPart
from sightline.papers.document.paper_document import USUAL_LETTERS, PaperDocument
from sightline.papers.paper_templates.paper_template import REPORT_OF, SUBJECT, PaperTemplate, TemplatePart

LARGER_LETTERS = 16
"""Of an easy-read edition, in points: the guidance asks for 14 at least."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A composed paper, and everything in it that does not resolve."""

    document: PaperDocument
    gaps: tuple[PaperGap, ...]
    edition: str = OFFICERS


@dataclass(frozen=True, kw_only=True)
class PaperStamp:
    """What a paper's files say of themselves. dated: the day they were made; status: a line on every page; identifier: the seal's digest."""

    dated: date
    status: str = "Draft"
    identifier: str = ""
    keywords: tuple[str, ...] = ()


def compose(
    content: PaperContent, template: PaperTemplate, figures: FigureBook, edition: str, stamp: PaperStamp
) -> PaperDocument:
    """The document of an edition. NoSuchPaperEditionError where there is none of that name. The same gives the same."""
    return composed(content, template, figures, edition, stamp).document


def composed(
    content: PaperContent, template: PaperTemplate, figures: FigureBook, edition: str, stamp: PaperStamp
) -> Composition:
    """The document of an edition with what in it does not resolve. NoSuchPaperEditionError too where it is written as a text of its own
    and this paper has none.
    """
    edition_named(edition)
    if edition in SUMMARIES and not content.summaries.get(edition, "").strip():
        raise NoSuchPaperEditionError(
            f"This paper has no {IN_WORDS[edition].removeprefix('the ')}: nobody has written one."
        )

    def walk(first: PaperInMaking | None) -> tuple[PaperInMaking, tuple[PaperPart, ...]]:
        making = PaperInMaking(
            content=content,
            template=template,
            book=figures,
            edition=edition,
            numbers=PaperNumbers(template.numbering),
        )
        if first is not None:
            making.numbered, making.hidden = first.anchors, frozenset(first.now_hidden)
        return making, tuple(each for each in _parts(making) if each.blocks)

    making, parts = walk(walk(None)[0])
    document = PaperDocument(
        title=_said(content, SUBJECT) or template.title,
        council=template.council,
        body=content.meeting.body,
        meeting=content.meeting.on,
        edition=EDITIONS[edition],
        status=stamp.status,
        by=_said(content, REPORT_OF),
        dated=stamp.dated,
        parts=parts,
        identifier=stamp.identifier,
        keywords=stamp.keywords,
        letters=LARGER_LETTERS if edition == EASY_READ else USUAL_LETTERS,
    )
    return Composition(document, tuple(making.gaps), edition)


def _parts(making: PaperInMaking) -> Iterator[PaperPart]:
    if making.edition in SUMMARIES:
        yield from summary_parts(making)
        return
    for part in making.template.parts:
        yield from _part(part, making)
    yield from appendix_parts(making)


def _part(part: TemplatePart, making: PaperInMaking) -> Iterator[PaperPart]:
    """The part's heading with the rows of its pairs, then a part for each field."""
    number = making.numbers.next_section() if part.heading and making.numbers.how.parts else ""
    rows = [
        row for each in part.fields if each.layout == "pair" and (row := pair_row(each, making)) is not None
    ]
    made = [
        PaperPart(key=each.key, blocks=tuple(field_blocks(each, making)))
        for each in part.fields
        if each.layout != "pair"
    ]
    table = (pair_table(rows),) if rows else ()
    if part.heading and (rows or any(each.blocks for each in made)):
        printed = making.numbers.printed(number) if number else ""
        anchor = making.anchor(part.key, number) if number else ""
        yield PaperPart(key=part.key, blocks=(PaperHeading(part.heading, 1, printed, anchor), *table))
    else:
        yield PaperPart(key=part.key, blocks=table)
    yield from made


def _said(content: PaperContent, key: str) -> str:
    value = content.fields.get(key)
    return " ".join(str(value).split()) if isinstance(value, str) else ""
