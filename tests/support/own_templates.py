"""A council's own template for tests: a copy of Sefton's of 2017, made by one secretary and confirmed by another; and its Word file."""

import io

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.shared import RGBColor

from sightline.papers.models import TemplateVersion
from sightline.papers.queries.templates import template_named, template_of
from sightline.papers.render.word.starting_file import starting_file
from sightline.papers.rules.template_places import places_with_rows
from sightline.papers.services.template_word import bring_word
from sightline.papers.services.templates import begin_template, confirm_template
from sightline.people.models import User
from support.papers import AUTHORITY, SECRETARY, people

SECOND = "eve"
TITLE = "Report to scrutiny"
HEADING = "Barsetshire County Council"


def secretaries() -> None:
    """Everybody who works on papers, and a second secretary."""
    people()
    User.objects.get_or_create(
        username=SECOND, defaults={"role": "democratic_services", "authority": AUTHORITY}
    )


def own_template(title: str = TITLE, *, authority: str = AUTHORITY, by: str = SECRETARY) -> TemplateVersion:
    """The first version, in making."""
    secretaries()
    source = template_named("sefton-2017", authority)
    assert source is not None
    return begin_template(title=title, source=source, authority=authority, by=by)


def word_of_council(version: TemplateVersion) -> bytes:
    """The file to begin from, with the council's name above it and its headings in its green."""
    content = starting_file(version.title, places_with_rows(template_of(version)))
    document = docx.Document(io.BytesIO(content))
    document.paragraphs[0].insert_paragraph_before(HEADING)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x00, 0x55, 0x33)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def upload(content: bytes, name: str = "Committee report.docx") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def with_word(version: TemplateVersion) -> TemplateVersion:
    """The version with the council's Word file."""
    return bring_word(version, upload(word_of_council(version)), edition=None, by=SECRETARY)


def usable(version: TemplateVersion) -> TemplateVersion:
    """The version, confirmed."""
    return confirm_template(version, edition=None, by=SECOND)
