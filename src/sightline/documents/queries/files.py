"""Documents as they are given back: the bytes to take away, and the picture of a page, drawn by a process of its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from sightline.documents.models import Document
from sightline.documents.rules.picture import drawn
from sightline.engine.places import data_folder
from sightline.files.limited import RunLimits, StoppedError, run_limited

LONGEST_SECONDS = 20


class NoPictureError(ValueError):
    """The page cannot be drawn: its message says why."""


def path_of(document: Document) -> Path:
    """Where its bytes lie. The name is ours, never the giver's."""
    return data_folder() / "documents" / document.kept_as


def unreferred() -> QuerySet[Document]:
    """The documents no row of any table refers to: every table that can is asked, those of later days too."""
    every: QuerySet[Document] = Document.objects.all()  # type: ignore[assignment]
    of_documents: Any = Document
    for relation in of_documents._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.related_model:
            table: Any = relation.related_model
            name = relation.field.name  # type: ignore[attr-defined]
            every = every.filter(~Exists(table._default_manager.filter(**{name: OuterRef("pk")})))
    return every


def picture(pdf: Path, page: int, boxes: Sequence[Sequence[float]], *, strong: int = 0) -> bytes:
    """One page as a PNG with these boxes marked, the first `strong` of them more. NoPictureError if it cannot be."""
    limits = RunLimits(seconds=LONGEST_SECONDS, patience=LONGEST_SECONDS)
    try:
        drawing = run_limited(drawn, str(pdf), page, [list(box) for box in boxes], strong, limits=limits)
    except StoppedError as stopped:
        raise NoPictureError(f"The page could not be drawn: {stopped}.") from stopped
    if not drawing.startswith(b"\x89PNG"):
        raise NoPictureError("The page could not be drawn.")
    return drawing
