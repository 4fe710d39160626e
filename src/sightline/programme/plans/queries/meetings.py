"""Which bodies are told of a plan, who chairs each, what each saw when, and when each meets next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from sightline.people.models import User
from sightline.programme.models import Body, Meeting, Plan, Showing
from sightline.programme.plans.queries.plans import plans_seen_by, versions_seen_by
from sightline.programme.plans.rules.bodies import Chaired
from sightline.programme.plans.rules.versions import in_the_trail
from sightline.trail.models import Line


@dataclass(frozen=True, slots=True)
class BodyTold:
    """One body: what it was shown, oldest first, and its coming days, soonest first; none while no day is known."""

    name: str
    showings: tuple[Showing, ...]
    days: tuple[date, ...]
    chaired: Chaired

    @property
    def next(self) -> date | None:
        """Its next day; None while no day is known."""
        return self.days[0] if self.days else None


def meetings_seen_by(person: User) -> QuerySet[Meeting]:
    """The meetings of the plans this person may see whole."""
    return Meeting.objects.filter(plan__in=plans_seen_by(person)).select_related("plan")


def coming_days(person: User, plan: int, body: str, today: date) -> list[date]:
    """The days a body meets from today on, soonest first; none where this person may not see the plan whole."""
    known = meetings_seen_by(person).filter(plan=plan, body__iexact=body, on__gte=today)
    return [each.on for each in known.order_by("on") if each.on]


def bodies_of(
    plans: Iterable[Plan] | QuerySet[Plan], showings: Iterable[Showing], today: date
) -> tuple[BodyTold, ...]:
    """Every body that was shown something, is described, or has a meeting of these plans written down; two queries."""
    names: dict[str, str] = {}
    shown: dict[str, list[Showing]] = {}
    ahead: dict[str, set[date]] = {}
    chaired: dict[str, Chaired] = {}
    for each in showings:
        names.setdefault(_key(each.body), each.body)
        shown.setdefault(_key(each.body), []).append(each)
    for body, on in Meeting.objects.filter(plan__in=plans).order_by("on", "body").values_list("body", "on"):
        names.setdefault(_key(body), body)
        if on and on >= today:
            ahead.setdefault(_key(body), set()).add(on)
    for body in Body.objects.filter(plan__in=plans).order_by("at"):
        names.setdefault(_key(body.name), body.name)
        chaired[_key(body.name)] = Chaired(body.chair, body.chair_outside, body.meets)
    return tuple(
        BodyTold(
            name, tuple(shown.get(key, ())), tuple(sorted(ahead.get(key, ()))), chaired.get(key, Chaired())
        )
        for key, name in names.items()
    )


def bodies_of_plan(plan: Plan, today: date, person: User | None = None) -> tuple[BodyTold, ...]:
    """Every body of one plan, with all it saw of any version this person may see (None: of every one); three queries."""
    shown = Showing.objects.filter(version__plan=plan)
    if person is not None:
        shown = shown.filter(version__in=versions_seen_by(person))
    return bodies_of([plan], shown.select_related("version").defer("version__sealed"), today)


def body_named(plan: Plan, name: str, today: date, person: User | None = None) -> BodyTold | None:
    """The body of that name, without regard to capitals; None where the plan knows none."""
    return next((each for each in bodies_of_plan(plan, today, person) if _key(each.name) == _key(name)), None)


@dataclass(frozen=True, slots=True)
class Was:
    """What was said of a body until somebody changed it, on which day and why, and who did."""

    chaired: Chaired
    until: date
    why: str
    by: str


def was_before(plan: Plan, body: str) -> list[Was]:
    """What was said of that body before, the latest first, as the trail keeps it."""
    lines = Line.objects.filter(action="body_described", what=in_the_trail(plan.pk)).order_by("-number")
    return [
        Was(Chaired(**line.detail["from"]), timezone.localdate(line.at), line.reason, line.actor)
        for line in lines
        if line.detail["from"] and _key(line.detail["body"]) == _key(body)
    ]


def _key(body: str) -> str:
    return " ".join(body.split()).casefold()
