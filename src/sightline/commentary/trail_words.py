"""How lines of the trail about commentary read."""

import re
from typing import Any

from django.urls import reverse

from sightline.calendars.periods import PeriodError, parse
from sightline.commentary.models import CommentaryRequest
from sightline.commentary.verbs import CommentaryVerb
from sightline.measuring.discover import figures
from sightline.trail.what_words import ThingInWords

VERBS = frozenset(str(each) for each in CommentaryVerb)
WHAT = re.compile(r"commentary (?P<figure>[A-Z]{2}\d\d+(?:\.\S+)?) (?P<period>\S+) (?P<authority>\d{3})")


def thing_in_words(what: str, action: str, person: Any) -> ThingInWords | None:
    """Commentary on AS01, Assessments within 45 working days, Q2 2026-27; None for what is none."""
    match = WHAT.fullmatch(what)
    if action not in VERBS or match is None:
        return None
    figure = match["figure"]
    title = f"{figure}, {figures()[figure][1].title}" if figure in figures() else figure
    try:
        period = parse(match["period"]).label
    except PeriodError:
        period = match["period"]
    words = f"Commentary on {title}, {period}"
    about = {name: match[name] for name in ("figure", "period", "authority")}
    request = CommentaryRequest.objects.filter(**about).order_by("pk").last()
    own = (
        person is not None and person.has_perm("figures.see") and person.authority in ("", match["authority"])
    )
    return ThingInWords(words, reverse("commentary", args=[request.pk]) if own and request else "")
