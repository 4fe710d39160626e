"""The work of a team that has ended is with the team that followed it, on My day as on data quality."""

from datetime import date

import pytest
from django.test import Client

from sightline.teams.models import Link, Team
from sightline.worklists.queries import current
from support.figure_pages import words
from support.people import signed_in

pytestmark = pytest.mark.django_db
REASON = {"reason": "Planning the week"}


def followed(old: str = "T1", new: str = "T9", starts: date = date(2025, 4, 1)) -> None:
    Link.objects.create(authority="990", old=old, new=new, starts=starts, main=True)


def teams() -> set[str]:
    return {row["team"] for row in current().kept.rows("990")}


def test_what_a_team_had_is_with_the_one_that_followed_it(client: Client, council):
    assert teams() == {"T1", "T2"}
    followed()
    assert teams() == {"T9", "T2"}
    signed_in(client, "team_manager", teams=["T9"])
    client.post("/my-day", REASON)
    assert "KID-Asha" in client.get("/my-day").text


@pytest.mark.parametrize(("starts", "moved"), [(date(2025, 6, 30), True), (date(2025, 7, 1), False)])
def test_a_team_is_followed_from_the_day_on_that_the_data_reaches(council, starts, moved):
    followed(starts=starts)
    assert ("T9" in teams()) is moved


def test_what_a_team_had_that_ended_and_nobody_followed_is_with_no_team_now(client: Client, council):
    Team.objects.create(authority="990", reference="T1", ends=date(2025, 5, 31))
    assert teams() == {"No team now", "T2"}
    signed_in(client, "performance_analyst")
    assert "No team now" in words(client.get("/my-day"))


def test_another_teams_manager_sees_nothing_more(client: Client, council):
    followed()
    signed_in(client, "team_manager", teams=["T2"])
    client.post("/my-day", REASON)
    page = client.get("/my-day?within=all").text
    assert "KID-Cai" in page and "KID-Asha" not in page
