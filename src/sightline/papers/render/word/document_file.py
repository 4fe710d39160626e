"""A paper as a Word file: its blocks written into a plain document, or into the places of a council's own template."""

import io
import pickle
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sightline.files.limited import StoppedError, run_limited
from sightline.papers.document.blocks import Block, PaperChart, PaperParagraph, PaperTable
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import Runs, plain_text
from sightline.papers.render.drawings import drawing_of, png_of
from sightline.papers.render.prepared import CannotRenderError, anchored, laid_out, prepared
from sightline.papers.render.word.packing import describe, packed
from sightline.papers.render.word.placeholders import (
    FACTS,
    TemplatePlace,
    answer_key,
    facts_of,
    fill_line,
    places_in,
)
from sightline.papers.render.word.plain_template import plain_template
from sightline.papers.render.word.sections import SectionEnd, ends_on_its_side, placed, upright
from sightline.papers.render.word.styles import with_styles
from sightline.papers.render.word.template_safety import TemplateRefusedError, refuse_template
from sightline.papers.render.word.writing import WordBlocks, WordPaper, bookmark_names

if TYPE_CHECKING:
    from docx.document import Document


def word_of(document: PaperDocument, template: bytes | None = None) -> bytes:
    """The paper as .docx. TemplateRefusedError where a template may not be used; CannotRenderError where the paper cannot be written."""
    return word_file(prepared(document), template)


def word_file(document: PaperDocument, template: bytes | None) -> bytes:
    """A prepared document as .docx; a template is opened in a process of its own, and what it has no place for follows its end."""
    drawings = (
        drawing_of(each)
        for each in document.blocks()
        if isinstance(each, PaperChart) and each.svg is not None
    )
    pictures = {each.svg: png_of(each) for each in drawings}
    if template is None:
        return _plain(document, pictures)
    try:
        return run_limited(
            _from_template,
            pickle.dumps((document, pictures)),
            template,
            raises=(TemplateRefusedError, CannotRenderError),
        )
    except StoppedError as fault:
        raise TemplateRefusedError(
            f"The template could not be used: {fault}. Save it as a new .docx and try that."
        ) from fault


def _plain(paper: PaperDocument, pictures: Mapping[str, bytes]) -> bytes:
    document = plain_template(paper)
    shared = WordPaper(document, pictures, bookmark_names(anchored(laid_out(paper.blocks()))))
    _at_the_end(document, shared, list(laid_out(paper.blocks())), title_above=True)
    describe(document, paper)
    return packed(document)


def _from_template(packed_paper: bytes, template: bytes) -> bytes:
    """What word_file gives, of a paper that our own process packed. Trusts the template's bytes: for `run_limited`."""
    import docx

    paper, pictures = pickle.loads(packed_paper)
    refuse_template(template)
    document = docx.Document(io.BytesIO(template))
    with_styles(document)
    shared = WordPaper(document, pictures, bookmark_names(anchored(laid_out(paper.blocks()))))
    _at_the_end(document, shared, _filled(document, shared, paper))
    describe(document, paper)
    return packed(document)


def _filled(document: "Document", shared: WordPaper, paper: PaperDocument) -> list[Block]:
    """Put every part, answer and fact in its place; gives the blocks that have none."""
    places = list(places_in(document))
    parts: dict[str, list[Block]] = {}
    for part in paper.parts:
        parts.setdefault(part.key, []).extend(part.blocks)
    answers = answers_of(paper)
    in_a_line = {**{key: plain_text(runs) for key, runs in answers.items()}, **facts_of(paper)}
    used: set[str] = set()
    for place in places:
        own = place.whole and place.body
        if own and place.key in parts and place.key not in used:
            used.add(place.key)
            _put(document, shared, place, list(laid_out(parts[place.key])))
        elif own and place.key in answers:
            used.add(place.key)
            _put(document, shared, place, [PaperParagraph(answers[place.key])])
        elif own and place.key not in FACTS:
            _put(document, shared, place, [])
        else:
            fill_line(place.paragraph, in_a_line)
    return [
        block for key, blocks in parts.items() if key not in used for block in laid_out(_left(blocks, used))
    ]


def answers_of(paper: PaperDocument) -> dict[str, Runs]:
    """The answers of a paper's forms, by what is asked: `report_of` for "Report of:"."""
    forms = (each for each in paper.blocks() if isinstance(each, PaperTable) and not each.column_headings)
    return {answer_key(plain_text(row[0])): row[1] for form in forms for row in form.rows if len(row) == 2}


def _left(blocks: list[Block], used: set[str]) -> list[Block]:
    """Blocks without those rows of forms that have a place of their own."""
    left: list[Block] = []
    for block in blocks:
        if isinstance(block, PaperTable) and not block.column_headings and len(block.columns) == 2:
            rows = tuple(each for each in block.rows if answer_key(plain_text(each[0])) not in used)
            if rows:
                left.append(replace(block, rows=rows))
        else:
            left.append(block)
    return left


def _put(document: "Document", shared: WordPaper, place: TemplatePlace, blocks: list[Block]) -> None:
    """Blocks in the place of a paragraph, which goes; a cell of a table keeps an empty one where nothing comes."""
    from docx.oxml.ns import qn

    line = place.paragraph
    parent = line.getparent()
    in_body = parent.tag == qn("w:body")
    written = WordBlocks(shared, document._body, _room_of(document, parent), cell=not in_body, like=line)
    written.write(blocks)
    if line.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None or (not in_body and not written.elements):
        for each in list(line):
            if each.tag != qn("w:pPr"):
                line.remove(each)
        placed(written.elements, line)
        return
    if in_body:
        placed(written.elements, line)
    else:
        for each in written.elements:
            line.addprevious(each)
    parent.remove(line)


def _room_of(document: "Document", parent: Any) -> int:
    """How wide a line is in a cell, where it says so; else on the page."""
    from docx.oxml.ns import qn

    room = upright(document).room
    width = parent.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") if parent.tag == qn("w:tc") else None
    if width is not None and width.get(qn("w:type")) == "dxa" and (width.get(qn("w:w")) or "").isdecimal():
        return min(room, max(int(width.get(qn("w:w"))) * 635 - 140000, 500000))
    return room


def _at_the_end(
    document: "Document", shared: WordPaper, blocks: list[Block], *, title_above: bool = False
) -> None:
    """Blocks after all that stands in the document, before the properties of its last section.

    `title_above`: nothing stands there but the title, which lies on its side where what follows it does.
    """
    from docx.oxml.ns import qn

    written = WordBlocks(shared, document._body, upright(document).room)
    written.write(blocks)
    body = document.element.body
    first = written.elements[0] if written.elements else None
    own = isinstance(first, SectionEnd) and not first.turned and title_above
    placed(written.elements[1:] if own else written.elements, body.find(qn("w:sectPr")))
    ends_on_its_side(body)
