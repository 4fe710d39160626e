"""A whole service in somebody's scope: the teams under it, at any depth, and nobody else's children."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from sightline.people.models import User
from sightline.people.queries import seen_by
from sightline.people.queries.accounts import only_teams, team_choices
from sightline.people.services.glass import CannotBreakGlassError, break_glass
from sightline.returns.load import load
from sightline.teams.queries import under
from support.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_services")]
TOLD = [
    # team, name, parent: a hub of its own, a service with two teams, and a directorate above that service
    ("T1", "North", "S1"),
    ("T2", "South", "S1"),
    ("T3", "Hub", "S2"),
    ("S1", "Assessment", "D1"),
    ("S2", "Front Door", "D2"),
]
DATA_TO = date(2025, 6, 30)
NAMES = {"S1": "Assessment", "S2": "Front Door", "D1": "Children", "D2": "Early Help"}
ROWS = [{"child_id": f"C-{team}", "team": team} for team in ("T1", "T2", "T3", "S1")]


def departments(folder: Path, told: list[tuple[str, str, str]]) -> Path:
    folder.mkdir()
    with (folder / "ssd_department.csv").open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(("dept_team_id", "dept_team_name", "dept_team_parent_id", "dept_team_parent_name"))
        out.writerows((*row, NAMES[row[2]]) for row in told)
    return folder


@pytest.fixture
def two_services(tmp_path):
    load([departments(tmp_path / "ssd", TOLD)], authority="990", data_to=DATA_TO)


def sees(**more: object) -> list[str]:
    user = User.objects.create(username="m", role="team_manager", **more)
    return [row["child_id"] for row in seen_by(user, ROWS)]


@pytest.mark.parametrize(
    ("own", "seen"),
    [
        (["T1"], ["C-T1"]),
        (["S1"], ["C-T1", "C-T2", "C-S1"]),
        (["S2"], ["C-T3"]),
        (["D1"], ["C-T1", "C-T2", "C-S1"]),
        (["S2", "T1"], ["C-T1", "C-T3"]),
        (["nowhere"], []),
        ([], []),
    ],
)
def test_a_service_opens_the_teams_under_it_and_no_other(own, seen):
    assert sees(teams=own) == seen


def test_an_outsider_with_a_service_still_sees_nobody():
    user = User.objects.create(username="m", role="scrutiny_member", teams=["S1"])
    assert seen_by(user, ROWS) == []


def test_another_authoritys_service_of_the_same_reference_opens_nothing_here(tmp_path):
    load([departments(tmp_path / "other", [("T1", "North", "S2")])], authority="991", data_to=DATA_TO)
    assert under(["S2"], "990") == {"T3"}
    assert under(["S2"], "991") == {"T1"}
    assert under(["S2"], "") == frozenset(), "which of the two it is, nobody said"
    assert under(["S2"], "992") == frozenset()


def test_a_list_that_goes_round_in_circles_ends(tmp_path):
    load(
        [departments(tmp_path / "other", [("S1", "A", "S2"), ("S2", "B", "S1")])],
        authority="990",
        data_to=DATA_TO,
    )
    assert under(["S1"], "990") == {"S2"}


def test_services_are_offered_first_and_broken_glass_opens_teams_only():
    assert [name for _, name in team_choices()] == [
        "Assessment, the whole service",
        "Children, the whole service",
        "Early Help, the whole service",
        "Front Door, the whole service",
        "Hub",
        "North",
        "South",
    ]
    assert [team for team, _ in only_teams()] == ["T3", "T1", "T2"]


def test_nobody_breaks_glass_for_a_team_of_their_own_service(client: Client):
    user = signed_in(client, "team_manager", teams=["S1"])
    page = client.get("/glass").content.decode()
    assert "Hub" in page and "North" not in page
    with pytest.raises(CannotBreakGlassError, match="You see this team's children already"):
        break_glass(user, team="T1", child="", why="covering", by="team_manager")
