"""Bodies by name, those a person may see, and who sits on one."""

from datetime import date

from django.db.models import QuerySet

from sightline.bodies.models import Body, Member
from sightline.bodies.rules import is_member, key_of
from sightline.people.models import User


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
