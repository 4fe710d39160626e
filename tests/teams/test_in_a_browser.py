"""The pages of teams, at a desk and on a phone, full, in error and with nothing loaded."""

import shutil
from functools import partial

import pytest

from support.browsing import DESK, PASSWORD, PHONE, fine, served
from support.processes import environment, run

pytestmark = pytest.mark.browser
PEOPLE = f"""
from sightline.people.services import add_user
add_user("analyst", "performance_analyst", "{PASSWORD}", by="test")
"""
MERGE = "old,new,from,main\nT2,T1,2025-01-01,\n"


@pytest.fixture(scope="module")
def full(tmp_path_factory, small_store, fetched_assets):
    """The small council, served."""
    data = tmp_path_factory.mktemp("full") / "var"
    shutil.copytree(small_store, data / "store")
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
    """Look at it as the analyst, at a desk and on a phone."""
    return partial(looking, name="analyst", size=request.param)


def test_the_teams_full_open_and_in_error(full, look):
    page = look(full)
    page.goto("/teams")
    page.get_by_text("North Assessment Team").first.wait_for()
    fine(page)
    page.get_by_text("Add, rename or end a team").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("There is a problem").wait_for()
    fine(page)


def test_a_crosswalk_is_tried_held_and_drawn(full, look):
    page = look(full)
    page.goto("/teams/crosswalk")
    fine(page)
    page.get_by_text("Change the crosswalk").click()
    page.get_by_label("The crosswalk", exact=True).fill("old,new\nT2")
    page.get_by_role("button", name="Show what it would do").click()
    page.get_by_text("There is a problem").wait_for()
    fine(page)
    page.get_by_label("The crosswalk", exact=True).fill(MERGE)
    page.get_by_label("Why").fill("one team since January")
    page.get_by_role("button", name="Show what it would do").click()
    page.get_by_text("Nothing has changed yet").wait_for()
    fine(page)
    page.get_by_role("button", name="Use this crosswalk").click()
    page.get_by_text("The work of 1 team has passed to other teams").wait_for()
    fine(page)
    page.goto("/scorecard")
    page.get_by_label("Teams", exact=True).select_option("now")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_text("teams as they are today").wait_for()
    assert "teams=now" in page.url
    fine(page)


def test_with_nothing_loaded(empty, look):
    page = look(empty)
    for path in ("/teams", "/teams/crosswalk"):
        page.goto(path)
        fine(page)
