"""In which order a worklist stands, and under which headings: today first, then what is near, then what is overdue. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Literal

from sightline.calendars.clocks import clocks
from sightline.calendars.dates import same_day_later
from sightline.deadlines.gather import day_of, in_order
from sightline.deadlines.left import SOON, Row, days_left, is_reminder
from sightline.statistics.amounts import several

Part = Literal["today", "soon", "overdue", "later", "old"]
PARTS: tuple[Part, ...] = ("today", "soon", "overdue", "later", "old")
OLD_MONTHS = 3
"""From so many months overdue on a row stands in a fold at the end: it is not what this week's work begins with."""
BY_DAY = "day"
ARRANGEMENTS = {
    BY_DAY: "By day",
    "longest": "Longest overdue first",
    "child": "By child",
    "worker": "By worker",
    "deadline": "By deadline",
}
IN_GROUPS = ("child", "worker", "deadline")
STAFF = "Staff"
NO_WORKER = "No worker recorded"


@dataclass(frozen=True)
class ListPart:
    """Some rows under a heading. `folded`: behind a press on the page, and open on paper."""

    title: str
    rows: Sequence[Row]
    folded: bool = False


def part_of(row: Row, data_to: date) -> Part:
    """Which part of the list by day a row stands in; a checkpoint stands with the day it falls on."""
    day = day_of(row["due"])
    if day < data_to:
        return "old" if day < same_day_later(data_to, -OLD_MONTHS) else "overdue"
    if day == data_to:
        return "today"
    return "soon" if days_left(row["due"], data_to) <= SOON else "later"


def arranged(rows: Iterable[Row], arrangement: str, data_to: date) -> list[Row]:
    """The rows in the order of an arrangement. By day: PARTS, the nearest day of each first, backwards in what is overdue.

    In an arrangement by something else the soonest comes first of each.
    """
    listed = list(rows)
    if arrangement == BY_DAY:
        return sorted(listed, key=lambda row: _by_day(row, data_to))
    key = _KEYS.get(arrangement)
    return sorted(listed, key=lambda row: (key(row), in_order(row))) if key else listed


def sections(
    rows: Iterable[Row], whole: Iterable[Row], arrangement: str, data_to: date, as_at: str = ""
) -> list[ListPart]:
    """The rows of one page under their headings, each with how many it has in the `whole` list.

    `as_at`: where the data is old, its day in words.
    """
    of: Callable[[Row], Any]
    if arrangement == BY_DAY:
        title = _titles(as_at)
        of = lambda row: title[part_of(row, data_to)]  # noqa: E731  one of three ways to the heading of a row
    else:
        of = _HEADINGS.get(arrangement, lambda _: ARRANGEMENTS["longest"])
    amounts: dict[str, list[int]] = {}
    for row in whole:
        amounts.setdefault(of(row), [0, 0])[is_reminder(row)] += 1
    old = _titles(as_at)["old"]
    return [
        ListPart(f"{heading}: {_amount(*amounts[heading])}", list(group), folded=heading == old)
        for heading, group in groupby(rows, key=of)
    ]


def child_of(row: Row) -> str:
    """The child's reference; for a worker's own deadline, that it is one."""
    return row["child_id"] or STAFF


def worker_of_row(row: Row) -> str:
    """The worker's reference, or that none is recorded."""
    return row["worker_id"] or NO_WORKER


def _by_day(row: Row, data_to: date) -> tuple:
    part = part_of(row, data_to)
    day = day_of(row["due"]).toordinal()
    backwards = part in ("overdue", "old")
    return (PARTS.index(part), -day if backwards else day, *in_order(row)[1:])


def _titles(as_at: str) -> dict[str, str]:
    """Part → its heading."""
    on, of = (f" on {as_at}", f" of {as_at}") if as_at else (" today", "")
    overdue = f"Overdue on {as_at}" if as_at else "Overdue"
    return {
        "today": f"Due{on}",
        "soon": f"Due within {SOON} working days{of}",
        "overdue": overdue,
        "later": "Due later",
        "old": f"{overdue}, by more than {several(OLD_MONTHS, 'month')}",
    }


def _amount(number: int, checkpoints: int) -> str:
    """42, and 30 checkpoints."""
    beside = several(checkpoints, "checkpoint") if checkpoints else ""
    if not number and beside:
        return beside
    return f"{number:,}, and {beside}" if beside else f"{number:,}"


def _name_of(row: Row) -> str:
    return clocks()[row["clock"]].name


_KEYS: dict[str, Callable[[Row], Any]] = {
    "child": lambda row: (row["child_id"] is None, child_of(row)),
    "worker": lambda row: (not row["worker_id"], worker_of_row(row)),
    "deadline": lambda row: list(clocks()).index(row["clock"]),
}
_HEADINGS: dict[str, Callable[[Row], str]] = {
    "child": child_of,
    "worker": worker_of_row,
    "deadline": _name_of,
}
