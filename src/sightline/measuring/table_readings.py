"""Readings that lie in memory and not in the store: worked out when somebody asks, of one measure."""

import pyarrow as pa
import pyarrow.compute as pc

from sightline.measuring.readings import Readings
from sightline.measuring.refresh import READ, READINGS, SPREAD, SPREADS


class TableReadings(Readings):
    """The readings in two tables, and of all else none; teams, populations and dates are those of `whole`."""

    def __init__(self, whole: Readings, rows: pa.Table, spreads: pa.Table) -> None:
        """`rows` and `spreads` as READINGS and SPREADS."""
        super().__init__(whole.snapshot, whole.folder)
        self.drawn_by = whole.drawn_by
        self._tables = {READ: rows, SPREAD: spreads}

    def _from_disk(self, name: str, filters: list[tuple], columns: list[str] | None = None) -> pa.Table:
        rows = self._tables[name]
        for column, _, value in filters:
            rows = rows.filter(pc.field(column) == value)
        return rows.select(columns) if columns else rows


def of_kinds(rows: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The READINGS and the SPREADS of a table that `one_table` made."""
    kinds = rows.column("kind")
    first, second = (rows.filter(pc.equal(kinds, kind)) for kind in (READ, SPREAD))
    return first.select(READINGS.names), second.select(SPREADS.names)


def one_table(answers: dict[str, pa.Table]) -> pa.Table:
    """The answers named READ or SPREAD and a split as one table, which can be held; `kind` tells them apart."""
    parts = (_kind(answers, READ, READINGS), _kind(answers, SPREAD, SPREADS))
    return pa.concat_tables(parts, promote_options="default")


def _kind(answers: dict[str, pa.Table], kind: str, schema: pa.Schema) -> pa.Table:
    parts = [rows.cast(schema) for name, rows in answers.items() if name.startswith(f"{kind} ")]
    rows = pa.concat_tables(parts)
    return rows.append_column("kind", pa.repeat(pa.scalar(kind, pa.string()), rows.num_rows))
