"""Compute every measure for every month and split, from one list of cases each, and keep the result by snapshot.

The result is keyed by the snapshot and by a fingerprint of the definitions: a reader that has resolved a snapshot
finds the readings of that snapshot or none, never another's.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.engine.compiled import answers_to
from sightline.engine.connect import connect
from sightline.engine.places import store_folder
from sightline.engine.snapshots import Snapshot
from sightline.files.whole import folder_whole
from sightline.measuring.answers import Answer
from sightline.measuring.discover import measures
from sightline.measuring.gather import Answers, allowed, answers, refuse_bad
from sightline.measuring.measure import Measure
from sightline.measuring.team_lives import lives_of
from sightline.tables.small import given

if TYPE_CHECKING:
    import ibis.expr.types as ir

READINGS = pa.schema(
    [
        ("measure", pa.string()),
        ("part", pa.string()),
        ("authority", pa.string()),
        ("month_index", pa.int32()),
        ("superseded", pa.int32()),
        ("split", pa.string()),
        ("category", pa.string()),
        ("judged", pa.int64()),
        ("counted", pa.int64()),
        ("amount", pa.float64()),
        ("counted_amount", pa.float64()),
        ("too_recent", pa.int64()),
        ("open_late", pa.int64()),
    ]
)
SPREADS = pa.schema([*list(READINGS)[:7], ("value", pa.float64()), ("n", pa.int64())])
READ, SPREAD = "readings", "spreads"
WHOLE = "all"
ONWARD = "team_onward"
"""The split by team and, behind a BETWEEN, the team the child went to next: any crosswalk can be read from it."""
BETWEEN = "\x1f"
"""A case of a second or third team names, behind one more of them each, the teams before it and where those went."""
TEAM_BY = "team_by"
"""The split by team and, behind a BETWEEN, whose team it is: the record's own, the case holder's, another role's."""
KEPT = "4: the case holder's team, and of two who hold a child both"
"""What is kept, beyond what definitions say: readings kept by an older Sightline are computed again."""


def readings_folder(snapshot: Snapshot) -> Path:
    """Where the readings of this snapshot under today's definitions are kept."""
    return store_folder() / "readings" / f"{snapshot.id}-{definitions_fingerprint()}"


def definitions_fingerprint() -> str:
    """A short hash that changes when any measure's definition does."""
    whole = "\n".join([*(measure.fingerprint() for measure in measures().values()), KEPT])
    return hashlib.sha256(whole.encode()).hexdigest()[:10]


def is_fresh(snapshot: Snapshot) -> bool:
    """Whether this snapshot has been computed under today's definitions."""
    return (readings_folder(snapshot) / "answers.json").exists()


def refresh(snapshot: Snapshot, *, say: Callable[[str], None] = lambda _: None) -> Path:
    """Compute everything for `snapshot` and keep it; returns the folder. Written aside, then swapped whole.

    Should a council change one of its clocks meanwhile, it is computed again: what is kept is of one definition.
    """
    final = readings_folder(snapshot)
    dates = {code: entry.data_to for code, entry in snapshot.manifest.authorities.items()}
    every = list(measures().values())
    known = answers(every, snapshot.manifest)
    say(f"Judging {len(every)} measures")
    rows = _computed(snapshot, every, known, dates)
    refuse_bad(rows["undecided"], rows["doubled"])
    if readings_folder(snapshot) != final:
        return refresh(snapshot, say=say)
    say("Keeping what was added up")
    tables = {
        name: _sorted(_together(rows, name, schema)) for name, schema in ((READ, READINGS), (SPREAD, SPREADS))
    }
    tables["lives"] = lives_of(rows["lives"])
    return _keep(final, tables, known)


def _computed(
    snapshot: Snapshot, every: list[Measure], known: Answers, dates: Mapping[str, date]
) -> dict[str, pa.Table]:
    """What `adding_up.added_up` asks: its text is kept for the next snapshot that the same measures can be computed of."""
    able = [measure for measure in every if any(known[measure.id, code].ok for code in dates)]
    engine = connect(snapshot)
    months = allowed(known)

    def build() -> "dict[str, ir.Table]":
        from sightline.measuring.adding_up import added_up
        from sightline.tables.data import Data

        return added_up(Data(engine, dates), able, months)

    question = f"refresh {definitions_fingerprint()} {[measure.id for measure in able]} {sorted(dates)}"
    try:
        return answers_to(engine, question, {**given(dates), "allowed_months": lambda: months}, build)
    finally:
        engine.close()


def _together(rows: Mapping[str, pa.Table], name: str, schema: pa.Schema) -> pa.Table:
    """The answers about all splits as one table."""
    return pa.concat_tables(part.cast(schema) for key, part in rows.items() if key.startswith(f"{name} "))


def _sorted(rows: pa.Table) -> pa.Table:
    order = [
        (name, "ascending") for name in ("split", "measure", "authority", "part", "category", "month_index")
    ]
    return rows.take(pc.sort_indices(rows, sort_keys=order))


def _keep(final: Path, tables: dict[str, pa.Table], known: dict[tuple[str, str], Answer]) -> Path:
    said = [
        {"measure": measure_id, "authority": code, "ok": each.ok, "cause": each.cause, "months": each.months}
        for (measure_id, code), each in known.items()
    ]

    def write(aside: Path) -> None:
        for name, rows in tables.items():
            pq.write_table(rows, aside / f"{name}.parquet", row_group_size=50_000)
        (aside / "answers.json").write_text(json.dumps(said), encoding="utf-8")

    return folder_whole(final, write)


def kept_answers(folder: Path) -> dict[tuple[str, str], Answer]:
    """The answers kept with readings: (measure id, authority) → Answer."""
    rows = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return {
        (row["measure"], row["authority"]): Answer(row["ok"], row["cause"], tuple(row["months"]))
        for row in rows
    }
