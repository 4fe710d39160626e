"""Make every check on a snapshot, and count how well its fields are filled; `checked.CHECK_RESULTS` keeps both."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.calendars import local_clocks
from sightline.checks.answers import Answers, answers, filled_columns
from sightline.checks.coverage import COVERAGE, counted_fields, coverage, since_rows, wide
from sightline.checks.discover import checks
from sightline.checks.everywhere.code_not_known import known_codes
from sightline.checks.faults import FAULT, refuse_twice
from sightline.checks.owners import with_owner
from sightline.engine.compiled import answer_to
from sightline.engine.connect import connect
from sightline.engine.duck import Inputs
from sightline.engine.later import ibis, ir
from sightline.engine.snapshots import Snapshot
from sightline.measuring.availability import Availability
from sightline.measuring.team_lives import lives_in, lives_of
from sightline.tables.data import Data
from sightline.tables.small import small_tables
from sightline.tables.splits import TEAMS

FAULTS = pa.schema(
    [("check", pa.string())]
    + [(name, pa.date32() if kind == "date" else pa.string()) for name, kind in FAULT.items()]
    + [(name, pa.string()) for name in (*TEAMS, "next_team")]
)
COUNTS = pa.schema(
    [("check", pa.string()), ("authority", pa.string()), ("faults", pa.int64()), ("children", pa.int64())]
)


ROOMS = ("tables", "measuring", "measures", "checks")
"""The rooms whose code writes the questions."""


def definitions() -> str:
    """The checks' own definitions: what was found of two snapshots is compared where these are the same."""
    return "\n".join(check.fingerprint() for check in checks().values())


def write_faults(snapshot: Snapshot, folder: Path, say: Callable[[str], None]) -> None:
    """Make every check on `snapshot`, and count how well its fields are filled, into a folder.

    Raises CheckRefusedError where a check lists a fault twice, CannotReachEngineError where the engine is away.
    """
    able = answers(checks().values(), snapshot.manifest)
    say(f"Making {len(checks())} checks")
    rows = _found_faults(snapshot, able)
    say("Counting what is filled in")
    filled = _filled(snapshot)
    pq.write_table(rows, folder / "faults.parquet")
    pq.write_table(_counts(rows), folder / "counts.parquet")
    pq.write_table(filled, folder / "coverage.parquet")
    pq.write_table(_lives(snapshot), folder / "lives.parquet")
    answer_rows = [
        {"check": check_id, "authority": code, "ok": each.ok, "cause": each.cause}
        for (check_id, code), each in able.items()
    ]
    (folder / "answers.json").write_text(json.dumps(answer_rows), encoding="utf-8")


def _counts(rows: pa.Table) -> pa.Table:
    """How many faults of how many children, by check and authority: COUNTS."""
    grouped = rows.group_by(["check", "authority"]).aggregate(
        [("record_id", "count"), ("child_id", "count_distinct")]
    )
    return grouped.rename_columns(["check", "authority", "faults", "children"]).cast(COUNTS)


def _found_faults(snapshot: Snapshot, availability: Answers) -> pa.Table:
    """Every fault of every check that can be made, with the team that can put it right: FAULTS, in order."""
    dates = _dates(snapshot)
    able = {check_id: [code for code in dates if availability[check_id, code].ok] for check_id in checks()}
    if not any(able.values()):
        return FAULTS.empty_table()
    held_columns = filled_columns(checks().values(), snapshot.manifest)
    given_too = {"held_columns": lambda: held_columns, "codes_known": known_codes}
    rows = _answer(snapshot, f"faults {able}", given_too, lambda data: every_fault(data, held_columns, able))
    rows = rows.select(FAULTS.names).cast(FAULTS)
    refuse_twice(rows)
    keys = ("authority", "check", "table", "record_id", "field")
    return rows.take(pc.sort_indices(rows, sort_keys=[(name, "ascending") for name in keys]))


def every_fault(data: Data, held_columns: pa.Table, able: Mapping[str, list[str]]) -> ir.Table:
    """The faults of the checks, of the authorities each is `able` to be made for, with `team`: FAULTS and more.

    `held_columns` as `answers.held` gives them.
    """
    columns = data.engine.keep("held_columns", held_columns)
    parts = [
        _of_one(check.find(data), check.id, check.reads_many, columns, able[check.id])
        for check in checks().values()
        if able[check.id]
    ]
    rows = data.engine.keep("all_faults", ibis.union(*parts) if len(parts) > 1 else parts[0])
    return with_owner(data, rows)


def _filled(snapshot: Snapshot) -> pa.Table:
    """How well every field is filled: see `coverage.COVERAGE`."""
    fields = {table: names for table, (names, _) in counted_fields(snapshot.manifest).items()}
    if not fields:
        return COVERAGE.empty_table()
    since = {"coverage_since": lambda: since_rows(_dates(snapshot))}
    placed = _answer(snapshot, f"coverage {fields}", since, lambda data: wide(data, fields))
    return coverage(placed, snapshot.manifest)


def _dates(snapshot: Snapshot) -> dict[str, date]:
    return {code: entry.data_to for code, entry in snapshot.manifest.authorities.items()}


def _answer(snapshot: Snapshot, question: str, more: Inputs, build: Callable[[Data], ir.Table]) -> pa.Table:
    """The answer to one question of the snapshot, on a connection of its own, its text kept for the next load.

    The text depends on the definitions and the council's own clocks, not on the data date.
    """
    engine, dates = connect(snapshot), _dates(snapshot)
    data = Data(engine, dates)
    own = [(each.clock, each.starts, each.as_typed) for each in local_clocks.changes()]
    text = f"{question} {sorted(dates)} {own} {definitions()}"
    try:
        return answer_to(engine, text, small_tables(dates) | dict(more), lambda: build(data), rooms=ROOMS)
    finally:
        engine.close()


def _of_one(rows: ir.Table, check_id: str, many: bool, columns: ir.Table, codes: list[str]) -> ir.Table:
    """One check's faults of the authorities it can be made for; of many tables, only of columns a source filled."""
    mine = rows.filter(rows.authority.isin(codes))
    if many:
        own_columns = columns.filter(columns.held_check == check_id)
        mine = mine.semi_join(
            own_columns,
            [
                mine.authority == own_columns.code,
                mine.table == own_columns.place,
                mine.field == own_columns.column,
            ],
        )
    return mine.select(check=ibis.literal(check_id).cast("string"), **{name: mine[name] for name in FAULT})


def _lives(snapshot: Snapshot) -> pa.Table:
    return lives_of(_answer(snapshot, "lives", {}, lives_in))


def kept_answers(folder: Path) -> Answers:
    """The answers kept with what was found: (check id, authority) → Answer."""
    rows = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return {(row["check"], row["authority"]): Availability(row["ok"], row["cause"]) for row in rows}
