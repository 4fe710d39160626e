"""Every check finds the same on DuckDB and PostgreSQL, in tables as messy as real ones."""

import pyarrow.parquet as pq
import pytest

from engines.compare import differences, rows_on
from sightline.checks.checked import CHECK_RESULTS
from sightline.checks.discover import checks
from sightline.checks.faults import FAULT
from support.messy import messy_snapshot

FIXED = 7
"""A seed that never changes: now and then random data lacks one rare fault, and a test must not fail by chance."""


@pytest.mark.postgres
@pytest.mark.parametrize("check_id", checks())
def test_duckdb_and_postgresql_find_the_same(check_id, on_duckdb, on_postgres, seed):
    check = checks()[check_id]
    here, there = (rows_on(check.find(data), list(FAULT)) for data in (on_duckdb, on_postgres))
    assert not differences(here, there, seed)


@pytest.fixture
def kept(store, tmp_path, monkeypatch):
    """Make every check on the random data on an engine, into a folder of its own; gives the folder."""

    def on(name: str, url: str):
        monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / name))
        monkeypatch.setenv("SIGHTLINE_ENGINE", url)
        return CHECK_RESULTS.make(store)

    return on


def test_data_as_messy_as_what_the_engines_are_compared_on_gives_every_check_something_to_find(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path))
    found = (
        pq.read_table(CHECK_RESULTS.make(messy_snapshot(FIXED)) / "faults.parquet")
        .column("check")
        .to_pylist()
    )
    assert set(found) == set(checks())


@pytest.mark.postgres
def test_the_faults_with_their_teams_and_the_coverage_are_the_same(kept, database, seed):
    import ibis

    here, there = kept("here", "duckdb"), kept("there", database)
    for kind in ("faults", "counts", "coverage"):
        tables = [ibis.memtable(pq.read_table(folder / f"{kind}.parquet")) for folder in (here, there)]
        one, other = (rows_on(table, table.columns) for table in tables)
        assert one.total() > 0, kind
        assert not differences(one, other, seed), kind
