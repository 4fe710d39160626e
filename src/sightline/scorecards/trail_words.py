"""How lines of the trail about the children behind a figure read."""

import re
from typing import Any

from django.urls import reverse

from sightline.calendars.periods import parse
from sightline.measuring.discover import figures
from sightline.scorecards.verbs import ScorecardVerb
from sightline.teams.trail_words import team_in_words
from sightline.trail.what_words import ThingInWords

CASES = re.compile(
    r"(?P<figure>[A-Z]{2}\d\d(?:\.\w+)?) (?P<period>\S+) (?P<authority>\d{3})"
    r"(?P<which> counted| missed| too recent| open late)?(?: team (?P<team>\S+))?(?P<now> now)?"
    r"(?: frozen (?P<freeze>[a-z0-9-]+))?"
)
WHICH = {
    " counted": "those counted",
    " missed": "those not counted",
    " too recent": "those too recent to be judged",
    " open late": "those open late",
    None: "all cases",
}
EVERY = "every figure"
REMARK = re.compile(r"(?P<figure>[A-Z]{2}\d\d(?:\.\w+)?|every figure) (?P<month>\d{4}-\d{2}) \d{3}")
TARGET = re.compile(
    r"(?P<figure>[A-Z]{2}\d\d(?:\.\w+)?) (?P<authority>\d{3})(?: unit (?P<unit>\S+))?(?: set (?P<set>.+))?"
)
TARGETS = (ScorecardVerb.TARGET_SET, ScorecardVerb.TARGET_CHANGED, ScorecardVerb.TARGET_REMOVED)
REMARKS = (
    ScorecardVerb.NOTE_MADE,
    ScorecardVerb.LIMITS_STARTED_ANEW,
    ScorecardVerb.WITHDRAWN,
)


def thing_in_words(what: str, action: str, person: Any) -> ThingInWords | None:
    """The figure a note, a target or a list of cases is about, which leads to the measure's page for whoever sees figures;
    None for what is about none.
    """
    pattern = REMARK if action in REMARKS else TARGET if action in TARGETS else CASES
    match = pattern.fullmatch(what)
    if match is None or match["figure"] not in (*figures(), EVERY):
        return None
    may = person is not None and person.has_perm("figures.see") and match["figure"] != EVERY
    href = reverse("measure", args=[match["figure"]]) if may else ""
    if action in REMARKS:
        return ThingInWords(f"{_titled(match['figure'])}, {parse(match['month']).title}", href)
    return ThingInWords(_target(match) if action in TARGETS else in_words(what), href)


def _titled(figure: str) -> str:
    return "Every figure" if figure == EVERY else f"{figure}, {figures()[figure][1].title}"


def _target(match: re.Match[str]) -> str:
    """Target of AS01, Assessments within 45 working days: Assessment Team Central."""
    unit = team_in_words(match["authority"], match["unit"]) if match["unit"] else "the whole council"
    return f"Target of {_titled(match['figure'])}: {unit}" + (f", set {match['set']}" if match["set"] else "")


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
    frozen = f", as frozen as {match['freeze']}" if match["freeze"] else ""
    return (
        f"Children behind {figure.id}, {figure.title}, {period}: {WHICH[match['which']]}{team}{now}{frozen}"
    )
