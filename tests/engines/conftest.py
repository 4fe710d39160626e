"""One messy store for all comparisons of engines, and one connection to each engine over it."""

import os
import secrets
import shutil
from collections.abc import Iterator

import psycopg
import pytest

from sightline.engine.connect import connect
from sightline.engine.snapshots import Snapshot
from sightline.tables.data import Data
from support.messy import messy_snapshot
from support.postgres import HOW_TO_GET_IT, SERVER
from support.seed import SEED

JAVA = (
    "No Java was found, which PySpark needs. Install Java 17 (Debian: apt-get install openjdk-17-jre-headless) and "
    "pip install 'sightline[spark]'."
)
used: list[str] = []


def pytest_terminal_summary(terminalreporter) -> None:
    """Say which random data the engines were compared on, so that it can be made again."""
    if used:
        terminalreporter.write_line(
            f"Engines were compared on random data; to repeat it: SIGHTLINE_SEED={SEED}"
        )


def need(there: bool, how: str) -> None:
    """Skip with a sentence where something is missing; with CI=true it must be there."""
    if there:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(how)
    pytest.skip(how)


@pytest.fixture(scope="session")
def seed() -> int:
    """The seed of this run's random data."""
    used.append("data")
    return SEED


@pytest.fixture(scope="session")
def store(seed, tmp_path_factory) -> Snapshot:
    """The snapshot of random data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(tmp_path_factory.mktemp("messy")))
        return messy_snapshot(seed)


def data_on(snapshot: Snapshot, url: str) -> Data:
    """The snapshot's nouns on the engine named."""
    dates = {code: entry.data_to for code, entry in snapshot.manifest.authorities.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(snapshot.folder.parents[2]))
        return Data(connect(snapshot, url), dates)


@pytest.fixture(scope="session")
def on_duckdb(store) -> Iterator[Data]:
    """The random data on DuckDB."""
    data = data_on(store, "duckdb")
    yield data
    data.engine.close()


@pytest.fixture(scope="session")
def server() -> str:
    """A PostgreSQL server on which databases may be made."""
    try:
        psycopg.connect(f"{SERVER}/postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        need(False, HOW_TO_GET_IT)
    return SERVER


@pytest.fixture(scope="session")
def database(server) -> Iterator[str]:
    """The address of an empty database, whose text is compared in a language's order and not by code point."""
    name = f"sightline_engines_{secrets.token_hex(6)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as con:
        con.execute(
            f"CREATE DATABASE \"{name}\" TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-GB' LOCALE 'C.UTF-8'"
        )
        try:
            yield f"{server}/{name}"
        finally:
            con.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def on_postgres(store, database) -> Iterator[Data]:
    """The random data on PostgreSQL."""
    data = data_on(store, database)
    yield data
    data.engine.close()


@pytest.fixture(scope="session")
def on_spark(store) -> Iterator[Data]:
    """The random data on Spark in local mode."""
    need(shutil.which("java") is not None or "JAVA_HOME" in os.environ, JAVA)
    data = data_on(store, "spark://local")
    yield data
    data.engine.close()
