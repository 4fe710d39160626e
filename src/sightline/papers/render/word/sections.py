"""Pages on their side amid upright ones: where a section ends, and how wide a line is in it."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """Where pages of one kind end, among the elements to be placed."""

    turned: bool


@dataclass(frozen=True, slots=True)
class PageRoom:
    """How wide a line is, in Word's units."""

    room: int


def upright(document: "Document") -> PageRoom:
    """How wide a line is on the pages of a document, by its first section."""
    section = document.sections[0]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return PageRoom(max((section.page_width or 7560000) - margins, 1000000))


def turned(document: "Document") -> PageRoom:
    """How wide a line is where the page lies on its side."""
    section = document.sections[0]
    long = max(section.page_width or 7560000, section.page_height or 10692000)
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return PageRoom(max(long - margins, 1000000))


def placed(elements: Sequence[Any], before: Any) -> None:
    """Put elements before one that stands in a document; where sections end, they take the properties of the one it stands in."""
    previous: Any = before.getprevious()
    for each in _without_empty_sections(elements):
        if not isinstance(each, SectionEnd):
            before.addprevious(each)
            previous = each
        elif previous is not None or each.turned:
            previous = _section_ends(previous, before, turned=each.turned)


def ends_on_its_side(body: Any) -> None:
    """Where nothing follows pages on their side, the document ends with them: else there would be an empty page."""
    from docx.oxml.ns import qn

    last = body.find(qn("w:sectPr"))
    line = last.getprevious() if last is not None else None
    own = line.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") if line is not None and line.tag == qn("w:p") else None
    size = own.find(qn("w:pgSz")) if own is not None else None
    if last is None or own is None or size is None or size.get(qn("w:orient")) != "landscape":
        return
    own.getparent().remove(own)
    last.getparent().replace(last, own)


def _without_empty_sections(elements: Sequence[Any]) -> Iterator[Any]:
    """Two stretches of pages on their side, with nothing between them, are one."""
    rest = list(elements)
    for at, each in enumerate(rest):
        after = rest[at + 1] if at + 1 < len(rest) else None
        before = rest[at - 1] if at else None
        if isinstance(each, SectionEnd) and (
            (each.turned and isinstance(after, SectionEnd))
            or (not each.turned and isinstance(before, SectionEnd))
        ):
            continue
        yield each


def _section_ends(previous: Any, before: Any, *, turned: bool) -> Any:
    """The line at which a section ends: the one before, where it is a line and ends none yet; else a new one."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = _governing(before)
    own = copy.deepcopy(properties)
    size = own.find(qn("w:pgSz"))
    if turned and size is not None and int(size.get(qn("w:w"))) < int(size.get(qn("w:h"))):
        width, height = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), height)
        size.set(qn("w:h"), width)
        size.set(qn("w:orient"), "landscape")
    _once(properties)
    line = previous
    if line is None or line.tag != qn("w:p") or line.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
        line = OxmlElement("w:p")
        before.addprevious(line)
        _flat(line)
    line.get_or_add_pPr().append(own)
    return line


def _flat(line: Any) -> None:
    """So low that it never goes on to a page by itself, behind a table that fills the one before."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    spacing = OxmlElement("w:spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(qn(f"w:{name}"), value)
    line.get_or_add_pPr().append(spacing)


def _governing(place: Any) -> Any:
    """The properties of the section in which an element stands: those at the end of it."""
    from docx.oxml.ns import qn

    for each in (place, *place.itersiblings()):
        if each.tag == qn("w:sectPr"):
            return each
        own = each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") if each.tag == qn("w:p") else None
        if own is not None:
            return own
    raise ValueError("A document of Word's ends with the properties of its last section.")


def _once(properties: Any) -> None:
    """What holds for the first page of a section alone, and where counting begins, is of the pages before it."""
    from docx.oxml.ns import qn

    for name in ("w:titlePg", "w:pgNumType"):
        for each in properties.findall(qn(name)):
            properties.remove(each)
