"""Which bodies are told of a plan, what each saw when, and when each meets next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sightline.people.models import User
from sightline.programme.models import Meeting, Plan, Showing
from sightline.programme.queries.plans import plans_seen_by


@dataclass(frozen=True, slots=True)
class Body:
    """One body: what it was shown, oldest first, and its next day; None while no day is known."""

    name: str
    showings: tuple[Showing, ...]
    next: date | None


def meetings_seen_by(person: User) -> QuerySet[Meeting]:
    """The meetings of the plans this person may see whole."""
    return Meeting.objects.filter(plan__in=plans_seen_by(person)).select_related("plan")


def bodies_of(
    plans: Iterable[Plan] | QuerySet[Plan], showings: Iterable[Showing], today: date
) -> tuple[Body, ...]:
    """Every body that was shown something or has a meeting of these plans written down; one query."""
    names: dict[str, str] = {}
    shown: dict[str, list[Showing]] = {}
    ahead: dict[str, list[date]] = {}
    for each in showings:
        names.setdefault(_key(each.body), each.body)
        shown.setdefault(_key(each.body), []).append(each)
    for body, on in Meeting.objects.filter(plan__in=plans).order_by("on", "body").values_list("body", "on"):
        names.setdefault(_key(body), body)
        if on and on >= today:
            ahead.setdefault(_key(body), []).append(on)
    return tuple(
        Body(name, tuple(shown.get(key, ())), min(ahead.get(key, ()), default=None))
        for key, name in names.items()
    )


def _key(body: str) -> str:
    return " ".join(body.split()).casefold()
