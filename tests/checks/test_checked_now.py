"""Whose it is to put right today: who followed a team that has ended, and nobody where nobody did."""

from datetime import date

import pytest

from sightline.checks.checked import CHECK_RESULTS
from sightline.checks.checked_now import NO_TEAM_NOW, CheckedNow, TeamsNow
from sightline.measuring.crosswalk import Crosswalk, TeamLink
from sightline.measuring.team_lives import TeamLife
from sightline.tables.splits import NOT_RECORDED
from support.stored import stored

DATA_TO, SPLIT = date(2025, 6, 30), date(2024, 10, 1)
CROSSWALK = Crosswalk(
    (
        TeamLink("OLD", "NORTH", SPLIT),
        TeamLink("OLD", "SOUTH", SPLIT, main=False),
        TeamLink("PAIR", "NORTH", SPLIT),
    )
)
ENDED = {"GONE": TeamLife(None, date(2025, 6, 29)), "TODAY": TeamLife(None, DATA_TO)}


@pytest.mark.parametrize(
    ("team", "then", "now"),
    [
        ("OLD", None, "NORTH"),
        ("OLD", "SOUTH", "SOUTH"),
        ("NORTH", None, "NORTH"),
        ("GONE", None, NO_TEAM_NOW),
        ("TODAY", None, "TODAY"),
        ("UNSEEN", None, "UNSEEN"),
        (NOT_RECORDED, None, NOT_RECORDED),
        (None, None, None),
    ],
)
def test_the_team_there_is_now(team, then, now):
    assert TeamsNow(CROSSWALK, ENDED, DATA_TO).now(team, then) == now


@pytest.fixture
def checked(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path))
    return CHECK_RESULTS.of(
        stored(
            "2025-06-30",
            ssd_person="pers_person_id | pers_sex | pers_dob\nAsha | F | 2015-03-03\nBen | F | 2015-03-03",
            ssd_cin_episodes="""
                cine_referral_id | cine_person_id | cine_referral_date | cine_close_date | cine_referral_team
                r1               | Asha           | 2024-05-05         | 2024-05-04      | OLD
                r2               | Ben            | 2024-05-06         | 2024-05-05      | OLD
                r3               | Ben            | 2024-05-07         | 2024-05-06      | GONE
                """,
            ssd_involvements="""
                invo_involvements_id | invo_person_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date | invo_involvement_end_date
                i1                   | Asha           | CW                        | OLD                    | 2024-05-05                  | 2024-10-01
                i2                   | Ben            | CW                        | OLD                    | 2024-05-05                  | 2024-10-01
                i3                   | Ben            | CW                        | SOUTH                  | 2024-10-01                  |
                i4                   | Asha           | IRO                       | GONE                   | 2024-05-05                  | 2024-07-01
                """,
        )
    )


def test_counts_lists_and_teams_follow_the_crosswalk_always(checked):
    now = CheckedNow(checked, {"990": TeamsNow(CROSSWALK, checked.lives["990"], DATA_TO)})
    check = "referral_closed_before_received"
    assert {each.name: each.faults for each in checked.by_team("990", check)} == {"OLD": 2, "GONE": 1}
    assert {each.name: each.faults for each in now.by_team("990", check)} == {
        "NORTH": 1,
        "SOUTH": 1,
        NO_TEAM_NOW: 1,
    }
    assert [row.record_id for row in now.rows("990", check, teams=["SOUTH"])] == ["r2"]
    assert now.rows("990", check, teams=["OLD"]) == []
