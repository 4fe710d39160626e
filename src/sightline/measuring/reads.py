"""Which columns of the store decide a measure's cases: those it filters, joins and counts by, however far down.

Found in the question the measure asks and never written down, so that a noun that reads another column tomorrow is
seen at once. Columns it only shows beside a case do not count.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa

from sightline.engine.later import ibis, ir
from sightline.engine.manifest import AuthorityEntry
from sightline.engine.store_tables import schemas
from sightline.measuring.availability import unread
from sightline.measuring.measure import Measure
from sightline.tables.data import Data

DECIDING = ("authority", "case_id", "child_id", "on", "counted", "amount", "aside", "part", "starts", "given")
SOME_DAY = date(2026, 1, 31)


class _NoEngine:
    """Tables without rows and without a database: enough to write a question down."""

    def __init__(self) -> None:
        self.con: Any = None
        self.seen: dict[str, list[str]] = {}

    def table(self, name: str) -> ir.Table:
        return self._named(name, schemas()[name])

    def keep(self, name: str, rows: ir.Table | pa.Table) -> ir.Table:
        return self._named(f"made_{name}", rows.schema) if isinstance(rows, pa.Table) else rows

    def keep_all(self, name: str, parts: Mapping[str, ir.Table]) -> ir.Table:
        return ibis.union(*parts.values())

    def let_go(self, name: str) -> None:
        return

    def day(self, name: str, value: date) -> ir.DateValue:
        return ibis.date(value.isoformat())

    def close(self) -> None:
        return

    def _named(self, name: str, schema: pa.Schema) -> ir.Table:
        self.seen[name] = schema.names
        return ibis.table(ibis.Schema.from_pyarrow(schema), name=name)


def columns_read(measure: Measure) -> frozenset[str]:
    """The columns (`table.field`) that decide what this measure counts."""
    return columns_asked_by(measure.judge, measure.clock)


@cache
def columns_asked_by(find: Callable[..., ir.Table], *more: object) -> frozenset[str]:
    """The columns that decide the rows of `find(data, *more)`: a measure's cases, or the clocks that run."""
    engine = _NoEngine()
    rows = find(Data(engine, {"000": SOME_DAY}, hold=False), *more)
    return columns_asked(rows.select([name for name in DECIDING if name in rows.columns]), engine.seen)


def unread_by(columns: Callable[[], frozenset[str]], entry: AuthorityEntry) -> str | None:
    """Why what decides by these columns cannot be worked out: the first of them that could not be read."""
    if not any(table.unread for table in entry.tables.values()):
        return None
    return unread(sorted(columns()), entry)


def columns_asked(question: ir.Table, tables: Mapping[str, list[str]]) -> frozenset[str]:
    """The columns of these tables that a question cannot do without."""
    import sqlglot  # half a second of loading, and only where a source has cells that could not be read
    from sqlglot import exp
    from sqlglot.optimizer.pushdown_projections import pushdown_projections
    from sqlglot.optimizer.qualify import qualify

    schema = {name: dict.fromkeys(names, "TEXT") for name, names in tables.items()}
    written = sqlglot.parse_one(str(ibis.to_sql(question, dialect="duckdb")), dialect="duckdb")
    plain = pushdown_projections(qualify(written, schema=schema, dialect="duckdb"), schema=schema)
    columns = set()
    for select in plain.find_all(exp.Select):
        sources = {
            each.alias_or_name: each.name
            for each in select.find_all(exp.Table)
            if each.parent_select is select
        }
        for column in select.find_all(exp.Column):
            table = sources.get(column.table)
            if table in tables and column.parent_select is select:
                columns.add(f"{table}.{column.name}")
    return frozenset(columns)
