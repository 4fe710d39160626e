"""The scorecard: its first sentence, figures with their bases, and what is kept from whom."""

import re
import time

import pytest
from django.test import Client

from sightline.measuring.discover import figures
from sightline.people.rules import ROLES
from sightline.scorecards.rules import ViewingRights
from sightline.trail.models import Line
from support.figure_pages import addresses, row_of, words
from support.people import signed_in
from support.small_council import AUTHORITY, CHILD

pytestmark = pytest.mark.django_db
AS01 = "Assessments completed within 45 working days of referral"


def test_an_outsider_is_sent_to_sign_in(client: Client):
    response = client.get("/scorecard")
    assert (response.status_code, response["Location"]) == (302, "/sign-in?next=/scorecard")


def test_before_anything_is_loaded_it_says_what_to_do(client: Client):
    signed_in(client, "performance_analyst")
    assert "sightline load PATH" in words(client.get("/scorecard"))


@pytest.mark.parametrize("role", ROLES)
def test_every_role_but_two_sees_figures_and_a_refusal_is_written_down(client: Client, council, role):
    signed_in(client, role, teams=["T1"])
    response = client.get("/scorecard")
    assert response.status_code == (200 if ViewingRights(role).figures else 403)
    refused = Line.objects.filter(actor=role, action="refused", what="the scorecard").count()
    assert refused == (response.status_code == 403)


def test_the_first_sentence_counts_every_figure_once(client: Client, council):
    signed_in(client, "performance_analyst")
    found = re.search(
        r"(No|\d+) figures? got better, (none|\d+) worse and (\d+) show[^.]*\.",
        words(client.get("/scorecard")),
    )
    assert found
    said = [int(number) for number in re.findall(r"\d+", found[0])]
    assert sum(said) == len(figures())


def test_a_quiet_line_says_how_old_the_data_is(client: Client, council):
    signed_in(client, "performance_analyst")
    assert re.search(r"Data to 30 June 2025 · loaded \d+ \w+ 20\d\d", words(client.get("/scorecard")))


def test_a_figure_stands_with_its_base_its_england_and_what_is_not_judged(client: Client, council):
    signed_in(client, "performance_analyst")
    row = row_of(client.get("/scorecard?compare=england"), AS01)
    assert "71.4% 30 of 42 85.7% year to Mar 2025" in row
    assert "12 missed" in row
    assert row.endswith("1 too recent 1 open late")


def test_a_figure_stands_beside_the_year_before_and_says_how_far_it_moved(client: Client, council):
    signed_in(client, "performance_analyst")
    assert "1 0 1 higher" in row_of(client.get("/scorecard"), "Assessments open beyond 45 working days")


def test_too_few_cases_give_no_verdict_and_say_so(client: Client, council):
    signed_in(client, "performance_analyst")
    row = row_of(client.get("/scorecard"), AS01)
    assert "Not judged Only 14 cases stand behind the latest month; a verdict needs 20." in row


@pytest.mark.parametrize("view", ["table", "cards", "wall", "nonsense"])
def test_every_view_shows_every_figure(client: Client, council, view):
    signed_in(client, "performance_analyst")
    page = words(client.get(f"/scorecard?view={view}"))
    assert all(figure.title in page for _, figure in figures().values())


@pytest.mark.parametrize("view", ["cards", "wall"])
def test_what_a_figure_is_compared_with_stands_on_its_card_too(client: Client, council, view):
    signed_in(client, "performance_analyst")
    assert "Year before: 71.4%" in words(client.get(f"/scorecard?view={view}"))


def test_what_cannot_be_computed_says_why_in_its_place(client: Client, council):
    signed_in(client, "performance_analyst")
    row = row_of(client.get("/scorecard?period=2020-21"), AS01)
    assert "Not computable The data for it starts on" in row


def test_the_missed_are_a_link_for_those_who_may_see_children(client: Client, council):
    signed_in(client, "performance_analyst")
    assert "/measure/AS01/children?period=2025-26-Q1&which=missed" in addresses(client.get("/scorecard"))


def test_and_plain_text_for_those_who_may_not(client: Client, council):
    signed_in(client, "scrutiny_member")
    page = client.get("/scorecard")
    assert not [address for address in addresses(page) if "/children" in address]
    assert "12 missed" in row_of(page, AS01)


def test_one_team_is_chosen_in_the_address(client: Client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/scorecard?team=T2")
    assert "50.0% 3 of 6, small number" in row_of(page, AS01)
    assert "/measure/AS01?period=2025-26-Q1&team=T2" in addresses(page)


def test_a_team_manager_sees_the_small_numbers_of_their_team_and_may_choose_no_other(client: Client, council):
    signed_in(client, "team_manager", teams=["T2"])
    page = client.get("/scorecard?team=T2")
    assert "3 of 6" in row_of(page, AS01)
    assert "North Assessment Team" not in page.text
    assert client.get("/scorecard?team=T1").status_code == 403
    assert Line.objects.filter(actor="team_manager", action="refused").count() == 1


def test_small_numbers_are_hidden_from_those_who_may_not_see_them(client: Client, council):
    signed_in(client, "scrutiny_member")
    page = client.get("/scorecard?period=2025-06")
    assert "c small number, hidden" in row_of(page, AS01)
    assert "c stands for a figure" in words(page)


def test_what_is_not_judged_is_hidden_too_where_it_is_small(client: Client, council):
    signed_in(client, "scrutiny_member")
    assert "c too recent c open late" in row_of(client.get("/scorecard"), AS01)


def test_a_period_that_cannot_be_read_is_said_and_another_shown(client: Client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get("/scorecard?period=last+week"))
    assert "'last week' is not a period." in page
    assert "Shown here is Q1 2025-26 (April to June 2025)." in page


def test_a_team_that_is_not_there_is_not_found(client: Client, council):
    signed_in(client, "performance_analyst")
    assert client.get("/scorecard?team=T9").status_code == 404


@pytest.mark.parametrize("address", ["/scorecard?authority=999", "/measure/AS01?authority=999"])
def test_another_authority_is_refused(client: Client, council, address):
    signed_in(client, "performance_analyst")
    assert client.get(address).status_code == 403


def test_a_person_of_another_authority_sees_nothing(client: Client, council):
    signed_in(client, "performance_analyst", authority="999")
    assert client.get("/scorecard").status_code == 403


def test_a_person_of_this_authority_sees_it(client: Client, council):
    signed_in(client, "performance_analyst", authority=AUTHORITY)
    assert client.get("/scorecard").status_code == 200


def test_no_childs_reference_is_on_it(client: Client, council):
    signed_in(client, "performance_analyst")
    assert CHILD not in client.get("/scorecard").text


def test_after_the_first_it_takes_less_than_a_second(client: Client, council):
    signed_in(client, "performance_analyst")
    client.get("/scorecard")
    started = time.perf_counter()
    client.get("/scorecard")
    assert time.perf_counter() - started < 1
