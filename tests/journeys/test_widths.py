"""Pages of figures at every width between a phone and a wall: nothing runs off the side, no cell prints over the next, no focus is hidden."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from journeys.conftest import PASSWORD, Served
from support.browsing import DESK, faults_of_access, too_wide

pytestmark = pytest.mark.browser
WIDTHS = (320, 641, 700, 768, 800, 960, 1024, 1280, 1920)
SPOKEN = ("/entered", "/entered/1", "/entered/1/enter", "/commentary", "/commentary/1", "/commentary/ask")
ADDRESSES = (
    "/scorecard",
    "/scorecard?compare=england&sort=worst",
    "/measure/AS01?team=T1",
    "/scorecard?team=T2",
    "/scorecard?view=cards",
    "/scorecard?view=wall",
    "/targets",
    "/teams",
    "/teams/crosswalk",
)
OPEN = "document.querySelectorAll('details').forEach(each => { each.open = true })"
OVERPRINTS = """() => [...document.querySelectorAll('td, tbody th')].filter(cell => {
  const box = cell.getBoundingClientRect()
  return box.width && [...cell.querySelectorAll('*')].some(each => {
    const own = each.getBoundingClientRect()
    return own.width && !each.closest('.govuk-visually-hidden') && own.right > box.right + 1
  })
}).map(cell => cell.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60))"""
SQUEEZED = """() => [...document.querySelectorAll('td, th')].filter(cell => {
  const box = cell.getBoundingClientRect(), words = cell.textContent.trim()
  return box.width && !cell.querySelector('table') && words.length > 12 && box.height > 8 * box.width
}).map(cell => cell.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60))"""
"""Cells so narrow that their words stand a letter or two to a line."""
COVERED = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect()
  if (at === document.body || !box.width) return ''
  const places = [0.25, 0.5, 0.75].map(part => document.elementFromPoint(box.left + Math.min(8, box.width / 2), box.top + box.height * part))
  return places.some(each => each && (at.contains(each) || each.contains(at))) ? '' : at.textContent.trim()
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_off_the_side_and_no_cell_prints_over_the_next(
    looking: Callable[..., Page], served: Served, browser, width
):
    page = looking(served.address, "analyst", {"width": width, "height": 900}, PASSWORD)
    for address in ADDRESSES:
        page.goto(address)
        page.evaluate(OPEN)
        assert not too_wide(page), address
        assert page.evaluate(OVERPRINTS) == [], address
        assert page.evaluate(SQUEEZED) == [], address


@pytest.mark.parametrize("view", ["table", "cards", "wall"])
def test_axe_finds_nothing_with_everything_open(looking: Callable[..., Page], served: Served, browser, view):
    page = looking(served.address, "analyst", DESK, PASSWORD)
    page.goto(f"/scorecard?view={view}")
    page.evaluate(OPEN)
    assert faults_of_access(page) == ""


def test_axe_finds_nothing_where_people_enter_figures_and_say_what_they_show(
    looking: Callable[..., Page], served: Served, browser
):
    page = looking(served.address, "analyst", DESK, PASSWORD)
    for address in SPOKEN:
        page.goto(address)
        page.evaluate(OPEN)
        assert faults_of_access(page) == "", address


def test_going_backwards_no_focus_is_hidden_under_a_sticky_head(
    looking: Callable[..., Page], served: Served, browser
):
    page = looking(served.address, "analyst", DESK, PASSWORD)
    page.goto("/scorecard")
    page.get_by_role("link", name="Accessibility statement").focus()
    for _ in range(80):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(COVERED) == ""


def test_a_slash_goes_to_the_search_and_can_be_turned_off(
    looking: Callable[..., Page], served: Served, browser
):
    page = looking(served.address, "analyst", DESK, PASSWORD)
    page.goto("/scorecard")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("45/")
    assert page.get_by_label("Find a measure").input_value() == "45/"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Turn off").click()
    page.reload()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "q"


def test_a_wall_is_six_across_on_a_full_screen_worst_first(
    looking: Callable[..., Page], served: Served, browser
):
    page = looking(served.address, "analyst", {"width": 1920, "height": 1080}, PASSWORD)
    page.goto("/scorecard?view=wall")
    tops = page.locator(".scorecard-card").evaluate_all("all => all.map(e => e.getBoundingClientRect().top)")
    assert tops.count(tops[0]) == 6
