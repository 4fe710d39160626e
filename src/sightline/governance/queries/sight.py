"""Which meetings a person sees, which items of theirs they read, and what is tracked that they may know of."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from sightline.bodies.models import Body, Meeting
from sightline.bodies.queries import bodies_sat_on_by
from sightline.bodies.rules import IN_PUBLIC
from sightline.governance.models import AgendaItem, TrackedMatter
from sightline.governance.rules.sight import MeetingSight
from sightline.people.models import User
from sightline.people.posts.queries import posts_on
from sightline.people.rules import exempt_reach, meetings_reach


def sight_of(person: User, today: date) -> MeetingSight:
    """What this person sees of meetings today; nothing of theirs for whom meetings are not open."""
    role, opened = person.effective_role, person.opened
    if not person.has_perm("meetings.see"):
        return MeetingSight(False, frozenset(), "none")
    own = frozenset(bodies_sat_on_by(person, today).values_list("pk", flat=True))
    return MeetingSight(meetings_reach(role, opened) == "all", own, exempt_reach(role, opened))


def bodies_with_meetings(person: User, today: date) -> QuerySet[Body]:
    """The bodies of their authority whose meetings this person sees; of every authority for who belongs to none."""
    every: QuerySet[Body] = Body.objects.all()  # type: ignore[assignment]
    if not person.has_perm("meetings.see"):
        return every.none()
    if person.authority:
        every = every.filter(authority=person.authority)
    sight = sight_of(person, today)
    return every if sight.every else every.filter(Q(kind__in=IN_PUBLIC) | Q(pk__in=sight.bodies))


def meetings_seen_by(person: User, today: date) -> QuerySet[Meeting]:
    """The meetings with a day that this person sees, the earliest first."""
    rows = Meeting.objects.filter(body__in=bodies_with_meetings(person, today)).exclude(on=None)
    return rows.select_related("body").order_by("on", "body__name", "pk")  # type: ignore[return-value]


def items_read(person: User, items: Iterable[AgendaItem], today: date) -> dict[int, bool]:
    """Of items of meetings that are seen, by number: whether this person reads them whole."""
    sight = sight_of(person, today)
    return {each.pk: sight.reads(each.meeting.body_id, exempt=each.is_exempt) for each in items}


def matters_seen_by(person: User, today: date) -> list[TrackedMatter]:
    """What is tracked that this person may know of: of the bodies they see, and what they are to answer by a post they hold.

    What belongs to an exempt item is there for whoever reads that item, and for nobody else.
    """
    if not person.has_perm("meetings.see"):
        return []
    mine = Q(named_post__in=[post.pk for post in posts_on(person, today)])
    seen = Q(body__in=bodies_with_meetings(person, today).values("pk"))
    rows = _whole(TrackedMatter.objects.filter(mine | seen))
    if person.authority:
        rows = rows.filter(body__authority=person.authority)
    sight = sight_of(person, today)
    return [each for each in rows if sight.reads(each.body_id, exempt=each.is_exempt)]


def is_owner(person: User, matter: TrackedMatter, today: date) -> bool:
    """Whether this person holds the post that answers."""
    return matter.named_post_id in {post.pk for post in posts_on(person, today)}


def _whole(rows: QuerySet[TrackedMatter]) -> QuerySet[TrackedMatter]:
    related = ("body", "meeting__body", "item__meeting__body", "named_post")
    return rows.select_related(*related).order_by("due", "pk")
