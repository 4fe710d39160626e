"""How lines of the trail about evidence rooms read, and where they lead whoever may see the room."""

import re

from django.urls import reverse
from django.utils import timezone

from sightline.evidence.models import EvidenceRoom
from sightline.evidence.queries import room_seen_by
from sightline.people.models import User
from sightline.trail.what_words import ThingInWords

WHAT = re.compile(r"evidence room (?P<number>\d+)")


def what_of(number: int) -> str:
    """What the trail calls a room."""
    return f"evidence room {number}"


def thing_in_words(what: str, action: str, person: User | None) -> ThingInWords | None:
    """The evidence room by its title, leading to it for whoever may enter it today; None for what is about no room, for a room
    there is not, and for another council's.
    """
    match = WHAT.fullmatch(what)
    room = EvidenceRoom.objects.filter(pk=int(match["number"])).first() if match else None
    if room is None or person is None or person.authority not in ("", room.authority):
        return None
    may_enter = room_seen_by(person, room.pk, timezone.localdate()) is not None
    href = reverse("evidence-room", args=[room.pk]) if may_enter else ""
    return ThingInWords(f"Evidence room “{room.title}”", href)
