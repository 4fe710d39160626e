"""Who changed a grouping last."""

from sightline.history.queries import last_change
from sightline.programme.models import Grouping

FIELD_WORDS = {
    "title": "what it is called",
    "about": "what it is about",
    "for_young_people": "for young people",
    "progress": "progress",
    "place": "its place",
}


def last_of(grouping: Grouping) -> str:
    """Who changed it last and what of it, in a sentence; blank where nobody has."""
    return last_change(grouping.changes, FIELD_WORDS)
