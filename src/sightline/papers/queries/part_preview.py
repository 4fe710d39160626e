"""One part of a paper as it would read in it: composed with the whole, so that its numbers, references and figures are the paper's."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sightline.papers.composing.composing import Composition
from sightline.papers.composing.content import PaperContent
from sightline.papers.composing.findings.gathering import findings_in
from sightline.papers.composing.findings.paper_finding import PaperFinding
from sightline.papers.document.blocks import Block, PaperHeading, PaperPart
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.models import Paper, WrittenPart
from sightline.papers.queries.figures import book_of
from sightline.papers.queries.papers import content, edition_for, parts_for
from sightline.papers.queries.preview import preview, with_sign_offs
from sightline.papers.queries.templates import template_named
from sightline.papers.rules.content import SUMMARY, PartContent
from sightline.people.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPreview:
    """A part in its paper: `document` of its own blocks, None where it prints none; `fault`: why the paper cannot be composed with it."""

    document: PaperDocument | None = None
    findings: tuple[PaperFinding, ...] = ()
    fault: str = ""


def part_preview(person: User, paper: Paper, part: WrittenPart, value: Any) -> PartPreview:
    """The part as it would read with this value, in the edition that this person reads or, where it is an edition of its own, in that."""
    edition = part.key if part.kind == SUMMARY else edition_for(person)
    stands = parts_for(person, paper)
    parts = [
        PartContent(each.kind, each.key, value) if (each.kind, each.key) == (part.kind, part.key) else each
        for each in stands
    ]
    book, template = book_of(paper, edition), template_named(paper.template, paper.authority)
    made = preview(paper, edition, parts, book=book)
    if template is None or made.composition is None:
        return PartPreview(fault=made.fault)
    document = made.composition.document
    own = document.parts if part.kind == SUMMARY else tuple(_own(document, part))
    if not own:
        return PartPreview()
    cut_out = Composition(
        replace(document, parts=own),
        tuple(each for each in made.composition.gaps if part.kind == SUMMARY or each.place == part.key),
        edition,
    )
    read = PaperContent.from_json(with_sign_offs(paper, template, content(paper, parts, edition)))
    keys = {each.key for each in own}
    findings = [each for each in findings_in(cut_out, read, template, book) if each.field in keys]
    return PartPreview(document=cut_out.document, findings=tuple(findings))


def _own(document: PaperDocument, part: WrittenPart) -> Iterable[PaperPart]:
    """What the part itself prints: a field's or an appendix's part of the document, or a section from its heading to the next."""
    for each in document.parts:
        if each.key == part.key:
            yield each
        elif blocks := _section(each.blocks, part.key):
            yield replace(each, blocks=blocks)


def _section(blocks: Iterable[Block], key: str) -> tuple[Block, ...]:
    within: list[Block] = []
    for each in blocks:
        if isinstance(each, PaperHeading) and each.level == 1:
            if within:
                break
            if each.anchor != key:
                continue
        elif not within:
            continue
        within.append(each)
    return tuple(within)
