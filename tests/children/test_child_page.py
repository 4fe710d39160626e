"""One child's page: behind a reason, in the trail, row by row within scope, and named in no address, title or log."""

import logging
import re

import pytest
from django.test import Client

from sightline.people.models import User
from sightline.people.rules import ROLES, children_in_scope
from sightline.people.services.glass import break_glass
from sightline.people.services.restricting import restrict
from sightline.trail.models import Line
from sightline.trail.queries import who_looked_at
from support.figure_pages import addresses, title, words
from support.people import signed_in

pytestmark = pytest.mark.django_db
REASON = {"reason": "Supervision on Thursday"}


def looks() -> list[Line]:
    return list(Line.objects.filter(action="looked_at_child").order_by("number"))


def pages_of(client: Client, role: str = "team_manager", **more) -> dict[str, str]:
    """Signed in; child → the address of their page, as My day gives it."""
    signed_in(client, role, **more)
    return listed(client)


def listed(client: Client, address: str = "/my-day") -> dict[str, str]:
    client.post(address, REASON)
    page = client.get(address)
    return {child: place for place, child in re.findall(r'href="(/child/[^"]+)">(KID-[A-Za-z]+)<', page.text)}


def test_an_outsider_is_sent_to_sign_in(client: Client, council):
    assert client.get("/child/0123")["Location"].startswith("/sign-in")


@pytest.mark.parametrize("role", [role for role in ROLES if children_in_scope(role, ["T1"]).nobody])
def test_a_role_without_children_opens_nothing(client: Client, council, role):
    signed_in(client, role, teams=["T1"])
    page = client.get("/child/0123")
    assert page.status_code in (403, 404) and "KID-" not in page.text
    assert not looks()


def test_all_of_a_child_is_reached_from_a_row_of_my_day(client: Client, council):
    there = pages_of(client, teams=["T1"])["KID-Asha"]
    page = client.get(there)
    assert "KID-Asha" in words(page) and "45 working days from 3 March 2025" in words(page)
    assert "Supervision on Thursday" in words(page)
    (line,) = looks()
    assert (line.what, line.reason) == ("one child 990", REASON["reason"])
    assert (line.detail["children"], line.detail["asked_for"]) == (["KID-Asha"], "KID-Asha")
    assert any(each.action == "looked_at_child" for each in who_looked_at("KID-Asha"))


def test_the_lists_behind_figures_the_child_stands_in_are_named_and_lead_to_their_measures(
    client: Client, council
):
    page = client.get(_of(client))
    assert "1 deadline, 1 overdue; no record needs correcting; in 2 lists behind figures." in words(page)
    assert "/measure/AS06" in addresses(page) and "/measure/FD08" in addresses(page)


def _of(client: Client) -> str:
    signed_in(client, "performance_analyst")
    return listed(client, "/my-day?team=T1")["KID-Asha"]


def test_without_a_reason_on_this_visit_it_asks_and_shows_nothing(client: Client, council):
    there = pages_of(client, teams=["T1"])["KID-Asha"]
    session = client.session
    del session["reason_for_looking"]
    session.save()
    page = client.get(there)
    assert "Why are you looking" in words(page) and "KID-" not in page.text
    assert not looks()
    assert "There is a problem" in words(client.post(there, {"reason": ""}))
    assert client.post(there, REASON)["Location"] == there
    assert "KID-Asha" in client.get(there).text


def test_no_address_title_or_log_names_the_child(client: Client, council, caplog):
    there = pages_of(client, teams=["T1"])["KID-Asha"]
    with caplog.at_level(logging.DEBUG):
        page = client.get(there)
    assert "KID" not in there and "KID" not in title(page)
    assert not [each for each in addresses(page) if "KID" in each]
    assert "KID" not in caplog.text
    assert not [line for line in Line.objects.all() if "KID" in line.what]


def test_an_address_works_on_the_visit_it_was_made_on_and_no_other(client: Client, council):
    there = pages_of(client, teams=["T1"])["KID-Asha"]
    other = Client()
    other.force_login(User.objects.create(username="colleague", role="team_manager", teams=["T1"]))
    other.post("/my-day", REASON)
    page = other.get(there)
    assert page.status_code == 404 and "no longer opens a child" in words(page) and "KID-" not in page.text
    assert client.get("/child/" + "0" * 32).status_code == 404
    assert not looks()


def test_another_teams_manager_sees_nothing_of_the_child_and_the_asking_is_recorded(client: Client, council):
    signed_in(client, "performance_analyst")
    there = listed(client, "/my-day?team=T2")["KID-Cai"]
    User.objects.filter(username="performance_analyst").update(role="team_manager", teams=["T1"])
    page = client.get(there)
    assert "There is nothing of this child on the lists you may see." in words(page)
    assert (
        "assessment" not in words(page).lower().partition("there is nothing")[2].partition("case system")[0]
    )
    (line,) = looks()
    assert (line.detail["children"], line.detail["asked_for"]) == ([], "KID-Cai")


def test_a_restricted_child_looks_as_one_of_whom_there_is_nothing(client: Client, council):
    pages = pages_of(client, teams=["T1"])
    admin = User.objects.create(username="guardian", role="caldicott_guardian")
    restrict(["KID-Asha"], kind="staff", why="A colleague", allowed=[], by=admin.username)
    page = client.get(pages["KID-Asha"])
    assert "There is nothing of this child on the lists you may see." in words(page)
    assert "45 working days" not in words(page)
    assert looks()[-1].detail["children"] == []
    assert "KID-Ben" in words(client.get(pages["KID-Ben"])), "nobody else is hidden with them"


def test_broken_glass_opens_the_row_it_was_broken_for(client: Client, council):
    signed_in(client, "performance_analyst")
    there = listed(client, "/my-day?team=T2")["KID-Cai"]
    user = User.objects.get(username="performance_analyst")
    User.objects.filter(pk=user.pk).update(role="team_manager", teams=["T1"])
    broken = break_glass(User.objects.get(pk=user.pk), team="T2", why="Covering", by=user.username)
    assert "45 working days" in words(client.get(there))
    assert looks()[-1].detail["glass"] == [broken.pk]


def test_with_nothing_loaded_it_says_so(client: Client):
    signed_in(client, "team_manager", teams=["T1"])
    assert "Nothing loaded yet" in words(client.get("/child/0123"))
