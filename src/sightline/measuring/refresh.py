"""Compute every measure for every month and split, from one list of cases each.

What is computed is kept by snapshot and definitions (`readings.READING_RESULTS`): a reader that has resolved a snapshot
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

from sightline.engine.code import fingerprint_of
from sightline.engine.compiled import answers_to
from sightline.engine.connect import connect
from sightline.engine.derived import EarlierResult
from sightline.engine.snapshots import Snapshot
from sightline.measuring.carry_over import CarryOver
from sightline.measuring.discover import measures
from sightline.measuring.gather import Answers, allowed, answers, refuse_bad
from sightline.measuring.measure import Measure
from sightline.measuring.own_definitions import definition_texts
from sightline.measuring.recent_cases import NAME as RECENT_CASES
from sightline.measuring.recent_cases import first_day_kept, write_recent
from sightline.measuring.team_lives import lives_of
from sightline.tables.small import small_tables

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
DEFINED = "definitions.json"
"""The file that says by which code and under which settings readings were made."""
CASES_SINCE = "cases_since"
"""The day, by its name in a question, from which cases are kept."""
WHOLE = "all"
ONWARD = "team_onward"
"""The split by team and, behind a BETWEEN, the team the child went to next: any crosswalk can be read from it."""
BETWEEN = "\x1f"
"""A case of a second or third team names, behind one more of them each, the teams before it and where those went."""
TEAM_BY = "team_by"
"""The split by team and, behind a BETWEEN, whose team it is: the record's own, the case holder's, another role's."""
ROOMS = ("tables", "measuring", "measures")
"""The rooms whose code decides what a reading is."""


def definitions() -> str:
    """What decides the readings: the code, the lengths a council has set the measures' clocks to, and its own definitions."""
    return "\n".join([fingerprint_of(ROOMS), settings_text()])


def settings_text() -> str:
    """What of it a council has set itself: the clocks' lengths, and which cases its own definitions leave out."""
    every = measures().values()
    limits = [clock.definition for each in every for clock in each.every_clock]
    texts = definition_texts()
    own = [f"{each.id} {text}" for each in every if (text := texts.get(each.id))]
    return "\n".join([*limits, *own])


def write_readings(
    snapshot: Snapshot, folder: Path, say: Callable[[str], None], before: EarlierResult | None = None
) -> None:
    """Compute everything of `snapshot` into a folder: readings, spreads, lives, the newest cases, and what can be computed.

    What is certain to be as it was in `before` is taken over from there: see `carry_over`.
    """
    dates = {code: entry.data_to for code, entry in snapshot.manifest.authorities.items()}
    every = list(measures().values())
    able = answers(every, snapshot.manifest)
    say(f"Judging {len(every)} measures")
    over = CarryOver(before, snapshot, able)
    rows = _computed(snapshot, every, able, dates, over)
    if "undecided" in rows:
        refuse_bad(rows["undecided"], rows["doubled"])
    say("Keeping what was added up")
    tables = {
        name: _sorted(_together(rows, name, schema, over.rows.get(name)))
        for name, schema in ((READ, READINGS), (SPREAD, SPREADS))
    }
    tables["lives"] = lives_of(rows["lives"]) if "lives" in rows else over.rows["lives"]
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", row_group_size=50_000)
    write_recent(rows.get(RECENT_CASES), folder, before.folder if before else None, over.measures)
    answer_rows = [
        {"measure": measure_id, "authority": code, "ok": each.ok, "cause": each.cause, "months": each.months}
        for (measure_id, code), each in able.items()
    ]
    (folder / "answers.json").write_text(json.dumps(answer_rows), encoding="utf-8")
    made_by = {"code": fingerprint_of(ROOMS), "settings": settings_text()}
    (folder / DEFINED).write_text(json.dumps(made_by), encoding="utf-8")


def _computed(
    snapshot: Snapshot,
    every: list[Measure],
    availability: Answers,
    dates: Mapping[str, date],
    over: CarryOver,
) -> dict[str, pa.Table]:
    """What `adding_up.added_up` asks: its text is kept for the next snapshot that the same measures can be computed of."""
    able = [measure for measure in every if any(availability[measure.id, code].ok for code in dates)]
    engine = connect(snapshot)
    months, since = allowed(availability), first_day_kept(dates)

    def build() -> "dict[str, ir.Table]":
        from sightline.measuring.adding_up import added_up
        from sightline.tables.data import Data

        return added_up(Data(engine, dates), able, months, since)

    limits = hashlib.sha256(definitions().encode()).hexdigest()
    question = f"refresh {limits} {[measure.id for measure in able]} {sorted(dates)}"
    try:
        small = {**small_tables(dates), "allowed_months": lambda: months, CASES_SINCE: lambda: since}
        return answers_to(engine, question, small, build, rooms=ROOMS, narrow=over.narrow)
    finally:
        engine.close()


def _together(
    rows: Mapping[str, pa.Table], name: str, schema: pa.Schema, before: pa.Table | None
) -> pa.Table:
    """The answers about all splits as one table, with what was taken over."""
    parts = [part for key, part in rows.items() if key.startswith(f"{name} ")]
    return pa.concat_tables(part.cast(schema) for part in (*parts, *([] if before is None else [before])))


def _sorted(rows: pa.Table) -> pa.Table:
    order = [
        (name, "ascending") for name in ("split", "measure", "authority", "part", "category", "month_index")
    ]
    return rows.take(pc.sort_indices(rows, sort_keys=order))
