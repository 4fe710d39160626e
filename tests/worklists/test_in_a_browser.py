"""My day, the calendar's page and the clocks, at a desk and on a phone, full and with nothing loaded."""

import shutil
from functools import partial

import pytest

from support.browsing import DESK, PASSWORD, PHONE, fine, served
from support.processes import environment, run

pytestmark = pytest.mark.browser
PEOPLE = f"""
from sightline.people.services import add_user
add_user("manager", "team_manager", "{PASSWORD}", by="test", teams=["T1"])
add_user("analyst", "performance_analyst", "{PASSWORD}", by="test")
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory, due_store, fetched_assets):
    """The four children, served."""
    data = tmp_path_factory.mktemp("full") / "var"
    shutil.copytree(due_store, data / "store")
    run(PEOPLE, environment(data))
    with served(data) as address:
        yield address


@pytest.fixture(scope="module")
def empty(tmp_path_factory, fetched_assets):
    """Nothing loaded, served."""
    data = tmp_path_factory.mktemp("empty") / "var"
    run(PEOPLE, environment(data))
    with served(data) as address:
        yield address


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def look(looking, request):
    """Look at it as somebody, at a desk and on a phone."""
    return partial(looking, size=request.param)


def test_a_manager_gives_a_reason_and_sees_the_list(full, look):
    page = look(full, "manager", anew=True)
    page.goto("/my-day")
    fine(page)
    page.get_by_label("Why are you looking").fill("Planning the week")
    page.get_by_role("button", name="Show the list").click()
    page.get_by_role("link", name="KID-Asha", exact=True).wait_for()
    assert "KID" not in page.url and "KID" not in page.title()
    fine(page)
    page.get_by_label("Deadline").select_option("assessment")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**clock=assessment**", wait_until="load")
    page.evaluate("history.back()")
    page.wait_for_url(lambda address: "clock=assessment" not in address)


def test_an_error_is_fine_too(full, look):
    page = look(full, "manager", anew=True)
    page.goto("/my-day?within=soon")
    fine(page)
    page.get_by_role("button", name="Show the list").click()
    page.get_by_text("There is a problem").wait_for()
    fine(page)


def test_calendars_and_clocks(full, look):
    page = look(full, "manager")
    page.goto("/my-day/calendar")
    page.get_by_role("button", name="Add a calendar address").click()
    page.get_by_label("Your new address").wait_for()
    fine(page)
    other = look(full, "analyst")
    for address in ("/my-day", "/clocks"):
        other.goto(address)
        fine(other)


def test_with_nothing_loaded(empty, look):
    page = look(empty, "manager")
    for address in ("/my-day", "/my-day/calendar"):
        page.goto(address)
        page.get_by_text("Nothing loaded yet").first.wait_for()
        fine(page)
