"""Services and localities: the figure is the list of their teams' cases, each once, as the teams were and as they are now."""

from collections import Counter
from datetime import date
from statistics import median

import pytest

from measuring.test_teams_now import AUTHORITY, ONE_OF_EACH_KIND, PERIOD, RESTRUCTURED, demo, now  # noqa: F401
from measuring.test_two_who_hold_a_child import JUNE, TABLES
from sightline.calendars.periods import parse
from sightline.measuring.crosswalk import Crosswalk, TeamLink
from sightline.measuring.discover import figures
from sightline.measuring.listing import in_teams, listed
from sightline.measuring.monthly import Monthly
from sightline.measuring.readings import READING_RESULTS
from sightline.measuring.readings_now import ReadingsNow
from sightline.measuring.releases import Releases
from sightline.measuring.units import SERVICE, service_names, services_in
from support.stored import stored

DEPARTMENTS = """
    dept_team_id | dept_team_name | dept_team_parent_id | dept_team_parent_name
    T1           | North          | L1                  | Inland
    T2           | South          | L1                  | Inland
    T3           | East           | L2                  | Coast
    IRS          | Reviewing      | L3                  | Quality
    L1           | Inland         | D                   | Safeguarding
    L2           | Coast          | D                   | Safeguarding
    """
COUNTED = {"L1": 3, "L2": 1, "L3": 1, "D": 3}
"""Asha is with T1 and T2, Ben with T1, Cai with all three, Dev with the reviewing officers."""


@pytest.fixture
def snapshot(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path))
    return stored("2025-06-30", window_from="2024-01-01", **{**TABLES, "ssd_department": DEPARTMENTS})


def row(team, parent, name=None, parent_name=None):
    return {
        "dept_team_id": team,
        "dept_team_name": name,
        "dept_team_parent_id": parent,
        "dept_team_parent_name": parent_name,
    }


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([], {}),
        ([row("T1", None)], {}),
        ([row("T1", "S"), row("S", None)], {"S": {"S", "T1"}}),
        (
            [row("T1", "L"), row("T2", "L"), row("L", "D")],
            {"L": {"L", "T1", "T2"}, "D": {"D", "L", "T1", "T2"}},
        ),
        ([row("A", "B"), row("B", "A")], {"A": {"A", "B"}, "B": {"A", "B"}}),
        ([row("A", "A")], {"A": {"A"}}),
    ],
)
def test_a_service_is_what_others_belong_to_with_all_that_is_under_it(rows, wanted):
    assert services_in(rows) == wanted


def test_a_service_is_called_as_it_calls_itself_and_else_as_its_teams_call_it():
    rows = [row("T1", "S", "North", "Assess"), row("S", None, "Assessment"), row("T2", "L", None, "Coast")]
    assert service_names(rows) == {"T1": "North", "S": "Assessment", "L": "Coast"}


def test_a_child_whom_two_teams_of_a_service_hold_is_counted_once_in_it(snapshot):
    readings = READING_RESULTS.of(snapshot)
    found = {each: readings.reading("CL01", JUNE, "990", team=each).numerator for each in COUNTED}
    assert found == COUNTED
    rows = listed(snapshot, "CL01", JUNE, "990")
    assert {each: len(in_teams(rows, readings.teams_of("990", each))) for each in COUNTED} == COUNTED


def test_the_months_and_the_quarter_are_the_same_figure(snapshot):
    readings = READING_RESULTS.of(snapshot)
    for service, number in COUNTED.items():
        months = Monthly(readings, "990", split=SERVICE, category=service).months("CL01")
        assert months.values[-1] == number


@pytest.mark.parametrize(
    ("links", "wanted"),
    [
        ([("T1", "T3")], {"L1": 2, "L2": 3, "L3": 1, "D": 3}),  # Ben goes, Asha and Cai stay with T2
        ([("T1", "T2")], COUNTED),
        ([("T1", "T3"), ("T2", "T3")], {"L1": 0, "L2": 3, "L3": 1, "D": 3}),
        ([("IRS", "T1")], {"L1": 4, "L2": 1, "L3": 0, "D": 4}),
        ([("T1", "T9")], {"L1": 2, "L2": 1, "L3": 1, "D": 2}),  # T9 is in no service
    ],
)
def test_as_teams_are_today_a_case_is_with_the_service_of_the_team_that_has_it(snapshot, links, wanted):
    crosswalk = Crosswalk(tuple(TeamLink(old, new, date(2025, 6, 1)) for old, new in links))
    readings = ReadingsNow(READING_RESULTS.of(snapshot), {"990": crosswalk})
    assert {each: readings.reading("CL01", JUNE, "990", team=each).numerator for each in wanted} == wanted
    rows = listed(snapshot, "CL01", JUNE, "990", teams=crosswalk)
    teams = {each: readings.teams_of("990", each) for each in wanted}
    assert {each: len(in_teams(rows, teams[each], column="team_now")) for each in wanted} == wanted


def test_one_team_asked_for_as_a_service_is_that_team(snapshot):
    readings = READING_RESULTS.of(snapshot)
    for team, number in {"T1": 3, "T2": 2, "T3": 1, "IRS": 1}.items():
        found = readings.columns_of_teams("CL01", "990", frozenset({team}))
        assert found.added["judged"][found.month == 2025 * 12 + 5].sum() == number


@pytest.mark.parametrize(("others", "shown"), [(4, False), (6, True)])
def test_what_is_left_without_own_teams_counts_whom_they_hold_together_once(
    tmp_path, monkeypatch, others, shown
):
    """Four held by both own teams, six by one of them: added up team by team nobody would seem to be left."""
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path))
    readings = READING_RESULTS.of(_held([("T1", "T2")] * 4 + [("T1",)] * 6 + [("T3",)] * others))
    assert readings.reading("CL01", JUNE, "990").numerator == 10 + others
    assert Releases(readings, "990", frozenset({"L1", "T1", "T2"})).shows("CL01", JUNE) is shown


def _held(teams_of_each):
    """A council of children in care, each held by these teams."""
    tables: dict[str, list[str]] = {
        "ssd_person": ["pers_person_id | pers_dob"],
        "ssd_cla_episodes": [
            "clae_cla_episode_id | clae_cla_id | clae_person_id | clae_cla_episode_start_date | clae_cla_episode_start_reason | clae_cla_episode_ceased_date | clae_cla_episode_ceased_reason"
        ],
        "ssd_legal_status": [
            "lega_legal_status_id | lega_person_id | lega_legal_status | lega_legal_status_start_date | lega_legal_status_end_date"
        ],
        "ssd_involvements": [
            "invo_involvements_id | invo_person_id | invo_professional_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date"
        ],
    }
    for number, teams in enumerate(teams_of_each):
        tables["ssd_person"].append(f"K{number} | 2015-03-03")
        tables["ssd_cla_episodes"].append(f"e{number} | c{number} | K{number} | 2025-01-01 | S")
        tables["ssd_legal_status"].append(f"l{number} | K{number} | C2 | 2025-01-01")
        tables["ssd_involvements"] += [
            f"i{number}{team} | K{number} | W{team} | Allocated Case Worker | {team} | 2025-01-0{place + 1}"
            for place, team in enumerate(teams)
        ]
    written = {name: "\n".join(lines) for name, lines in tables.items()}
    return stored("2025-06-30", window_from="2024-01-01", ssd_department=DEPARTMENTS, **written)


def test_a_rate_has_no_service(snapshot):
    reading = READING_RESULTS.of(snapshot).reading("CL01.rate", JUNE, "990", team="L1")
    assert reading.status == "not_computable" and "no population of its own" in (reading.cause or "")


@pytest.mark.parametrize("figure_id", ONE_OF_EACH_KIND)
@pytest.mark.parametrize("drawn", ["as they were", "as they are now"])
def test_list_and_figure_agree_for_every_service_teams_that_ended_among_them(demo, now, figure_id, drawn):  # noqa: F811
    readings = now if drawn == "as they are now" else demo
    measure, figure = figures()[figure_id]
    if figure.kind == "rate" or demo.why_not(measure, PERIOD, AUTHORITY):
        pytest.skip("no figure by service from this source in this period")
    teams = None if readings is demo else RESTRUCTURED
    rows = listed(demo.snapshot, figure_id, PERIOD, AUTHORITY, teams=teams)
    services = readings.services(AUTHORITY)
    assert {"T11", "T12"} <= services["S01"], "both ended, and are of the service as they were"
    seen = Counter()
    for service, members in services.items():
        mine = in_teams(rows, members, column="team" if teams is None else "team_now")
        reading = readings.reading(figure_id, PERIOD, AUTHORITY, team=service)
        amounts = [row["amount"] for row in mine if row["amount"] is not None]
        if reading.status == "no_cases":
            assert not mine
        elif figure.kind == "median":
            assert reading.value == (pytest.approx(median(amounts)) if amounts else None)
        elif figure.kind == "share":
            assert (reading.denominator, reading.numerator) == (
                len(mine),
                sum(row["counted"] for row in mine),
            )
        elif figure.kind == "count":
            assert reading.numerator == len(mine)
        else:
            assert reading.denominator == len(mine)
        seen[figure_id] += len(mine)
    assert seen[figure_id]


def test_as_they_were_a_service_without_any_above_is_what_the_split_by_locality_says(demo):  # noqa: F811
    for figure_id in ("AS01", "FD01", "CL01", "AS05"):
        by = demo.by("locality", figure_id, parse("2025-26"), AUTHORITY)
        for service in demo.services(AUTHORITY):
            mine = demo.reading(figure_id, parse("2025-26"), AUTHORITY, team=service)
            there = by.get(service)
            if there is None:
                assert not mine.numerator and not mine.denominator
            else:
                assert (mine.value, mine.numerator, mine.denominator) == (
                    there.value,
                    there.numerator,
                    there.denominator,
                )
