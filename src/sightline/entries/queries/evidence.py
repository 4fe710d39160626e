"""A document that is evidence of an entered figure is opened by whoever may look at what was entered."""

from django.utils import timezone

from sightline.documents.models import Document
from sightline.entries.models import FigureEntry
from sightline.entries.queries.who import may_see
from sightline.people.models import User


def opened_through(person: User, document: Document) -> str:
    """What it is evidence of, in words, if this person may open it through that; blank if they may not."""
    if not person.has_perm("figures.see"):
        return ""
    for entry in FigureEntry.objects.filter(document=document).select_related("definition"):
        if may_see(person, entry.definition, timezone.localdate()):
            return f"evidence of {entry.definition.reference}, {entry.definition.title}"
    return ""
