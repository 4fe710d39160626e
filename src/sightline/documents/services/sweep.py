"""Documents that nothing refers to are swept after a while, each with a line in the trail."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models.deletion import ProtectedError
from django.utils import timezone

from sightline.documents.models import Document
from sightline.documents.queries.files import path_of, unreferred
from sightline.documents.verbs import DocumentVerb
from sightline.trail.services import record, recorded_transaction

UNUSED_FOR = timedelta(days=30)
"""How long a document that nothing refers to is kept, counted from when the worker first found it so."""

BY = "sightline"


def sweep_documents(now: datetime | None = None) -> int:
    """Note which documents nothing refers to, and remove those unused for UNUSED_FOR; gives how many were removed."""
    moment = now or timezone.now()
    unused = unreferred()
    Document.objects.exclude(unused_since=None).exclude(pk__in=unused.values("pk")).update(unused_since=None)
    unused.filter(unused_since=None).update(unused_since=moment)
    due = list(unused.filter(unused_since__lte=moment - UNUSED_FOR).values_list("pk", flat=True))
    return sum(_removed(number) for number in due)


def _removed(number: int) -> bool:
    """The row first, so that nobody can be promised a file that is gone; then the file."""
    with recorded_transaction():
        document: Any = unreferred().filter(pk=number).first()
        if document is None:  # somebody used it this instant
            return False
        path, since = path_of(document), document.unused_since
        detail = {"name": document.name, "sha256": document.sha256, "given_by": document.by}
        detail |= {"unused_since": since.isoformat() if since else ""}
        try:
            document.delete()
        except ProtectedError:
            return False
        why = f"Nothing referred to it for {UNUSED_FOR.days} days"
        record(
            by=BY, action=DocumentVerb.DOCUMENT_SWEPT, what=f"document {number}", reason=why, detail=detail
        )
    path.unlink(missing_ok=True)
    return True
