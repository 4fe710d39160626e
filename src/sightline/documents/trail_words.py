"""How lines of the trail about documents read: document 7 by the name of its file."""

import re
from typing import Any

from sightline.documents.models import Document
from sightline.trail.what_words import ThingInWords

DOCUMENT = re.compile(r"document (?P<number>\d+)")


def thing_in_words(what: str, action: str, person: Any) -> ThingInWords | None:
    """The document; None for what is none, or was swept. It is opened through what it belongs to, so it leads nowhere."""
    match = DOCUMENT.fullmatch(what)
    names = Document.objects.filter(pk=int(match["number"])).values_list("name", flat=True) if match else ()
    return next((ThingInWords(f"Document: {name}") for name in names), None)
