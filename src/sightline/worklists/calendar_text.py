"""What falls due in a team, as a calendar: how many, of what, on which day. No child, no case, no worker. Pure."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from sightline.calendars import limits
from sightline.calendars.dates import in_words
from sightline.deadlines.discover import everything
from sightline.deadlines.gather import day_of
from sightline.deadlines.left import Row, state
from sightline.statistics.amounts import several

DAYS_AHEAD = 92


def calendar_text(
    rows: Sequence[Row], *, name: str, data_to: date, age: str, made: datetime, as_at: str = ""
) -> bytes:
    """An iCalendar: one all-day event per day and clock for three months, and one for what is late already.

    `as_at`: where the data is old, the sentence that says so; it stands in the calendar's description and in every event's.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Sightline//What is due//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Due: {name}")
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    if as_at:
        calendar.add("x-wr-caldesc", as_at)
        age = f"{as_at} {age}"
    already = f"Late on {in_words(data_to)}" if as_at else "Late already"
    late, coming = Counter(), Counter()
    for row in rows:
        day = day_of(row["due"])
        if state(day, data_to) == "late":
            late[data_to, row["clock"]] += 1
        elif day <= data_to + timedelta(days=DAYS_AHEAD):
            coming[day, row["clock"]] += 1
    for (day, clock), number in sorted(late.items()):
        calendar.add_component(
            _event(day, f"{already}: {_many(number, clock)}", f"late {clock}", name, age, made)
        )
    for (day, clock), number in sorted(coming.items()):
        calendar.add_component(_event(day, _falls_due(number, clock), clock, name, age, made))
    return calendar.to_ical()


def _event(day: date, summary: str, what: str, name: str, age: str, made: datetime) -> Event:
    event = Event()
    key = hashlib.sha256(f"{name} {day} {what}".encode()).hexdigest()[:24]
    event.add("uid", f"{key}@sightline")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", age)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _many(number: int, clock: str) -> str:
    one, many = everything()[clock].called
    return several(number, one, many)


def _falls_due(number: int, clock: str) -> str:
    """3 assessments reach day 45; 2 first care reviews are due by the end of the day."""
    limit = everything()[clock].clock
    counted = limit.limit if limit.typed else None
    if isinstance(counted, limits.Limit) and counted.unit in ("wd", "d"):
        return f"{_many(number, clock)} {'reaches' if number == 1 else 'reach'} day {counted.amount}"
    return f"{_many(number, clock)} {'is' if number == 1 else 'are'} due"
