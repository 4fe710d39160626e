"""Which plans, versions, showings, actions, asks, sources and findings a person may see: asked here and nowhere else."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sightline.bodies.queries import bodies_sat_on_by
from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.models import Action, Ask, Entry, Finding, Plan, Showing, Source, Version

DRAFT = "draft"
"""The state of a version that is nobody's but theirs who write or approve it, until it goes out for comments."""


def sees_drafts(person: User) -> bool:
    """Whether this person reads what is half written: who writes plans, and who decides on them."""
    return person.has_perm("plan.change") or person.has_perm("plan.approve")


def versions_out() -> QuerySet[Version]:
    """The versions that went out for comments at least."""
    return Version.objects.exclude(state=DRAFT)  # type: ignore[return-value]


def plans_seen_by(person: User) -> QuerySet[Plan]:
    """The plans this person may see whole: those of their authority, or none; drafts for who writes or approves them.

    Own actions are another question.
    """
    every: QuerySet[Plan] = Plan.objects.all()  # type: ignore[assignment]
    if plan_reach(person.effective_role, person.opened) != "all":
        return every.none()
    if not sees_drafts(person):
        every = every.filter(pk__in=versions_out().values("plan"))
    return every.filter(authority=person.authority) if person.authority else every


def showings_seen_by(person: User) -> QuerySet[Showing]:
    """What was shown to whom, of the versions this person may read: who saw a draft is told to whoever reads the draft."""
    showings: QuerySet[Showing] = Showing.objects.filter(version__plan__in=plans_seen_by(person))  # type: ignore[assignment]
    return showings if sees_drafts(person) else showings.filter(version__in=versions_out())


def actions_seen_by(person: User) -> QuerySet[Action]:
    """The actions this person may see: all of their authority, those that are theirs or were shared with them, or none.

    The entry of a version that stands or is written names the owner; who owned an action in an older version only does
    not see it. What stands in drafts only is seen by who writes or approves them, and by whoever owns it, who writes it
    too, or was shown it by name.
    """
    reach = plan_reach(person.effective_role, person.opened)
    everything: QuerySet[Action] = Action.objects.all()  # type: ignore[assignment]
    if person.authority:
        everything = everything.filter(plan__authority=person.authority)
    if reach == "none":
        return everything.none()
    if reach == "all":
        out = Entry.objects.filter(action=OuterRef("pk")).exclude(version__state=DRAFT)
        return everything if sees_drafts(person) else everything.filter(Exists(out))
    owned = Q(entries__owner=person, entries__version__state__in=("live", "submitted", "draft", "consulted"))
    return everything.filter(owned | Q(shares__person=person)).distinct()


def asks_put_to(person: User, today: date) -> QuerySet[Ask]:
    """The asks that are put to this person, by name or as one of the body that is asked: those they answer."""
    put: QuerySet[Ask] = Ask.objects.filter(Q(person=person) | Q(body__in=bodies_sat_on_by(person, today)))  # type: ignore[assignment]
    if not person.has_perm("plan.see"):
        return put.none()
    return put.filter(plan__authority=person.authority) if person.authority else put


def asks_seen_by(person: User) -> QuerySet[Ask]:
    """The asks this person may see: all of the plans they see, or those put to them."""
    reach = plan_reach(person.effective_role, person.opened)
    if reach == "all":
        return Ask.objects.filter(plan__in=plans_seen_by(person))  # type: ignore[return-value]
    return asks_put_to(person, timezone.localdate())


def sources_seen_by(person: User) -> QuerySet[Source]:
    """The sources this person may see: those of their authority, where they see the whole plan."""
    every: QuerySet[Source] = Source.objects.all()  # type: ignore[assignment]
    if plan_reach(person.effective_role, person.opened) != "all":
        return every.none()
    return every.filter(authority=person.authority) if person.authority else every


def findings_seen_by(person: User) -> QuerySet[Finding]:
    """The findings of those sources."""
    return Finding.objects.filter(source__in=sources_seen_by(person)).select_related("source")
