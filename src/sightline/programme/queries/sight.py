"""Which findings and actions a person may see: asked here and nowhere else."""

from django.db.models import Q, QuerySet

from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.models import Action, Ask


def actions_seen_by(person: User) -> QuerySet[Action]:
    """The actions this person may see: all of their authority, those that are theirs or were shared with them, or none.

    A live or draft version's entry names the owner; who owned an action in an older version only does not see it.
    """
    reach = plan_reach(person.standing, person.opened)
    everything: QuerySet[Action] = Action.objects.all()  # type: ignore[assignment]
    if person.authority:
        everything = everything.filter(plan__authority=person.authority)
    if reach == "all":
        return everything
    if reach == "none":
        return everything.none()
    owned = Q(entries__owner=person, entries__version__state__in=("live", "submitted", "draft", "consulted"))
    return everything.filter(owned | Q(shares__person=person)).distinct()


def asks_seen_by(person: User) -> QuerySet[Ask]:
    """The asks this person may see: all, or those put to them."""
    reach = plan_reach(person.standing, person.opened)
    everything: QuerySet[Ask] = Ask.objects.all()  # type: ignore[assignment]
    if person.authority:
        everything = everything.filter(plan__authority=person.authority)
    if reach == "all":
        return everything
    return everything.filter(person=person) if reach == "own" else everything.none()
