"""Where each role begins: with figures loaded, and in a council that has nothing but its programme."""

import pytest
from django.test import Client

from sightline.people.matrix import ROLES
from support.figure_pages import title, words
from support.people import granted, signed_in
from support.plans import person, small_plan

pytestmark = pytest.mark.django_db

# role → where it begins once figures are loaded | while none are. With a grant of figures, plan and children where it waits for one.
DRAWN = """
performance_analyst     | /today                | /today
lead_analyst            | /today                | /programme
practitioner            | /my-day               | /programme
team_manager            | /my-day               | /programme
head_of_service         | /today                | /programme
dcs                     | /today                | /programme
qa_lead                 | /today                | /programme
auditor                 | /today                | /today
programme_manager       | /today                | /programme
action_owner            | /programme            | /programme
finance_legal           | /programme            | /programme
democratic_services     | /programme            | /programme
lead_member             | /programme            | /programme
scrutiny_member         | /programme            | /programme
board_chair             | /programme            | /programme
partner                 | /programme            | /programme
dfe_adviser             | /programme            | /programme
ofsted_inspector        | /programme            | /programme
young_advisor           | /programme            | /programme
data_protection_officer | /reads/last-7-days    | /reads/last-7-days
internal_audit          | /reads/last-7-days    | /reads/last-7-days
system_administrator    | /people               | /people
"""
TABLE = [[cell.strip() for cell in line.split("|")] for line in DRAWN.strip().splitlines()]
WAITING = ("board_chair", "dfe_adviser", "ofsted_inspector")
OUTSIDE = (*WAITING, "partner")


def as_role(client: Client, role: str) -> None:
    user = person(role)  # the small plan has an owner of its own
    user.teams = ["T1"]
    user.save()
    client.force_login(user)
    if role in OUTSIDE:
        granted(user, *(["plan", "small_numbers"] if role in WAITING else []))


def test_an_outsider_is_sent_to_sign_in(client: Client):
    assert client.get("/")["Location"] == "/sign-in?next=/"


def test_every_role_is_drawn():
    assert [role for role, _, _ in TABLE] == list(ROLES)


@pytest.mark.parametrize(("role", "begins", "_nothing"), TABLE)
def test_with_figures_loaded(client: Client, council, role, begins, _nothing):
    small_plan()
    as_role(client, role)
    assert client.get("/")["Location"] == begins
    assert client.get(begins).status_code == 200


@pytest.mark.parametrize(("role", "_loaded", "begins"), TABLE)
def test_with_the_programme_alone(client: Client, role, _loaded, begins):
    small_plan()
    as_role(client, role)
    page = client.get("/", follow=True)
    assert page.redirect_chain == [(begins, 302)] and page.status_code == 200
    assert ("Nothing loaded yet" in title(page)) is (begins == "/today")


@pytest.mark.parametrize("role", [*OUTSIDE, "young_advisor"])
def test_who_is_no_part_of_the_council_finds_nothing_of_its_data_in_the_menu(client: Client, council, role):
    small_plan()
    as_role(client, role)
    menu = client.get("/programme").text.partition("<main")[0]
    for name in ("Data quality", "Teams", "Deadlines", "Load", "My day"):
        assert f">{name}<" not in menu, name


def test_a_grant_that_has_not_come_leaves_an_account_alone(client: Client):
    signed_in(client, "board_chair")
    assert client.get("/")["Location"] == "/account"


def test_a_young_advisor_is_led_to_what_is_written_for_them(client: Client):
    plan = small_plan()
    as_role(client, "young_advisor")
    page = client.get("/", follow=True)
    assert "Read what will be different for children and young people." in words(page)
    assert f'href="/programme/versions/{plan.versions.get().pk}/young-people"' in page.text
    for odd in ("You have no actions yet", "Nothing is asked of you", "My actions"):
        assert odd not in words(page), odd


def test_an_account_says_who_it_is_without_saying_it_twice(client: Client):
    signed_in(client, "young_advisor")
    assert "You are signed in as young_advisor. Your role is young advisor." in words(client.get("/account"))
    signed_in(client, "team_manager", full_name="Jo Smith")
    assert "Jo Smith. You are signed in as team_manager. Your role is team manager." in words(
        client.get("/account")
    )
