"""Data over a real snapshot, written as a load writes one: SSD tables drawn with their own field names."""

from datetime import date

import pyarrow as pa

from sightline.engine.duck import DuckEngine
from sightline.engine.manifest import TableEntry
from sightline.engine.snapshots import Draft, Snapshot
from sightline.engine.store_tables import schemas, whole
from sightline.tables.data import Data
from support.drawn import AUTHORITY


def stored_data(data_to: str, **tables: str) -> Data:
    """Data whose store holds these tables of one authority (`ssd_…`, `local_…`, `annexa_…`); no others have rows."""
    return Data(DuckEngine(stored(data_to, **tables)), {AUTHORITY: date.fromisoformat(data_to)})


def stored(data_to: str, *, window_from: str = "", **tables: str) -> Snapshot:
    """A sealed snapshot with the tables drawn; columns that are not drawn are blank and not among their fields.

    With `window_from` every table is complete from that day, so that its months can be answered.
    """
    since = date.fromisoformat(window_from) if window_from else None
    draft = Draft(None)
    draft.authority(AUTHORITY, date.fromisoformat(data_to))
    for table, text in tables.items():
        rows = _drawn(table, text)
        entry = TableEntry(
            source=table.partition("_")[0],
            rows=rows.num_rows,
            fields=rows.column_names,
            loaded=draft.manifest.snapshot,
            window_from=since,
        )
        draft.put(table, AUTHORITY, whole(table, rows, AUTHORITY), entry)
    return draft.seal()


def rows_of(data: Data, noun: str, key: str) -> dict[str, dict]:
    """A noun's rows by one of its columns; refuses two rows with the same."""
    rows = getattr(data, noun).to_pyarrow().to_pylist()
    found = {row[key]: row for row in rows}
    assert len(found) == len(rows), f"{noun} has two rows with the same {key}"
    return found


def _drawn(table: str, text: str) -> pa.Table:
    lines = [line.partition("#")[0].strip() for line in text.strip().splitlines()]
    names, *rows = [[cell.strip() for cell in line.split("|")] for line in lines if line]
    unknown = set(names) - set(schemas()[table].names)
    assert not unknown, f"{table} has no {sorted(unknown)}"
    columns = {}
    for place, name in enumerate(names):
        cells = [row[place] if place < len(row) and row[place] else None for row in rows]
        columns[name] = pa.array(cells, pa.string()).cast(schemas()[table].field(name).type)
    return pa.table(columns)
