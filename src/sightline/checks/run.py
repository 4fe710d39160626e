"""Make every check on a snapshot, and count how well its fields are filled; keep both by snapshot.

As readings are: kept under the snapshot's name and a fingerprint of the definitions, written aside and swapped whole.
The faults name children, so they go when their snapshot goes; the counts stay, for the trend over the snapshots.
"""

import hashlib
import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.checks.answers import Answers, answers, held
from sightline.checks.coverage import coverage
from sightline.checks.discover import checks
from sightline.checks.faults import FAULT, refuse_twice
from sightline.checks.owners import with_owner
from sightline.engine.aside import swapped_whole
from sightline.engine.connect import connect
from sightline.engine.places import store_folder
from sightline.engine.snapshots import KEEP_FOR_SECONDS, Snapshot, snapshots_folder
from sightline.measuring.answers import Answer
from sightline.tables.data import Data

FAULTS = pa.schema(
    [("check", pa.string())]
    + [(name, pa.date32() if kind == "date" else pa.string()) for name, kind in FAULT.items()]
    + [("team", pa.string())]
)
COUNTS = pa.schema(
    [("check", pa.string()), ("authority", pa.string()), ("faults", pa.int64()), ("children", pa.int64())]
)


def checked_folder(snapshot: Snapshot) -> Path:
    """Where what was found in this snapshot under today's definitions is kept."""
    return checked_root() / f"{snapshot.id}-{definitions_fingerprint()}"


def checked_root() -> Path:
    """The folder of what was found in all snapshots."""
    return store_folder() / "checks"


def definitions_fingerprint() -> str:
    """A short hash that changes when any check's definition does."""
    whole = "\n".join(check.fingerprint() for check in checks().values())
    return hashlib.sha256(whole.encode()).hexdigest()[:10]


def is_checked(snapshot: Snapshot) -> bool:
    """Whether this snapshot has been checked under today's definitions."""
    return (checked_folder(snapshot) / "answers.json").exists()


def run_checks(snapshot: Snapshot, *, say: Callable[[str], None] = lambda _: None) -> Path:
    """Make every check on `snapshot` and keep what they found; returns the folder.

    Raises CheckRefusedError where a check lists a fault twice, CannotReachEngineError where the engine is away.
    """
    engine = connect(snapshot)
    try:
        dates = {code: entry.data_to for code, entry in snapshot.manifest.authorities.items()}
        data = Data(engine, dates)
        known = answers(checks().values(), snapshot.manifest)
        say(f"Making {len(checks())} checks")
        found = found_faults(data, snapshot, known)
        say("Counting what is filled in")
        filled = coverage(data, snapshot.manifest)
    finally:
        engine.close()
    folder = _keep(snapshot, found, filled, known)
    sweep(but=folder)
    return folder


def found_faults(data: Data, snapshot: Snapshot, known: Answers) -> pa.Table:
    """Every fault of every check that can be made, with the team that can put it right: FAULTS, in order."""
    columns = data.engine.keep("held_columns", held(checks().values(), snapshot.manifest))
    parts = [
        _of_one(check.find(data), check.id, check.reads_many, columns, codes)
        for check in checks().values()
        if (codes := [code for code in data.dates if known[check.id, code].ok])
    ]
    if not parts:
        return FAULTS.empty_table()
    found = data.engine.keep("all_faults", ibis.union(*parts) if len(parts) > 1 else parts[0])
    refuse_twice(found)
    rows = with_owner(data, found).to_pyarrow().select(FAULTS.names).cast(FAULTS)
    keys = ("authority", "check", "table", "record_id", "field")
    return rows.take(pc.sort_indices(rows, sort_keys=[(name, "ascending") for name in keys]))


def _of_one(found: ir.Table, check_id: str, many: bool, columns: ir.Table, codes: list[str]) -> ir.Table:
    """One check's faults of the authorities it can be made for; of many tables, only of columns a source filled."""
    mine = found.filter(found.authority.isin(codes))
    if many:
        there = columns.filter(columns.held_check == check_id)
        mine = mine.semi_join(
            there,
            [mine.authority == there.code, mine.table == there.place, mine.field == there.column],
        )
    return mine.select(check=ibis.literal(check_id).cast("string"), **{name: mine[name] for name in FAULT})


def _keep(snapshot: Snapshot, found: pa.Table, filled: pa.Table, known: Answers) -> Path:
    grouped = found.group_by(["check", "authority"]).aggregate(
        [("record_id", "count"), ("child_id", "count_distinct")]
    )
    counts = grouped.rename_columns(["check", "authority", "faults", "children"]).cast(COUNTS)
    said = [
        {"check": check_id, "authority": code, "ok": each.ok, "cause": each.cause}
        for (check_id, code), each in known.items()
    ]

    def write(aside: Path) -> None:
        pq.write_table(found, aside / "faults.parquet")
        pq.write_table(counts, aside / "counts.parquet")
        pq.write_table(filled, aside / "coverage.parquet")
        (aside / "answers.json").write_text(json.dumps(said), encoding="utf-8")

    return swapped_whole(checked_folder(snapshot), write)


def kept_answers(folder: Path) -> Answers:
    """The answers kept with what was found: (check id, authority) → Answer."""
    rows = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return {(row["check"], row["authority"]): Answer(row["ok"], row["cause"]) for row in rows}


def sweep(*, but: Path | None = None, now: float | None = None) -> None:
    """Remove the faults of snapshots that are gone, and leftovers of runs that died; `but` is let be."""
    moment = now or time.time()
    for folder in set(checked_root().iterdir()) - {but}:
        if folder.name.startswith("."):
            if moment - folder.stat().st_mtime > KEEP_FOR_SECONDS:
                rmtree(folder, ignore_errors=True)
        elif not (snapshots_folder() / folder.name.rpartition("-")[0]).exists():
            with suppress(OSError):  # on Windows a file may still be open; the next sweep takes it
                (folder / "faults.parquet").unlink(missing_ok=True)
