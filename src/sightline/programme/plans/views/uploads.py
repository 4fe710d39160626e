"""An upload of a form of the programme, kept, or refused beside its field."""

from django.core.files.uploadedfile import UploadedFile

from sightline.documents.models import Document
from sightline.documents.rules.uploads import NotTakenError
from sightline.documents.services.keep import keep
from sightline.documents.services.waiting import stop_waiting
from sightline.programme.kinds.refusals import CannotChangePlanError


def keep_upload(upload: UploadedFile | None, by: str) -> Document | None:
    """The document an upload becomes; None where there is none. CannotChangePlanError where it is not taken."""
    if not upload:
        return None
    try:
        document = keep(upload, by=by)
    except NotTakenError as fault:
        raise CannotChangePlanError(str(fault), "file") from fault
    stop_waiting(upload)
    return document
