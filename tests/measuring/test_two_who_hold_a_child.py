"""A child whom two teams hold together: in both teams' lists and figures, once in the whole, once where the two become one."""

from datetime import date

import pytest

from sightline.calendars.periods import parse
from sightline.checks.checked import CHECK_RESULTS
from sightline.deadlines.keep import DEADLINE_RESULTS
from sightline.loading.queries.faults import child_teams
from sightline.measuring.crosswalk import Crosswalk, TeamLink
from sightline.measuring.listing import in_teams, listed
from sightline.measuring.readings import READING_RESULTS
from sightline.measuring.readings_now import ReadingsNow, onward
from sightline.people.models import User
from sightline.people.queries import seen_by
from support.stored import stored

JUNE = parse("2025-06")
TABLES = {
    "ssd_person": """
        pers_person_id | pers_sex | pers_ethnicity | pers_dob
        Asha           | F        | WBRI           | 2015-03-03
        Ben            | M        | WBRI           | 2016-03-03
        Cai            |          | WBRI           | 2017-03-03
        Dev            |          | WBRI           | 2017-03-03
        """,
    "ssd_department": """
        dept_team_id | dept_team_name | dept_team_parent_id
        T1           | North          | L1
        T2           | South          | L1
        T3           | East           | L2
        IRS          | Reviewing      | L3
        """,
    "ssd_cla_episodes": """
        clae_cla_episode_id | clae_cla_id | clae_person_id | clae_cla_episode_start_date | clae_cla_episode_start_reason | clae_cla_episode_ceased_date | clae_cla_episode_ceased_reason
        e1                  | c1          | Asha           | 2025-01-01                  | S                             |                              |
        e2                  | c2          | Ben            | 2025-01-01                  | S                             |                              |
        e3                  | c3          | Cai            | 2025-04-01                  | S                             |                              |
        e4                  | c4          | Dev            | 2025-01-01                  | S                             |                              |
        """,
    "ssd_legal_status": """
        lega_legal_status_id | lega_person_id | lega_legal_status | lega_legal_status_start_date | lega_legal_status_end_date
        l1                   | Asha           | C2                | 2025-01-01
        l2                   | Ben            | C2                | 2025-01-01
        l3                   | Cai            | C2                | 2025-01-01
        l4                   | Dev            | C2                | 2025-01-01
        """,
    "ssd_involvements": """
        invo_involvements_id | invo_person_id | invo_professional_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date
        i1                   | Asha           | W1                   | Allocated Case Worker     | T1                     | 2025-01-01
        i2                   | Asha           | W2                   | Allocated Case Worker     | T2                     | 2025-02-01
        i3                   | Asha           | W3                   | IRO                       | IRS                    | 2025-03-01
        i4                   | Ben            | W1                   | Allocated Case Worker     | T1                     | 2025-01-01
        i5                   | Cai            | W1                   | Allocated Case Worker     | T1                     | 2025-01-01
        i6                   | Cai            | W2                   | Allocated Case Worker     | T2                     | 2025-02-01
        i7                   | Cai            | W4                   | Allocated Case Worker     | T3                     | 2025-03-01
        i8                   | Dev            | W3                   | IRO                       | IRS                    | 2025-03-01
        """,
    "ssd_cp_plans": """
        cppl_cp_plan_id | cppl_person_id | cppl_cp_plan_start_date | cppl_cp_plan_end_date | cppl_cp_plan_ola | cppl_icpc_id
        p1              | Cai            | 2025-06-01              |                       |                  |
        """,
    "ssd_cp_reviews": """
        cppr_cp_review_id | cppr_cp_plan_id | cppr_cp_review_date | cppr_cp_review_due
        r1                | p0              | 2025-01-05          |
        """,
}
NAMES = {"T1": {"Asha", "Ben", "Cai"}, "T2": {"Asha", "Cai"}, "T3": {"Cai"}, "IRS": {"Dev"}}


@pytest.fixture
def snapshot(data_folder):
    return stored("2025-06-30", window_from="2024-01-01", **TABLES)


@pytest.fixture
def data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path))


def by(readings, split):
    found = readings.by(split, "CL01", JUNE, "990")
    return {category: reading.numerator for category, reading in found.items() if reading.numerator}


def test_each_team_counts_the_child_and_the_whole_counts_it_once(snapshot):
    readings = READING_RESULTS.of(snapshot)
    assert readings.reading("CL01", JUNE, "990").numerator == 4
    assert by(readings, "team") == {team: len(children) for team, children in NAMES.items()}
    assert by(readings, "locality") == {"L1": 3, "L2": 1, "L3": 1}, (
        "two teams of one locality count once in it"
    )
    assert by(readings, "age") == {"5-9": 3, "10-15": 1}


def test_each_teams_list_is_its_figure(snapshot):
    rows = listed(snapshot, "CL01", JUNE, "990")
    assert len(rows) == 4
    assert {team: {row["child_id"] for row in in_teams(rows, [team])} for team in NAMES} == NAMES


@pytest.mark.parametrize(
    ("links", "wanted"),
    [
        ([("T1", "T9"), ("T2", "T9")], {"T9": 3, "T3": 1, "IRS": 1}),
        ([("T2", "T9"), ("T3", "T9")], {"T1": 3, "T9": 2, "IRS": 1}),
        ([("T1", "T2")], {"T2": 3, "T3": 1, "IRS": 1}),
        ([("T1", "T3"), ("T2", "T3")], {"T3": 3, "IRS": 1}),
        ([("IRS", "T9")], {"T1": 3, "T2": 2, "T3": 1, "T9": 1}),
    ],
)
def test_where_the_teams_have_become_one_the_child_is_with_it_once(snapshot, links, wanted):
    crosswalk = Crosswalk(tuple(TeamLink(old, new, date(2025, 6, 1)) for old, new in links))
    readings = ReadingsNow(READING_RESULTS.of(snapshot), {"990": crosswalk})
    assert by(readings, "team") == wanted
    rows = listed(snapshot, "CL01", JUNE, "990", teams=crosswalk)
    assert {team: len(in_teams(rows, [team], column="team_now")) for team in wanted} == wanted
    assert readings.reading("CL01", JUNE, "990", team="T9").numerator == wanted.get("T9", 0)


def test_what_a_crosswalk_would_move_is_counted_by_each_team(snapshot):
    assert onward(READING_RESULTS.of(snapshot).folder, "990")["T3", "T1"] > 0


@pytest.mark.django_db
def test_a_manager_of_either_team_sees_the_child_and_a_reviewing_officer_does_not(snapshot):
    rows = listed(snapshot, "CL01", JUNE, "990")
    for team, children in NAMES.items():
        manager = User.objects.create(username=team, role="team_manager", teams=[team])
        assert {row["child_id"] for row in seen_by(manager, rows)} == children


def test_what_is_due_and_what_is_wrong_are_with_each_team_too(snapshot):
    due = [row for row in DEADLINE_RESULTS.of(snapshot).rows("990") if row["child_id"] == "Cai"]
    assert due and all((r["team"], r["second_team"], r["third_team"]) == ("T3", "T2", "T1") for r in due)
    checked = CHECK_RESULTS.of(snapshot)
    for team in ("T1", "T2", "T3"):
        assert "Cai" in {row.child_id for row in checked.rows("990", teams=[team])}, team
    assert {tally.name for tally in checked.by_team("990")} >= {"T1", "T2", "T3"}
    assert "Dev" in {row.child_id for row in checked.rows("990", teams=["IRS"])}
    assert child_teams(snapshot)[0] == {
        "Asha": ("T2", "T1"),
        "Ben": ("T1",),
        "Cai": ("T3", "T2", "T1"),
        "Dev": ("IRS",),
    }
