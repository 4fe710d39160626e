"""Whether the very same file was dropped in before."""

from sightline.documents.models import Document
from sightline.programme.models import Source, SourceDraft


def said_of_the_same_file(document: Document, authority: str) -> str:
    """A sentence where these bytes already belong to a source or a draft of this authority; blank where they do not."""
    same = Document.objects.filter(sha256=document.sha256).exclude(pk=document.pk)
    stands = Source.objects.filter(authority=authority, document__in=same).order_by("pk").first()
    if stands is not None:
        return f"This very file was dropped in before, and stands as “{stands.title}”. Saved again, its findings count twice."
    waits = (
        SourceDraft.objects.filter(authority=authority, source=None, document__in=same).order_by("pk").first()
    )
    if waits is not None:
        return f"This very file was dropped in before by {waits.by}, and is still being confirmed. Give one of the two up."
    return ""
