"""What may be shown of counts of faults and of filled cells, and to whom. Pure.

The rule is that of all figures (`statistics.disclosure`): 1 to 5 is hidden from those who may not see small numbers,
with as much beside it as keeps it from being worked out.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from sightline.calendars.dates import same_day_later
from sightline.statistics.disclosure import Cell, added, hidden_together, is_safe, less

REST = -1
"""The place of what lies in none of the parts: months before those shown, records without a day."""

LOW = 90.0
"""A field that a measure needs and that is filled less than this, in percent, is said to be low."""


class DatedRecord(Protocol):
    """What has a day, or none."""

    @property
    def on(self) -> date | None:
        """The day of the record."""


Record = TypeVar("Record", bound=DatedRecord)


def year_back(data_to: date) -> date:
    """The day after which a record is new: twelve months before the data ends."""
    return same_day_later(data_to, -12)


def by_age(rows: Sequence[Record], since: date) -> dict[str, list[Record]]:
    """The records after that day, and those from before; newest first, and of no day at the end of the new ones.

    A record without a day (a child, a worker) is as much of today as of any other day.
    """
    ordered = sorted(rows, key=lambda row: row.on or date.min, reverse=True)
    return {
        "new": [row for row in ordered if row.on is None or row.on > since],
        "old": [row for row in ordered if row.on is not None and row.on <= since],
    }


def hides(counts: Cell, inside: Cell = ()) -> bool:
    """Whether any of the counts that tell one thing is small; `inside` is what the reader's own teams count of them."""
    return not is_safe(counts, inside)


def hidden_parts(whole: Cell, parts: Sequence[Cell]) -> set[int]:
    """Which parts of a shown whole are hidden, by place; what lies in none of them counts as one more part, never shown."""
    cells = dict(enumerate(parts))
    cells[REST] = tuple(max(0.0, count) for count in less(whole, added(parts, like=whole)))
    return hidden_together(cells) - {REST}
