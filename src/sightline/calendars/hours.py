"""Hours that have gone by, where the clocks on the wall change: 72 hours are 72 hours in March and in October too.

Moments are kept as the wall clock showed them in England. One that the clock showed twice, in the hour put back, is taken
for the first; one that it never showed, in the hour put forward, for the same moment by the time before. A moment at
midnight is what is held where only the day is known: from it whole days run, by the calendar, whatever the clocks do.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

ENGLAND = ZoneInfo("Europe/London")
HOUR = timedelta(hours=1)
STRETCH = 28


def hours_after(start: datetime, hours: int) -> datetime:
    """The moment so many hours after the start (before it, when negative), as the wall clock shows it.

    A start with a time zone is answered in that zone.
    """
    if start.tzinfo is None and start.time() == time():
        return start + timedelta(hours=hours)
    zone = start.tzinfo or ENGLAND
    gone = (start.replace(tzinfo=zone).astimezone(UTC) + timedelta(hours=hours)).astimezone(zone)
    return gone if start.tzinfo else gone.replace(tzinfo=None, fold=0)


@cache
def hours_ahead(day: date) -> int:
    """How many hours the clocks are ahead of Greenwich as the day begins: 1 in summer, 0 in winter."""
    offset = datetime(day.year, day.month, day.day, tzinfo=ENGLAND).utcoffset()
    return int((offset or timedelta()) / HOUR)


def hours_ahead_from(first: date, count: int) -> list[int]:
    """`hours_ahead` of so many days, one after the other.

    Looked up every four weeks, and daily only where the clocks changed between: they have never gone there and back in that time.
    """
    ahead: list[int] = []
    while len(ahead) < count:
        begins = first + timedelta(days=len(ahead))
        if hours_ahead(begins) == hours_ahead(begins + timedelta(days=STRETCH)):
            ahead += [hours_ahead(begins)] * STRETCH
        else:
            ahead += [hours_ahead(begins + timedelta(days=place)) for place in range(STRETCH)]
    return ahead[:count]
