"""How lines of the trail about the children behind a figure read."""

import re

from sightline.calendars.periods import parse
from sightline.measuring.discover import figures
from sightline.teams.trail_words import team_in_words

CASES = re.compile(
    r"(?P<figure>[A-Z]{2}\d\d(?:\.\w+)?) (?P<period>\S+) (?P<authority>\d{3})"
    r"(?P<which> counted| missed)?(?: team (?P<team>\S+))?(?P<now> now)?"
)
WHICH = {" counted": "those counted", " missed": "those not counted", None: "all cases"}


def in_words(what: str) -> str:
    """Children behind AS01, Assessments within 45 working days, Q2 2026-27: those not counted, Assessment Team Central.

    Blank for what is no list of cases.
    """
    match = CASES.fullmatch(what)
    if match is None or match["figure"] not in figures():
        return ""
    figure = figures()[match["figure"]][1]
    try:
        period = parse(match["period"]).title
    except ValueError:
        period = match["period"]
    team = f", {team_in_words(match['authority'], match['team'])}" if match["team"] else ""
    now = ", teams as they are today" if match["now"] else ""
    return f"Children behind {figure.id}, {figure.title}, {period}: {WHICH[match['which']]}{team}{now}"
