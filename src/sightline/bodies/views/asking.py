"""Which body a page is about, and the way back up."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from sightline.bodies.models import Body
from sightline.bodies.queries import bodies_seen_by
from sightline.people.queries import person


def body_or_404(request: HttpRequest, number: int) -> Body:
    """The body of this number. Http404 where whoever asks sees none."""
    body: Body | None = bodies_seen_by(person(request)).filter(pk=number).first()  # type: ignore[assignment]
    if body is None:
        raise Http404
    return body


def username(request: HttpRequest) -> str:
    """Who asks, by the name of their account."""
    return person(request).get_username()


def crumbs_to(*more: dict[str, str]) -> list[dict[str, str]]:
    """The way from the programme: a title and an address each, without one for the page itself."""
    programme = {"title": "Programme", "href": reverse("programme")}
    return [programme, {"title": "Boards and committees", "href": reverse("bodies")}, *more]
