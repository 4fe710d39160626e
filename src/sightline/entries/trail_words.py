"""How lines of the trail about entered figures read."""

import re
from typing import Any

from django.urls import reverse

from sightline.calendars.periods import PeriodError, parse
from sightline.entries.models import EntryDefinition
from sightline.entries.verbs import EntryVerb
from sightline.teams.trail_words import team_in_words
from sightline.trail.what_words import ThingInWords

VERBS = frozenset(str(each) for each in EntryVerb)
WHAT = re.compile(
    r"entered (?P<measure>EN\d{2,4}) (?P<authority>\d{3})(?: (?P<period>\S+)(?: unit (?P<unit>\S+))?)?"
)


def thing_in_words(what: str, action: str, person: Any) -> ThingInWords | None:
    """Entered measure EN01, Audits graded good or better, Q2 2026-27; None for what is none of this room's."""
    match = WHAT.fullmatch(what)
    if action not in VERBS or match is None:
        return None
    definition = EntryDefinition.objects.filter(
        reference=match["measure"], authority=match["authority"]
    ).first()
    words = f"Entered measure {match['measure']}" + (f", {definition.title}" if definition else "")
    if match["period"]:
        words += f", {_period(match['period'])}"
    if match["unit"]:
        words += f": {team_in_words(match['authority'], match['unit'])}"
    if definition is None or person is None or not person.has_perm("figures.see"):
        return ThingInWords(words)
    own = person.authority in ("", match["authority"])
    return ThingInWords(words, reverse("entered-measure", args=[definition.pk]) if own else "")


def _period(name: str) -> str:
    try:
        return parse(name).label
    except PeriodError:
        return name
