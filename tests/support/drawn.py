"""Drawn tables: nouns written as a manager would draw them on a board, and the cases a measure makes of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from sightline.engine.duck import DuckEngine
from sightline.engine.manifest import AuthorityEntry, Manifest
from sightline.engine.snapshots import Snapshot
from sightline.measuring.measure import Measure
from sightline.tables.data import Data
from sightline.tables.nouns import NOUNS
from support.bad_cases import refuse_bad_cases

AUTHORITY = "990"
SHORT = {"child": "child_id"}
ARROW = {"date": pa.date32(), "timestamp": pa.timestamp("s"), "string": pa.string(), "boolean": pa.bool_()}


def empty_snapshot(data_to: date) -> Snapshot:
    """A snapshot that holds an authority and not one table."""
    manifest = Manifest("drawn", "2026-01-01T00:00:00", {AUTHORITY: AuthorityEntry(data_to)})
    return Snapshot(Path(), manifest)


def drawn_data(data_to: str, months_kept: int = 60, **tables: str) -> Data:
    """Data whose nouns are the tables drawn; every other noun has no rows."""
    day = date.fromisoformat(data_to)
    engine = DuckEngine(empty_snapshot(day))
    blank = Data(engine, {AUTHORITY: day}, hold=False)
    drawn = {noun: parsed(text, dict(NOUNS[noun](blank).schema())) for noun, text in tables.items()}
    if {"placements", "care_periods"} <= set(drawn) and "period_ended" not in tables["placements"]:
        drawn["placements"] = _with_period_ends(drawn["placements"], drawn["care_periods"])
    return Data(engine, {AUTHORITY: day}, drawn=drawn, months_kept=months_kept)


def _with_period_ends(placements: pa.Table, periods: pa.Table) -> pa.Table:
    """Placements of drawn periods know when those ended, as the noun's do: nobody draws it twice."""
    ends = dict(zip(periods["period_id"].to_pylist(), periods["ended"].to_pylist(), strict=True))
    found = pa.array([ends.get(each) for each in placements["period_id"].to_pylist()], pa.date32())
    return placements.set_column(placements.column_names.index("period_ended"), "period_ended", found)


def parsed(text: str, schema: dict[str, Any]) -> pa.Table:
    """A drawn table as the noun's columns: cells split by `|`, a comment after `#`, columns not drawn blank."""
    lines = [line.partition("#")[0].strip() for line in text.strip().splitlines()]
    names, *rows = [[cell.strip() for cell in line.split("|")] for line in lines if line]
    names = [SHORT.get(name, name) for name in names]
    unknown = set(names) - set(schema)
    assert not unknown, f"The noun has no {sorted(unknown)}; it has {sorted(schema)}"
    columns = {"authority": pa.array([AUTHORITY] * len(rows), pa.string())}
    for name, kind in schema.items():
        if name == "authority" and name not in names:
            continue
        cells = [
            row[names.index(name)] if name in names and names.index(name) < len(row) else "" for row in rows
        ]
        columns[name] = _typed(cells, kind)
    return pa.table(columns)


def _typed(cells: list[str], kind: Any) -> pa.Array:
    if kind.is_boolean():
        words = {"yes": True, "no": False, "": None}
        return pa.array([words[cell.lower()] for cell in cells], pa.bool_())
    text = pa.array([cell or None for cell in cells], pa.string())
    if kind.is_date():
        return text.cast(pa.date32())
    if kind.is_timestamp():
        return text.cast(pa.timestamp("s"))
    if kind.is_integer():
        return text.cast(pa.int64())
    return text.cast(pa.float64()) if kind.is_floating() else text


def cases_of(measure: Measure, data: Data) -> list[dict[str, Any]]:
    """The measure's cases as dicts, refused where the core would refuse them."""
    found = measure.judge(data, measure.clock)
    refuse_bad_cases(found, measure.id)
    return found.to_pyarrow().sort_by([("on", "ascending"), ("case_id", "ascending")]).to_pylist()


def check(
    measure: Measure,
    *,
    data_to: str,
    counted: dict[str, bool] | None = None,
    aside: dict[str, str] | None = None,
    amount: dict[str, float] | None = None,
    part: dict[str, str] | None = None,
    on: str | None = None,
    **tables: str,
) -> list[dict[str, Any]]:
    """Judge the drawn tables and compare, by child, who counts and who does not; gives the cases back.

    Children left out of `counted` must not be judged. `aside`, `amount` and `part` are compared for those named.
    With `on` (a day) only the cases of that day are looked at: for measures of who is open at a month end.
    """
    rows = cases_of(measure, drawn_data(data_to, **tables))
    if on:
        rows = [row for row in rows if row["on"].isoformat() == on]
    judged = {row["child_id"]: row["counted"] for row in rows if row["aside"] is None}
    if counted is not None:
        assert judged == counted
    for name, wanted in (("aside", aside), ("amount", amount), ("part", part)):
        for child, value in (wanted or {}).items():
            assert value in [row[name] for row in rows if row["child_id"] == child], (child, name)
    return rows
