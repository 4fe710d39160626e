"""A service or locality is a unit wherever a team is: the scorecard, a measure, its list and its files."""

import csv
import io

import pytest
from django.test import Client

from sightline.scorecards.rules import own_unit
from sightline.scorecards.verbs import ScorecardVerb
from sightline.trail.models import Line
from support.figure_pages import addresses, row_of, words
from support.people import signed_in
from support.small_council import PERIOD

pytestmark = pytest.mark.django_db
AS01 = "Assessments completed within 45 working days"


@pytest.mark.parametrize(
    ("own", "services", "units", "wanted"),
    [
        ([], ["S1"], ["S1", "T1"], ""),
        (["T1"], ["S1"], ["S1", "T1"], "T1"),
        (["T1", "T2"], ["S1"], ["S1", "T1", "T2"], ""),  # neither comes first
        (["T1", "S1"], ["S1"], ["S1", "T1", "T2"], "S1"),
        (["S1", "S2"], ["S1", "S2"], ["S1", "S2"], "S1"),
        (["T9"], ["S1"], ["S1", "T1"], ""),  # it has no cases, or may not be chosen
    ],
)
def test_whose_figures_a_person_sees_first(own, services, units, wanted):
    assert own_unit(own, services, units) == wanted


def test_an_outsider_is_sent_to_sign_in(client: Client, council):
    assert client.get("/scorecard?team=S1").status_code == 302


def test_a_service_is_offered_before_teams_and_shows_its_teams_together(client: Client, council):
    signed_in(client, "performance_analyst")
    page = client.get(f"/scorecard?period={PERIOD}&team=S1")
    assert "Scorecard: Assessment Service" in words(page)
    assert "30 of 42" in row_of(page, AS01)
    assert page.text.index('label="Services and localities"') < page.text.index('label="Teams"')
    assert f"/measure/AS01?period={PERIOD}&team=S1" in addresses(page)
    assert "30 of 42, in Q1" in words(client.get(f"/measure/AS01?period={PERIOD}&team=S1"))


def test_a_rate_has_no_service_because_it_has_no_population(client: Client, council):
    signed_in(client, "performance_analyst")
    assert "no population of its own" in words(client.get("/measure/FD05?team=S1"))


def test_a_head_of_a_service_sees_it_first_and_may_ask_for_the_whole(client: Client, council):
    signed_in(client, "head_of_service", teams=["S1"])
    page = client.get("/scorecard")
    assert "Scorecard: Assessment Service" in words(page)
    assert '<optgroup label="Yours">' in page.text
    whole = client.get("/scorecard?team=all")
    assert "Scorecard: Assessment Service" not in words(whole)
    assert any("/measure/AS01?" in each and "team=all" in each for each in addresses(whole))


def test_a_team_manager_sees_their_own_team_first_and_is_refused_its_service(client: Client, council):
    signed_in(client, "team_manager", teams=["T2"])
    assert "Scorecard: South Assessment Team" in words(client.get("/scorecard"))
    assert client.get("/scorecard?team=S1").status_code == 403
    assert Line.objects.filter(actor="team_manager", action="refused").count() == 1


@pytest.mark.parametrize("role", ["scrutiny_member", "practitioner"])
def test_whoever_may_not_see_small_numbers_may_choose_no_service(client: Client, council, role):
    signed_in(client, role, teams=["S1"])
    assert client.get("/scorecard?team=S1").status_code == 403
    assert "Services and localities" not in client.get("/scorecard").text


def test_the_list_behind_a_services_figure_holds_as_many_and_is_in_the_trail(client: Client, council):
    signed_in(client, "head_of_service", teams=["S1"])
    address = f"/measure/AS01/children?period={PERIOD}&team=S1&which=missed"
    page = client.post(address, {"reason": "before the board"}, follow=True)
    assert "12 cases" in words(page)
    assert Line.objects.filter(action=ScorecardVerb.LOOKED_AT_CASES, what__endswith="team S1").count() == 1


def test_a_services_file_is_its_page(client: Client, council):
    signed_in(client, "performance_analyst")
    text = client.get(f"/scorecard.csv?period={PERIOD}&team=S1").content.decode("utf-8-sig")
    row = next(row for row in csv.DictReader(io.StringIO(text)) if row["id"] == "AS01")
    assert (float(row["of"]), float(row["base"])) == (30, 42)
