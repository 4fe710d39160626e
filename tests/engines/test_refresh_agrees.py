"""The whole refresh, every split of it, gives the same readings on PostgreSQL as on DuckDB."""

import ibis
import pyarrow.parquet as pq
import pytest

from engines.compare import differences, rows_on
from sightline.measuring.readings import READING_RESULTS


@pytest.fixture
def refreshed(store, tmp_path, monkeypatch):
    """Refresh the random data on an engine into a folder of its own; gives the readings kept there."""

    def on(name: str, url: str):
        monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / name))
        monkeypatch.setenv("SIGHTLINE_ENGINE", url)
        return READING_RESULTS.make(store)

    return on


@pytest.mark.postgres
def test_the_readings_and_the_spreads_are_the_same(refreshed, database, seed):
    here, there = refreshed("here", "duckdb"), refreshed("there", database)
    for kind in ("readings", "spreads"):
        rows = [ibis.memtable(pq.read_table(folder / f"{kind}.parquet")) for folder in (here, there)]
        found = [rows_on(table, table.columns) for table in rows]
        assert found[0].total() > 0, f"No {kind} to compare; SIGHTLINE_SEED={seed}"
        assert not differences(*found, seed), kind
