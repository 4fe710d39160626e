"""Sightline, plain pandas and the month-by-month loop give the same numbers: each is the others' second opinion."""

import pytest

from sightline.engine.snapshots import Snapshot
from support.bench_council import (
    MEASURES,
    MONTHS,
    NEEDED,
    by_sightline,
    councils,
    decode,
    england_store,
    month_loop,
    plain_pandas,
)


@pytest.fixture(scope="module")
def england(tmp_path_factory):
    """Two small fictional councils in one store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(tmp_path_factory.mktemp("england")))
        yield england_store.make(2, scale=0.1)


@pytest.fixture
def store(england, monkeypatch) -> Snapshot:
    """That store as the one in use: every test otherwise has its own."""
    monkeypatch.setenv("SIGHTLINE_DATA", str(england.folder.parents[2]))
    return england


@pytest.mark.parametrize("name", MEASURES)
def test_pandas_over_all_councils_finds_what_sightline_finds(store, name):
    assert plain_pandas.all_at_once(councils(store), name) == by_sightline(store.id, name)


@pytest.mark.parametrize("name", MEASURES)
def test_pandas_council_by_council_finds_the_same(store, name):
    assert plain_pandas.council_by_council(councils(store), name) == plain_pandas.all_at_once(
        councils(store), name
    )


@pytest.mark.parametrize("name", MEASURES)
def test_the_loop_over_months_finds_the_same(store, name):
    assert month_loop.month_by_month(councils(store), name) == plain_pandas.all_at_once(councils(store), name)


@pytest.mark.parametrize("name", MEASURES)
def test_every_month_of_the_sixty_has_cases_and_is_neither_none_nor_all(store, name):
    for months in plain_pandas.all_at_once(councils(store), name).values():
        assert len(months) == MONTHS
        judged, counted = (sum(pair[part] for pair in months.values()) for part in (0, 1))
        assert 0 < counted < judged


@pytest.mark.parametrize("name", NEEDED)
def test_both_decoders_read_every_row(store, name):
    rows = sum(
        entry.tables[table].rows for entry in store.manifest.authorities.values() for table in NEEDED[name]
    )
    assert decode.by_pyarrow(councils(store), name) == decode.by_duckdb(councils(store), name) == rows
