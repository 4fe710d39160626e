"""What is due is worked out once for a snapshot, kept where only its owner can read it, and goes with its snapshot."""

import shutil
from datetime import date

import pytest

from sightline.calendars import limits
from sightline.calendars.local_clocks import ClockChange, keep
from sightline.deadlines import keep as keeping
from sightline.deadlines.keep import DEADLINE_RESULTS
from support.stored import AUTHORITY, stored

SSD = {
    "ssd_cin_assessments": """
        cina_assessment_id | cina_person_id | cina_assessment_start_date | cina_assessment_auth_date | cina_assessment_child_seen
        a1                 | Asha           | 2025-06-02                 |                           | N
        a2                 | Ben            | 2025-05-02                 | 2025-06-02                | Y
    """,
    "local_return_interviews": """
        child_id | returned_at         | interview_at
        Cai      | 2025-06-29 14:30:00 |
    """,
    "ssd_missing": "miss_table_id | miss_missing_episode_end_date",
}


@pytest.fixture
def snapshot():
    """Two assessments and a return, to 30 June 2025."""
    return stored("2025-06-30", **SSD)


def test_what_is_read_back_is_what_was_worked_out(snapshot):
    first, again = keeping._worked_out(snapshot), DEADLINE_RESULTS.of(snapshot)
    assert first.rows(AUTHORITY) == again.rows(AUTHORITY)
    assert first.causes(AUTHORITY) == again.causes(AUTHORITY)
    assert first.asides(AUTHORITY) == again.asides(AUTHORITY)
    assert first.forecasts == again.forecasts
    dues = {row["clock"]: row["due"].isoformat() for row in again.rows(AUTHORITY)}
    assert dues["assessment"] == "2025-08-04"
    assert dues["return-interview"] == "2025-07-02T14:30:00"


def test_it_is_worked_out_once(snapshot, monkeypatch):
    DEADLINE_RESULTS.of(snapshot)
    monkeypatch.setattr(keeping, "_worked_out", lambda _: pytest.fail("worked out again"))
    DEADLINE_RESULTS.of(snapshot)


def test_only_its_owner_can_read_it(snapshot):
    DEADLINE_RESULTS.of(snapshot)
    assert DEADLINE_RESULTS.folder(snapshot).stat().st_mode & 0o077 == 0


def test_a_changed_clock_makes_it_anew(snapshot):
    DEADLINE_RESULTS.of(snapshot)
    before = DEADLINE_RESULTS.folder(snapshot)
    keep(ClockChange("child-seen-5", date(2025, 6, 1), limits.parse("3wd")))
    assert DEADLINE_RESULTS.folder(snapshot) != before
    (row,) = [
        each for each in DEADLINE_RESULTS.of(snapshot).rows(AUTHORITY) if each["clock"] == "child-seen-5"
    ]
    assert row["due"] == date(2025, 6, 5)


def test_it_goes_when_its_snapshot_goes(snapshot):
    DEADLINE_RESULTS.of(snapshot)
    gone = DEADLINE_RESULTS.folder(snapshot)
    shutil.rmtree(snapshot.folder)
    DEADLINE_RESULTS.of(stored("2025-06-30", **SSD))
    assert not gone.exists()


def test_a_clock_changed_while_it_is_worked_out_is_not_kept_under_the_old_one(snapshot, monkeypatch):
    real, calls = keeping._worked_out, []

    def slow(found):
        calls.append(found)
        told = real(found)
        if len(calls) == 1:
            keep(ClockChange("child-seen-5", date(2025, 6, 1), limits.parse("3wd")))
        return told

    monkeypatch.setattr(keeping, "_worked_out", slow)
    (row,) = [
        each for each in DEADLINE_RESULTS.of(snapshot).rows(AUTHORITY) if each["clock"] == "child-seen-5"
    ]
    assert row["due"] == date(2025, 6, 5) and len(calls) == 2
