"""How lines of the trail about rehearsals read."""

import re

WHAT = re.compile(r"inspection pack (?P<authority>\d{3})")


def in_words(what: str) -> str:
    """Inspection pack of authority 990; blank for what is about no pack."""
    match = WHAT.fullmatch(what)
    return f"Inspection pack of authority {match['authority']}" if match else ""


def what_of(authority: str) -> str:
    """What the trail calls an authority's pack."""
    return f"inspection pack {authority}"
