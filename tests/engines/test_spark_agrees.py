"""Spark gives what DuckDB gives: cases, faults and the order of text. In one file, for a Spark takes a minute to start."""

import pytest

from engines.compare import cases_on, differences, greatest, rows_on
from sightline.checks.discover import checks
from sightline.checks.faults import FAULT
from sightline.measuring.discover import measures

pytestmark = pytest.mark.spark
REFERENCE = ("AS01", "AS02", "AS03", "CL06", "CL07", "CP07", "FD07")
HERE = [each for each in REFERENCE if each in measures()]


@pytest.mark.parametrize("measure_id", HERE)
def test_duckdb_and_spark_give_the_same_cases(measure_id, on_duckdb, on_spark, seed):
    measure = measures()[measure_id]
    assert not differences(cases_on(on_duckdb, measure), cases_on(on_spark, measure), seed)


@pytest.mark.parametrize(
    "check_id", ("date_in_the_future", "missing_episodes_overlap", "conference_on_a_weekend")
)
def test_duckdb_and_spark_find_the_same(check_id, on_duckdb, on_spark, seed):
    check = checks()[check_id]
    here, there = (rows_on(check.find(data), list(FAULT)) for data in (on_duckdb, on_spark))
    assert not differences(here, there, seed)


def test_spark_compares_by_code_point(on_spark):
    assert greatest(on_spark) == "é!"
