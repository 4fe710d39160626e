"""PostgreSQL: each table of a snapshot that is asked for is copied there once, into a schema of the snapshot's own.

What is worked out lives in temporary tables of this connection. Text is compared by code point, as DuckDB and Spark
do, whatever collation the database has: otherwise "the last of two" would differ from one server to the next.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import ibis
import ibis.expr.schema as sch
import ibis.expr.types as ir
import psycopg
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
from ibis.backends.sql.datatypes import PostgresType
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from sightline.engine.faults import CannotReachEngineError
from sightline.engine.places import store_folder
from sightline.engine.snapshots import Snapshot, snapshots_folder
from sightline.engine.store_tables import schemas

ROWS_AT_A_TIME = 65_536
COPIED = "sightline_copied"
BY_CODE_POINT = ("pg_c_utf8", "C.utf8", "C.UTF-8", "C")
NOT_CSV = pacsv.WriteOptions(include_header=False, quoting_style="all_valid")


class PostgresEngine:
    """A connection to PostgreSQL whose tables are one snapshot's."""

    def __init__(self, snapshot: Snapshot, url: str) -> None:
        """Open it. CannotReachEngineError, with a sentence, where no server answers."""
        self.snapshot = snapshot
        self.schema = schema_of(snapshot.id)
        self._raw = _opened(url)
        self._raw.execute("SET jit = off")
        self._raw.execute("SET work_mem = '64MB'")
        self._raw.execute("SET client_min_messages = warning")
        self.con = ibis.postgres.from_connection(self._raw)
        self._collation = _collation(self._raw)
        self._seen: dict[str, ir.Table] = {}
        self._prepare(url)

    def table(self, name: str) -> ir.Table:
        """One of the snapshot's tables, copied here if nobody has yet; the same columns with no rows where absent."""
        if name not in self._seen:
            self._copy_once(name)
            self._seen[name] = self.con.table(name, database=self.schema)
        return self._seen[name]

    def keep(self, name: str, rows: ir.Table | pa.Table) -> ir.Table:
        """Work this out once and hold it as a temporary table of this connection."""
        shape = sch.Schema.from_pyarrow(rows.schema) if isinstance(rows, pa.Table) else rows.schema()
        temporary = sql.Identifier(f"{name}_aside"[:60])
        with self._raw.transaction(), self._raw.cursor() as cursor:
            cursor.execute(sql.SQL("CREATE TEMP TABLE {} ({})").format(temporary, self._columns(shape)))
            if isinstance(rows, pa.Table):
                _copy(cursor, temporary, list(shape), pa.Table.to_batches(rows, ROWS_AT_A_TIME))
            else:
                into = sql.SQL("INSERT INTO {} ").format(temporary).as_string(cursor)
                cursor.execute((into + self.con.compile(rows)).encode())
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS pg_temp.{}").format(sql.Identifier(name)))
            cursor.execute(sql.SQL("ALTER TABLE {} RENAME TO {}").format(temporary, sql.Identifier(name)))
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(name)))
        return self.con.table(name)

    def keep_all(self, name: str, parts: Mapping[str, ir.Table]) -> ir.Table:
        """The same for the rows of several tables together."""
        return self.keep(name, ibis.union(*parts.values()))

    def let_go(self, name: str) -> None:
        """Nothing: what is held lies on the server's disk, and goes with the connection."""

    def day(self, name: str, value: date) -> ir.DateValue:
        """A day, written into the question."""
        return ibis.date(value.isoformat())

    def close(self) -> None:
        """Close the connection; the temporary tables go with it."""
        self.con.disconnect()

    def _prepare(self, url: str) -> None:
        """Make the snapshot's schema, and sweep away those of snapshots that are no longer there."""
        schema, mark = sql.Identifier(self.schema), sql.Identifier(self.schema, COPIED)
        with self._raw.transaction():
            self._lock()
            if self._raw.execute("SELECT to_regnamespace(%s)", (self.schema,)).fetchone() != (None,):
                return
            self._raw.execute(sql.SQL("CREATE SCHEMA {}").format(schema))
            comment = sql.SQL("COMMENT ON SCHEMA {} IS {}").format(schema, sql.Literal(_store()))
            self._raw.execute(comment)
            self._raw.execute(sql.SQL("CREATE TABLE {} (name text PRIMARY KEY)").format(mark))
        sweep_postgres(url, {self.snapshot.id, *_snapshots_there_are()})

    def _copy_once(self, name: str) -> None:
        """Copy a table unless its mark says it is here. One at a time: the lock holds until the copy is committed."""
        mark, target = sql.Identifier(self.schema, COPIED), sql.Identifier(self.schema, name)
        with self._raw.transaction(), self._raw.cursor() as cursor:
            self._lock()
            cursor.execute(sql.SQL("SELECT 1 FROM {} WHERE name = %s").format(mark), (name,))
            if cursor.fetchone():
                return
            shape = sch.Schema.from_pyarrow(schemas()[name])
            cursor.execute(sql.SQL("CREATE TABLE {} ({})").format(target, self._columns(shape)))
            for file in self.snapshot.files(name):
                _copy(cursor, target, schemas()[name].names, _batches(file))
            cursor.execute(sql.SQL("ANALYZE {}").format(target))
            cursor.execute(sql.SQL("INSERT INTO {} VALUES (%s)").format(mark), (name,))

    def _lock(self) -> None:
        self._raw.execute("SELECT pg_advisory_xact_lock(%s)", (_number(self.schema),))

    def _columns(self, shape: sch.Schema) -> sql.Composable:
        """The columns of a CREATE TABLE."""
        text = sql.SQL(" COLLATE {}").format(sql.Identifier(self._collation))
        return sql.SQL(", ").join(
            sql.Identifier(name)
            + sql.SQL(" " + PostgresType.to_string(kind))  # type: ignore[arg-type]
            + (text if kind.is_string() else sql.SQL(""))
            for name, kind in shape.items()
        )


def schema_of(snapshot_id: str) -> str:
    """The name of a snapshot's schema: sightline_ and its id in small letters, digits and underscores."""
    return "sightline_" + re.sub(r"[^a-z0-9]+", "_", snapshot_id.lower())[:50]


def sweep_postgres(url: str, keep: Iterable[str]) -> list[str]:
    """Drop the schemas this store made for snapshots not in `keep`; gives their names.

    A schema that somebody is reading is left for the next sweep. Those of other stores are never touched.
    """
    wanted, gone = {schema_of(name) for name in keep}, []
    with _opened(url) as con:
        con.execute("SET lock_timeout = '200ms'")
        con.execute("SET client_min_messages = warning")
        schema_rows = con.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'sightline\\_%%' "
            "AND obj_description(oid, 'pg_namespace') = %s",
            (_store(),),
        ).fetchall()
        for (name,) in schema_rows:
            if name not in wanted and _dropped(con, name):
                gone.append(name)
    return gone


def _dropped(con: psycopg.Connection, schema: str) -> bool:
    try:
        con.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema)))
    except psycopg.errors.LockNotAvailable:
        return False
    return True


def _opened(url: str) -> psycopg.Connection:
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.Error as fault:
        parameters = conninfo_to_dict(url) if isinstance(fault, psycopg.OperationalError) else {}
        where = f"{parameters.get('host', 'this machine')}, database {parameters.get('dbname', 'of the same name as the user')}"
        raise CannotReachEngineError(
            f"SIGHTLINE_ENGINE names a PostgreSQL that cannot be opened ({where}). Check that it runs and that the "
            "user and password are right: postgresql://user:password@host:5432/database."
        ) from fault


def _collation(con: psycopg.Connection) -> str:
    """The collation that orders text by code point, with capitals known beyond ASCII where the server can."""
    rows = con.execute("SELECT collname FROM pg_collation WHERE collname = ANY(%s)", (list(BY_CODE_POINT),))
    names = {name for (name,) in rows.fetchall()}
    return next(name for name in BY_CODE_POINT if name in names)


def _copy(cursor: psycopg.Cursor, target: sql.Composable, names: Sequence[str], batches: Iterable) -> None:
    """Send record batches through COPY: blanks as nothing, everything else between quotation marks."""
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv, ENCODING 'UTF8')").format(target, columns)
    with cursor.copy(statement) as copy:
        for batch in batches:
            out = pa.BufferOutputStream()
            pacsv.write_csv(batch, out, NOT_CSV)
            copy.write(out.getvalue())


def _batches(file: Path) -> Iterable[pa.RecordBatch]:
    with pq.ParquetFile(file) as parquet:
        yield from parquet.iter_batches(ROWS_AT_A_TIME)


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)


def _store() -> str:
    """A mark that tells one store's schemas from another's in the same database."""
    return "Sightline store " + hashlib.sha256(str(store_folder()).encode()).hexdigest()[:16]


def _snapshots_there_are() -> set[str]:
    folder = snapshots_folder()
    return {each.name for each in folder.iterdir()} if folder.exists() else set()
