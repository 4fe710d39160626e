"""How lines of the trail about editions read."""

import re
from typing import Any

from django.urls import reverse

from sightline.editions.models import FigureEdition
from sightline.editions.verbs import EditionVerb
from sightline.trail.what_words import ThingInWords

VERBS = frozenset(str(each) for each in EditionVerb)
WHAT = re.compile(r"(?P<name>[a-z0-9-]+) (?P<authority>\d{3})")


def thing_in_words(what: str, action: str, person: Any) -> ThingInWords | None:
    """Edition q2-2026-27-scrutiny; None for what is about no edition."""
    match = WHAT.fullmatch(what)
    if action not in VERBS or match is None:
        return None
    edition = FigureEdition.objects.filter(authority=match["authority"], name=match["name"]).first()
    href = ""
    if edition is not None and person is not None and person.authority in ("", match["authority"]):
        if edition.published_by and person.has_perm("editions.see"):
            href = reverse("edition", args=[edition.pk])
        elif person.has_perm("freezes.see"):
            href = reverse("edition-draft", args=[edition.pk])
    return ThingInWords(f"Edition {match['name']}", href)
