"""Opening something for somebody from one day to another, with a sponsor, and ending it early."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from sightline.people import rules
from sightline.people.models import Grant, User
from sightline.people.services.adding import second_person
from sightline.people.two_people import may_lend
from sightline.people.verbs import PeopleVerb
from sightline.trail import services as trail


class CannotGrantError(ValueError):
    """A grant that may not be made or ended; the message is a sentence that says why."""


def may_sponsor(person: User, *, by: str, opens: Collection[str] = ()) -> QuerySet[User]:
    """Who may stand sponsor: whoever works for the council, is not the person, makes no grants and is not who makes it.

    Of the person's own authority, or of none. Where it opens sight of children, the sponsor has that sight: an account anybody could be given lends none.
    """
    out = [
        role
        for role in rules.ROLES
        if rules.needs_a_grant(role) or rules.may_manage_users(role) or not may_lend(role, opens)
    ]
    people = User.objects.filter(is_active=True).exclude(role__in=out)
    if person.authority:
        people = people.filter(authority__in=("", person.authority))
    return people.exclude(pk=person.pk).exclude(username=by).order_by("username")


def grant(
    person: User,
    *,
    sponsor: User,
    why: str,
    first: date,
    last: date,
    opens: Iterable[str],
    by: str,
    confirmed_by: str = "",
) -> Grant:
    """Open these columns of the matrix for the person from `first` to `last`, both included. CannotGrantError if not."""
    wanted = list(opens)
    with trail.recorded_transaction():
        refuse_unless_grantable(person, sponsor, why, first, last, wanted, by)
        made = Grant.objects.create(
            person=person,
            sponsor=sponsor,
            why=why.strip(),
            first=first,
            last=last,
            opens=wanted,
            made_by=by,
            made_at=timezone.now(),
        )
        detail = {"sponsor": sponsor.username, "first": str(first), "last": str(last), "opens": wanted}
        detail |= second_person(confirmed_by)
        trail.record(by=by, action=PeopleVerb.GRANTED, what=person.username, reason=why, detail=detail)
    return made


def end(made: Grant, *, by: str) -> None:
    """End a grant now. Ending one that has ended changes nothing."""
    with trail.recorded_transaction():
        now = Grant.objects.select_related("person").get(pk=made.pk)
        if now.ended_at is not None:
            return
        now.ended_at, now.ended_by = timezone.now(), by
        now.save(update_fields=["ended_at", "ended_by"])
        trail.record(
            by=by, action=PeopleVerb.GRANT_ENDED, what=now.person.username, detail={"last": str(now.last)}
        )


def refuse_unless_grantable(
    person: User, sponsor: User, why: str, first: date, last: date, opens: list[str], by: str
) -> None:
    """Raise CannotGrantError, in a sentence, unless this may be granted."""
    columns = rules.grantable(person.role)
    fault = rules.fault_of_dates(first, last, timezone.localdate())
    if by == person.username:
        fault = "Nobody opens anything for themselves. Ask another administrator."
    elif not columns and not rules.needs_a_grant(person.role):
        fault = f"There is nothing to grant: a {rules.title(person.role).lower()} has what the role gives and no more."
    elif not may_sponsor(person, by=by).filter(pk=sponsor.pk).exists():
        fault = f"{sponsor.get_full_name()} cannot be the sponsor: it takes somebody of the council who asked for this."
    elif not may_sponsor(person, by=by, opens=opens).filter(pk=sponsor.pk).exists():
        fault = f"{sponsor.get_full_name()} cannot be the sponsor: nobody opens sight of children that they do not have themselves."
    elif not set(opens) <= set(columns):
        fault = "A grant opens only what the role's row of the matrix marks T."
    elif not opens and columns:
        fault = "Choose what it opens."
    elif not why.strip():
        fault = "Say why access is needed."
    if fault:
        raise CannotGrantError(fault)
