"""What is due in a team as a kind of calendar address: who may have it, and what stands on which day."""

from datetime import date

from django.http import HttpRequest

from sightline.deadlines.age import data_age_for_good
from sightline.deadlines.left import as_at
from sightline.engine.snapshots import NothingLoadedError
from sightline.feeds.kinds import CalendarKind, CalendarVerbs, Choice, Offer, PageWords
from sightline.feeds.models import CalendarAddress
from sightline.feeds.rules import CalendarContent
from sightline.feeds.services import NO_CALENDAR, CannotFeedError
from sightline.people.looking import LookRefusedError, may_look
from sightline.trail.refusing import refuse
from sightline.worklists.due_days import due_days
from sightline.worklists.queries import current
from sightline.worklists.services import WorklistChoice, picked
from sightline.worklists.verbs import WorklistVerb
from sightline.worklists.views.asking import page_query


def offer(request: HttpRequest) -> Offer:
    """The teams in whoever asks' sight. PermissionDenied, recorded, for whoever sees no child; NothingLoadedError."""
    page = page_query(request)
    if page.counts_only:
        refuse(page.user.get_username(), "calendars")
    code = page.chosen.authority
    teams = {team: Choice(title, code, team) for team, title in page.teams.items()}
    return Offer(teams, page.age, page.as_at(()))


def may_have(address: CalendarAddress) -> bool:
    """Whether its person may look at the team now, and data of its authority is loaded."""
    person = address.person
    try:
        loaded = address.authority in current().kept.snapshot.manifest.authorities
    except NothingLoadedError:
        return False
    return loaded and may_look(person, address.authority) and person.scope.sees(address.thing)


def days_of(address: CalendarAddress, today: date) -> CalendarContent:
    """How many of what fall due on which day, of what its person may see; no child is named.

    CannotFeedError, the refusal recorded, while nobody can tell which children are restricted.
    """
    due = current()
    chosen = WorklistChoice(address.authority, team=address.thing)
    try:
        rows = [row for row in picked(due.kept, address.person, chosen) if row["child_id"]]
    except LookRefusedError as refused:
        raise CannotFeedError(NO_CALENDAR) from refused
    entry = due.kept.snapshot.manifest.authorities[address.authority]
    name = due.teams[address.authority].get(address.thing, address.thing)
    old = as_at(rows, entry.data_to, today)
    age = data_age_for_good(entry)
    days = due_days(rows, name=name, data_to=entry.data_to, today=today, age=age, as_at=old)
    return CalendarContent(f"Due: {name}", days, old)


def title_of(address: CalendarAddress) -> str:
    """The team by its name, while it has something due; else by its reference."""
    try:
        teams = current().teams
    except NothingLoadedError:
        teams = {}
    return f"Due: {teams.get(address.authority, {}).get(address.thing, address.thing)}"


def trail_name(address: CalendarAddress) -> str:
    """What it opens, as the trail names what is looked at."""
    return WorklistChoice(address.authority, team=address.thing).trail_name


DUE = CalendarKind(
    name="due",
    verbs=CalendarVerbs(
        making=WorklistVerb.CALENDAR_MADE,
        ending=WorklistVerb.CALENDAR_ENDED,
        fetching=WorklistVerb.CALENDAR_FETCHED,
    ),
    page="calendars",
    end="calendar-end",
    text="calendar-text",
    file="due",
    words=PageWords(
        heading="Due dates in your calendar",
        lead="Shows in your calendar how many things are due each day. No child is named.",
        back=("My day", "my-day"),
        field="team",
        label="Team",
        refusal="Choose a team.",
        nothing="No team you may see has anything due.",
    ),
    offer=offer,
    may_have=may_have,
    days_of=days_of,
    title_of=title_of,
    trail_name=trail_name,
)
