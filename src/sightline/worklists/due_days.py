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


def due_days(
    rows: Sequence[Row], *, name: str, data_to: date, today: date, age: str, as_at: str = ""
) -> list[Day]:
    """One day per day and deadline for three months, and one per deadline for what is overdue already, which stands on `today`.

    `as_at`: where the data is old, the sentence that says so; it stands before how old it is, on every day.
    """
    about = f"{as_at} {age}" if as_at else age
    already = f"Overdue on {in_words(data_to)}" if as_at else "Overdue"
    late, coming = Counter(), Counter()
    for row in rows:
        day = day_of(row["due"])
        if state(day, data_to) == "late":
            late[row["clock"]] += 1
        elif day <= data_to + timedelta(days=DAYS_AHEAD):
            coming[day, row["clock"]] += 1
    return [
        *(
            Day(max(data_to, today), f"{already}: {_many(number, clock)}", f"{name} overdue {clock}", about)
            for clock, number in late.items()
        ),
        *(
            Day(day, _falls_due(number, clock), f"{name} {day} {clock}", about)
            for (day, clock), number in coming.items()
        ),
    ]


def _many(number: int, clock: str) -> str:
    """3 assessments; where several deadlines ask for the same thing, by which of them: 3 children to be seen (5 working days)."""
    called = everything()[clock].called
    alike = sum(each.called == called for each in everything().values())
    which = f" ({everything()[clock].clock.length})" if alike > 1 and everything()[clock].clock.typed else ""
    return f"{several(number, *called)}{which}"


def _falls_due(number: int, clock: str) -> str:
    """3 assessments reach day 45; 2 first care reviews are due by the end of the day."""
    limit = everything()[clock].clock
    counted = limit.limit if limit.typed else None
    if isinstance(counted, limits.Limit) and counted.unit in ("wd", "d"):
        return f"{several(number, *everything()[clock].called)} {'reaches' if number == 1 else 'reach'} day {counted.amount}"
    return f"{_many(number, clock)} {'is' if number == 1 else 'are'} due"
