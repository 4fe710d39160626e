"""How lines of the trail about meetings read: by the body and the day, and an item by its title where whoever reads may know it."""

import re

from django.urls import reverse
from django.utils import timezone

from sightline.bodies.models import Body, Meeting
from sightline.calendars.dates import in_words
from sightline.governance.models import AgendaItem, TrackedMatter
from sightline.governance.queries.sight import sight_of
from sightline.people.models import User
from sightline.trail.what_words import ThingInWords

WHAT = re.compile(r"(?P<kind>meeting|agenda item|matter) (?P<number>\d+)")
CALENDAR = re.compile(r"(?:all meetings|meetings of body (?P<body>\d+))(?: calendar (?P<number>\d+))?")
TRACKER = re.compile(r"tracker (?P<whose>\d{3}|of every authority)")


def thing_in_words(what: str, action: str, person: User | None) -> ThingInWords | None:
    """The meeting, item or matter; None for what is none of them, is there no longer or is another council's."""
    match = WHAT.fullmatch(what)
    if match is None:
        return _plain(what)
    number = int(match["number"])
    return {"meeting": _meeting, "agenda item": _item, "matter": _matter}[match["kind"]](number, person)


def meeting_words(meeting: Meeting) -> str:
    """Cabinet, 14 June 2017."""
    return f"{meeting.body.name}, {in_words(meeting.on)}" if meeting.on else meeting.body.name


def _plain(what: str) -> ThingInWords | None:
    """A calendar address of meetings, or the tracker: they lead nowhere."""
    if match := CALENDAR.fullmatch(what):
        body = Body.objects.filter(pk=int(match["body"])).first() if match["body"] else None
        named = body.name if body else "all meetings"
        which = f"Calendar address {match['number']}" if match["number"] else "Calendar"
        return ThingInWords(f"{which} of {named}", "")
    if match := TRACKER.fullmatch(what):
        whose = match["whose"]
        return ThingInWords(f"Tracker {whose if ' ' in whose else f'of authority {whose}'}", "")
    return None


def _meeting(number: int, person: User | None) -> ThingInWords | None:
    meeting = Meeting.objects.select_related("body").filter(pk=number).first()
    if meeting is None or not _own(person, meeting.body.authority):
        return None
    return ThingInWords(meeting_words(meeting), _href("meeting", meeting, person))


def _item(number: int, person: User | None) -> ThingInWords | None:
    item = AgendaItem.objects.select_related("meeting__body").filter(pk=number).first()
    if item is None or not _own(person, item.meeting.body.authority):
        return None
    sight = sight_of(person, timezone.localdate()) if person else None
    may = bool(sight and sight.reads(item.meeting.body_id, exempt=item.is_exempt))
    title = item.title if may else item.public_title
    return ThingInWords(f"{meeting_words(item.meeting)}: {title}", _href("meeting", item.meeting, person))


def _matter(number: int, person: User | None) -> ThingInWords | None:
    matter = TrackedMatter.objects.select_related("body").filter(pk=number).first()
    if matter is None or not _own(person, matter.body.authority):
        return None
    seen = person is not None and sight_of(person, timezone.localdate()).sees(
        matter.body_id, in_public=matter.body.meets_in_public
    )
    href = reverse("matter", args=[matter.pk]) if seen and not matter.is_exempt else ""
    return ThingInWords(f"{matter.kind_words} {matter.pk} of {matter.body.name}", href)


def _own(person: User | None, authority: str) -> bool:
    return person is None or person.authority in ("", authority)


def _href(name: str, meeting: Meeting, person: User | None) -> str:
    if person is None or not person.has_perm("meetings.see"):
        return ""
    seen = sight_of(person, timezone.localdate()).sees(
        meeting.body_id, in_public=meeting.body.meets_in_public
    )
    return reverse(name, args=[meeting.pk]) if seen else ""
