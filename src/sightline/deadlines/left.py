"""How much time is left, what that means, and why the deadline is that day. Pure.

Everything is counted from the data date: what is late was late on the last day the data knows of.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Literal

from sightline.calendars import limits
from sightline.calendars.working_days import last_day_within, working_days_between, working_days_to
from sightline.deadlines.age import gone_since
from sightline.deadlines.discover import everything
from sightline.deadlines.gather import day_of
from sightline.tables.splits import teams_of

State = Literal["late", "that day", "open"]
Mark = Literal["late", "that day", "soon", "later", "checkpoint"]
SOON = 5
"""Within how many working days of the data date a deadline is soon."""
Row = Mapping[str, Any]


def days_left(due: date | datetime, data_to: date) -> int:
    """Working days after the data date in which it can still be done in time; 0 on its last day; negative when late.

    A deadline on a Saturday leaves nothing after the Friday before. Late is at least -1.
    """
    day = day_of(due)
    if day < data_to:
        return -working_days_between(day, data_to)
    return working_days_to(day) - working_days_to(data_to)


def state(due: date | datetime, data_to: date) -> State:
    """late, that day (its last is the data date) or open."""
    day = day_of(due)
    return "late" if day < data_to else "that day" if day == data_to else "open"


def is_reminder(row: Row) -> bool:
    """Whether the row breaches nothing when its day has passed: no source says whether it was done."""
    return everything()[row["clock"]].reminder


def mark(row: Row, data_to: date) -> Mark:
    """What a row counts as: late, on its last day, soon (within SOON working days), later; or a checkpoint, which is none.

    Sentences, marks beside rows, counts and the filter within SOON working days all come from here and from `days_left`.
    """
    if is_reminder(row):
        return "checkpoint"
    now = state(row["due"], data_to)
    if now != "open":
        return now
    return "soon" if days_left(row["due"], data_to) <= SOON else "later"


def within(rows: Iterable[Row], data_to: date, limit: limits.Limit) -> list[Row]:
    """Those due up to `limit` after the data date, and all that are late.

    So many working days are those left, as `days_left` counts them: a deadline on the Saturday after the fifth is within 5.
    """
    by_working_days = limit.unit == "wd"
    last = last_day_within(data_to, limit.amount) if by_working_days else day_of(limit.deadline(data_to))
    return [row for row in rows if day_of(row["due"]) <= last]


def as_at(rows: Iterable[Row], data_to: date, today: date) -> str:
    """`gone_since` of these rows; a checkpoint's day is never known to be met and is not counted."""
    return gone_since(data_to, today, [day_of(row["due"]) for row in rows if not is_reminder(row)])


def why(row: Row) -> str:
    """How the row's deadline came about: 45 working days from 3 March 2025, less Good Friday …"""
    clock = everything()[row["clock"]].clock
    return clock.explain(row["starts"]) if clock.typed else clock.said


def what(clock_id: str) -> str:
    """The clock in words with its length: Assessment, 45 working days."""
    clock = everything()[clock_id].clock
    return f"{clock.name}, {clock.length}" if clock.typed else clock.name


def counts(rows: Iterable[Row], data_to: date) -> list[dict[str, Any]]:
    """How many of each clock and team, without a child: team, clock, overdue, last_day, not_due_yet; in order of team and clock.

    A child whom two teams hold together is counted with each.
    """
    tallies: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows:
        for team in teams_of(row):
            mine = tallies.setdefault((team, row["clock"]), {"late": 0, "that day": 0, "open": 0})
            mine[state(row["due"], data_to)] += 1
    order = list(everything())
    return [
        {
            "team": team,
            "clock": clock,
            "overdue": n["late"],
            "last_day": n["that day"],
            "not_due_yet": n["open"],
        }
        for (team, clock), n in sorted(
            tallies.items(), key=lambda pair: (pair[0][0], order.index(pair[0][1]))
        )
    ]
