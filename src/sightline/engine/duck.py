"""DuckDB over the snapshot's own Parquet files: nothing is copied, nothing is served."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import ibis
import ibis.expr.operations as ops
import ibis.expr.schema as sch
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql.datatypes import DuckDBType

from sightline.engine.places import data_folder
from sightline.engine.snapshots import Snapshot
from sightline.engine.store_tables import schemas

TEMPORARY = ops.Namespace(catalog="temp", database="main")


@dataclass(frozen=True)
class Step:
    """Something done on the way to an answer: a store table attached, rows given, or a table worked out by `said`."""

    kind: Literal["store", "given", "worked out"]
    name: str
    said: tuple[str, ...] = ()


class DuckEngine:
    """A DuckDB connection in memory whose tables are one snapshot's files.

    `steps` is what was done so far, so that it can be done again without Ibis: see `engine.compiled`.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        """Open it; tables are attached when first asked for."""
        self.snapshot = snapshot
        self.con = ibis.duckdb.connect()
        scratch = data_folder() / "scratch"
        scratch.mkdir(parents=True, exist_ok=True)
        self.con.raw_sql(f"SET temp_directory = '{scratch.as_posix()}'")
        self.con.raw_sql("SET preserve_insertion_order = false")
        self.con.raw_sql("SET enable_progress_bar = false")
        self.con.raw_sql(f"SET memory_limit = '{os.environ.get('SIGHTLINE_MEMORY', '3GB')}'")
        self.steps: list[Step] = []
        self._seen: dict[str, ir.Table] = {}

    def table(self, name: str) -> ir.Table:
        """One of the snapshot's tables, or the same columns with no rows."""
        if name not in self._seen:
            files = self.snapshot.files(name)
            if files:
                listed = ", ".join("'{}'".format(file.as_posix().replace("'", "''")) for file in files)
                self.con.con.execute(f'CREATE TEMP VIEW "{name}" AS SELECT * FROM read_parquet([{listed}])')
            else:
                self._do([f'CREATE TEMP TABLE "{name}" ({_columns(_schema(name))})'])
            self.steps.append(Step("store", name))
            self._seen[name] = self._named(name, _schema(name))
        return self._seen[name]

    def keep(self, name: str, rows: ir.Table | pa.Table) -> ir.Table:
        """Work this out once and hold it as a temporary table."""
        if isinstance(rows, pa.Table):
            self._fill(name, rows)
            self.steps.append(Step("given", name))
            return self._named(name, sch.Schema.from_pyarrow(rows.schema))
        schema, said = rows.schema(), self.con.compile(rows)
        statements = (
            f'CREATE OR REPLACE TEMP TABLE "{name}" ({_columns(schema)})',
            f'INSERT INTO temp.main."{name}" {said}',
        )
        self._do(statements)
        self.steps.append(Step("worked out", name, statements))
        return self._named(name, schema)

    def repeat(self, steps: Iterable[Step], given: Mapping[str, Callable[[], pa.Table]]) -> None:
        """Do these steps again on this connection; `given` makes the rows of those that were given some."""
        for step in steps:
            if step.kind == "store":
                self.table(step.name)
            elif step.kind == "given":
                self.keep(step.name, given[step.name]())
            else:
                self._do(step.said)
                self.steps.append(step)

    def close(self) -> None:
        """Close the connection."""
        self.con.disconnect()

    def _do(self, statements: Iterable[str]) -> None:
        for statement in statements:
            self.con.con.execute(statement)

    def _fill(self, name: str, rows: pa.Table) -> None:
        self.con.con.register("rows_given", rows)
        self.con.con.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS FROM rows_given')
        self.con.con.unregister("rows_given")

    def _named(self, name: str, schema: sch.Schema) -> ir.Table:
        return ops.DatabaseTable(name, schema=schema, source=self.con, namespace=TEMPORARY).to_expr()


@cache
def _schema(table: str) -> sch.Schema:
    return sch.Schema.from_pyarrow(schemas()[table])


def _columns(schema: sch.Schema) -> str:
    """The columns of a CREATE TABLE."""
    return ", ".join(f'"{column}" {DuckDBType.to_string(kind)}' for column, kind in schema.items())
