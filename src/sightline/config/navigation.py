"""What the shell shows on every page that depends on the rooms there are: the way round, and whose Sightline it is."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


class Place(NamedTuple):
    """A page in the navigation: what it is called, its address's name, and the permission it takes."""

    title: str
    address: str
    permission: str | None = None


PLACES = (
    Place("Today", "today", "figures.see"),
    Place("My day", "my-day", "children.see"),
    Place("Scorecard", "scorecard", "figures.see"),
    Place("Programme", "programme", "plan.see"),
    Place("Data quality", "quality", "figures.see"),
    Place("Load", "load", "data.load"),
    Place("Teams", "teams", "figures.see"),
    Place("Deadlines", "clocks", "figures.see"),
    Place("People", "people", "people.manage"),
    Place("To confirm", "requests", "people.confirm"),
    Place("Reads", "reads", "trail.read"),
    Place("Trail", "trail", "trail.read"),
    Place("Broken glass", "glass-reviews", "children.guard"),
    Place("Restricted", "restricted", "children.guard"),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """The council's name and the pages this person may go to, for the base template."""
    person = getattr(request, "user", None)
    ends = person.access_ends if person is not None and person.is_authenticated else None
    return {"council_name": settings.COUNCIL_NAME, "navigation": _items(request), "access_ends": ends}


def _items(request: HttpRequest) -> list[dict[str, Any]]:
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return []
    path = request.path
    return [
        {"title": place.title, "href": href, "current": path == href, "within": path.startswith(href + "/")}
        for place, href in ((place, reverse(place.address)) for place in PLACES)
        if place.permission is None or person.has_perm(place.permission)
    ]
