"""Days as an iCalendar, and how long an address may be read from. No child. Pure."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

ADDRESS_LASTS = timedelta(days=180)


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """Something that falls on a day. `key` stays the same while the day moves, so that a calendar moves it too."""

    on: date
    summary: str
    key: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class CalendarContent:
    """What a calendar shows: its own name, its days, and a sentence about all of it, blank where there is none."""

    name: str
    days: Sequence[Day]
    about: str = ""


def address_is_live(expires: datetime, ended: datetime | None, now: datetime) -> bool:
    """Whether an address may still be read from."""
    return ended is None and now < expires


def calendar_text(content: CalendarContent, *, made: datetime) -> bytes:
    """An iCalendar with one all-day event for each day."""
    from icalendar import Calendar  # a fifth of what starting takes, and few starts ever write one

    calendar = Calendar()
    calendar.add("prodid", "-//Sightline//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", content.name)
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    if content.about:
        calendar.add("x-wr-caldesc", content.about)
    for each in sorted(content.days):
        calendar.add_component(_event(each, made))
    return calendar.to_ical()


def _event(day: Day, made: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{hashlib.sha256(day.key.encode()).hexdigest()[:24]}@sightline")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.summary)
    if day.about:
        event.add("description", day.about)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
