"""How lines of the trail about what is wrong in the records read."""

import re

from sightline.checks.discover import checks
from sightline.teams.trail_words import team_in_words

FAULTS = re.compile(
    r"checks (?P<authority>\d{3})(?: (?!team )(?P<check>[a-z0-9_]+))?(?: team (?P<team>\S+))?(?: spreadsheet)?"
)


def in_words(what: str) -> str:
    """Records to correct: the check's title, of which team; blank for what is none of these."""
    match = FAULTS.fullmatch(what)
    if match is None:
        return ""
    check = checks()[match["check"]].title if match["check"] in checks() else match["check"] or ""
    team = team_in_words(match["authority"], match["team"]) if match["team"] else ""
    return f"Records to correct: {', '.join(filter(None, (check, team))) or 'all'}"
