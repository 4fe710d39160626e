"""DuckDB over the snapshot's own Parquet files: nothing is copied, nothing is served.

What was asked before is asked again as the text that was kept (`engine.compiled`), and then Ibis is never imported: it
takes longer to load than some answers do.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal

import duckdb
import pyarrow as pa

from sightline.engine.places import data_folder
from sightline.engine.snapshots import Snapshot
from sightline.engine.store_tables import schemas

if TYPE_CHECKING:
    import ibis.backends.duckdb
    import ibis.expr.types as ir

Inputs = Mapping[str, Callable[[], pa.Table | date]]
"""By name, what makes each small table, or day, that a question was given and did not read from the store."""


@dataclass(frozen=True)
class QueryStep:
    """Something done on the way to an answer: a store table attached, rows or a day given, or a table worked out.

    `reads` names the tables a statement reads; `part` is which of several parts of its table it works out.
    """

    kind: Literal["store", "given", "worked out"]
    name: str
    said: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    part: str = ""


class DuckEngine:
    """A DuckDB connection in memory whose tables are one snapshot's files.

    `steps` is what was done so far, so that it can be done again without Ibis: see `engine.compiled`.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        """Open it; tables are attached when first asked for."""
        self.snapshot = snapshot
        scratch = data_folder() / "scratch"
        scratch.mkdir(parents=True, exist_ok=True)
        self.raw = duckdb.connect()
        self._queue: ThreadPoolExecutor | None = None
        self._waiting: list[Future[None]] = []
        self.steps: list[QueryStep] = []
        self._seen: set[str] = set()
        self._do(
            [
                "SET TimeZone = 'UTC'",
                f"SET temp_directory = '{scratch.as_posix()}'",
                "SET preserve_insertion_order = false",
                "SET enable_progress_bar = false",
                f"SET memory_limit = '{os.environ.get('SIGHTLINE_MEMORY', '3GB')}'",
            ]
        )

    @cached_property
    def con(self) -> "ibis.backends.duckdb.Backend":
        """The connection as Ibis has it."""
        import ibis

        return ibis.duckdb.from_connection(self.raw)

    def table(self, name: str) -> "ir.Table":
        """One of the snapshot's tables, or the same columns with no rows."""
        self._attach(name)
        return self._named(name, schemas()[name])

    def keep(self, name: str, rows: "ir.Table | pa.Table") -> "ir.Table":
        """Work this out once and hold it as a temporary table."""
        if isinstance(rows, pa.Table):
            self._give(name, rows)
            return self._named(name, rows.schema)
        return self.keep_all(name, {"": rows})

    def keep_all(self, name: str, parts: "Mapping[str, ir.Table]") -> "ir.Table":
        """Work these out one after the other and hold their rows together as a temporary table."""
        schema = next(iter(parts.values())).schema()
        self._work_out(
            QueryStep("worked out", name, (f'CREATE OR REPLACE TEMP TABLE "{name}" ({_columns(schema)})',))
        )
        listed = ", ".join(f'"{column}"' for column in schema)
        for part, rows in parts.items():
            statement = f'INSERT INTO temp.main."{name}" ({listed}) {self.sql_of(rows)}'
            self._work_out(QueryStep("worked out", name, (statement,), tables_read(rows), part))
        return self._named(name, schema)

    def let_go(self, name: str) -> None:
        """Drop a temporary table that was worked out."""
        self._work_out(QueryStep("worked out", name, (f'DROP TABLE temp.main."{name}"',)))

    def day(self, name: str, value: date) -> "ir.DateValue":
        """A day by name: the text of a question holds the name, so that it serves on another day too."""
        self._give(name, value)
        return _variable()(name)

    def repeat(self, steps: Iterable[QueryStep], inputs: Inputs) -> None:
        """Do these steps again on this connection; `inputs` makes what was given."""
        for step in steps:
            if step.kind == "store":
                self._attach(step.name)
            elif step.kind == "given":
                self._give(step.name, inputs[step.name]())
            else:
                self._work_out(step)

    def sql_of(self, rows: "ir.Table") -> str:
        """A question in DuckDB's own words."""
        return str(self.con.compile(rows))

    def answer(self, sql: str) -> pa.Table:
        """The rows of a question in DuckDB's own words."""
        return self.raw.execute(sql).to_arrow_table()

    @contextmanager
    def working_ahead(self) -> Iterator[None]:
        """Within, tables are worked out in their order while the next is being written; all are there at the end.

        Nothing may be asked of them within. What goes wrong in the engine is raised at the end.
        """
        _ = self.con  # opened now: two threads must not wait for each other inside one connection
        with ThreadPoolExecutor(1) as queue:
            self._queue = queue
            try:
                yield
                for each in self._waiting:
                    each.result()
            finally:
                for each in self._waiting:
                    each.cancel()
                self._waiting.clear()
                self._queue = None

    def close(self) -> None:
        """Close the connection."""
        self.raw.close()

    def _attach(self, name: str) -> None:
        if name in self._seen:
            return
        files = self.snapshot.files(name)
        if files:
            listed = ", ".join("'{}'".format(file.as_posix().replace("'", "''")) for file in files)
            self._do([f'CREATE TEMP VIEW "{name}" AS SELECT * FROM read_parquet([{listed}])'])
        else:
            self._run(self._fill, name, schemas()[name].empty_table())
        self._seen.add(name)
        self.steps.append(QueryStep("store", name))

    def _give(self, name: str, value: pa.Table | date) -> None:
        if isinstance(value, date):
            self._do([f"SET VARIABLE {name} = DATE '{value.isoformat()}'"])
        else:
            self._run(self._fill, name, value)
        self.steps.append(QueryStep("given", name))

    def _work_out(self, step: QueryStep) -> None:
        self._do(step.said)
        self.steps.append(step)

    def _do(self, statements: Iterable[str]) -> None:
        for statement in statements:
            self._run(self.raw.execute, statement)

    def _run(self, what: Callable[..., Any], *arguments: Any) -> None:
        if self._queue is None:
            what(*arguments)
        else:
            self._waiting.append(self._queue.submit(what, *arguments))

    def _fill(self, name: str, rows: pa.Table) -> None:
        self.raw.register("rows_given", rows)
        self.raw.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS FROM rows_given')
        self.raw.unregister("rows_given")

    def _named(self, name: str, schema: Any) -> "ir.Table":
        import ibis.expr.operations as ops
        import ibis.expr.schema as sch

        shape = sch.Schema.from_pyarrow(schema) if isinstance(schema, pa.Schema) else schema
        place = ops.Namespace(catalog="temp", database="main")
        return ops.DatabaseTable(name, schema=shape, source=self.con, namespace=place).to_expr()


def tables_read(rows: "ir.Table") -> tuple[str, ...]:
    """The names of the tables a question reads, as the engine has them."""
    import ibis.expr.operations as ops

    tables = rows.op().find(ops.DatabaseTable)
    return tuple(sorted({each.name for each in tables if isinstance(each, ops.DatabaseTable)}))


@cache
def _variable() -> "Callable[[str], ir.DateValue]":
    import ibis

    @ibis.udf.scalar.builtin
    def getvariable(variable: str) -> date: ...  # type: ignore[empty-body]

    return getvariable  # type: ignore[return-value]


def _columns(schema: Any) -> str:
    """The columns of a CREATE TABLE, for an Ibis schema."""
    from ibis.backends.sql.datatypes import DuckDBType

    return ", ".join(f'"{column}" {DuckDBType.to_string(kind)}' for column, kind in schema.items())
