"""How lines of the trail about tokens read."""

import re
from typing import Any

from django.urls import reverse

from sightline.api.models import ApiToken
from sightline.api.verbs import ApiVerb
from sightline.trail.what_words import ThingInWords

VERBS = frozenset(str(each) for each in ApiVerb)
WHAT = re.compile(r"token (?P<number>\d+)(?: (?P<resource>[a-z-]+))?")


def thing_in_words(what: str, action: str, person: Any) -> ThingInWords | None:
    """Token “Power BI refresh”: readings; None for what is about no token."""
    match = WHAT.fullmatch(what)
    if action not in VERBS or match is None:
        return None
    token = ApiToken.objects.filter(pk=match["number"]).first()
    words = f"Token “{token.name}”" if token else f"Token {match['number']}"
    own = token is not None and person is not None and token.person_id == person.pk  # pyright: ignore[reportAttributeAccessIssue]
    words += f": {match['resource'].replace('-', ' ')}" if match["resource"] else ""
    return ThingInWords(words, reverse("tokens") if own else "")
