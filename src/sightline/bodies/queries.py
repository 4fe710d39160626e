"""Bodies by name, those a person may see, who sits on one, and what was said of one before."""

from datetime import date

from django.db.models import QuerySet

from sightline.bodies.models import Body, Member
from sightline.bodies.rules import EarlierDescription, earlier_descriptions, is_member, key_of
from sightline.history.queries import last_change
from sightline.people.models import User

NAMES = {
    "chair": "who chairs it",
    "outside": "whether its chair is from outside the council",
    "meets": "how often it meets",
    "meetings": "its meetings",
    "member": "its members",
    "member_starts": "a member's first day",
    "member_ends": "a member's last day",
}
"""What is kept of a body field by field, in the words a sentence has for it."""


def body_by_name(authority: str, name: str) -> Body | None:
    """The authority's body of that name, without regard to capitals; None where nobody named it."""
    return Body.objects.filter(authority=authority, key=key_of(name)).first()


def bodies_seen_by(person: User) -> QuerySet[Body]:
    """The bodies of the person's authority, or all for who belongs to none; none for whom the programme is not open."""
    every: QuerySet[Body] = Body.objects.all()  # type: ignore[assignment]
    if not person.has_perm("plan.see_all"):
        return every.none()
    return every.filter(authority=person.authority) if person.authority else every


def members_of(body: Body, today: date) -> tuple[list[Member], list[Member]]:
    """Who sits on it today, and who did or will."""
    every = list(body.members.select_related("person"))
    now = [each for each in every if is_member(each.starts, each.ends, today)]
    return now, [each for each in every if each not in now]


def descriptions_before(body: Body) -> list[EarlierDescription]:
    """What was said of it before, the latest first."""
    changes = body.changes.filter(field__in=body.chaired.texts).order_by("-id")
    return earlier_descriptions(body.chaired, changes)


def last_of(body: Body) -> str:
    """Who changed a body last, and what of it, in a sentence; blank where nobody has."""
    return last_change(body.changes.all(), NAMES)
