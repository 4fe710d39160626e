"""With the keyboard alone, and on paper: from signing in to the children behind a figure."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from journeys.conftest import PASSWORD, Served
from support.browsing import DESK, fresh_context

pytestmark = pytest.mark.browser
AS01 = "Assessments completed within 45 working days of referral"
FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at)
  const label = at.labels && at.labels.length ? at.labels[0].textContent : ''
  const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
  const box = at.getBoundingClientRect()
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight
  return {words: (label || at.textContent || '').trim().replace(/\\s+/g, ' '), seen: seen && inside, tag: at.tagName}
}"""
ADDRESSES = (
    "/today",
    "/my-day",
    "/scorecard",
    "/measure/AS01",
    "/measure/AS01/notes",
    "/load",
    "/quality",
    "/teams",
    "/clocks",
)


@pytest.fixture(scope="module")
def signed_in(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    """Signed in once, with the keyboard."""
    context = fresh_context(browser, served.address, viewport=DESK)
    page = context.new_page()
    page.goto("/sign-in")
    tab_to(page, "User name")
    page.keyboard.type("analyst")
    tab_to(page, "Password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/today")
    yield context
    context.close()


@pytest.fixture
def page(signed_in: BrowserContext) -> Iterator[Page]:
    page = signed_in.new_page()
    page.goto("/today")
    yield page
    page.close()


def tab_to(page: Page, words: str, tag: str = "") -> None:
    """Press Tab until what has the focus is called that, and is such an element where one is named; every stop on the way must show that it has it."""
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        assert stop["tag"] == "BODY" or stop["seen"], (
            f"Nothing shows that '{stop['words'][:60]}' has the focus"
        )
        if stop["words"].startswith(words) and tag in ("", stop["tag"]):
            return
    raise AssertionError(f"The keyboard does not reach '{words}' on {page.url}")


def test_the_children_behind_a_figure_are_reached_with_the_keyboard_alone(page: Page):
    tab_to(page, "Scorecard")
    page.keyboard.press("Enter")
    page.wait_for_url("**/scorecard")
    tab_to(page, "Service or team", "SELECT")
    page.keyboard.type("North")
    tab_to(page, "Show")
    page.keyboard.press("Enter")
    page.wait_for_url("**team=T1**")
    tab_to(page, AS01)
    page.keyboard.press("Enter")
    page.wait_for_url("**/measure/AS01?**")
    tab_to(page, "9 missed")
    page.keyboard.press("Enter")
    page.wait_for_url("**/children?**")
    tab_to(page, "Why are you looking")
    page.keyboard.type("With the keyboard")
    page.keyboard.press("Enter")
    expect(page.get_by_text("analyst is looking. Reason: With the keyboard.")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_traps_the_keyboard_and_every_stop_is_seen(page: Page, address: str):
    page.goto(address)
    stops = 0
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["tag"] == "BODY":
            break
        assert stop["seen"], f"Nothing shows that '{stop['words'][:60]}' has the focus"
        stops += 1
    else:
        raise AssertionError(f"The keyboard does not come round on {address}")
    assert stops > 5


@pytest.mark.parametrize("address", ADDRESSES)
def test_on_paper_there_is_nothing_to_press_and_nothing_runs_off(page: Page, address: str):
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print")
    page.goto(address)
    assert (
        page.locator(
            "button:not(th button):visible, .sightline-no-print:visible, nav.sightline-navigation:visible"
        ).count()
        == 0
    )
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
