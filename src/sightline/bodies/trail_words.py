"""How lines of the trail about bodies read: body 3 by its name, which leads to its page."""

import re

from django.urls import reverse

from sightline.bodies.models import Body
from sightline.bodies.queries import bodies_seen_by
from sightline.people.models import User
from sightline.trail.what_words import ThingInWords

BODY = re.compile(r"body (?P<number>\d+)")


def thing_in_words(what: str, action: str, person: User | None) -> ThingInWords | None:
    """The body; None for what is none, is there no longer or is another council's."""
    match = BODY.fullmatch(what)
    body = Body.objects.filter(pk=int(match["number"])).first() if match else None
    if body is None or (person is not None and person.authority not in ("", body.authority)):
        return None
    seen = person is not None and bodies_seen_by(person).filter(pk=body.pk).exists()
    return ThingInWords(body.name, reverse("body", args=[body.pk]) if seen else "")
