"""The pages of this room in a real browser: on a desk and on a phone, with and without JavaScript."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from support import processes
from support.browsing import DESK, PHONE, faults_of_access, fresh_context, served, too_wide

pytestmark = pytest.mark.browser
PASSWORD = "three-odd-words-here"
PEOPLE = f"""
from django.utils import timezone
from sightline.people.services import add_user, requests
from sightline.people.services.glass import break_glass
from sightline.people.services.granting import grant
from sightline.people.services.restricting import restrict
made = {{
    name: add_user(name, role, {PASSWORD!r}, by="a test", teams=teams).user
    for name, role, teams in [
        ("admin", "system_administrator", []),
        ("jo", "system_administrator", []),
        ("dpo", "data_protection_officer", []),
        ("manager", "team_manager", ["T1"]),
        ("head", "head_of_service", []),
        ("ed", "ofsted_inspector", []),
    ]
}}
today = timezone.localdate()
grant(made["ed"], sponsor=made["head"], why="Inspection", first=today, last=today, opens=["small_numbers"], by="admin")
requests.add("bo", "dcs", teams=[], authority="", by="admin")
requests.reset_password(made["manager"], by="admin")
requests.grant(made["ed"], sponsor=made["head"], why="Inspection", first=today, last=today, opens=["children"], by="admin")
break_glass(made["manager"], child="C-1", why="Covering", by="manager")
restrict(["C-2"], kind="staff", why="Mother works here", allowed=["manager"], by="dpo")
print(made["ed"].pk)
"""


@dataclass(frozen=True)
class Site:
    """Where it answers, and the number of the inspector's account."""

    address: str
    inspector: int


@pytest.fixture(scope="module")
def site(tmp_path_factory, fetched_assets: None) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("people") / "var"
    inspector = int(processes.run(PEOPLE, processes.environment(data)))
    with served(data, SIGHTLINE_SECOND_FACTOR="ofsted_inspector") as address:
        yield Site(address, inspector)


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def look(request, looking, site: Site):
    """Look at it as somebody, at a desk and on a phone."""
    return lambda name: looking(site.address, name, request.param, PASSWORD)


def sign_in(page: Page, name: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: not address.endswith("/sign-in"))


def fits(page: Page) -> None:
    """Nothing runs off the side, and axe has nothing to object to."""
    assert not too_wide(page), page.url
    assert faults_of_access(page) == "", page.url


@pytest.mark.parametrize(
    ("name", "addresses"),
    [
        ("admin", ["/people", "/people?q=ed", "/people?q=nobody", "/people/add", "/people/{ed}", "/people/{ed}/grant", "/account", "/account/password", "/account/requests"]),
        ("jo", ["/people", "/account/requests"]),
        ("head", ["/account", "/account/requests", "/account/tokens"]),
        ("dpo", ["/reads/last-7-days", "/reads/most", "/trail", "/trail?group=exports", "/trail/file", "/reads", "/reads?by=nobody", "/reads?first=soon", "/reads/child", "/restricted", "/glass/reviews"]),
        ("manager", ["/glass", "/account", "/account/second-factor", "/account/confirm?next=/account"]),
        ("ed", ["/account/second-factor"]),
    ],
)  # fmt: skip
def test_every_page_of_the_room_is_accessible_and_fits(look, site: Site, name, addresses):
    page = look(name)
    for address in addresses:
        page.goto(address.format(ed=site.inspector))
        fits(page)


@pytest.mark.parametrize(
    ("name", "address", "button"),
    [
        ("admin", "/people/add", "Add"),
        ("admin", "/people/{ed}/grant", "Ask the sponsor"),
        ("dpo", "/reads/child", "Show who has seen this child"),
        ("dpo", "/reads/most", "Show the children"),
        ("dpo", "/trail/file", "Download"),
        ("dpo", "/restricted", "Lift it"),
        ("dpo", "/glass/reviews", "Reviewed"),
        ("manager", "/glass", "Break glass for two hours"),
        ("manager", "/account/password", "Change your password"),
        ("manager", "/account/second-factor", "Set up your second factor"),
    ],
)
def test_a_form_sent_empty_says_what_is_missing_and_the_summary_leads_there(
    look, site: Site, name, address, button
):
    page = look(name)
    page.goto(address.format(ed=site.inspector))
    page.get_by_role("button", name=button).first.click()
    expect(page).to_have_title(re.compile("^Error: "))
    fits(page)
    link = page.locator(".govuk-error-summary a").first
    target = link.get_attribute("href")
    assert target and page.locator(target).count() == 1


def test_an_inspector_sets_up_a_phone_and_signs_in_with_it_even_without_scripts(
    chromium: Browser, site: Site
):
    page = fresh(chromium, site, scripts=True)
    sign_in(page, "ed")
    page.wait_for_url("**/account/second-factor")
    secret = "".join(page.locator(".people-secret").inner_text().split())
    page.get_by_label("Code").fill(code(secret, 0))
    page.get_by_role("button", name="Set up your second factor").click()
    expect(page.locator(".people-codes li")).to_have_count(10)
    fits(page)
    page.context.close()
    page = fresh(chromium, site, scripts=False)
    sign_in(page, "ed")
    page.wait_for_url("**/sign-in/code")
    page.get_by_label("Code").fill(code(secret, 1))
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("Access ends").first.wait_for()
    page.context.close()


def fresh(chromium: Browser, site: Site, *, scripts: bool) -> Page:
    """A page of a browser that has never been here."""
    return fresh_context(chromium, site.address, viewport=PHONE, java_script_enabled=scripts).new_page()


def code(secret: str, steps: int) -> str:
    """What the phone shows, or will show in this many half minutes."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
