"""The data date and the window are worked out in this process; a database's own quantile is the second opinion."""

from datetime import date, datetime, timedelta
from random import Random

import duckdb
import pyarrow as pa
import pytest

from sightline.returns.dates import latest_event, window_from


@pytest.mark.parametrize("many", [1, 2, 199, 1_999, 2_000, 2_001, 4_000, 4_001, 9_000])
@pytest.mark.parametrize("kind", [pa.date32(), pa.timestamp("s")])
def test_one_early_day_in_two_thousand_is_passed_over_as_a_database_would(many, kind):
    drawn = Random(many)
    moments = [
        datetime.fromisoformat("1960-01-01") + timedelta(minutes=drawn.randrange(20_000 * 1_440))
        for _ in range(many)
    ]
    starts = pa.array([*moments, None], pa.timestamp("s")).cast(kind, safe=False)
    rows = pa.table({"cine_referral_date": starts})
    (first,) = duckdb.sql(
        "SELECT quantile_disc(CAST(cine_referral_date AS DATE), 0.0005) FROM rows WHERE cine_referral_date IS NOT NULL"
    ).fetchone()
    assert window_from("ssd_cin_episodes", rows) == first.replace(day=1)


def test_the_latest_event_is_the_last_that_is_not_to_come():
    days = [date(2026, 9, 30), date(2026, 12, 1), None]
    closed = [date(2026, 10, 2), None, None]
    rows = pa.table(
        {
            "cine_referral_date": pa.array(days, pa.date32()),
            "cine_close_date": pa.array(closed, pa.date32()),
        }
    )
    assert latest_event("ssd_cin_episodes", rows, date(2026, 11, 30)) == date(2026, 10, 2)
    assert latest_event("ssd_cin_episodes", rows, date(2026, 9, 1)) is None


def test_a_moment_counts_as_the_day_it_is_on():
    rows = pa.table(
        {
            "miss_missing_episode_start_date": pa.array(
                [datetime.fromisoformat("2026-11-30T23:59")], pa.timestamp("s")
            )
        }
    )
    assert latest_event("ssd_missing", rows, date(2026, 11, 30)) == date(2026, 11, 30)
