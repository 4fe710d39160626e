"""How lines of the trail about exports read."""

import re
from typing import Any

from sightline.exports.verbs import ExportVerb
from sightline.trail.what_words import ThingInWords

VERBS = frozenset(str(each) for each in ExportVerb)
WHAT = re.compile(r"(?P<authority>\d{3}) (?P<which>[a-z0-9-]+)")


def thing_in_words(what: str, action: str, person: Any) -> ThingInWords | None:
    """Every figure of authority 990, frozen as q2-2026-27; None for what is about no export."""
    match = WHAT.fullmatch(what)
    if action not in VERBS or match is None:
        return None
    which = "provisional" if match["which"] == "provisional" else f"frozen as {match['which']}"
    return ThingInWords(f"Every figure of authority {match['authority']}, {which}", "")
