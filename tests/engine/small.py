"""A small published snapshot for tests of engines: two authorities, three tables, and text that is hard to carry."""

from datetime import date, datetime

import pyarrow as pa

from sightline.engine.manifest import TableEntry
from sightline.engine.snapshots import Draft, Snapshot, publish
from sightline.engine.store_tables import schemas, whole

HARD = [
    'quoted "text"',
    "two\nlines",
    "comma, tab\t",
    "",
    None,
    "\\N",
    "back\\slash",
    "Éire 👩‍👧",
    "NULL",
    "'; drop --",
]
DATA_TO = date(2025, 10, 31)
MOMENT = datetime(2025, 3, 30, 1, 30)  # noqa: DTZ001 - an hour that does not exist in London's summer time


def small_snapshot(codes: tuple[str, ...] = ("990", "991")) -> Snapshot:
    """Persons with hard names, a missing episode with its time, and a professional with a number."""
    draft = Draft(None)
    for code in codes:
        draft.authority(code, DATA_TO)
        for name, rows in tables().items():
            entry = TableEntry(
                source="ssd", rows=rows.num_rows, fields=rows.column_names, loaded=draft.manifest.snapshot
            )
            draft.put(name, code, whole(name, rows, code), entry)
    snapshot = draft.seal()
    publish(snapshot)
    return snapshot


def tables() -> dict[str, pa.Table]:
    """The rows of each table."""
    persons = pa.table(
        {
            "pers_person_id": [f"c{number}" for number in range(len(HARD))],
            "pers_legacy_id": pa.array(HARD, pa.string()),
            "pers_dob": pa.array([DATA_TO, None] * (len(HARD) // 2), pa.date32()),
        }
    )
    missing = pa.table(
        {
            "miss_table_id": ["m1", "m2"],
            "miss_missing_episode_start_date": pa.array([MOMENT, None], pa.timestamp("s")),
        }
    )
    workers = pa.table({"prof_professional_id": ["w1", "w2"], "prof_full_time_equivalency": [0.1, None]})
    return {"ssd_person": persons, "ssd_missing": missing, "ssd_professionals": workers}


def stored(snapshot: Snapshot, name: str) -> list[dict]:
    """Every authority's rows of a table as they lie in the snapshot."""
    parts = [snapshot.rows(name, code) for code in snapshot.manifest.authorities]
    whole_table = pa.concat_tables([part for part in parts if part is not None])
    return _in_order(whole_table.cast(schemas()[name]))


def asked(table) -> list[dict]:
    """Every row of a table as an engine answers."""
    return _in_order(table.to_pyarrow())


def _in_order(rows: pa.Table) -> list[dict]:
    return sorted(rows.to_pylist(), key=lambda row: [str(value) for value in list(row.values())[:2]])
