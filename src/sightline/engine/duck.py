"""DuckDB over the snapshot's own Parquet files: nothing is copied, nothing is served."""

import os

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql.datatypes import DuckDBType

from sightline.engine.places import data_folder
from sightline.engine.snapshots import Snapshot
from sightline.engine.store_tables import schemas


class DuckEngine:
    """A DuckDB connection in memory whose tables are one snapshot's files."""

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
        self._seen: dict[str, ir.Table] = {}

    def table(self, name: str) -> ir.Table:
        """One of the snapshot's tables, or the same columns with no rows."""
        if name not in self._seen:
            files = self.snapshot.files(name)
            if files:
                self._seen[name] = self.con.read_parquet([file.as_posix() for file in files], table_name=name)
            else:
                self._seen[name] = self.con.create_table(name, schemas()[name].empty_table(), temp=True)
        return self._seen[name]

    def keep(self, name: str, rows: ir.Table | pa.Table) -> ir.Table:
        """Work this out once and hold it as a temporary table."""
        if isinstance(rows, pa.Table):
            return self.con.create_table(name, rows, temp=True, overwrite=True)
        schema, said = rows.schema(), self.con.compile(rows)
        columns = ", ".join(f'"{column}" {DuckDBType.to_string(kind)}' for column, kind in schema.items())
        self.con.con.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" ({columns})')
        self.con.con.execute(f'INSERT INTO temp.main."{name}" {said}')
        where = ops.Namespace(catalog="temp", database="main")
        return ops.DatabaseTable(name, schema=schema, source=self.con, namespace=where).to_expr()

    def close(self) -> None:
        """Close the connection."""
        self.con.disconnect()
