"""Which documents a person may open by number: each through the source or draft it belongs to."""

from sightline.documents.models import Document
from sightline.documents.queries.files import unreferred
from sightline.people.models import User
from sightline.programme.models import Source, SourceDraft
from sightline.programme.plans.seen_by import sources_seen_by
from sightline.programme.sources.queries.sources import drafts_seen_by


def source_of(person: User, document: Document) -> str:
    """What of the programme the document is of, in words, if this person may open it by its number; blank if not.

    A source's is seen by whoever sees the source; a draft's, which may be confidential or embargoed, by who writes the
    plan. Evidence and supporting documents have addresses of their own, and are not opened here.
    """
    source: Source | None = sources_seen_by(person).filter(document=document).first()  # type: ignore[assignment]
    if source is not None:
        return f"source {source.pk}"
    draft: SourceDraft | None = drafts_seen_by(person).filter(document=document).first()  # type: ignore[assignment]
    if draft is not None:
        return f"source draft {draft.pk}"
    return "a source draft that was discarded" if _given_up_to(person, document) else ""


def _given_up_to(person: User, document: Document) -> bool:
    """Whether it is a file nothing refers to any more, until it is swept: for who writes the plan, and saw the draft.

    A file does not say of which authority it was. So whoever belongs to one opens only what they gave themselves.
    """
    if not person.has_perm("plan.change"):
        return False
    theirs = not person.authority or document.by == person.get_username()
    return theirs and unreferred().filter(pk=document.pk).exists()
