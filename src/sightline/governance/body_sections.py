"""What a body's page shows of its meetings and of what is tracked for it, as a person may see it."""

from datetime import date

from django.urls import reverse

from sightline.bodies.beside import BodySection
from sightline.bodies.models import Body, Meeting
from sightline.calendars.dates import short
from sightline.governance.models import TrackedMatter
from sightline.governance.queries.sight import matters_seen_by, meetings_seen_by
from sightline.governance.rules.kinds import FOLLOW_UP
from sightline.governance.rules.states import OPEN
from sightline.governance.wording import day_and_hour, matter_tag
from sightline.people.models import User
from sightline.statistics.amounts import several
from sightline.web.components import Cell, Column, Table

MOST = 8


def sections_of(person: User, body: Body, today: date) -> list[BodySection]:
    """The next meetings, and what is open: promises first, those that are due before the others."""
    if not person.has_perm("meetings.see"):
        return []
    meetings = list(meetings_seen_by(person, today).filter(body=body))
    to_come = [each for each in meetings if each.on and each.on >= today]
    matters = [
        each for each in matters_seen_by(person, today) if each.body_id == body.pk and each.state == OPEN
    ]
    matters.sort(key=lambda each: (each.kind != FOLLOW_UP, each.due or date.max, each.pk))
    return [_meetings(body, meetings, to_come), _matters(body, matters, today)]


def _meetings(body: Body, every: list[Meeting], to_come: list[Meeting]) -> BodySection:
    rows = [
        [Cell(day_and_hour(each), reverse("meeting", args=[each.pk]), each.place)] for each in to_come[:MOST]
    ]
    sentence = f"{several(len(to_come), 'meeting')} to come." if to_come else "No meeting is arranged."
    past = len(every) - len(to_come)
    links = (
        [(f"{several(past, 'meeting')} so far", f"{reverse('forward-plan')}?past=yes&body={body.pk}")]
        if past
        else []
    )
    return BodySection("Meetings", sentence, _table("Meetings to come", ["Meeting"], rows), links)


def _matters(body: Body, matters: list[TrackedMatter], today: date) -> BodySection:
    overdue = sum(each.overdue_on(today) for each in matters)
    sentence = (
        f"{several(len(matters), 'matter is', 'matters are')} open; {overdue or 'none'} overdue."
        if matters
        else "Nothing is open."
    )
    rows = [
        [
            Cell(each.words, reverse("matter", args=[each.pk])),
            Cell(each.kind_words, under=each.owner),
            Cell(short(each.due) if each.due else "No date", under=each.due_words),
            Cell(matter_tag(each, today).text),
        ]
        for each in matters[:MOST]
    ]
    links = [("Tracker of this body", f"{reverse('tracker')}?body={body.pk}")]
    return BodySection(
        "Follow-ups, actions and questions",
        sentence,
        _table("What is open", ["What", "Kind", "Due", "State"], rows),
        links,
    )


def _table(caption: str, heads: list[str], rows: list[list[Cell]]) -> Table | None:
    return Table(caption, [Column(each) for each in heads], rows, caption_hidden=True) if rows else None
