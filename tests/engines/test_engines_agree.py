"""Every measure gives the same cases on DuckDB and PostgreSQL, over data nobody has seen before."""

import pytest

from engines.compare import cases_on, differences, rows_on
from sightline.measuring.all_cases import judged_cases
from sightline.measuring.discover import measures
from sightline.tables.nouns import NOUNS
from support.bad_cases import refuse_bad_cases


@pytest.mark.postgres
@pytest.mark.parametrize("measure_id", measures())
def test_duckdb_and_postgresql_give_the_same_cases(measure_id, on_duckdb, on_postgres, seed):
    measure = measures()[measure_id]
    assert not differences(cases_on(on_duckdb, measure), cases_on(on_postgres, measure), seed)


@pytest.mark.postgres
@pytest.mark.parametrize("noun", NOUNS)
def test_duckdb_and_postgresql_mean_the_same_by_every_noun(noun, on_duckdb, on_postgres, seed):
    here, there = getattr(on_duckdb, noun), getattr(on_postgres, noun)
    assert not differences(rows_on(here, here.columns), rows_on(there, here.columns), seed)


@pytest.mark.parametrize("measure_id", measures())
def test_messy_data_gives_cases_and_none_that_the_core_refuses(measure_id, on_duckdb, seed):
    found = judged_cases(measures()[measure_id], on_duckdb)
    refuse_bad_cases(found, measure_id)
    assert found.count().execute() > 0, f"{measure_id} has no case to compare; SIGHTLINE_SEED={seed}"
