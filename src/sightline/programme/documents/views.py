"""Sending a document: always as an attachment, under the name it was given with, never to be opened in the page."""

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404
from django.utils.http import content_disposition_header

from sightline.programme.documents.queries.files import path_of
from sightline.programme.documents.rules.uploads import NotTakenError
from sightline.programme.documents.services.keep import keep
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Document


def kept(upload: UploadedFile | None, by: str) -> Document | None:
    """An upload, kept; None where there is none. CannotChangePlanError where it is not taken."""
    if not upload:
        return None
    try:
        return keep(upload, by=by)
    except NotTakenError as fault:
        raise CannotChangePlanError(str(fault), "file") from fault


def attachment(document: Document) -> FileResponse:
    """The document's bytes; Http404 where they are gone."""
    try:
        file = path_of(document).open("rb")
    except FileNotFoundError as fault:
        raise Http404 from fault
    answer = FileResponse(file, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, document.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
