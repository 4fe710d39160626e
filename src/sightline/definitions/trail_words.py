"""How lines of the trail about definitions read."""

import re
from typing import Any

from django.urls import reverse

from sightline.calendars.periods import PeriodError, parse
from sightline.definitions.models import DefinitionChange
from sightline.definitions.verbs import DefinitionVerb
from sightline.trail.what_words import ThingInWords

VERBS = frozenset(str(each) for each in DefinitionVerb)
WHAT = re.compile(
    r"definition (?P<number>\d+) (?P<measures>[A-Z]{2}\d\d+(?:,[A-Z]{2}\d\d+)*)"
    r"(?: (?P<figure>\S+) (?P<period>\S+) (?P<authority>\d{3}))?"
)


def thing_in_words(what: str, action: str, person: Any) -> ThingInWords | None:
    """The definition of CP05: Left out: aged 16-17, from 1 April 2026; None for what is none of this room's."""
    match = WHAT.fullmatch(what)
    if action not in VERBS or match is None:
        return None
    change = DefinitionChange.objects.filter(pk=int(match["number"])).first()
    words = f"The definition of {match['measures'].replace(',', ', ')}" + (
        f": {change.words}" if change else ""
    )
    if match["figure"]:
        words += f"; cases of {match['figure']}, {_period(match['period'])}"
    may = change is not None and person is not None and person.has_perm("figures.see")
    return ThingInWords(words, reverse("definition-change", args=[change.pk]) if change and may else "")


def _period(name: str) -> str:
    try:
        return parse(name).label
    except PeriodError:
        return name
