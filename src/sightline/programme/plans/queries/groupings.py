"""Who changed a grouping last, as the trail has it."""

from typing import Any

from sightline.programme.models import Grouping
from sightline.trail.queries import lines

LOOKED_AT = 200
"""Lines of the version's groupings that are looked through, the newest first."""
FIELD_WORDS = {
    "title": "what it is called",
    "about": "what it is about",
    "for_young_people": "for young people",
    "progress": "progress",
    "place": "its place",
}


def last_change(grouping: Grouping, version: str) -> str:
    """Who changed it last and what of it, in a sentence; blank where nobody has. `version`: as the trail names its version."""
    found: Any = lines().filter(action="grouping_changed", what=version)
    for line in found[:LOOKED_AT]:
        detail = line.detail
        if (detail["kind"], detail["key"]) == (grouping.kind, grouping.key):
            return f"{line.actor} changed {', '.join(said for name, said in FIELD_WORDS.items() if name in detail['to'])}."
    return ""
