"""The rows of a worklist as a page draws them: when each is due in words, whose it is, why that day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sightline.calendars.clocks import clocks
from sightline.calendars.dates import weekday_in_words
from sightline.deadlines.discover import everything
from sightline.deadlines.gather import day_of, in_order
from sightline.deadlines.left import Mark, Row, mark, why
from sightline.tables.splits import teams_of
from sightline.web import words
from sightline.web.account_names import full_name
from sightline.web.case_system import case_link
from sightline.worklists.arranging import ARRANGEMENTS, IN_GROUPS, ListPart, child_of
from sightline.worklists.due_words import time_left
from sightline.worklists.row_marks import RowMarks, said_at

NO_BREAK = "\N{NO-BREAK SPACE}"
MARKS: dict[Mark, str] = {"late": "▲", "that day": "●", "soon": "◆", "later": "", "checkpoint": ""}
"""The shape beside how much time is left, so that nothing is told by colour alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideRows:
    """What stands beside rows: `page_of` gives the address of a child's own page, by reference; `keys` each row's key, by the row's
    place in `in_order`; `marks` what was said of a row, by key."""

    page_of: Callable[[str], str] = lambda _: ""
    keys: Mapping[tuple, str] = field(default_factory=dict)
    marks: Mapping[str, RowMarks] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One running deadline, ready for the template.

    `left` is how much time is left or how long it is overdue, in words with its mark; `why` how the day came about; `remark`
    what is to be known of this row alone; `key` what it is marked by; `seen` who has seen to it and when; `notes` with who wrote each; `page` the address of the child's own page and `case` that in the case system, blank without.
    """

    day: str
    weekday: str
    child: str
    page: str
    case: str
    what: str
    why: str
    remark: str
    worker: str
    left: str
    mark: str
    key: str
    seen: str
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Rows of one child, worker or deadline, under a row that names it; `title` is blank where they stand by themselves."""

    title: str
    rows: Sequence[DueRow]


@dataclass(frozen=True, slots=True)
class DueTable:
    """A table of a page; `folded` behind a press."""

    caption: str
    groups: Sequence[DueGroup]
    folded: bool = False


def due_tables(
    parts: Iterable[ListPart], data_to: date, arrangement: str, beside: BesideRows = BesideRows()
) -> list[DueTable]:
    """What a page shows of these sections: a table for each part of the days, or one with a group for each child."""
    ready = [(part, [due_row(row, data_to, beside) for row in part.rows]) for part in parts]
    if arrangement in IN_GROUPS and ready:
        groups = [DueGroup(part.title, rows) for part, rows in ready]
        return [DueTable(ARRANGEMENTS[arrangement], groups)]
    return [DueTable(part.title, [DueGroup("", rows)], part.folded) for part, rows in ready]


def due_row(row: Row, data_to: date, beside: BesideRows = BesideRows()) -> DueRow:
    """One row, ready for the template."""
    clock = everything()[row["clock"]]
    key = beside.keys.get(in_order(row), "")
    marks = beside.marks.get(key, RowMarks())
    own = row["remark"].removeprefix(clock.remark).strip()
    return DueRow(
        day=day_in_words(row["due"]),
        weekday=weekday_in_words(day_of(row["due"])),
        child=child_of(row),
        page=beside.page_of(row["child_id"]) if row["child_id"] else "",
        case=case_link(row["child_id"]),
        what=clocks()[row["clock"]].name,
        why=why(row),
        remark=own,
        worker=row["worker_id"] or "",
        left=time_left(row, data_to),
        mark=MARKS[mark(row, data_to)],
        key=key,
        seen=f"{full_name(marks.seen.by)}, {said_at(marks.seen.at)}" if marks.seen else "",
        notes=[f"{each.text} ({full_name(each.by)}, {said_at(each.at)})" for each in marks.notes],
    )


def day_in_words(day: date | datetime) -> str:
    """A day as 14 Nov 17, with its time where the clock counts hours."""
    text = words.short_date(day_of(day)).replace(" ", NO_BREAK)
    return f"{text} {day:%H:%M}" if isinstance(day, datetime) else text


def remarks_of(rows: Iterable[Row]) -> list[str]:
    """What is to be known of every row of a deadline, once for each: Assessment checkpoint at 10 working days: …"""
    listed = {row["clock"] for row in rows}
    return [
        f"{each.clock.name}: {each.remark[0].lower()}{each.remark[1:]}"
        for each in everything().values()
        if each.id in listed and each.remark
    ]


def teams_in_words(row: Row, names: Mapping[str, str]) -> str:
    """The teams whose the row is."""
    return " and ".join(names.get(each, each) for each in teams_of(row))
