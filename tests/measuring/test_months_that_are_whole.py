"""A month is drawn once each of its cases can be judged, where cases are dated by the start of their clock."""

from datetime import date
from pathlib import Path

import pytest

from sightline.engine.snapshots import open_snapshot
from sightline.measuring.discover import figures
from sightline.measuring.monthly import Monthly
from sightline.measuring.readings import READING_RESULTS
from sightline.returns.load import load
from support.drawn import AUTHORITY

DATED_AT_START = {"AS02", "AS03", "CP03", "FD06", "HE01", "MI04"}

ASSESSMENTS = """cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date
a1,Asha,2025-03-10,2025-03-20
a2,Ben,2025-04-10,2025-04-20
a3,Cai,2025-05-06,2025-05-20
a4,Dee,2025-05-27,
"""
VISITS = """cinv_cin_visit_id,cinv_person_id,cinv_cin_visit_date,cinv_cin_visit_seen
v1,Asha,2025-03-11,Y
v2,Ben,2025-04-11,Y
v3,Cai,2025-05-07,Y
"""


def monthly(folder: Path, data_to: str, seen: str | None) -> Monthly:
    """Dee's assessment began on Tuesday 27 May 2025; she was seen that day, or never."""
    (folder / "ssd_cin_assessments.csv").write_text(ASSESSMENTS)
    (folder / "ssd_cin_visits.csv").write_text(VISITS + (f"v4,Dee,{seen},Y\n" if seen else ""))
    load([folder], authority=AUTHORITY, data_to=date.fromisoformat(data_to))
    return Monthly(READING_RESULTS.of(open_snapshot()), AUTHORITY)


@pytest.mark.parametrize(
    ("data_to", "seen", "drawn_to"),
    [
        ("2025-05-31", None, "2025-04"),
        ("2025-06-03", None, "2025-04"),  # due that very day, and nobody has been yet
        ("2025-06-04", None, "2025-05"),  # a day later it is missed, and May is whole
        ("2025-05-31", "2025-05-28", "2025-05"),  # seen already: nothing of May waits
    ],
)
def test_the_day_on_which_a_month_becomes_whole(tmp_path, data_to, seen, drawn_to):
    months = monthly(tmp_path, data_to, seen).months("AS02")
    assert months.names[-1] == drawn_to
    assert len(months.names) == len(months.values) == len(months.tops) == len(months.bases)
    assert months.values[-1] == (50.0 if drawn_to == "2025-05" and not seen else 100.0)


def test_what_is_dated_otherwise_is_drawn_to_the_last_month_that_is_over(tmp_path):
    found = monthly(tmp_path, "2025-05-31", None)
    for figure_id, (measure, _) in figures().items():
        expected = "2025-04" if measure.id in ("AS02", "AS03") else "2025-05"
        assert found.months(figure_id).names[-1] == expected, figure_id


def test_each_measure_that_says_so_sets_work_aside_by_its_own_date():
    said = {measure.id for measure, _ in figures().values() if measure.dated_at_start}
    assert said == DATED_AT_START
    assert all(measure.open_work == "own date" for measure, _ in figures().values() if measure.dated_at_start)
