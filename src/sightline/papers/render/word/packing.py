"""The bytes of a Word file: what it says of itself, and the same bytes for the same content."""

import io
import zipfile
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.render.typst_data import edition_words, subject_of

if TYPE_CHECKING:
    from docx.document import Document

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The day each member of the archive says it is of: the first that an archive can say."""
STALE = ("stylesWithEffects", "thumbnail")
FIRST = "[Content_Types].xml"


def describe(document: "Document", paper: PaperDocument) -> None:
    """What the file says of itself, and the language all of it is in."""
    from docx.oxml.ns import qn

    made = datetime.combine(paper.dated, time(), UTC).replace(tzinfo=None)
    own = document.core_properties
    own.title, own.subject, own.author = _short(paper.title), _short(subject_of(paper)), _short(paper.by)
    own.last_modified_by, own.keywords = _short(paper.by), _short(", ".join(paper.keywords))
    own.category, own.comments = _short(edition_words(paper)), _short(paper.status)
    own.identifier, own.language = _short(paper.identifier), paper.language
    own.created = own.modified = made
    own.revision = 1
    for defaults in document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr"):
        language = defaults.find(qn("w:lang"))
        if language is not None:
            language.set(qn("w:val"), paper.language)


def without_copies(document: "Document") -> None:
    """Take out the copy of the styles that Word 2010 kept for effects, which would now say otherwise, and the picture of an empty page."""
    package = document.part.package
    assert package is not None
    for home in (document.part.rels, package.rels):
        for name in [key for key, each in home.items() if each.reltype.rpartition("/")[2] in STALE]:
            del home[name]


def packed(document: "Document") -> bytes:
    """The document as an archive whose members stand in order and say no day."""
    without_copies(document)
    out = io.BytesIO()
    document.save(out)
    members = zipfile.ZipFile(io.BytesIO(out.getvalue()))
    steady = io.BytesIO()
    with zipfile.ZipFile(steady, "w") as archive:
        for name in sorted(members.namelist(), key=lambda each: (each != FIRST, each)):
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.external_attr = 0o600 << 16
            archive.writestr(member, members.read(name), zipfile.ZIP_DEFLATED)
    return steady.getvalue()


def _short(text: str) -> str:
    """What a property takes: 255 letters."""
    return text[:255]
