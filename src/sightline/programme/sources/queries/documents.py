"""Which documents a person may open by number: each through the source or draft it belongs to."""

from typing import Any

from django.db.models import Q, QuerySet

from sightline.people.models import User
from sightline.programme.documents.queries.files import unreferred
from sightline.programme.models import Document
from sightline.programme.plans.seen_by import sources_seen_by
from sightline.programme.sources.queries.sources import drafts_seen_by


def documents_seen_by(person: User) -> QuerySet[Document]:
    """The documents this person may open by number: each through the source or draft it belongs to, and none besides.

    A source's is seen by whoever sees the source; a draft's, which may be confidential or embargoed, by who writes the
    plan. Evidence and supporting documents have addresses of their own, and are not opened here.
    """
    every: QuerySet[Document] = Document.objects.all()  # type: ignore[assignment]
    of_sources = sources_seen_by(person).exclude(document=None).values("document")
    of_drafts = drafts_seen_by(person).exclude(document=None).values("document")
    theirs = Q(pk__in=of_sources)
    theirs |= Q(pk__in=of_drafts)
    theirs |= Q(pk__in=_given_up_by(person))  # pyright: ignore[reportOperatorIssue]
    return every.filter(theirs)


def _given_up_by(person: User) -> QuerySet[Document, dict[str, Any]]:
    """Files nothing refers to any more, until they are swept: for who writes the plan, and saw the draft.

    A file does not say of which authority it was. So whoever belongs to one opens only what they gave themselves.
    """
    unused = unreferred()
    if not person.has_perm("plan.change"):
        return unused.none().values("pk")
    mine = unused.filter(by=person.get_username()) if person.authority else unused
    return mine.values("pk")
