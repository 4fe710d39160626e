"""What the shell shows on every page that depends on the rooms there are: the way round, and whose Sightline it is."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from sightline.programme.overview.views.sections import side_menu


class Place(NamedTuple):
    """A page in the menu: what it is called, its address's name, and the permission of those who use it.

    `also`: beginnings of other addresses that belong to it. `unless`: a permission of those who have another page for it.
    The menu shows what a role works with; what it may open besides is a link where it matters.
    """

    title: str
    address: str
    permission: str
    also: tuple[str, ...] = ()
    unless: str = ""


PLACES = (
    Place("Today", "today", "figures.see", unless="trail.read"),
    Place("My day", "my-day", "children.see"),
    Place(
        "Scorecard",
        "scorecard",
        "figures.see",
        (
            "/measure",
            "/targets",
            "/freezes",
            "/entered",
            "/commentary",
            "/definitions",
            "/definition-changes",
        ),
    ),
    Place("Published figures", "editions", "editions.see", unless="editions.make"),
    Place("Programme", "programme", "plan.see", ("/bodies",)),
    Place("Meetings", "forward-plan", "meetings.see", ("/tracker",), unless="trail.read"),
    Place("Papers", "papers", "papers.read"),
    Place("Inspection", "inspection-ready", "inspection.prepare", ("/inspection",)),
    Place("Evidence rooms", "evidence-rooms", "rooms.see"),
    Place("Data quality", "quality", "figures.work"),
    Place("Load", "load", "data.load"),
    Place("Teams", "teams", "figures.work"),
    Place("Deadlines", "clocks", "figures.work"),
    Place("People", "people", "people.manage"),
    Place("To confirm", "requests", "people.confirm"),
    Place("Who looked", "reads-last-days", "trail.read", ("/reads",)),
    Place("Trail", "trail", "trail.read"),
    Place("Broken glass", "glass-reviews", "children.guard"),
    Place("Restricted", "restricted", "children.guard"),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """The council's name, whom to ask for help, and the pages this person uses, for the base template.

    `side_menu`: what stands beside a page of the programme, decided in that room; None on every other page. `data_age`: what that
    room says of the figures on such a page; a page that says it itself has its own.
    """
    person = getattr(request, "user", None)
    if person is not None and not person.is_authenticated:
        person = None
    menu = side_menu(request, person) if person else None
    return {
        "council_name": settings.COUNCIL_NAME,
        "help_contact": settings.HELP_CONTACT,
        "navigation": _items(request),
        "side_menu": menu,
        "data_age": menu.figures if menu else "",
        "access_ends": person.access_ends if person else None,
    }


def _items(request: HttpRequest) -> list[dict[str, Any]]:
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return []
    return [
        {
            "title": place.title,
            "href": href,
            "current": request.path == href,
            "within": _is_within(request, place, href),
        }
        for place, href in ((place, reverse(place.address)) for place in PLACES)
        if person.has_perm(place.permission) and not (place.unless and person.has_perm(place.unless))
    ]


def _is_within(request: HttpRequest, place: Place, href: str) -> bool:
    beginnings = (href, *place.also)
    return any(request.path == each or request.path.startswith(f"{each}/") for each in beginnings)
