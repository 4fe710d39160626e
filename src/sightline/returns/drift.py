"""Drift since the last load: codes never seen before, teams that have gone, row counts far off."""

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.engine.snapshots import Draft

FEW_ENOUGH_TO_BE_CODES = 60
FAR_OFF = 0.2
ENOUGH_ROWS = 50
CODED = (
    "code",
    "category",
    "type",
    "status",
    "reason",
    "source",
    "provider",
    "outcome_nfa",
    "eligibility",
    "in_touch",
)


def drift(draft: Draft, code: str) -> list[str]:
    """What is different in kind from the snapshot before, in sentences. Nothing where there is none before."""
    base = draft.base
    if base is None or code not in base.manifest.authorities:
        return []
    sentences: list[str] = []
    for table, entry in sorted(draft.manifest.authorities[code].tables.items()):
        if entry.loaded != draft.manifest.snapshot or table.startswith("annexa_"):
            continue
        old = base.rows(table, code)
        if old is not None:
            new = pq.ParquetFile(draft.folder / "tables" / table / f"{code}.parquet").read()
            sentences += (
                _row_count(table, old, new) + _new_codes(table, old, new) + _teams_gone(table, old, new)
            )
    return sentences


def _row_count(table: str, old: pa.Table, new: pa.Table) -> list[str]:
    if max(old.num_rows, new.num_rows) < ENOUGH_ROWS:
        return []
    change = (new.num_rows - old.num_rows) / max(old.num_rows, 1)
    if abs(change) <= FAR_OFF:
        return []
    word = "more" if change > 0 else "fewer"
    return [
        f"{table} has {abs(change):.0%} {word} rows than last time: {new.num_rows:,} against {old.num_rows:,}."
    ]


def _values(rows: pa.Table, column: str) -> set[str]:
    return set(pc.unique(rows.column(column)).to_pylist()) - {None}


def _new_codes(table: str, old: pa.Table, new: pa.Table) -> list[str]:
    sentences = []
    for field in new.schema:
        if pa.types.is_string(field.type) and any(word in field.name for word in CODED):
            before = _values(old, field.name)
            if 0 < len(before) <= FEW_ENOUGH_TO_BE_CODES:
                fresh = sorted(_values(new, field.name) - before)
                if fresh:
                    sentences.append(f"{table}, {field.name}: new values {', '.join(fresh[:8])}.")
    return sentences


def _teams_gone(table: str, old: pa.Table, new: pa.Table) -> list[str]:
    if table != "ssd_department":
        return []
    gone = sorted(_values(old, "dept_team_id") - _values(new, "dept_team_id"))
    return [f"Teams no longer in the data: {', '.join(gone[:10])}."] if gone else []
