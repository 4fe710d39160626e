"""A council brings its Word file to a template that is in making: looked through before anything of it is stored, or refused whole."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile

from sightline.documents.models import Document
from sightline.documents.rules.uploads import NotTakenError, plain_name
from sightline.documents.services.keep import keep_bytes
from sightline.history.services import as_seen, count_up, write_changes
from sightline.papers.models import TemplateChange, TemplateVersion
from sightline.papers.queries.templates import last_of_version, template_of
from sightline.papers.render.word.template_check import (
    STOPPING,
    TemplateFault,
    TemplateReading,
    read_template,
)
from sightline.papers.render.word.template_safety import MOST_BYTES
from sightline.papers.rules.template_places import word_faults
from sightline.papers.rules.templates import why_not_change
from sightline.papers.services.refusals import CannotPaperError, allowed
from sightline.papers.services.templates import PERMISSION, trail_name_of
from sightline.papers.verbs import PaperVerb
from sightline.trail.services import record, recorded_transaction

FILE = "file"


class WordFileRefusedError(CannotPaperError):
    """Nothing of the file was stored; `faults` are all that is wrong with it, those that stop it and the others."""

    def __init__(self, sentence: str, faults: Sequence[TemplateFault] = ()) -> None:
        """The sentence beside the field, and the faults."""
        super().__init__(sentence, FILE)
        self.faults = tuple(faults)


def bring_word(
    version: TemplateVersion, upload: UploadedFile, *, edition: int | None, by: str
) -> TemplateVersion:
    """Bring a Word file. WordFileRefusedError with every fault where one of them stops it; then nothing of it is stored."""
    allowed(by, PERMISSION, version.authority, f"bring a Word file to {trail_name_of(version)}")
    if fault := why_not_change(version.state):
        raise CannotPaperError(fault, FILE)
    with recorded_transaction():  # before anything is stored: of two people the second is told at once
        as_seen(version, edition, last=last_of_version)
    name = plain_name(upload.name or "")
    content = _whole(upload, name)
    reading = _read(version, content, name)
    try:
        document = keep_bytes(content, name, by=by)
    except NotTakenError as fault:
        raise WordFileRefusedError(str(fault)) from fault
    with recorded_transaction():
        now = as_seen(version, edition, "word", last=last_of_version)
        if fault := why_not_change(now.state):
            raise CannotPaperError(fault, FILE)
        was = now.word.name if now.word else ""
        now.word, now.word_reading = document, reading.as_data()
        _count(now, was, document.name, by)
        detail = {"name": document.name, "sha256": document.sha256, "bytes": document.size}
        record(by=by, action=PaperVerb.TEMPLATE_WORD_BROUGHT, what=trail_name_of(now), detail=detail)
    return now


def remove_word(version: TemplateVersion, *, edition: int | None, by: str) -> TemplateVersion:
    """Its papers have the plain form again. CannotPaperError where it is confirmed, or has no Word file."""
    allowed(by, PERMISSION, version.authority, f"remove the Word file of {trail_name_of(version)}")
    with recorded_transaction():
        now = as_seen(version, edition, "word", last=last_of_version)
        if fault := why_not_change(now.state):
            raise CannotPaperError(fault)
        document: Document | None = now.word
        if document is None:
            raise CannotPaperError("It has no Word file.")
        now.word, now.word_reading = None, None
        _count(now, document.name, "", by)
        detail = {"name": document.name, "sha256": document.sha256}
        record(by=by, action=PaperVerb.TEMPLATE_WORD_REMOVED, what=trail_name_of(now), detail=detail)
    return now


def _whole(upload: UploadedFile, name: str) -> bytes:
    size: int | None = upload.size  # pyright: ignore[reportAssignmentType]
    if (size or 0) > MOST_BYTES:
        raise WordFileRefusedError(f"{name} is larger than 20 MB. Save it with smaller pictures.")
    content = upload.read(MOST_BYTES + 1)
    if size is not None and len(content) < size:
        raise WordFileRefusedError(f"{name} did not arrive whole. Send it again.")
    return content


def _read(version: TemplateVersion, content: bytes, name: str) -> TemplateReading:
    reading, faults = read_template(content)
    if reading is not None:
        faults = word_faults(template_of(version), reading)
    stopping = [each for each in faults if each.kind in STOPPING]
    if reading is None or stopping:
        raise WordFileRefusedError(
            f"{name} cannot be used yet, and nothing of it was stored. Put right what is listed, and bring it again.",
            faults,
        )
    return reading


def _count(version: TemplateVersion, was: str, now: str, by: str) -> None:
    count_up(version, "word", "word_reading", by=by)
    write_changes(TemplateChange, {"word": was}, {"word": now}, by=by, version=version)
