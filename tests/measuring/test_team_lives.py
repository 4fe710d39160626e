"""A team has no figure before its first day and after its last: not nought, which would set its limits."""

from datetime import date

import pytest

from sightline.calendars.periods import parse
from sightline.measuring.crosswalk import Crosswalk, TeamLink
from sightline.measuring.monthly import Monthly
from sightline.measuring.readings import READING_RESULTS
from sightline.measuring.readings_now import ReadingsNow
from sightline.measuring.team_lives import TeamLife, by_allocation, spanning
from support.stored import stored

TABLES = {
    "ssd_person": """
        pers_person_id | pers_dob
        Asha           | 2015-03-03
        Ben            | 2016-03-03
        """,
    "ssd_contacts": """
        cont_contact_id | cont_person_id | cont_contact_date
        k1              | Asha           | 2024-01-10
        k2              | Asha           | 2024-02-10
        k3              | Ben            | 2024-05-10
        k4              | Asha           | 2024-10-10
        k5              | Ben            | 2025-01-10
        """,
    "ssd_involvements": """
        invo_involvements_id | invo_person_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date | invo_involvement_end_date
        i1                   | Asha           | CW                        | OLD                    | 2024-01-01                  | 2024-10-01
        i2                   | Asha           | CW                        | NEW                    | 2024-10-01                  |
        i3                   | Ben            | CW                        | NEW                    | 2024-12-01                  |
        i4                   | Ben            | CW                        | OLD                    | 2024-03-01                  | 2024-08-01
        """,
}


@pytest.fixture
def readings(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path))
    return READING_RESULTS.of(stored("2025-01-31", window_from="2023-01-01", **TABLES))


def months(readings, team):
    life = readings.team_life("990", team)
    found = Monthly(readings, "990", split="team", category=team, life=life).months("FD01").last(13)
    return dict(zip(found.names, found.values, strict=True))


def test_a_count_has_no_month_before_the_teams_first_and_nought_after_it(readings):
    found = months(readings, "NEW")
    assert [found[name] for name in ("2024-01", "2024-09")] == [None, None]
    assert [found[name] for name in ("2024-10", "2024-11", "2025-01")] == [1, 0, 1]


def test_a_count_has_no_month_after_the_teams_last(readings):
    found = months(readings, "OLD")
    assert [found[name] for name in ("2024-05", "2024-06", "2024-09")] == [1, 0, 0]
    assert [found[name] for name in ("2024-10", "2025-01")] == [None, None]


def test_a_period_without_the_team_has_no_figure_and_says_why(readings):
    before = readings.reading("FD01", parse("2024-09"), "990", team="NEW")
    assert (before.value, before.status, before.cause) == (
        None,
        "no_cases",
        "The team began on 1 October 2024.",
    )
    after = readings.reading("FD01", parse("2024-10"), "990", team="OLD")
    assert (after.value, after.cause) == (None, "The team's last day was 30 September 2024.")
    assert readings.reading("FD01", parse("2024-11"), "990", team="NEW").value == 0


def test_by_the_teams_there_are_now_the_months_of_those_it_took_over_from_are_its_own(readings):
    now = ReadingsNow(readings, {"990": Crosswalk((TeamLink("OLD", "NEW", date(2024, 10, 1)),))})
    found = months(now, "NEW")
    assert [found[name] for name in ("2024-02", "2024-06", "2024-09", "2024-10")] == [1, 0, 0, 1]


def test_of_stock_a_month_is_the_teams_where_its_last_day_is():
    life = TeamLife(date(2024, 10, 15), date(2025, 1, 15))
    for month, some_day, at_end in (
        ("2024-09", False, False),
        ("2024-10", True, True),
        ("2025-01", True, False),
        ("2025-02", False, False),
    ):
        assert life.holds_month(month) is some_day, month
        assert life.holds_month(month, on_its_last=True) is at_end, month


def test_a_team_is_there_too_in_the_months_a_case_names_it():
    rows = [{"team": "T1", "first": date(2024, 10, 1), "last": date(2025, 1, 31)}]
    assert by_allocation(rows, {}) == {"T1": TeamLife(date(2024, 10, 1), date(2025, 1, 31))}
    seen = {"T1": (2024 * 12 + 4, 2025 * 12 + 1), "T2": (2024 * 12, 2024 * 12)}
    assert by_allocation(rows, seen) == {"T1": TeamLife(date(2024, 5, 1), date(2025, 2, 28))}


@pytest.mark.parametrize(
    ("lives", "wanted"),
    [
        ([], TeamLife()),
        ([(date(2020, 1, 1), None), (date(2018, 1, 1), date(2022, 1, 1))], TeamLife(date(2018, 1, 1))),
        (
            [(date(2020, 1, 1), date(2023, 1, 1)), (date(2018, 1, 1), date(2022, 1, 1))],
            TeamLife(date(2018, 1, 1), date(2023, 1, 1)),
        ),
        (
            [(None, None), (date(2018, 1, 1), date(2022, 1, 1))],
            TeamLife(),
        ),  # nobody knows when the first began
    ],
)
def test_a_service_is_there_from_its_first_teams_first_day_to_its_lasts_last(lives, wanted):
    assert spanning(TeamLife(*each) for each in lives) == wanted
