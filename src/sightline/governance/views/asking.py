"""Whose meetings a page is about, who may be there, and the way back up."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.bodies.models import Body, Meeting
from sightline.governance.models import AgendaItem, CallIn, MeetingDecision, TrackedMatter
from sightline.governance.queries.meetings import MeetingShown, item_read, meeting_seen
from sightline.governance.queries.sight import bodies_with_meetings, is_owner, matters_seen_by, sight_of
from sightline.governance.wording import meeting_words
from sightline.people.models import User
from sightline.people.queries import person
from sightline.trail.refusing import refuse

Crumbs = list[dict[str, str]]


def username(request: HttpRequest) -> str:
    """Who asks, by the name of their account."""
    return person(request).get_username()


def keeps(user: User) -> bool:
    """Whether this person keeps meetings."""
    return user.has_perm("meetings.keep")


def shown_or_404(request: HttpRequest, number: int) -> MeetingShown:
    """The meeting of this number as whoever asks sees it. Http404 where they see none."""
    seen = meeting_seen(person(request), number, timezone.localdate())
    if seen is None:
        raise Http404
    return seen


def meeting_to_keep(request: HttpRequest, number: int) -> Meeting:
    """A meeting that whoever asks keeps; addresses need `meetings.keep`. Http404 where they see none."""
    return shown_or_404(request, number).meeting


def item_or_404(request: HttpRequest, number: int) -> AgendaItem:
    """The item of this number. Http404 where whoever asks may not read it whole, as where it is exempt."""
    item = item_read(person(request), number, timezone.localdate())
    if item is None:
        raise Http404
    return item


def decision_or_404(request: HttpRequest, number: int) -> MeetingDecision:
    """The decision of this number, likewise."""
    decision = MeetingDecision.objects.filter(pk=number).first()
    if decision is None:
        raise Http404
    decision.item = item_or_404(request, decision.item_id)
    return decision


def call_in_or_404(request: HttpRequest, number: int) -> CallIn:
    """The call-in of this number, likewise."""
    made = CallIn.objects.select_related("decision").filter(pk=number).first()
    if made is None:
        raise Http404
    made.decision = decision_or_404(request, made.decision_id)
    return made


def matter_or_404(request: HttpRequest, number: int) -> TrackedMatter:
    """What is tracked under this number. Http404 where whoever asks may not know of it."""
    rows = matters_seen_by(person(request), timezone.localdate())
    matter = next((each for each in rows if each.pk == number), None)
    if matter is None:
        raise Http404
    return matter


def may_answer(user: User, matter: TrackedMatter) -> bool:
    """Whether this person answers: who keeps meetings, and who holds the post that is asked."""
    return keeps(user) or is_owner(user, matter, timezone.localdate())


def keep_to(request: HttpRequest, may: bool, what: str) -> None:
    """PermissionDenied, written down, for whoever reads a thing and may not do this with it."""
    if not may:
        refuse(username(request), what)


def bodies_to_keep(request: HttpRequest) -> list[Body]:
    """The bodies whose meetings whoever asks sees, by name."""
    return list(bodies_with_meetings(person(request), timezone.localdate()).order_by("name"))


def body_chosen(request: HttpRequest, number: object) -> Body:
    """The body of this number among those. Http404 for another."""
    body = next((each for each in bodies_to_keep(request) if str(each.pk) == str(number)), None)
    if body is None:
        raise Http404
    return body


def may_exempt(request: HttpRequest, body: Body) -> bool:
    """Whether whoever asks reads exempt items of this body, and so can make one."""
    return sight_of(person(request), timezone.localdate()).reads(body.pk, exempt=True)


def crumbs_to(*more: tuple[str, str]) -> Crumbs:
    """The way from the forward plan: pairs of a title and an address, blank for the page itself."""
    trail = [{"title": "Meetings", "href": reverse("forward-plan")}]
    return [*trail, *({"title": title, **({"href": href} if href else {})} for title, href in more)]


def to_meeting(meeting: Meeting) -> tuple[str, str]:
    """A step of that way."""
    return meeting_words(meeting), reverse("meeting", args=[meeting.pk])


def to_item(item: AgendaItem) -> tuple[str, str]:
    """A step of that way; the item by its number, for a tab may be read over a shoulder."""
    return f"Item {item.place}", reverse("item", args=[item.pk])
