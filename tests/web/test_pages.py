"""The shell's own pages, and what every answer carries."""

import re

import pytest
from django.test import Client

from support.people import signed_in

pytestmark = pytest.mark.django_db


def test_an_outsider_at_the_first_page_is_sent_to_sign_in(client: Client):
    assert client.get("/")["Location"] == "/sign-in?next=/"


def test_the_scorecard_is_a_link_from_every_page(client: Client):
    signed_in(client, "dcs")
    assert 'href="/scorecard" aria-current="page"' not in client.get("/accessibility").text
    assert 'href="/scorecard"' in client.get("/accessibility").text


def test_before_anything_is_loaded_a_page_of_figures_says_what_to_do_first(client: Client):
    signed_in(client, "dcs")
    page = client.get("/today")
    assert "Nothing loaded yet" in page.text
    assert "Your performance analyst loads them." in page.text
    assert 'href="/programme">improvement programme</a> works without them' in page.text


def test_whoever_may_load_is_led_to_where_files_are_dropped(client: Client):
    signed_in(client, "performance_analyst")
    page = client.get("/today").text
    assert 'href="/load">Load files</a>' in page
    assert "sightline load PATH" in page


@pytest.mark.parametrize("address", ["/accessibility", "/sign-in", "/signed-out", "/health"])
def test_an_outsider_may_see_what_holds_no_data(client: Client, address):
    assert client.get(address).status_code == 200


def test_health_says_so(client: Client):
    assert client.get("/health").json() == {"ok": True}


def test_a_page_that_is_not_there_says_so_plainly(client: Client):
    page = client.get("/no/such/page")
    assert (page.status_code, "Page not found" in page.text) == (404, True)


def test_a_fault_of_ours_is_told_plainly_and_not_in_detail(client: Client, monkeypatch):
    signed_in(client, "data_protection_officer")
    monkeypatch.setattr("sightline.trail.queries.lines", lambda: 1 / 0)
    client.raise_request_exception = False
    page = client.get("/trail")
    assert (page.status_code, "Something went wrong" in page.text) == (500, True)
    assert "ZeroDivisionError" not in page.text


@pytest.mark.parametrize("address", ["/accessibility", "/sign-in", "/no/such/page", "/trail"])
def test_every_page_is_guarded_by_its_headers(client: Client, address):
    answer = client.get(address)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_the_only_script_in_a_page_carries_the_policys_nonce(client: Client):
    answer = client.get("/sign-in")
    nonce = answer["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
    assert answer.text.count("<script") == 2
    assert answer.text.count(f'<script nonce="{nonce}">') == 1
    assert " style=" not in answer.text


def test_two_answers_do_not_share_a_nonce(client: Client):
    assert (
        client.get("/sign-in")["Content-Security-Policy"] != client.get("/sign-in")["Content-Security-Policy"]
    )


@pytest.mark.parametrize("file", ["web/sightline.css", "web/start.js", "web/icon.svg"])
def test_static_files_are_served_without_a_collecting_step(client: Client, file):
    assert client.get(f"/static/{file}").status_code == 200


def test_the_council_is_named_when_it_has_a_name(client: Client, settings):
    assert "sightline-header__council" not in client.get("/sign-in").text
    settings.COUNCIL_NAME = "Somewhere County Council"
    assert "Somewhere County Council" in client.get("/sign-in").text


@pytest.mark.parametrize(("role", "shown"), [("data_protection_officer", True), ("dcs", False)])
def test_the_way_to_the_trail_is_shown_to_those_who_may_go(client: Client, role, shown):
    signed_in(client, role)
    assert ('href="/trail"' in client.get("/accessibility").text) is shown


def test_the_page_we_are_on_is_marked_in_the_navigation(client: Client):
    signed_in(client, "data_protection_officer")
    assert 'href="/trail" aria-current="page"' in client.get("/trail").text
    assert 'aria-current="page"' not in client.get("/accessibility").text


def _menu(client: Client) -> list[str]:
    return re.findall(r'service-navigation__link" href="([^"]+)"', client.get("/accessibility").text)


FIGURES = {"/quality", "/teams", "/clocks"}


@pytest.mark.parametrize(
    ("role", "shows"),
    [
        ("performance_analyst", True),
        ("team_manager", True),
        ("head_of_service", True),
        ("dcs", True),
        ("programme_manager", True),
        ("partner", False),
        ("dfe_adviser", False),
        ("scrutiny_member", False),
        ("lead_member", False),
        ("young_advisor", False),
        ("data_protection_officer", False),
    ],
)
def test_the_menu_shows_what_a_role_works_with(client: Client, role, shows):
    signed_in(client, role)
    assert FIGURES.issubset(_menu(client)) is shows
    assert bool(FIGURES & set(_menu(client))) is shows


def test_the_guardian_of_childrens_records_has_a_menu_of_their_own(client: Client):
    signed_in(client, "data_protection_officer")
    assert _menu(client) == [
        *("/scorecard", "/published", "/programme", "/papers", "/account/requests", "/reads/last-7-days"),
        *("/trail", "/glass/reviews", "/restricted"),
    ]


@pytest.mark.parametrize(("address", "within"), [("/bodies", "/programme"), ("/reads", "/reads/last-7-days")])
def test_a_page_within_a_place_marks_it(client: Client, address, within):
    signed_in(client, "data_protection_officer")
    assert f'href="{within}" aria-current="true"' in client.get(address).text
