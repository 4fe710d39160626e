"""The programme as a kind of calendar address: a person's own days, or for a body's calendar all days of a plan."""

from dataclasses import replace
from datetime import date

from django.http import HttpRequest

from sightline.feeds.kinds import CalendarKind, CalendarVerbs, Choice, Offer, PageWords
from sightline.feeds.models import CalendarAddress
from sightline.feeds.rules import CalendarContent, Day
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import plan_reach
from sightline.programme.dates.queries import meeting_days, own_days, plan_days
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Plan
from sightline.programme.plans.queries.meetings import overseers_of
from sightline.programme.plans.queries.plans import plans_seen_by

OWN = "My own actions"


def offer(request: HttpRequest) -> Offer:
    """Their own days, and the plans they may see whole."""
    user = person(request)
    seen = plans_seen_by(user)
    plans = {str(plan.pk): Choice(f"All of: {plan.title}", plan.authority, str(plan.pk)) for plan in seen}
    bodies = overseers_of(seen, user).order_by("name").values_list("name", flat=True)
    return Offer({"own": Choice(OWN)} | plans, bodies=tuple(bodies))


def may_have(address: CalendarAddress) -> bool:
    """Whether its person sees something of the programme now, and the plan where it is for one."""
    user: User = address.person
    if plan_reach(user.effective_role, user.opened) == "none":
        return False
    return not address.thing or _plan(address) is not None


def days_of(address: CalendarAddress, today: date) -> CalendarContent:
    """What is open, seen with its person's rights of today. What is past and still open says that it is late."""
    if not address.thing:
        return CalendarContent("My improvement actions", _late(own_days(address.person, today), today))
    plan = _plan(address)
    if plan is None:
        return CalendarContent(address.body, [])
    days = [*plan_days(plan, address.person, today), *meeting_days(plan, address.person, address.body, today)]
    return CalendarContent(f"{address.body}: {plan.title}", _late(days, today))


def title_of(address: CalendarAddress) -> str:
    """Whose days, or the body and the plan."""
    if not address.thing:
        return OWN
    plan: Plan | None = Plan.objects.filter(pk=int(address.thing)).first()  # type: ignore[assignment]
    return f"{address.body}: {plan.title}" if plan else address.body


def trail_name(address: CalendarAddress) -> str:
    """What it opens, as the trail names it."""
    return f"plan {address.thing}" if address.thing else "own actions"


def _plan(address: CalendarAddress) -> Plan | None:
    """The plan, if its person may see it now."""
    return plans_seen_by(address.person).filter(pk=int(address.thing)).first()  # type: ignore[return-value]


def _late(days: list[Day], today: date) -> list[Day]:
    return [replace(day, summary=f"Late: {day.summary}") if day.on < today else day for day in days]


PROGRAMME = CalendarKind(
    name="programme",
    verbs=CalendarVerbs(
        making=ProgrammeVerb.PROGRAMME_CALENDAR_MADE,
        ending=ProgrammeVerb.PROGRAMME_CALENDAR_ENDED,
        fetching=ProgrammeVerb.PROGRAMME_CALENDAR_FETCHED,
    ),
    page="programme-calendars",
    end="programme-calendar-end",
    text="programme-calendar-text",
    file="programme",
    words=PageWords(
        heading="The programme in your calendar",
        lead="A calendar address tells a calendar when actions, milestones, asks and reviews of evidence are due. It "
        "names no child.",
        back=("Programme", "programme"),
        field="what",
        label="Days of",
        refusal="Choose your own actions or one of the plans",
        body_hint="For a whole plan only: for example Improvement Board",
    ),
    offer=offer,
    may_have=may_have,
    days_of=days_of,
    title_of=title_of,
    trail_name=trail_name,
)
