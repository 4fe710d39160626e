"""One unit's figures by age, sex and the rest: its own list counted by hand, teams as they were and as they are now."""

from collections import defaultdict
from statistics import median

import pytest

from measuring.test_teams_now import AUTHORITY, PERIOD, RESTRUCTURED, demo, now  # noqa: F401
from measuring.test_two_who_hold_a_child import JUNE, TABLES
from measuring.test_units import DEPARTMENTS
from sightline.measuring.discover import figures
from sightline.measuring.listing import in_teams, listed
from sightline.measuring.readings import READING_RESULTS
from sightline.measuring.unit_readings import GROUPS, unit_readings
from support.stored import stored

BORN = """
    pers_person_id | pers_sex | pers_dob
    Asha           | F        | 2010-05-05
    Ben            | M        | 2015-03-03
    Cai            | F        | 2024-12-01
    Dev            | M        | 2009-01-01
    """


def test_a_service_by_sex_and_age_counts_each_of_its_children_once(tmp_path, monkeypatch):
    """Asha (F, 15) is with T1 and T2, Ben (M, 10) with T1, Cai (F, 0) with all three: L1 is of all, T3 of Cai alone; Dev is with neither."""
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path))
    tables = {**TABLES, "ssd_person": BORN, "ssd_department": DEPARTMENTS}
    readings = READING_RESULTS.of(stored("2025-06-30", window_from="2024-01-01", **tables))
    for unit, sexes, ages in (
        ("L1", {"Female": 2, "Male": 1}, {"Under 1": 1, "10-15": 2}),
        ("T3", {"Female": 1}, {"Under 1": 1}),
        ("IRS", {"Male": 1}, {"16-17": 1}),
        ("T9", {}, {}),
    ):
        mine = unit_readings(readings, "CL01", JUNE, "990", unit)
        by = {split: mine.by(split, "CL01", JUNE, "990") for split in ("sex", "age")}
        assert {name: each.numerator for name, each in by["sex"].items()} == sexes, unit
        assert {name: each.numerator for name, each in by["age"].items()} == ages, unit


@pytest.mark.parametrize(
    ("figure_id", "drawn"),
    [
        ("AS01", "as they were"),
        ("AS01", "as they are now"),
        ("AS05", "as they are now"),
        ("CL02", "as they were"),
        ("CP08", "as they are now"),
    ],
)
def test_the_groups_of_a_unit_are_its_list_counted_one_by_one(demo, now, figure_id, drawn):  # noqa: F811
    """The twin: the unit's list, each case looked up in the table of children."""
    readings = now if drawn == "as they are now" else demo
    measure, figure = figures()[figure_id]
    assert not demo.why_not(measure, PERIOD, AUTHORITY)
    teams = None if readings is demo else RESTRUCTURED
    rows = listed(demo.snapshot, figure_id, PERIOD, AUTHORITY, teams=teams)
    people = demo.snapshot.rows("ssd_person", AUTHORITY).to_pylist()
    sex_of = {
        row["pers_person_id"]: {"F": "Female", "M": "Male", "U": "Unknown"}.get(
            row["pers_sex"], "Not recorded"
        )
        for row in people
    }
    busiest = max(
        readings.categories("team", AUTHORITY),
        key=lambda team: len(in_teams(rows, {team}, column=_column(teams))),
    )
    for unit in (busiest, *list(readings.services(AUTHORITY))[:2]):
        mine = in_teams(rows, readings.teams_of(AUTHORITY, unit), column=_column(teams))
        by_sex = defaultdict(list)
        for row in mine:
            by_sex[sex_of[row["child_id"]]].append(row)
        groups = unit_readings(readings, figure_id, PERIOD, AUTHORITY, unit)
        told = groups.by("sex", figure_id, PERIOD, AUTHORITY)
        assert set(told) >= set(by_sex) and (unit != busiest or by_sex)
        for name, each in told.items():
            _is(each, by_sex[name], figure.kind)
        for split in GROUPS:
            if split in measure.split_by and figure.kind != "median":
                every = groups.by(split, figure_id, PERIOD, AUTHORITY).values()
                whole = sum(
                    (each.numerator if figure.kind == "count" else each.denominator) or 0 for each in every
                )
                assert whole == len(mine), split


def _column(teams) -> str:
    return "team" if teams is None else "team_now"


def _is(reading, rows, kind) -> None:
    amounts = [row["amount"] for row in rows if row["amount"] is not None]
    if reading.status == "no_cases":
        assert not rows
    elif kind == "median":
        assert reading.value == (pytest.approx(median(amounts)) if amounts else None)
    elif kind == "share":
        assert (reading.denominator, reading.numerator) == (len(rows), sum(row["counted"] for row in rows))
    elif kind == "count":
        assert reading.numerator == len(rows)
    else:
        assert reading.denominator == len(rows)
