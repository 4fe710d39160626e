"""Running clocks drawn on a board: the nouns as tables, and for each child the last day in time."""

from datetime import date
from typing import Any

from sightline.deadlines.discover import everything
from sightline.deadlines.gather import RunningClocks, run
from sightline.engine.manifest import AuthorityEntry, TableEntry
from support.drawn import AUTHORITY, drawn_data


def found(clock_id: str, data_to: str, begins: dict[str, str] | None = None, **tables: str) -> RunningClocks:
    """What this one clock finds; `begins` says from which day on a store table has its rows."""
    windows = {
        name: TableEntry(source="ssd", rows=1, fields=[], loaded="", window_from=date.fromisoformat(day))
        for name, day in (begins or {}).items()
    }
    entry = AuthorityEntry(date.fromisoformat(data_to), windows)
    data = drawn_data(data_to, **tables)
    return run(RunningClocks(), data, [everything()[clock_id]], {AUTHORITY: entry})


def due(clock_id: str, data_to: str, begins: dict[str, str] | None = None, **tables: str) -> dict[str, str]:
    """Child (or worker) → the last day or moment in time, of those for whom the clock runs; nobody twice."""
    rows = found(clock_id, data_to, begins, **tables).rows
    told = {row["child_id"] or row["worker_id"]: row["due"].isoformat() for row in rows}
    assert len(told) == len(rows), "somebody is listed twice"
    return told


def one(clock_id: str, data_to: str, **tables: str) -> dict[str, Any]:
    """The only row."""
    (row,) = found(clock_id, data_to, **tables).rows
    return row
