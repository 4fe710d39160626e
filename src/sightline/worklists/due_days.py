"""What falls due in a team, for a calendar: how many, of what, on which day. No child, no case, no worker. Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from sightline.calendars import limits
from sightline.calendars.dates import in_words
from sightline.deadlines.discover import everything
from sightline.deadlines.gather import day_of
from sightline.deadlines.left import Row, state
from sightline.feeds.rules import Day
from sightline.statistics.amounts import several

DAYS_AHEAD = 92


def due_days(rows: Sequence[Row], *, name: str, data_to: date, age: str, as_at: str = "") -> list[Day]:
    """One day per day and clock for three months, and one per clock for what is late already.

    `as_at`: where the data is old, the sentence that says so; it stands before how old it is, on every day.
    """
    about = f"{as_at} {age}" if as_at else age
    already = f"Late on {in_words(data_to)}" if as_at else "Late already"
    late, coming = Counter(), Counter()
    for row in rows:
        day = day_of(row["due"])
        if state(day, data_to) == "late":
            late[row["clock"]] += 1
        elif day <= data_to + timedelta(days=DAYS_AHEAD):
            coming[day, row["clock"]] += 1
    return [
        *(
            Day(data_to, f"{already}: {_many(number, clock)}", f"{name} {data_to} late {clock}", about)
            for clock, number in late.items()
        ),
        *(
            Day(day, _falls_due(number, clock), f"{name} {day} {clock}", about)
            for (day, clock), number in coming.items()
        ),
    ]


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
