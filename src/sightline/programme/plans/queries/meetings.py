"""Which bodies are told of a plan, who chairs each, what each saw when, and when each meets next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from sightline.bodies.models import Body, Meeting
from sightline.bodies.queries import body_by_name, descriptions_before
from sightline.bodies.rules import BodyDescription, EarlierDescription, key_of
from sightline.people.models import User
from sightline.programme.models import Oversight, Plan, Showing
from sightline.programme.plans.seen_by import plans_seen_by, showings_seen_by


@dataclass(frozen=True, slots=True)
class BodyTold:
    """One body, by its number: what it was shown, oldest first, and its coming days, soonest first; none while no day is known."""

    number: int
    name: str
    showings: tuple[Showing, ...]
    days: tuple[date, ...]
    chaired: BodyDescription

    @property
    def next(self) -> date | None:
        """Its next day; None while no day is known."""
        return self.days[0] if self.days else None


def meetings_seen_by(person: User) -> QuerySet[Meeting]:
    """The meetings of the plans this person may see whole."""
    plans = plans_seen_by(person)
    return Meeting.objects.filter(body__in=overseers_of(plans, person)).select_related("body")


def overseers_of(plans: Iterable[Plan] | QuerySet[Plan], person: User | None) -> QuerySet[Body]:
    """The bodies that are told of these plans, as far as this person may know (None: all of them): those that are named
    so, and those that saw a version this person may read.
    """
    named = Oversight.objects.filter(plan__in=plans)
    saw = _showings(person).filter(version__plan__in=plans)
    return Body.objects.filter(Q(pk__in=named.values("body")) | Q(pk__in=saw.values("meeting__body")))


def plans_overseen_by(body: int, person: User) -> QuerySet[Plan]:
    """The other way round: the plans that body is told of, of those this person may see whole."""
    saw = showings_seen_by(person).filter(meeting__body=body)
    named = Oversight.objects.filter(body=body)
    return plans_seen_by(person).filter(
        Q(pk__in=named.values("plan")) | Q(pk__in=saw.values("version__plan"))
    )


def _showings(person: User | None) -> QuerySet[Showing]:
    return Showing.objects.all() if person is None else showings_seen_by(person)  # type: ignore[return-value]


def days_from(person: User, plan: int, body: str, first: date) -> list[date]:
    """The days from `first` on of the body of that name, or of all that are told of a plan where it is blank; soonest first.

    None where this person may not see the plan whole. A meeting that was shown a version they may not read is left out.
    """
    overseers = overseers_of(plans_seen_by(person).filter(pk=plan), person)
    if body:
        overseers = overseers.filter(key=key_of(body))
    may_know = Q(showings=None) | Q(showings__in=showings_seen_by(person))
    meetings = Meeting.objects.filter(may_know, body__in=overseers, on__gte=first).order_by("on")
    return list(dict.fromkeys(each.on for each in meetings if each.on))


def bodies_of(
    plans: Iterable[Plan] | QuerySet[Plan], showings: Iterable[Showing], today: date, person: User | None
) -> tuple[BodyTold, ...]:
    """Every body that is told of these plans, as far as this person may know (None: all); two queries."""
    bodies: dict[int, Body] = {}
    by_body: dict[int, list[Showing]] = {}
    ahead: dict[int, set[date]] = {}
    for each in showings:
        bodies.setdefault(each.meeting.body_id, each.meeting.body)
        by_body.setdefault(each.meeting.body_id, []).append(each)
    overseers = {each.pk: each for each in overseers_of(plans, person).order_by("at", "pk")}
    to_come = Meeting.objects.filter(body__in=overseers, showings=None)  # where it saw a version, it has met
    for body, on in to_come.order_by("on").values_list("body", "on"):
        bodies.setdefault(body, overseers[body])
        if on and on >= today:
            ahead.setdefault(body, set()).add(on)
    return tuple(
        BodyTold(pk, body.name, tuple(by_body.get(pk, ())), tuple(sorted(ahead.get(pk, ()))), body.chaired)
        for pk, body in (bodies | overseers).items()
    )


def bodies_of_plan(plan: Plan, today: date, person: User | None = None) -> tuple[BodyTold, ...]:
    """Every body of one plan, with all it saw of any version this person may see (None: of every one); three queries."""
    showings = _showings(person).filter(version__plan=plan).select_related("version", "meeting__body")
    return bodies_of([plan], showings.defer("version__sealed"), today, person)


def body_named(plan: Plan, name: str, today: date, person: User | None = None) -> BodyTold | None:
    """The body of that name, without regard to capitals; None where the plan knows none."""
    return next(
        (each for each in bodies_of_plan(plan, today, person) if key_of(each.name) == key_of(name)), None
    )


def was_before(plan: Plan, name: str) -> list[EarlierDescription]:
    """What was said of the body of that name before, on whichever plan of the authority, the latest first."""
    body = body_by_name(plan.authority, name)
    return descriptions_before(body) if body else []
