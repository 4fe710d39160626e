"""A programme's days as an iCalendar: actions, milestones, asks, evidence to be looked at again. No child. Pure."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

ADDRESS_LASTS = timedelta(days=180)


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """Something that falls on a day. `key` stays the same while the day moves, so that a calendar moves it too."""

    on: date
    summary: str
    key: str
    about: str = ""


def address_is_live(expires: datetime, ended: datetime | None, now: datetime) -> bool:
    """Whether an address may still be read from."""
    return ended is None and now < expires


def calendar_text(days: Iterable[Day], *, name: str, today: date, made: datetime) -> bytes:
    """An iCalendar with one all-day event for each; what is past and still open says that it is late."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sightline//Improvement programme//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    for each in sorted(days):
        calendar.add_component(_event(each, today, made))
    return calendar.to_ical()


def _event(each: Day, today: date, made: datetime) -> Event:
    event = Event()
    event.add("uid", f"{hashlib.sha256(each.key.encode()).hexdigest()[:24]}@sightline")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", each.on)
    event.add("dtend", each.on + timedelta(days=1))
    event.add("summary", f"Late: {each.summary}" if each.on < today else each.summary)
    if each.about:
        event.add("description", each.about)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
