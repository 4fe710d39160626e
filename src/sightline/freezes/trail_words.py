"""How lines of the trail about freezes read."""

import re
from typing import Any

from django.urls import reverse

from sightline.calendars.periods import PeriodError, parse
from sightline.freezes.models import Freeze
from sightline.freezes.verbs import FreezeVerb
from sightline.measuring.discover import figures
from sightline.teams.trail_words import team_in_words
from sightline.trail.what_words import ThingInWords

VERBS = frozenset(str(each) for each in FreezeVerb)
WHAT = re.compile(
    r"(?P<name>[a-z0-9-]+) (?P<authority>\d{3})(?: (?P<figure>[A-Z]{2}\d\d(?:\.\w+)?) (?P<period>\S+)(?: unit (?P<unit>\S+))?)?"
)


def thing_in_words(what: str, action: str, person: Any) -> ThingInWords | None:
    """Freeze q2-2026-27, and the figure that was looked into; None for what is about no freeze."""
    match = WHAT.fullmatch(what)
    if action not in VERBS or match is None:
        return None
    freeze = Freeze.objects.filter(authority=match["authority"], name=match["name"]).first()
    own = (
        person is not None and person.has_perm("freezes.see") and person.authority in ("", match["authority"])
    )
    href = reverse("freeze", args=[freeze.pk]) if freeze is not None and own else ""
    words = f"Freeze {match['name']}"
    if match["figure"]:
        title = figures()[match["figure"]][1].title if match["figure"] in figures() else match["figure"]
        words += f": why {match['figure']}, {title}, {_period(match['period'])}, has changed"
    if match["unit"]:
        words += f", {team_in_words(match['authority'], match['unit'])}"
    return ThingInWords(words, href)


def _period(name: str) -> str:
    try:
        return parse(name).label
    except PeriodError:
        return name
