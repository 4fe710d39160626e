"""Open a snapshot on an engine: DuckDB in this process unless SIGHTLINE_ENGINE names another.

Every engine gives the same thing: an Ibis connection and, by name, each table of the snapshot. A table no source
has filled is there too, with its columns and no rows, so that a measure need not ask what exists.
"""

import os
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

import pyarrow as pa

from sightline.engine.faults import CannotReachEngineError, UnknownEngineError
from sightline.engine.snapshots import Snapshot

if TYPE_CHECKING:
    import ibis.expr.types as ir


class Engine(Protocol):
    """A place where the tables of one snapshot can be asked."""

    @property
    def con(self) -> Any:
        """The connection as Ibis has it."""
        ...

    def table(self, name: str) -> "ir.Table":
        """One of the snapshot's tables."""
        ...

    def keep(self, name: str, rows: "ir.Table | pa.Table") -> "ir.Table":
        """Work this out once, hold it for the life of the connection, and give it back as a table."""
        ...

    def keep_all(self, name: str, parts: "Mapping[str, ir.Table]") -> "ir.Table":
        """The same for the rows of several tables of the same columns together, each by a name of its own."""
        ...

    def let_go(self, name: str) -> None:
        """Hold a table no longer that was worked out under this name: whoever goes on needs the memory."""
        ...

    def day(self, name: str, value: date) -> "ir.DateValue":
        """A day that a question is asked about, under a name of its own."""
        ...

    def close(self) -> None:
        """Let go of the connection and all that was kept."""
        ...


def connect(snapshot: Snapshot, url: str | None = None) -> Engine:
    """Open `snapshot` on the engine `url` names: duckdb (the default), postgresql://…, spark:// or spark://local."""
    chosen = url or os.environ.get("SIGHTLINE_ENGINE") or "duckdb"
    scheme = chosen.partition(":")[0]
    if scheme == "duckdb":
        from sightline.engine.duck import DuckEngine

        return DuckEngine(snapshot)
    if scheme in ("postgres", "postgresql"):
        from sightline.engine.postgres import PostgresEngine

        return PostgresEngine(snapshot, chosen)
    if scheme == "spark":
        try:
            from sightline.engine.spark import SparkEngine
        except ImportError as missing:
            raise CannotReachEngineError(
                "SIGHTLINE_ENGINE names Spark, which is not installed here. Install it: pip install 'sightline[spark]'."
            ) from missing

        return SparkEngine(snapshot, chosen)
    raise UnknownEngineError(
        f"SIGHTLINE_ENGINE begins with '{scheme}', which is not an engine Sightline knows. "
        "Use duckdb, postgresql://user@host/database, or spark://local."
    )
