"""Every clock that runs on the data date, in one list: found on the engine, its deadline worked out here.

The deadline of each row comes from `Clock.deadline`, the one place that knows working days, months and what a council has
set; so the day a list shows and the sentence that explains it cannot disagree.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa

from sightline.calendars.dates import short
from sightline.calendars.working_days import CalendarError, working_days_to
from sightline.deadlines.answers import why_not
from sightline.deadlines.discover import everything, silent
from sightline.deadlines.running import CORE, Running
from sightline.engine.later import ibis, ir
from sightline.engine.manifest import AuthorityEntry, Manifest
from sightline.tables.data import Data
from sightline.tables.phrases import age_on, with_data_date
from sightline.tables.splits import TEAMS, with_team

BEFORE = "that began before the records that would end them"
STALE = "more than {} days overdue: taken off"
"""Filled in with how many days."""
OUTSIDE = "that start or fall due on a day outside the calendar: correct the year"
Key = tuple[str, str]


@dataclass
class RunningClocks:
    """What was found. `rows` are running clocks: authority, clock, case_id, child_id, worker_id, team, second_team,
    third_team (of those who hold the child together), starts, due, remark; `starts` and `due` are dates, or for hours moments. `causes` says, by authority and clock, why one cannot be
    run. `asides` counts, by authority, clock and reason, what is not listed.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    causes: dict[Key, str] = field(default_factory=dict)
    asides: Counter[tuple[str, str, str]] = field(default_factory=Counter)


def runnable(running_clocks: RunningClocks, codes: Iterable[str]) -> list[Running]:
    """The clocks that can be run for any of these authorities: `running_clocks` gives no cause why not."""
    authorities = list(codes)
    return [
        clock
        for clock in everything().values()
        if any((code, clock.id) not in running_clocks.causes for code in authorities)
    ]


def run(
    clocks: RunningClocks, data: Data, ran: list[Running], entries: Mapping[str, AuthorityEntry]
) -> RunningClocks:
    """Put the rows of these clocks on the list, for the authorities for which `clocks` gives no cause why not."""
    return listed(clocks, rows_of(data, ran).to_pyarrow(), entries)


def listed(
    running_clocks: RunningClocks, rows: pa.Table, entries: Mapping[str, AuthorityEntry]
) -> RunningClocks:
    """The same for rows that the engine has given."""
    deadlines = _Deadlines()
    for row in rows.to_pylist():
        if (row["authority"], row["clock"]) not in running_clocks.causes:
            _take(running_clocks, row, entries[row["authority"]], deadlines)
    running_clocks.rows.sort(key=in_order)
    return running_clocks


def in_order(row: Mapping[str, Any]) -> tuple:
    """Soonest breach first: by the day it is due, then clock, child and case."""
    return (day_of(row["due"]), row["clock"], row["child_id"] or "", row["case_id"])


def day_of(due: date | datetime) -> date:
    """The day a deadline falls on."""
    return due.date() if isinstance(due, datetime) else due


def causes(manifest: Manifest) -> dict[Key, str]:
    """(authority, clock) → why it cannot be run, for every clock of a child's or a worker's that cannot."""
    by_clock = {}
    for code, entry in manifest.authorities.items():
        for clock in everything().values():
            cause = why_not(clock, entry)
            if cause:
                by_clock[code, clock.id] = cause
        for each in silent().values():
            by_clock[code, each.clock_id] = each.cause
    return by_clock


def rows_of(data: Data, ran: list[Running]) -> ir.Table:
    """The rows of all these clocks with their team and worker, without children who have died or come of age."""
    parts = []
    for clock in ran:
        mine = clock.find(data).select(*CORE)
        mine = mine.mutate(clock=ibis.literal(clock.id), adults=ibis.literal(clock.adults))
        parts.append(data.engine.keep(f"running_{clock.id.replace('-', '_')}", mine))
    whole = ibis.union(*parts) if len(parts) > 1 else parts[0]
    dated = with_data_date(data, whole)
    begun = dated.filter(dated.starts.notnull() | dated.aside.notnull())
    begun = begun.filter(begun.aside.notnull() | (begun.starts.cast("date") <= begun.data_to))
    with_holder = _with_holder(data, _still_children(data, begun))
    teamed = with_team(data, with_holder.mutate(on=with_holder.data_to))
    return teamed.select(*CORE, "clock", *TEAMS, worker=ibis.coalesce(teamed.worker_id, teamed._worker))


def _still_children(data: Data, dated: ir.Table) -> ir.Table:
    people = data.children
    births = people.group_by(_a=people.authority, _c=people.child_id).aggregate(
        _born=people.born.max(), _died=people.died.max()
    )
    joined = dated.left_join(births, [dated.authority == births._a, dated.child_id == births._c]).drop(
        "_a", "_c"
    )
    alive = joined._died.isnull() | (joined._died > joined.data_to)
    of_age = (age_on(joined._born, joined.data_to) >= 18).fill_null(False)
    return joined.filter(alive, joined.adults | ~of_age).drop("_born", "_died")


def _with_holder(data: Data, dated: ir.Table) -> ir.Table:
    """Add `_worker`: who holds the child on the data date, as `team_spells` has it."""
    spells = data.team_spells
    now = spells.select(
        _e=spells.authority,
        _f=spells.child_id,
        _from=spells.started,
        _until=spells.ended,
        _worker=spells.worker_id,
    )
    joined = dated.left_join(
        now,
        [
            dated.authority == now._e,
            dated.child_id == now._f,
            now._from <= dated.data_to,
            now._until > dated.data_to,
        ],
    )
    return joined.drop("_e", "_f", "_from", "_until")


class _Deadlines(dict[tuple[str, datetime], date | datetime]):
    """The deadline of each clock and start, worked out once: many clocks start on the same day."""

    def __missing__(self, key: tuple[str, datetime]) -> date | datetime:
        clock, starts = everything()[key[0]], key[1]
        self[key] = clock.clock.deadline(starts_of(clock, starts))
        return self[key]


def _take(clocks: RunningClocks, row: dict[str, Any], entry: AuthorityEntry, deadlines: _Deadlines) -> None:
    """Put one row on the list with its deadline, or count it aside, or drop it."""
    clock = everything()[row["clock"]]
    try:
        due = row["starts"] and (row["given"] or deadlines[clock.id, row["starts"]])
        if due:
            working_days_to(day_of(due))
    except (CalendarError, OverflowError):
        row["aside"], due = OUTSIDE, None
    reason = row["aside"] or (due and _not_listed(clock, row, due, entry))
    if reason:
        clocks.asides[row["authority"], clock.id, reason] += 1
    elif due and not (clock.reminder and day_of(due) < entry.data_to):
        clocks.rows.append(_row(clock, row, due))


def starts_of(clock: Running, starts: datetime) -> date | datetime:
    """The start as the clock counts it: a day, or for hours a moment."""
    in_hours = clock.clock.typed.endswith("h")
    return starts.replace(tzinfo=None) if in_hours else starts.date()


def _not_listed(clock: Running, row: dict[str, Any], due: date | datetime, entry: AuthorityEntry) -> str:
    """Why a row is counted aside; blank where it is listed."""
    begins = [
        window for name in clock.stops if name in entry.tables and (window := entry.tables[name].window_from)
    ]
    if begins and row["starts"].date() < min(begins):
        return BEFORE
    if clock.stale is not None and day_of(due) < entry.data_to - timedelta(days=clock.stale):
        return STALE.format(clock.stale)
    return ""


def _row(clock: Running, row: dict[str, Any], due: date | datetime) -> dict[str, Any]:
    remarks = [clock.remark, row["remark"] or "", _compared(row["recorded"], day_of(due))]
    names = ("authority", "clock", "case_id", "child_id", *TEAMS)
    return {
        **{name: row[name] for name in names},
        "worker_id": row["worker"],
        "starts": starts_of(clock, row["starts"]),
        "due": due,
        "remark": " ".join(each for each in remarks if each),
    }


def _compared(recorded: date | None, due: date) -> str:
    if recorded is None or recorded == due:
        return ""
    return f"The record itself gives {short(recorded)}."
