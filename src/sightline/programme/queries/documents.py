"""Documents as they are given back: the bytes to take away, and the picture of a page, drawn by a process of its own."""

from collections.abc import Sequence
from pathlib import Path

from django.db.models import Q, QuerySet

from sightline.engine.places import data_folder
from sightline.files.limited import Limits, StoppedError, run_limited
from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.models import Document, Source
from sightline.programme.rules.documents_picture import drawn

LONGEST_SECONDS = 20


class NoPictureError(ValueError):
    """The page cannot be drawn: its message says why."""


def path_of(document: Document) -> Path:
    """Where its bytes lie. The name is ours, never the giver's."""
    return data_folder() / "documents" / document.kept_as


def documents_seen_by(person: User) -> QuerySet[Document]:
    """The documents of sources and drafts this person may see, none for a partner."""
    every: QuerySet[Document] = Document.objects.all()  # type: ignore[assignment]
    if plan_reach(person.standing, person.opened) != "all":
        return every.none()
    if not person.authority:
        return every
    of_sources = Source.objects.filter(authority=person.authority).values("document")
    theirs = Q(pk__in=of_sources)
    theirs |= Q(drafts__authority=person.authority)
    return every.filter(theirs).distinct()


def picture(pdf: Path, page: int, boxes: Sequence[Sequence[float]], *, strong: int = 0) -> bytes:
    """One page as a PNG with these boxes marked, the first `strong` of them more. NoPictureError if it cannot be."""
    limits = Limits(seconds=LONGEST_SECONDS, patience=LONGEST_SECONDS)
    try:
        drawing = run_limited(drawn, str(pdf), page, [list(box) for box in boxes], strong, limits=limits)
    except StoppedError as stopped:
        raise NoPictureError(f"The page could not be drawn: {stopped}.") from stopped
    if not drawing.startswith(b"\x89PNG"):
        raise NoPictureError("The page could not be drawn.")
    return drawing
