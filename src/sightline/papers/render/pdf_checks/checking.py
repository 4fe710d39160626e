"""All checks of a PDF, and what each finds."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from sightline.papers.render.pdf_checks.contents import content_faults
from sightline.papers.render.pdf_checks.fonts import font_faults
from sightline.papers.render.pdf_checks.tags import tag_faults

if TYPE_CHECKING:
    import pikepdf

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
A_PART, A_LEVEL = "{http://www.aiim.org/pdfa/ns/id/}part", "{http://www.aiim.org/pdfa/ns/id/}conformance"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True)
class PdfFault:
    """`rule`: a word for what is looked at (language, headings, fonts); `says`: what is wrong with it, and where."""

    rule: str
    says: str


def pdf_faults(content: bytes) -> list[PdfFault]:
    """Everything wrong with a PDF, none where nothing is. For our own files; another's is read by `run_limited`.

    pikepdf.PdfError where it is no PDF.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        all_of_them = [
            *_said_of_itself(document),
            *_metadata(document),
            *tag_faults(document),
            *content_faults(document),
            *font_faults(document),
        ]
    return [PdfFault(rule, says) for rule, says in dict.fromkeys(all_of_them)]


def _said_of_itself(document: "pikepdf.Pdf") -> Iterator[tuple[str, str]]:
    """What the file says before anything is read of it."""
    root = document.Root
    mark = root.get("/MarkInfo")
    if mark is None or not bool(mark.get("/Marked", False)):
        yield "tagged", "The file does not say that it is tagged."
    elif bool(mark.get("/Suspects", False)):
        yield "tagged", "The file says that its tags may be wrong."
    if not str(root.get("/Lang", "")).strip():
        yield "language", "The file does not say in which language it is."
    preferences = root.get("/ViewerPreferences")
    if preferences is None or not bool(preferences.get("/DisplayDocTitle", False)):
        yield "title", "A reader would show the file's name and not its title."
    if not str(document.docinfo.get("/Title", "")).strip():
        yield "title", "The file has no title."
    if document.is_encrypted:
        yield "archive", "The file is locked."
    if "/OutputIntents" not in root:
        yield "archive", "The file does not say what its colours mean."
    if "/AA" in root or "/JavaScript" in root.get("/Names", {}):
        yield "archive", "The file runs something."
    for number, page in enumerate(document.pages, start=1):
        if page.obj.get("/Tabs") != "/S":
            yield "tab order", f"Page {number} is not gone through in the order of its tags."


def _metadata(document: "pikepdf.Pdf") -> Iterator[tuple[str, str]]:
    """What it says of itself for programs that do not know PDF."""
    stream = document.Root.get("/Metadata")
    try:
        root = ElementTree.fromstring(stream.read_bytes().decode()) if stream is not None else None
    except (ElementTree.ParseError, UnicodeDecodeError):
        root = None
    if root is None:
        yield "metadata", "The file has no metadata that can be read."
        return
    values = {each.tag: (each.text or "").strip() for each in root.iter()}
    for each in root.iter():
        values.update({name: text.strip() for name, text in each.attrib.items()})
    if values.get(UA) != "1":
        yield "metadata", "The file does not say that it is PDF/UA-1."
    if (values.get(A_PART), values.get(A_LEVEL)) != ("2", "A"):
        yield "metadata", "The file does not say that it is PDF/A-2a."
    titles = root.find(f".//{TITLE}")
    if titles is None or not "".join(titles.itertext()).strip():
        yield "title", "The metadata has no title."
