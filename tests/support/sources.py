"""Reports, files and a source that is being confirmed, for tests."""

import io
import zipfile
from datetime import date

from sightline.inspections.report import Box, Report, ReportFinding
from sightline.programme.models import Source, SourceDraft
from sightline.programme.sources.rules import findings as moves
from sightline.programme.sources.services.drafts import begin, keep_source
from sightline.programme.sources.services.drafts import change as make

AUTHORITY = "990"
MAKER = "programme_manager"
TEXTS = ("Ensure that assessments are timely.", "Improve private fostering.", "Work with the police.")


def report(*texts: str, published: date | None = date(2016, 6, 27)) -> Report:
    """A report with these recommendations, one a page."""
    found = tuple(
        ReportFinding(
            number=str(n),
            kind="recommendation",
            section="authority",
            text=text,
            paragraphs=(n,),
            tags=(),
            page=n,
            heading="",
            boxes=(Box(n, 50, 60, 300, 72),),
        )
        for n, text in enumerate(texts or TEXTS, start=1)
    )
    judged: dict[str, str | None] = {"overall": "Requires improvement to be good", "adoption": None}
    return Report(
        council="Sefton",
        published=published,
        framework="SIF",
        judgements=judged,
        findings=found,
        pages=len(found),
        remarks=("One page is blank.",),
    )


def draft(*texts: str, **more) -> SourceDraft:
    """A source that is being confirmed."""
    return begin(AUTHORITY, "inspection", report=report(*texts, **more), by=MAKER)


def stands(*texts: str, **more) -> Source:
    """A source whose findings stand."""
    begun = draft(*texts, **more)
    now = make(begun, "all_accepted", moves.all_right, edition=begun.edition, by=MAKER)
    return keep_source(now, edition=now.edition, by=MAKER)


SEFTON = ("ofsted", "sefton-2016-06-27.pdf")
"""Sefton's inspection of 2016, as Ofsted published it, below the shared folder."""


def archive(**parts: bytes) -> bytes:
    """A zip archive; `__` in a name stands for a slash, `_dot_` for a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            path = name.replace("__", "/").replace("_dot_", ".")
            file.writestr("[Content_Types].xml" if path == "types" else path, content)
    return made.getvalue()


PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 20 + b"\xff\xd9"
DOCX = archive(types=b"<Types/>", word__document_dot_xml=b"<w/>")
