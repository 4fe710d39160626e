"""A service or locality is a unit wherever a team is: the scorecard, a measure, its list and its files."""

import csv
import io
import re

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
    assert "30 of 42 in Q1" in words(client.get(f"/measure/AS01?period={PERIOD}&team=S1"))


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


def team_rows(client: Client, address: str) -> dict[str, str]:
    """Team → what the split by team on this page says of it."""
    html = client.get(address).text.partition('<h2 class="govuk-heading-m">Over five years')[2]
    rows = [re.sub(r"<[^>]+>", " ", row).split() for row in re.findall(r"<tr.*?</tr>", html, re.DOTALL)]
    texts = [" ".join(row).replace(" (this team)", "") for row in rows]
    names = ("North Assessment Team", "South Assessment Team")
    return {name: text for text in texts for name in names if text.startswith(name)}


def test_a_services_page_shows_its_teams_and_leads_on_to_them(client: Client, council):
    signed_in(client, "head_of_service", teams=["S1"])
    page = client.get(f"/measure/AS01?period={PERIOD}&team=S1")
    assert "By team, Q1 2025-26" in words(page)
    assert "27 of 36" in row_of(page, "North Assessment Team")
    assert "3 of 6" in row_of(page, "South Assessment Team")
    assert f"/measure/AS01?period={PERIOD}&team=T1" in addresses(page)
    assert "By age, sex and the rest: Assessment Service" in words(page)
    assert "Ethnicity" not in page.text.partition("By team")[2].partition("How it is counted")[0]


def test_a_teams_page_shows_it_first_beside_the_others(client: Client, council):
    signed_in(client, "performance_analyst")
    page = client.get(f"/measure/AS01?period={PERIOD}&team=T2")
    assert "3 of 6" in row_of(page, "South Assessment Team (this team)")
    assert "27 of 36" in row_of(page, "North Assessment Team</")
    text = words(page).partition("By team, Q1 2025-26")[2]
    assert text.index("South Assessment Team (this team)") < text.index("North Assessment Team")


@pytest.mark.parametrize(
    ("role", "teams", "unit"),
    [("team_manager", ["T2"], "T2"), ("team_manager", ["T1"], "T1"), ("head_of_service", ["S1"], "S1")],
)
@pytest.mark.parametrize("figure", ["AS01", "AS04", "AS05", "AS06"])
def test_beside_one_units_figure_stands_no_more_than_the_authoritys_page_shows(
    client: Client, council, role, teams, unit, figure
):
    signed_in(client, role, teams=teams)
    shown = 0
    for period in (PERIOD, "2025-05", "2024-25"):
        whole = team_rows(client, f"/measure/{figure}?period={period}&team=all")
        one = team_rows(client, f"/measure/{figure}?period={period}&team={unit}")
        assert one.items() <= whole.items()
        shown += len(one)
    assert shown or figure != "AS01"


def test_for_a_period_that_overlaps_others_no_other_team_is_shown_to_whoever_may_not_see_small_numbers(
    client: Client, council
):
    signed_in(client, "team_manager", teams=["T2"])
    for period in ("R12:2025-06", "YTD:2025-06"):
        page = client.get(f"/measure/AS01?period={period}&team=T2")
        assert page.status_code == 200
        assert "By team," not in words(page)
    client.logout()
    signed_in(client, "performance_analyst")
    assert "By team," in words(client.get("/measure/AS01?period=R12:2025-06&team=T2"))


def test_a_figure_that_is_not_split_by_team_has_no_split_of_a_unit(client: Client, council):
    signed_in(client, "performance_analyst")
    assert "By team," not in words(client.get(f"/measure/FD05?period={PERIOD}&team=T2"))
