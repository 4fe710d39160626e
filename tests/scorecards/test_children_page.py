"""The children behind a figure: a reason first, a mark in the trail always, and no reference where it could leak."""

import logging
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from sightline.people.rules import ROLES
from sightline.scorecards.rules import ViewingRights
from sightline.trail.models import Line
from support.clock import on_day
from support.figure_pages import addresses, post_and_follow, row_of, title, words
from support.people import signed_in
from support.small_council import CHILD, PERIOD

pytestmark = pytest.mark.django_db
MISSED = f"/measure/AS01/children?period={PERIOD}&which=missed"
ALL_OF_A_YEAR = "/measure/AS01/children?period=2024-25&which=all"
REASON = {"reason": "Checking the late ones"}


def looks() -> list[Line]:
    return list(Line.objects.filter(action="looked_at_cases").order_by("number"))


@pytest.mark.parametrize("send", [Client.get, Client.post])
def test_an_outsider_is_sent_to_sign_in(client, council, send):
    response = send(client, MISSED, REASON)
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in?next=/measure/AS01/children")


@pytest.mark.parametrize("role", [role for role in ROLES if not ViewingRights(role, frozenset({"T1"})).lists])
@pytest.mark.parametrize("send", [Client.get, Client.post])
def test_those_who_may_see_no_child_are_refused_and_it_is_written_down(client, council, role, send):
    signed_in(client, role, teams=["T1"])
    response = send(client, MISSED, REASON)
    assert response.status_code == 403
    assert CHILD not in response.text
    assert [line.actor for line in Line.objects.filter(action="refused")] == [role]
    assert not looks()


def test_a_manager_without_a_team_is_refused(client, council):
    signed_in(client, "team_manager")
    assert post_and_follow(client, MISSED, REASON).status_code == 403


def test_following_the_link_shows_a_question_and_no_child(client, council):
    signed_in(client, "performance_analyst")
    page = client.get(MISSED)
    assert "Why are you looking at these children's records?" in words(page)
    assert CHILD not in page.text
    assert not looks()


@pytest.mark.parametrize("reason", ["", "  ", "x", "y" * 201])
def test_without_a_reason_nothing_is_shown(client, council, reason):
    signed_in(client, "performance_analyst")
    page = client.post(MISSED, {"reason": reason})
    assert "There is a problem" in words(page)
    assert CHILD not in page.text
    assert not looks()


def test_with_a_reason_the_cases_are_listed_under_who_is_looking_and_why(client, council):
    signed_in(client, "performance_analyst")
    page = post_and_follow(client, MISSED, REASON)
    assert "performance_analyst is looking. Reason: Checking the late ones." in words(page)
    assert "12 cases missed, Q1 2025-26 (April to June 2025)." in words(page)
    assert page.text.count(f">{CHILD}") == 12


def test_a_row_tells_the_story_and_why_its_deadline_fell_on_that_day(client, council):
    signed_in(client, "performance_analyst")
    row = row_of(post_and_follow(client, MISSED, REASON), "CH-0225").replace("\N{NO-BREAK SPACE}", " ")
    for said in (
        "3 Mar 25",
        "8 May 25 why? 8 May 25 45 working days from 3 March 2025, less Good Friday, Easter Monday",
        "15 May 25 50 5",
        "North Assessment Team",
    ):
        assert said in row


def test_each_look_is_in_the_trail_with_its_reason_and_the_children_on_the_list(client, council):
    signed_in(client, "performance_analyst")
    page = post_and_follow(client, MISSED, REASON)
    (line,) = looks()
    assert (line.actor, line.reason, line.what) == (
        "performance_analyst",
        REASON["reason"],
        f"AS01 {PERIOD} 990 missed",
    )
    assert len(line.detail["children"]) == 12
    assert all(f">{child}<" in page.text for child in line.detail["children"])


def test_the_reason_is_kept_for_the_visit_and_every_look_is_recorded_again(client, council):
    signed_in(client, "performance_analyst")
    assert client.post(MISSED, REASON)["Location"] == MISSED
    assert not looks()  # what was sent leads to the list by its address, so that Back finds it again
    for address in (MISSED, ALL_OF_A_YEAR, MISSED):
        page = client.get(address)
        assert REASON["reason"] in page.text and CHILD in page.text
    assert [line.reason for line in looks()] == [REASON["reason"]] * 3


def test_the_reason_is_changed_where_the_list_says_it(client, council):
    signed_in(client, "performance_analyst")
    changes = f"{MISSED}&reason=change"
    assert changes in addresses(post_and_follow(client, MISSED, REASON))
    page = client.get(changes)
    assert CHILD not in page.text and REASON["reason"] in page.text
    post_and_follow(client, MISSED, {"reason": "Another"})
    assert [line.reason for line in looks()] == [REASON["reason"], "Another"]


def test_an_address_gives_no_reason_and_a_link_on_another_site_opens_no_list(client, council):
    signed_in(client, "performance_analyst")
    assert CHILD not in client.get(f"{MISSED}&reason=From the address").text
    client.post(MISSED, REASON)
    assert CHILD not in client.get(MISSED, headers={"Sec-Fetch-Site": "cross-site"}).text
    assert CHILD in client.get(MISSED, headers={"Sec-Fetch-Site": "same-origin"}).text
    assert len(looks()) == 1


def test_without_a_reason_kept_a_bare_request_is_asked_for_one(client, council):
    signed_in(client, "performance_analyst")
    assert "Enter why you are looking" in words(client.post(MISSED, {}))


def test_the_reason_goes_when_the_person_signs_out(client, council):
    signed_in(client, "performance_analyst")
    post_and_follow(client, MISSED, REASON)
    client.post("/sign-out")
    client.force_login(signed_in(Client(), "lead_analyst"))
    assert REASON["reason"] not in client.get(MISSED).text


def test_a_long_list_comes_a_hundred_to_a_page(client, council):
    signed_in(client, "performance_analyst")
    first = post_and_follow(client, ALL_OF_A_YEAR, REASON)
    second = client.get(f"{ALL_OF_A_YEAR}&page=2")
    assert (first.text.count(f">{CHILD}"), second.text.count(f">{CHILD}")) == (100, 68)
    assert "?period=2024-25&which=all&page=2" in addresses(first)
    assert len(looks()) == 2


def test_a_manager_sees_their_own_teams_children_and_the_trail_names_no_others(client, council):
    signed_in(client, "team_manager", teams=["T2"])
    page = post_and_follow(client, MISSED, REASON)
    assert "3 of the 12 cases missed are in your teams, Q1 2025-26" in words(page)
    assert "North Assessment Team" not in page.text
    (line,) = looks()
    assert len(line.detail["children"]) == 3


def test_one_teams_list_holds_that_team(client, council):
    signed_in(client, "performance_analyst")
    page = post_and_follow(client, f"{MISSED}&team=T2", REASON)
    assert "3 cases missed in South Assessment Team" in words(page)
    assert looks()[0].what == f"AS01 {PERIOD} 990 missed team T2"


def test_there_is_no_list_where_there_is_no_figure(client, council):
    signed_in(client, "performance_analyst")
    page = words(post_and_follow(client, f"/measure/AS02/children?period={PERIOD}", REASON))
    assert "There is no list" in page
    assert "Needs ssd_cin_visits" in page


def test_a_measure_nobody_defined_is_not_found(client, council):
    signed_in(client, "performance_analyst")
    assert client.get("/measure/ZZ99/children").status_code == 404


def test_before_anything_is_loaded_it_leads_to_the_scorecard(client):
    signed_in(client, "performance_analyst")
    assert client.get(MISSED)["Location"] == "/scorecard"


def test_no_copy_of_the_list_is_kept_by_browser_or_proxy(client, council):
    signed_in(client, "performance_analyst")
    assert "no-store" in post_and_follow(client, MISSED, REASON)["Cache-Control"]


def test_a_form_from_elsewhere_shows_nothing(council):
    client = Client(enforce_csrf_checks=True)
    signed_in(client, "performance_analyst")
    page = post_and_follow(client, MISSED, REASON)
    assert page.status_code == 403
    assert not looks()


def test_no_childs_reference_is_in_an_address_a_title_or_a_log(client, council, caplog):
    caplog.set_level(logging.DEBUG)
    signed_in(client, "performance_analyst")
    pages = [
        client.get(MISSED),
        post_and_follow(client, MISSED, REASON),
        client.get(f"{ALL_OF_A_YEAR}&page=2"),
    ]
    client.logout()
    signed_in(client, "scrutiny_member")
    pages.append(client.get(MISSED))
    assert "Forbidden" in caplog.text
    assert CHILD not in " ".join(title(page) for page in pages)
    assert CHILD not in " ".join(address for page in pages for address in addresses(page))
    assert CHILD not in caplog.text


def test_what_somebody_wrote_as_a_reason_is_shown_as_text(client, council):
    signed_in(client, "performance_analyst")
    page = post_and_follow(client, MISSED, {"reason": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in page.text


def test_a_list_of_old_data_says_how_old_above_everything(client, council):
    analyst = signed_in(client, "performance_analyst")
    for today, said in ((date(2025, 7, 7), False), (date(2025, 7, 8), True)):
        with on_day(today):
            client.cookies.clear()  # a session does not last from day to day
            client.force_login(analyst)
            outsider: Any = Client()
            assert "As at" not in words(outsider.get(MISSED, follow=True))
            for page in (client.get(MISSED), post_and_follow(client, MISSED, REASON)):
                assert page.status_code == 200
                assert ("As at 30 June. 6 working days have gone since." in words(page)) is said


@pytest.mark.parametrize(("which", "said"), [("too_recent", "too recent"), ("open_late", "open late")])
def test_what_is_not_judged_has_a_list_of_its_own_as_at_the_data_date(client, council, which, said):
    signed_in(client, "performance_analyst")
    for period in (PERIOD, "2024-25"):  # what is open is open on the data date, whatever period is asked for
        page = post_and_follow(client, f"/measure/AS01/children?period={period}&which={which}", REASON)
        assert f"1 case {said}, as at 30 June 2025." in words(page)
        assert page.text.count(f">{CHILD}") == 1
    line = looks()[0]
    assert (line.what, len(line.detail["children"])) == (f"AS01 {PERIOD} 990 {said}", 1)


def test_a_list_of_work_not_judged_keeps_to_a_persons_teams(client, council):
    signed_in(client, "team_manager", teams=["T2"])
    page = post_and_follow(client, f"/measure/AS01/children?period={PERIOD}&which=open_late", REASON)
    assert "0 cases open late in your teams, as at 30 June 2025." in words(page) and CHILD not in page.text
    assert (
        "of the" not in words(page).partition("0 cases")[2].partition(".")[0]
    )  # how many there are is a small number
    assert looks()[0].detail["children"] == []


def test_the_longest_late_comes_first_and_the_order_stands_in_the_address(client, council):
    signed_in(client, "performance_analyst")
    page = post_and_follow(client, MISSED, REASON)
    assert "Days late" in words(page)
    assert f"{MISSED}&order=child" in addresses(page) and f"{MISSED}&order=date" in addresses(page)
    by_child = client.get(f"{MISSED}&order=child")
    children = re.findall(rf">({CHILD}\d+)<", by_child.text)
    assert children == sorted(children) and len(children) == 12
    assert words(client.get(f"{MISSED}&order=nonsense")) == words(page)
    assert f"{MISSED}&order=child&reason=change" in addresses(by_child)
