"""The pages in a real browser: with a keyboard, on a phone, without JavaScript, under our security policy."""

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from sightline.web import charts
from support.browsing import DESK, PHONE, SMALLEST, faults_of_access, fresh_context, served, too_wide
from support.processes import environment, run

pytestmark = pytest.mark.browser
PASSWORD = "a long dull password"
PEOPLE = f"""
from sightline.people.services import add_user
from sightline.trail.services import record
add_user("dpo", "data_protection_officer", "{PASSWORD}", by="test")
add_user("practitioner", "practitioner", "{PASSWORD}", by="test")
for number in range(120):
    record(by="ann.analyst", action="looked_at_cases", what="AS01 2025-26-Q1 missed", reason="Monthly challenge meeting",
           detail={{"children": [f"C-{{number}}"]}})
"""
CHART_ALONE = """<!DOCTYPE html><html lang="en-GB"><head><title>A chart</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/fetched/govuk-frontend.min.css"><link rel="stylesheet" href="/static/web/sightline.css">
</head><body><div class="govuk-width-container"><main><h1>A chart</h1>{chart}</main></div></body></html>"""
SIZES = (DESK, SMALLEST)
TABLET = {"width": 768, "height": 1024}


@pytest.fixture(scope="module")
def site(tmp_path_factory, fetched_assets):
    """A Sightline with a data protection officer, a practitioner, and a trail of some pages."""
    data = tmp_path_factory.mktemp("site") / "var"
    run(PEOPLE, environment(data))
    with served(data, SIGHTLINE_COUNCIL="Somewhere County Council") as address:
        yield address


@pytest.fixture
def page(chromium, site):
    """A page that minds its manners: nothing blocked by the policy, no script failing, no file missing."""
    context = fresh_context(chromium, site, viewport=DESK)
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.on(
        "response",
        lambda got: complaints.append(got.url) if got.status >= 400 and "/static/" in got.url else None,
    )
    yield page
    context.close()
    assert [said for said in complaints if "status of 40" not in said] == []


def sign_in(page, name: str = "dpo", at: str = "/sign-in") -> None:
    page.goto(at)
    page.get_by_label("User name", exact=True).fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "/sign-in" not in address)


def assert_accessible_and_fitting(page) -> None:
    """Nothing for axe to complain of and nothing to scroll sideways for, on a desk, a phone and the smallest phone."""
    for size in SIZES:
        page.set_viewport_size(size)
        assert faults_of_access(page) == "", size
        assert not too_wide(page), size


@pytest.mark.parametrize("address", ["/sign-in", "/signed-out", "/accessibility", "/no/such/page"])
def test_pages_for_everybody_are_accessible_and_fit(page, address):
    page.goto(address)
    assert_accessible_and_fitting(page)


def test_a_failed_sign_in_is_accessible_and_its_summary_has_the_focus(page):
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_function("document.activeElement.className.startsWith('govuk-error-summary')")
    assert_accessible_and_fitting(page)
    page.get_by_role("link", name="Enter your password").click()
    assert page.evaluate("document.activeElement.name") == "password"


@pytest.mark.parametrize(("name", "address"), [("dpo", "/trail"), ("dpo", "/"), ("practitioner", "/trail")])
def test_pages_behind_the_door_are_accessible_and_fit(page, name, address):
    sign_in(page, name)
    page.goto(address)
    assert_accessible_and_fitting(page)


def test_signing_in_leads_back_to_the_page_asked_for_and_out_again(page):
    sign_in(page, at="/trail")
    assert page.get_by_role("heading", level=1).inner_text() == "Trail"
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", level=1, name="You have signed out").wait_for()
    page.evaluate("history.back()")
    page.wait_for_url("**/sign-in?next=/trail")


def test_signing_in_works_with_the_keyboard_alone(page):
    page.goto("/sign-in")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("dpo")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/sign-in" not in address)


def test_signing_in_and_reading_the_trail_work_without_javascript(chromium, site):
    context = fresh_context(chromium, site, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, at="/trail")
    page.get_by_role("link", name="Next page").click()
    page.wait_for_url("**?page=2")
    assert page.title() == "Trail, page 2 of 3 – Sightline"
    context.close()


def test_our_scripts_run_under_the_policy(page):
    page.goto("/sign-in")
    assert page.get_by_role("button", name="Show password").is_visible()


def test_a_strange_script_does_not_run_under_the_policy(chromium, site):
    page = fresh_context(chromium, site).new_page()
    page.goto("/sign-in")
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=/none onerror=\"window.broken = 1\">')"
    )
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.broken") is None
    page.context.close()


@pytest.mark.parametrize(
    ("size", "drawn_for"), [(DESK, "wide"), (TABLET, "middle"), (PHONE, "narrow"), (SMALLEST, "narrow")]
)
def test_a_chart_stands_in_a_page_under_the_policy_at_the_size_drawn_for_it(page, size, drawn_for):
    policy = page.goto("/sign-in").headers["content-security-policy"]
    points = [{"month": f"2025-{month:02d}", "value": 70 + month} for month in range(1, 13)]
    figure = charts.line_figure(points, title="Assessments in time", unit="percent", breaks=["2025-06"])
    body = CHART_ALONE.format(chart=render_to_string("web/components/chart.html", {"figure": figure}))
    page.route(
        "**/chart",
        lambda route: route.fulfill(
            body=body, headers={"Content-Security-Policy": policy}, content_type="text/html"
        ),
    )
    page.set_viewport_size(size)
    page.goto("/chart")
    seen = page.get_by_role("img", name="Assessments in time. 12 months from January 2025")
    expect(seen).to_have_count(1)  # waits: a busy browser lays the page out for the old size first
    expect(seen.locator("xpath=..")).to_have_class(f"sightline-chart__{drawn_for}")
    assert faults_of_access(page) == ""
    assert not too_wide(page)


def test_on_paper_the_header_is_dark_on_white(page):
    page.goto("/sign-in")
    page.emulate_media(media="print")
    colours = page.evaluate(
        "[...document.querySelectorAll('.sightline-header, .sightline-header a')].map(e => getComputedStyle(e).color)"
    )
    assert set(colours) == {"rgb(0, 0, 0)"}


def test_on_a_phone_a_row_is_a_card_whose_cells_are_named(page):
    sign_in(page, at="/trail")
    page.set_viewport_size(PHONE)
    cell = page.get_by_role("cell", name="Monthly challenge meeting").first
    assert (
        page.evaluate("cell => getComputedStyle(cell, '::before').content", cell.element_handle()) == '"Why"'
    )
    assert cell.bounding_box()["width"] > 250
