"""Spark over the snapshot's own Parquet files: on this machine, or on the cluster a region runs.

The cluster must see the data folder under the same path as this machine does, since it reads the files itself.
Spark keeps its strict (ANSI) mode: what cannot be converted is an error, as on DuckDB and PostgreSQL, not a blank.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from sightline.engine.faults import CannotReachEngineError
from sightline.engine.places import data_folder
from sightline.engine.snapshots import Snapshot
from sightline.engine.store_tables import schemas

LOCAL = "local[2]"
THIS_MACHINE = "127.0.0.1"
SETTINGS = {
    "spark.app.name": "Sightline",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.log.level": "ERROR",
}
ON_THIS_MACHINE = {
    "spark.sql.shuffle.partitions": "4",
    "spark.driver.bindAddress": THIS_MACHINE,
    "spark.driver.host": THIS_MACHINE,
    "spark.driver.memory": "2g",
    "spark.driver.extraJavaOptions": "-Duser.timezone=UTC -Djava.net.preferIPv4Stack=true",
}


class SparkEngine:
    """A Spark session of one snapshot's tables; what is worked out is held by Spark until the engine is closed."""

    def __init__(self, snapshot: Snapshot, url: str) -> None:
        """Open it. CannotReachEngineError, with a sentence, where Java or the cluster does not answer."""
        self.snapshot = snapshot
        scratch = data_folder() / "scratch"
        scratch.mkdir(parents=True, exist_ok=True)
        self._scratch = Path(tempfile.mkdtemp(prefix="spark-", dir=scratch))
        self._session = _session(url, scratch).newSession()
        self.con = ibis.pyspark.connect(self._session)
        self._seen: dict[str, ir.Table] = {}
        self._kept: dict[str, DataFrame] = {}

    def table(self, name: str) -> ir.Table:
        """One of the snapshot's tables, or the same columns with no rows."""
        if name not in self._seen:
            files = [file.as_posix() for file in self.snapshot.files(name)]
            frame = (
                self._session.read.parquet(*files)
                if files
                else self._from_arrow(name, schemas()[name].empty_table())
            )
            frame.createOrReplaceTempView(name)
            self._seen[name] = self.con.table(name)
        return self._seen[name]

    def keep(self, name: str, rows: ir.Table | pa.Table) -> ir.Table:
        """Work this out once and hold it; later questions start from the result, not from how it was reached."""
        if isinstance(rows, pa.Table):
            frame = self._from_arrow(name, rows)
        else:
            frame = self._session.sql(self.con.compile(rows)).localCheckpoint(eager=True)
        self._let_go(name)
        frame.createOrReplaceTempView(name)
        self._kept[name] = frame
        return self.con.table(name)

    def keep_all(self, name: str, parts: Mapping[str, ir.Table]) -> ir.Table:
        """The same for the rows of several tables together."""
        return self.keep(name, ibis.union(*parts.values()))

    def let_go(self, name: str) -> None:
        """Nothing: what is held may lie on Spark's disk, and goes with the connection."""

    def day(self, name: str, value: date) -> ir.DateValue:
        """A day, written into the question."""
        return ibis.date(value.isoformat())

    def close(self) -> None:
        """Let go of what was kept and of the scratch files. The Java process stays for the next engine."""
        for name in list(self._kept):
            self._let_go(name)
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _from_arrow(self, name: str, rows: pa.Table) -> DataFrame:
        """An Arrow table by way of a Parquet file: types arrive exactly as they are, blanks included."""
        file = Path(tempfile.mkdtemp(dir=self._scratch)) / f"{name}.parquet"
        pq.write_table(rows, file)
        return self._session.read.parquet(file.as_posix())

    def _let_go(self, name: str) -> None:
        frame = self._kept.pop(name, None)
        if frame is not None:
            with suppress(PySparkException):
                frame.unpersist()


def master(url: str) -> str:
    """Where Spark runs: spark://local is two threads of this machine, spark://host:port that cluster."""
    place = url.partition("://")[2].rstrip("/")
    return LOCAL if place in ("", "local") else f"spark://{place}"


def _session(url: str, scratch: Path) -> SparkSession:
    where = master(url)
    is_local = where == LOCAL
    if is_local:
        os.environ.setdefault("SPARK_LOCAL_IP", THIS_MACHINE)
    settings: dict[str, Any] = {**SETTINGS, **(ON_THIS_MACHINE if is_local else {})}
    settings["spark.local.dir"] = scratch.as_posix()
    settings["spark.sql.warehouse.dir"] = (scratch / "warehouse").as_posix()
    builder = SparkSession.builder.master(where)
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as fault:
        raise CannotReachEngineError(
            f"Spark could not be started at {where}. It needs Java 17 on this machine (Debian: apt-get install "
            "openjdk-17-jre-headless), and a cluster must be reachable at that address."
        ) from fault
