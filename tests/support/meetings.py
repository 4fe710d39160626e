"""Meetings for tests: a body of a kind that meets on a day, an item, a decision."""

from datetime import date
from typing import Any

from sightline.bodies.models import Body, Meeting
from sightline.bodies.services import body_called, meeting_on
from sightline.governance.models import AgendaItem, MeetingDecision
from sightline.governance.rules.items import ItemTerms
from sightline.governance.services.agendas import add_item
from sightline.governance.services.decisions import DecisionTerms, record_decision
from sightline.trail.services import recorded_transaction
from support.plans import AUTHORITY, MAKER


def a_body_of(name: str, kind: str = "other", authority: str = AUTHORITY) -> Body:
    """The body of that name, of this kind."""
    body = body_called(authority, name, by=MAKER)
    Body.objects.filter(pk=body.pk).update(kind=kind)
    body.refresh_from_db()
    return body


def a_meeting(name: str, on: date, kind: str = "improvement_board", authority: str = AUTHORITY) -> Meeting:
    """A meeting of the body of that name, of this kind, on that day."""
    body = a_body_of(name, kind, authority)
    with recorded_transaction():
        meeting = meeting_on(body, on, by=MAKER)
    return Meeting.objects.select_related("body").get(pk=meeting.pk)


def an_item_of(meeting: Meeting, title: str = "Improvement plan", **more: Any) -> AgendaItem:
    """An item of its agenda; one that holds a decision of the executive is for decision."""
    more.setdefault("purpose", "decision" if more.get("executive") else "information")
    more.setdefault("late_reason", "It came late")
    return add_item(meeting, ItemTerms(title=title, **more), by=MAKER)


def a_decision_of(meeting: Meeting) -> MeetingDecision:
    """A decision of the executive, published on the day of the meeting."""
    item = an_item_of(meeting, executive=True)
    return record_decision(item, DecisionTerms("Agreed", published_on=meeting.on), by=MAKER)
