"""A store that holds many fictional councils, written straight into a snapshot: what `make bench-england` asks."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from sightline.demo.authority import DATA_TO
from sightline.demo.england import generate_england
from sightline.engine.manifest import TableEntry
from sightline.engine.snapshots import Draft, Snapshot, publish
from sightline.returns.dates import window_from
from sightline.returns.merge import filled

Described = dict[str, tuple[list[str], date | None]]


def make(authorities: int, scale: float = 1.0) -> Snapshot:
    """Generate so many councils into a snapshot of the store SIGHTLINE_DATA names, and make it current."""
    draft = Draft(None)
    tables = draft.folder / "tables"
    codes = list(generate_england(tables, authorities, scale=scale))
    for code in codes:
        draft.authority(code, DATA_TO)
    said = _described(tables, codes[0])
    for path in sorted(tables.glob("*/*.parquet")):
        fields, window = said[path.parent.name]
        rows = pq.ParquetFile(path).metadata.num_rows
        entry = TableEntry(
            source=_source(path.parent.name),
            rows=rows,
            fields=fields,
            loaded=draft.manifest.snapshot,
            window_from=window,
        )
        draft.manifest.authorities[path.stem].tables[path.parent.name] = entry
    snapshot = draft.seal()
    publish(snapshot)
    return snapshot


def rows_in(snapshot: Snapshot) -> int:
    """All rows of all tables."""
    return sum(t.rows for each in snapshot.manifest.authorities.values() for t in each.tables.values())


def _described(tables: Path, code: str) -> Described:
    """The filled columns and the window of each table, as the first council has them: all are made alike."""
    found: Described = {}
    for folder in tables.iterdir():
        rows = pq.ParquetFile(folder / f"{code}.parquet").read().drop_columns(["authority"])
        found[folder.name] = filled(rows), window_from(folder.name, rows)
    return found


def _source(table: str) -> str:
    return "ssd" if table.startswith("ssd_") else "ons" if table == "population" else "local"
