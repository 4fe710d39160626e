"""Every running clock finds the same on DuckDB and PostgreSQL, and agrees with the measure that judges by it."""

from datetime import timedelta

import pytest

from engines.compare import differences, rows_on
from sightline.deadlines.discover import everything
from sightline.deadlines.forecast import Scenario, forecast
from sightline.deadlines.gather import RunningClocks, run
from sightline.deadlines.running import CORE
from sightline.deadlines.work import work_of
from sightline.engine.manifest import AuthorityEntry
from sightline.measuring.discover import measures


@pytest.mark.postgres
@pytest.mark.parametrize("clock_id", everything())
def test_duckdb_and_postgresql_find_the_same(clock_id, on_duckdb, on_postgres, seed):
    find = everything()[clock_id].find
    here, there = (rows_on(find(data), list(CORE)) for data in (on_duckdb, on_postgres))
    assert not differences(here, there, seed)


def _ran(data, *clock_ids):
    entries = {code: AuthorityEntry(day) for code, day in data.dates.items()}
    return run(RunningClocks(), data, [everything()[each] for each in clock_ids], entries)


def _cases(data, measure_id):
    measure = measures()[measure_id]
    return measure.judge(data, measure.clock).to_pyarrow().to_pylist()


def test_late_assessments_are_those_the_measure_counts_as_open_beyond_their_limit(on_duckdb, seed):
    """AS06 counts children who have died or come of age, and closed referrals; the list sets those aside."""
    told = _ran(on_duckdb, "assessment")
    ours = {row["case_id"] for row in told.rows if row["due"] < on_duckdb.dates[row["authority"]]}
    theirs = {
        row["case_id"] for row in _cases(on_duckdb, "AS06") if row["on"] == on_duckdb.dates[row["authority"]]
    }
    assert ours <= theirs, f"SIGHTLINE_SEED={seed}"


JUDGED = [
    ("CP11", ["child-protection-visit"]),
    ("CL19", ["first-care-review", "second-care-review", "later-care-review"]),
    ("HE01", ["initial-health-assessment"]),
    ("AS02", ["child-seen-5"]),
]


def test_what_is_late_is_missed_in_the_measure_that_judges_by_the_same_clock(on_duckdb, seed):
    """By child and last day: the measure works it out on the engine over all history, the list here and for now."""
    compared = 0
    for measure_id, clock_ids in JUDGED:
        told = _ran(on_duckdb, *clock_ids).rows
        late = {
            (row["child_id"], row["due"]) for row in told if row["due"] < on_duckdb.dates[row["authority"]]
        }
        cases = _cases(on_duckdb, measure_id)
        missed = {(row["child_id"], row["due"]) for row in cases if row["counted"] is False}
        assert late <= missed, f"{measure_id}; SIGHTLINE_SEED={seed}"
        compared += len(late)
    assert compared, f"nothing to compare; SIGHTLINE_SEED={seed}"


@pytest.mark.parametrize("measure_id", ["AS01", "CP02"])
def test_what_a_forecast_calls_done_is_what_the_measure_counts(measure_id, on_duckdb, seed):
    """In the month that holds the day before the data date, seen from that day."""
    work = work_of(measures()[measure_id], on_duckdb)
    for code, data_to in on_duckdb.dates.items():
        day = data_to - timedelta(days=1)
        told = forecast([each for where, _, each in work if where == code], day)
        first = told.month_end.replace(day=1)
        cases = [
            row for row in _cases(on_duckdb, measure_id) if row["authority"] == code and row["aside"] is None
        ]
        mine = [row["counted"] for row in cases if first <= row["on"] <= day]
        assert told.so_far == Scenario(mine.count(True), mine.count(False)), f"SIGHTLINE_SEED={seed}"
