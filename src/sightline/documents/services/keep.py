"""Keeping a file that somebody gives: looked at, named by us, in the data folder, which no page is served from."""

import errno
import hashlib
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from sightline.documents.models import Document
from sightline.documents.queries.identifiers import read_kind
from sightline.documents.rules.uploads import NotTakenError, plain_name
from sightline.documents.verbs import DocumentVerb
from sightline.engine.places import data_folder
from sightline.files.whole import write_whole
from sightline.trail.services import record, recorded_transaction

FOLDER = "documents"


def keep(upload: UploadedFile, *, by: str) -> Document:
    """Keep an upload. NotTakenError, in a sentence, if it is not taken; then nothing of it is left."""
    name = plain_name(upload.name or "")
    size: int | None = upload.size  # pyright: ignore[reportAssignmentType]
    if (size or 0) > settings.LARGEST_DOCUMENT:
        raise NotTakenError(_too_large(name))
    content = upload.read(settings.LARGEST_DOCUMENT + 1)
    if size is not None and len(content) < size:
        raise NotTakenError(f"{name} did not arrive whole. Send it again.")
    return keep_bytes(content, name, by=by)


def keep_bytes(content: bytes, name: str, *, by: str) -> Document:
    """Keep these bytes under a name of ours; one line in the trail."""
    name = plain_name(name)
    if len(content) > settings.LARGEST_DOCUMENT:
        raise NotTakenError(_too_large(name))
    kind = read_kind(content, name)
    made = Document(name=name, kept_as=f"{uuid4().hex}.{kind.ending}", kind=kind.media, size=len(content))
    made.sha256 = hashlib.sha256(content).hexdigest()
    made.by, made.at = by, timezone.now()
    file = _write(content, made.kept_as, name)
    try:
        with recorded_transaction():
            made.save()
            detail = {"name": name, "kind": kind.media, "size": made.size, "sha256": made.sha256}
            record(by=by, action=DocumentVerb.DOCUMENT_KEPT, what=f"document {made.pk}", detail=detail)
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return made


def documents_folder() -> Path:
    """The folder of all documents, for its owner's eyes only; made when it is not there."""
    folder = data_folder() / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _write(content: bytes, kept_as: str, name: str) -> Path:
    file = documents_folder() / kept_as
    try:
        write_whole(file, content)
    except OSError as fault:
        raise NotTakenError(_why(fault, name)) from fault
    return file


def _why(fault: OSError, name: str) -> str:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"There is no room for {name}: the disk is full. Nothing was kept. Tell whoever looks after Sightline."
    return f"{name} could not be written to the data folder. Tell whoever looks after Sightline."


def _too_large(name: str) -> str:
    limit = settings.LARGEST_DOCUMENT // 1024**2
    return f"{name} is larger than {limit:,} MB, the most a document may have. Print it smaller, or give it in parts."
