"""How lines of the trail about loads read: load 12: annex_a.xlsx leads to the load's page."""

import re

from django.urls import reverse

from sightline.loading.models import Load
from sightline.loading.queries.sight import sees_load
from sightline.loading.rules import COMPARED_WITH
from sightline.people.models import User
from sightline.trail.what_words import ThingInWords

LOAD = re.compile(r"(?P<faults>faults of )?load (?P<number>\d+)(?P<rest>[:,] .*)?")


def thing_in_words(what: str, action: str, person: User | None) -> ThingInWords | None:
    """The load with its files, or its faults, or published figures; None for what is none, or is there no longer."""
    may = person is not None and person.has_perm("data.load")
    if what.startswith(f"{COMPARED_WITH}: "):
        return ThingInWords(what[:1].upper() + what[1:], reverse("load-compared-with") if may else "")
    match = LOAD.fullmatch(what)
    load = Load.objects.filter(pk=int(match["number"])).first() if match else None
    if match is None or load is None:
        return None
    may = may and person is not None and sees_load(person, load)
    words = f"{'Faults of load' if match['faults'] else 'Load'} {load.pk}{match['rest'] or ''}"
    return ThingInWords(words, reverse("load-one", args=[load.pk]) if may else "")
