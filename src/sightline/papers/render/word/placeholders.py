"""Places of a council's template: `{{ key }}` alone in a paragraph takes a part of the paper, in a line it takes a word of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sightline.calendars.dates import in_words
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.render.typst_data import edition_words

if TYPE_CHECKING:
    from docx.document import Document

PLACE = re.compile(r"\{\{\s*([A-Za-z0-9_.-]+)\s*\}\}")
ALONE = re.compile(r"\s*\{\{\s*([A-Za-z0-9_.-]+)\s*\}\}\s*")
FACTS = ("title", "council", "meeting_body", "meeting", "edition", "status", "by", "dated", "reference")
"""What may stand anywhere in a line, in headers and footers too: facts of the paper."""


@dataclass(frozen=True, slots=True)
class TemplatePlace:
    """A placeholder: its key, the paragraph it is in, whether nothing else is there, whether it is in the body, and where, in words."""

    key: str
    paragraph: Any
    whole: bool
    body: bool
    where: str


def answer_key(label: str) -> str:
    """What a template calls the answer to a label."""
    return "_".join(re.findall(r"[a-z0-9]+", label.lower()))


def facts_of(document: PaperDocument) -> Mapping[str, str]:
    """What each of FACTS is in this paper; blank where it says nothing of it."""
    return {
        "title": document.title,
        "council": document.council,
        "meeting_body": document.body,
        "meeting": in_words(document.meeting) if document.meeting else "",
        "edition": edition_words(document),
        "status": document.status,
        "by": document.by,
        "dated": in_words(document.dated),
        "reference": document.identifier,
    }


def places_in(document: "Document") -> Iterator[TemplatePlace]:
    """Every placeholder of a template, in the body first, then in headers and footers."""
    yield from _places(document.element.body, "", body=True)
    for number, section in enumerate(document.sections, start=1):
        for name, part in _around(section):
            if not part.is_linked_to_previous:
                where = name if len(document.sections) == 1 else f"{name} of section {number}"
                yield from _places(part._element, where, body=False)


def _around(section: Any) -> Iterator[tuple[str, Any]]:
    for kind in ("", "first page ", "even page "):
        for name in ("header", "footer"):
            yield f"{kind}{name}", getattr(section, f"{kind.replace(' ', '_')}{name}")


def _places(root: Any, where: str, *, body: bool) -> Iterator[TemplatePlace]:
    from docx.oxml.ns import qn

    for number, line in enumerate(root.iter(qn("w:p")), start=1):
        text = text_of(line)
        if "{{" not in text:
            continue
        whole = ALONE.fullmatch(text)
        in_words_ = where or place_of(line, number)
        for match in PLACE.finditer(text):
            yield TemplatePlace(match[1], line, bool(whole), body, in_words_)


def text_of(line: Any) -> str:
    """What a paragraph says, in whatever pieces Word has written it."""
    from docx.oxml.ns import qn

    return "".join(each.text or "" for each in line.iter(qn("w:t")))


def place_of(line: Any, number: int) -> str:
    """Where a paragraph of the body stands, in words: paragraph 4, or table 2, row 3."""
    from docx.oxml.ns import qn

    tables = list(line.iterancestors(qn("w:tbl")))
    if not tables:
        body = next(line.iterancestors(qn("w:body")), None)
        lines = list(body.iterchildren(qn("w:p"))) if body is not None else []
        return (
            f"paragraph {lines.index(line) + 1}" if line in lines else f"text box or control, line {number}"
        )
    outer = tables[-1]
    body_tables = list(outer.getparent().iterchildren(qn("w:tbl")))
    row = next(each for each in line.iterancestors(qn("w:tr")) if each.getparent() is outer)
    rows = list(outer.iterchildren(qn("w:tr")))
    return f"table {body_tables.index(outer) + 1}, row {rows.index(row) + 1}"


def fill_line(line: Any, facts: Mapping[str, str]) -> None:
    """Put facts in the place of their placeholders; in the first piece of each, so that it looks as that does."""
    from docx.oxml.ns import qn

    pieces = list(line.iter(qn("w:t")))
    for match in reversed(list(PLACE.finditer(text_of(line)))):
        _replaced(pieces, match.start(), match.end(), facts.get(match[1], ""))


def _replaced(pieces: list[Any], start: int, end: int, text: str) -> None:
    """Letters from `start` to `end` of the pieces together become the text, in the first piece that they touch."""
    at = 0
    written = False
    for piece in pieces:
        own = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(own))
        at += len(own)
        if first >= last:
            continue
        piece.text = own[:first] + ("" if written else text) + own[last:]
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        written = True
