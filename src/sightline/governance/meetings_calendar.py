"""Meetings as a kind of calendar address: the days of meetings, and for whoever is inside a body what is to be done before them.

No item is named: a calendar is read by programs and on telephones, and an agenda may hold what is exempt.
"""

from datetime import date, timedelta

from django.http import HttpRequest
from django.utils import timezone

from sightline.bodies.models import Body, Meeting
from sightline.calendars.dates import in_words
from sightline.feeds.kinds import CalendarKind, CalendarVerbs, Choice, Offer, PageWords
from sightline.feeds.models import CalendarAddress
from sightline.feeds.rules import CalendarContent, Day
from sightline.governance.queries.agendas import StepShown, agendas_of, steps_of
from sightline.governance.queries.sight import bodies_with_meetings, meetings_seen_by, sight_of
from sightline.governance.verbs import GovernanceVerb
from sightline.people.models import User
from sightline.people.queries import person
from sightline.statistics.amounts import several

ALL = "All meetings I see"
BACK = timedelta(days=60)
"""How long a meeting that is over stays in a calendar."""


def offer(request: HttpRequest) -> Offer:
    """All meetings that they see, and those of each body."""
    bodies = bodies_with_meetings(person(request), timezone.localdate()).order_by("name")
    own = {str(each.pk): Choice(each.name, each.authority, str(each.pk)) for each in bodies}
    return Offer({"all": Choice(ALL)} | own)


def may_have(address: CalendarAddress) -> bool:
    """Whether its person sees meetings now, and those of the body where it is for one."""
    user: User = address.person
    seen = bodies_with_meetings(user, timezone.localdate())
    return user.has_perm("meetings.see") and (
        not address.thing or seen.filter(pk=int(address.thing)).exists()
    )


def days_of(address: CalendarAddress, today: date) -> CalendarContent:
    """The meetings from two months ago on, and before those to come what is still to be done, seen with its person's rights of today."""
    rows = meetings_seen_by(address.person, today).filter(on__gte=today - BACK)
    if address.thing:
        rows = rows.filter(body=int(address.thing))
    meetings = list(rows)
    ahead = [each for each in meetings if each.on and each.on >= today]
    steps = steps_of(ahead, agendas_of(ahead), sight_of(address.person, today))
    days = [_meeting_day(each) for each in meetings]
    for each in ahead:
        days += _step_days(each, steps.get(each.pk, []))
    return CalendarContent(title_of(address), days)


def title_of(address: CalendarAddress) -> str:
    """All meetings, or the body's name."""
    seen = bodies_with_meetings(address.person, timezone.localdate())
    body: Body | None = seen.filter(pk=int(address.thing or 0)).first()  # type: ignore[assignment]
    return body.name if body else ALL


def trail_name(address: CalendarAddress) -> str:
    """What it opens, as the trail names it."""
    return f"meetings of body {address.thing}" if address.thing else "all meetings"


def _meeting_day(meeting: Meeting) -> Day:
    hour = f"{meeting.begins:%H:%M}, " if meeting.begins else ""
    summary = f"{hour}{meeting.body.name}"
    return Day(meeting.on or date.min, summary, f"meeting {meeting.pk}", meeting.place)


def _step_days(meeting: Meeting, steps: list[StepShown]) -> list[Day]:
    """One day for each step and day: of how many items, and never of which."""
    by_day: dict[tuple[str, date], list[StepShown]] = {}
    for each in steps:
        if each.line.done_on is None and not each.line.excused:
            by_day.setdefault((each.line.due.rule.id, each.line.by), []).append(each)
    days = []
    for (step, by), those in by_day.items():
        count = f" ({several(len(those), 'report')})" if those[0].line.item else ""
        summary = f"{those[0].line.due.rule.name}{count}: {meeting.body.name} of {in_words(meeting.on or by)}"
        days.append(Day(by, summary, f"meeting {meeting.pk} {step}", those[0].line.due.how))
    return days


MEETINGS = CalendarKind(
    name="meetings",
    verbs=CalendarVerbs(
        making=GovernanceVerb.MEETINGS_CALENDAR_MADE,
        ending=GovernanceVerb.MEETINGS_CALENDAR_ENDED,
        fetching=GovernanceVerb.MEETINGS_CALENDAR_FETCHED,
    ),
    page="meeting-calendars",
    end="meeting-calendar-end",
    text="meeting-calendar-text",
    file="meetings",
    words=PageWords(
        heading="Meetings in your calendar",
        lead="A calendar address tells a calendar when bodies meet, and what is to be done before. It names no item of an agenda.",
        back=("Meetings", "forward-plan"),
        field="what",
        label="Meetings of",
        refusal="Choose all meetings or one of the bodies",
    ),
    offer=offer,
    may_have=may_have,
    days_of=days_of,
    title_of=title_of,
    trail_name=trail_name,
)
