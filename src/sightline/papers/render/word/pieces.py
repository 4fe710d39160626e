"""Pieces of Word that its library has no words for: fields, links, bookmarks, lists with marks of their own."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sightline.papers.render.word.styles import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

COUNTED = re.compile(r"(?P<before>[^%A-Za-z0-9]*)(?P<count>[0-9]+|[a-z]|[A-Z])(?P<after>[^%A-Za-z0-9]*)")
FIRST = {"decimal": "1", "lowerLetter": "a", "upperLetter": "A"}
INDENT = 720
"""Twentieths of a point that an item stands in from the margin: half an inch."""


def add_field(line: "Paragraph", code: str, now: str) -> None:
    """A field that Word works out, as PAGE; `now` stands there until it does."""
    for kind in ("begin", None, "separate", now, "end"):
        run = line.add_run()
        if kind is None:
            instruction = element("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif kind is now:
            run.text = now
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))


def bookmark(line: "Paragraph", name: str, number: int) -> None:
    """Mark the beginning of a paragraph, after its properties, so that links lead to it."""
    start, end = (
        element("w:bookmarkStart", id=str(number), name=name),
        element("w:bookmarkEnd", id=str(number)),
    )
    at = 1 if line._p.pPr is not None else 0
    line._p.insert(at, start)
    line._p.insert(at + 1, end)


def add_link(line: "Paragraph", text: str, *, address: str = "", anchor: str = "") -> None:
    """Words that lead to an address, or to a bookmark of this document."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.text.run import Run

    link = element("w:hyperlink", history="1")
    if address:
        link.set(qn("r:id"), line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        link.set(qn("w:anchor"), anchor)
    run = Run(element("w:r"), line)
    link.append(run._r)
    line._p.append(link)
    run.text = text
    run.style = "Hyperlink"


def count_of(marks: Sequence[str]) -> tuple[str, str] | None:
    """How a list counts, as Word has it, and its pattern: ("decimal", "(%1)"); None where its marks do not count from the first on."""
    match = COUNTED.fullmatch(marks[0]) if marks else None
    if not match:
        return None
    kind = next((name for name, first in FIRST.items() if match["count"] == first), None)
    if kind is None or len(marks) > 26:
        return None
    before, after = match["before"], match["after"]
    letter = ord(FIRST[kind])
    counts = [str(each + 1) if kind == "decimal" else chr(letter + each) for each in range(len(marks))]
    return (
        (kind, f"{before}%1{after}") if list(marks) == [f"{before}{each}{after}" for each in counts] else None
    )


class WordLists:
    """The lists of a document: each has its own count, and all with bullets share one."""

    def __init__(self, document: "Document") -> None:
        self._numbering: Any = _numbering_of(document)
        self._bullets: int | None = None

    def bullets(self) -> int:
        """The number of the list with bullets."""
        if self._bullets is None:
            self._bullets = self._new("bullet", "•")
        return self._bullets

    def counted(self, kind: str, pattern: str) -> int:
        """The number of a new list that counts."""
        return self._new(kind, pattern)

    def _new(self, kind: str, pattern: str) -> int:
        from docx.oxml.ns import qn

        taken = [
            int(each.get(qn("w:abstractNumId"))) for each in self._numbering.findall(qn("w:abstractNum"))
        ]
        number = max(taken, default=-1) + 1
        abstract = element("w:abstractNum", abstractNumId=str(number))
        abstract.append(element("w:multiLevelType", val="singleLevel"))
        level = element("w:lvl", ilvl="0")
        for name, value in (("start", "1"), ("numFmt", kind), ("lvlText", pattern), ("lvlJc", "left")):
            level.append(element(f"w:{name}", val=value))
        properties = element("w:pPr")
        properties.append(
            element("w:ind", left=str(INDENT), hanging=str(INDENT // 2 if kind == "bullet" else INDENT))
        )
        level.append(properties)
        abstract.append(level)
        first = self._numbering.find(qn("w:num"))
        if first is None:
            self._numbering.append(abstract)
        else:
            first.addprevious(abstract)
        return self._numbering.add_num(number).numId


def _numbering_of(document: "Document") -> Any:
    """The part of a document that says how lists count; made where a template has none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.parts.numbering import NumberingPart

    part = document.part
    try:
        return part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
    except KeyError:
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        made = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, part.package)  # type: ignore[arg-type]
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        return made.element


def in_list(line: "Paragraph", number: int) -> None:
    """Make a paragraph an item of a list."""
    properties = line._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number
