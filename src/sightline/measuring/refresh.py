"""Compute every measure for every month and split, from one list of cases each, and keep the result by snapshot.

The result is keyed by the snapshot and by a fingerprint of the definitions: a reader that has resolved a snapshot
finds the readings of that snapshot or none, never another's.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.engine.connect import connect
from sightline.engine.places import store_folder
from sightline.engine.snapshots import Snapshot
from sightline.files.whole import folder_whole
from sightline.measuring.answers import Answer
from sightline.measuring.discover import measures
from sightline.measuring.gather import answers, gathered, refuse_bad
from sightline.tables.data import Data
from sightline.tables.splits import NOT_RECORDED, SPLITS, with_next_team, with_splits

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
WHOLE = "all"
ONWARD = "team_onward"
"""The split by team and, behind a BETWEEN, the team the child went to next: any crosswalk can be read from it."""
BETWEEN = "\x1f"
KEPT = "3: team_onward, amounts to a millionth"
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
    engine = connect(snapshot)
    try:
        dates = {code: entry.data_to for code, entry in snapshot.manifest.authorities.items()}
        data = Data(engine, dates)
        every = list(measures().values())
        known = answers(every, snapshot.manifest)
        say(f"Judging {len(every)} measures")
        cases = gathered(every, data, known)
        refuse_bad(cases)
        say("Splitting and adding up")
        split = engine.keep("split_cases", _marked(with_next_team(data, with_splits(data, cases))))
        medians = [measure.id for measure in every if measure.kind == "median"]
        tables = {"readings": _sorted(_added_up(split)), "spreads": _sorted(_spread(split, medians))}
    finally:
        engine.close()
    if readings_folder(snapshot) != final:
        return refresh(snapshot, say=say)
    return _keep(final, tables, known)


def _marked(split: ir.Table) -> ir.Table:
    """What the adding up needs of each case, and no more: a million rows are held."""
    judged, later = split.aside.isnull(), split.superseded
    counted = judged & split.counted.fill_null(False)
    amount = split.amount.fill_null(0.0)
    return split.select(
        "measure",
        "authority",
        "month_index",
        *SPLITS,
        **{ONWARD: split.team + BETWEEN + split.next_team.fill_null("")},
        part=split.part.fill_null(""),
        superseded=(later.year() * 12 + later.month() - 1).cast("int32"),
        judged=judged.cast("int32"),
        counted=counted.cast("int32"),
        amount=amount,
        counted_amount=ibis.cases((counted, amount), else_=0.0),
        too_recent=(split.aside == "too_recent").fill_null(False).cast("int32"),
        open_late=(split.aside == "open_late").fill_null(False).cast("int32"),
        value=ibis.cases((judged, split.amount)),
    )


def _keys(marked: ir.Table, name: str) -> Mapping[str, ir.Value]:
    keys = ("measure", "part", "authority", "month_index", "superseded")
    category = ibis.literal("") if name == WHOLE else marked[name].fill_null(NOT_RECORDED)
    return {**{key: marked[key] for key in keys}, "split": ibis.literal(name), "category": category}


def _added_up(marked: ir.Table) -> pa.Table:
    """Cases added up by month for the whole and for each split."""
    parts = [_one_split(marked, name) for name in (WHOLE, *SPLITS, ONWARD)]
    return pa.concat_tables(part.to_pyarrow().select(READINGS.names).cast(READINGS) for part in parts)


def _one_split(marked: ir.Table, name: str) -> ir.Table:
    """The sums; amounts to a millionth, so that the order rows were added up in leaves no trace in the last digits."""
    whole = {each: marked[each].sum() for each in ("judged", "counted", "too_recent", "open_late")}
    exact = {each: marked[each].sum().round(6) for each in ("amount", "counted_amount")}
    return marked.group_by(**_keys(marked, name)).aggregate(**whole, **exact)


def _spread(marked: ir.Table, measure_ids: Iterable[str]) -> pa.Table:
    """How often each amount occurs, for measures whose middle value is read: medians cannot be added up."""
    wanted = marked.filter(marked.measure.isin(list(measure_ids)), marked.value.notnull())
    parts = []
    for name in (WHOLE, *SPLITS, ONWARD):
        grouped = wanted.group_by(**_keys(wanted, name), value=wanted.value).aggregate(n=wanted.count())
        parts.append(grouped.to_pyarrow().select(SPREADS.names).cast(SPREADS))
    return pa.concat_tables(parts)


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
