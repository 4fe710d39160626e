"""Documents as they are given back: the bytes to take away, and the picture of a page, drawn by a process of its own."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from django.db.models import Q, QuerySet

from sightline.engine.places import data_folder
from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.models import Document, Source

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
    asked = json.dumps({"pdf": str(pdf), "page": page, "boxes": boxes, "strong": strong})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "sightline.programme.queries.documents_picture"],
            input=asked.encode(),
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise NoPictureError("The page could not be drawn in time.") from fault
    if done.returncode or not done.stdout.startswith(b"\x89PNG"):
        raise NoPictureError("The page could not be drawn.")
    return done.stdout
