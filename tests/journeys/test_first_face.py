"""From signing in to the children behind a figure, as a person does it: on a desk and on a phone."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, expect

from journeys.conftest import PASSWORD, Served
from support import processes
from support.browsing import axe_finds

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 800}
LAST_LOOK = """
from sightline.trail.models import Line
line = Line.objects.filter(action="looked_at_cases").latest("number")
print(line.actor, len(line.detail["children"]), line.reason)
"""
AS01 = "Assessments completed within 45 working days of referral"


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def look(request, looking, browser: Browser, served: Served) -> Callable[..., Page]:
    """A page of a fresh browser, signed in as the analyst."""
    return partial(looking, served.address, "analyst", request.param, PASSWORD)


@pytest.fixture
def page(look) -> Page:
    """Signed in, whatever was done before."""
    return look()


@pytest.fixture
def page_anew(look) -> Page:
    """Signed in anew, no reason given yet."""
    return look(anew=True)


def fits_and_reads_well(page: Page) -> None:
    """Nothing runs off the side, and axe has nothing to object to."""
    width, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= screen, f"{page.title()} is {width} wide"
    objections = [fault["id"] for fault in axe_finds(page).response["violations"]]
    assert objections == [], page.title()


def test_from_the_scorecard_to_the_children_behind_a_figure(page_anew: Page, served: Served):
    page = page_anew
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Today"))
    fits_and_reads_well(page)

    page.get_by_role("link", name="The whole scorecard").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Scorecard: "))
    fits_and_reads_well(page)

    page.get_by_role("link", name=AS01, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(AS01)
    expect(page.get_by_role("img", name="60 months from").locator("visible=true")).to_have_count(1)
    fits_and_reads_well(page)

    page.get_by_role("link", name="12 missed").click()
    expect(page.get_by_text("CH-0")).to_have_count(0)
    fits_and_reads_well(page)

    page.get_by_label("Why are you looking").fill("Checking the late ones")
    page.get_by_role("button", name="Show the list").click()
    expect(page.get_by_text("analyst is looking. Reason: Checking the late ones.")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_count(12)
    assert "CH-0" not in page.url + page.title()
    assert processes.run(LAST_LOOK, served.environment) == "analyst 12 Checking the late ones\n"
    fits_and_reads_well(page)


def test_a_reason_left_out_is_asked_for_again(page_anew: Page):
    page = page_anew
    page.goto("/measure/AS01/children?which=missed")
    page.get_by_role("button", name="Show the list").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter why you are looking")
    fits_and_reads_well(page)


def test_a_long_list_is_turned_and_back_works(page_anew: Page):
    page = page_anew
    page.goto("/measure/AS01/children?period=2024-25&which=all")
    page.get_by_label("Why are you looking").fill("Checking the late ones")
    page.get_by_role("button", name="Show the list").click()
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_text("Page 2 of 2: cases 101 to 168.")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Page 1 of 2: cases 1 to 100.")).to_be_visible()
    page.go_forward()
    expect(page.get_by_text("Page 2 of 2: cases 101 to 168.")).to_be_visible()
    fits_and_reads_well(page)


def test_another_period_is_chosen_and_stands_in_the_address(page: Page):
    page.goto("/scorecard")
    page.get_by_label("Period").select_option("2024-25")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(", 2024-25")
    assert "period=2024-25" in page.url


@pytest.mark.parametrize(
    "address", ["/scorecard?view=cards", "/scorecard?view=wall", "/measure/AS01/notes", "/measure/AS06"]
)
def test_the_other_faces_of_a_figure_fit_and_read_well(page: Page, address: str):
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    fits_and_reads_well(page)
