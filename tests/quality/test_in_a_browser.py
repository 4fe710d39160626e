"""The room's pages in a real browser, at a desk and on a phone, full and with nothing loaded."""

import shutil
from functools import partial

import pytest

from support.browsing import DESK, PASSWORD, PHONE, faults_of_access, served, too_wide
from support.processes import environment, run

pytestmark = pytest.mark.browser
PEOPLE = f"""
from sightline.people.services import add_user
add_user("analyst", "performance_analyst", "{PASSWORD}", by="test")
add_user("owner", "action_owner", "{PASSWORD}", by="test")
"""
PAGES = (
    "/quality",
    "/quality?team=T2",
    "/quality/ethnicity_missing",
    "/quality/sex_missing",
    "/quality/coverage",
    "/quality/coverage?fields=all",
    "/quality/coverage/ssd_person/pers_ethnicity",
)


@pytest.fixture(scope="module")
def full(tmp_path_factory, checked_store, fetched_assets):
    """The children, checked, served."""
    data = tmp_path_factory.mktemp("full") / "var"
    shutil.copytree(checked_store, data / "store")
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


def fine(page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert faults_of_access(page) == ""
    assert not too_wide(page)


def test_every_page_of_figures(full, look):
    page = look(full, "analyst")
    for address in PAGES:
        assert page.goto(address).status == 200
        fine(page)


def test_every_page_with_its_small_numbers_hidden(full, look):
    page = look(full, "owner")
    for address in PAGES:
        if "team=" not in address:
            assert page.goto(address).status == 200
            fine(page)


def test_from_a_check_to_its_records(full, look):
    page = look(full, "analyst", anew=True)
    page.goto("/quality")
    page.get_by_role("link", name="Child with no ethnicity recorded").click()
    page.get_by_role("link", name="The records").click()
    page.get_by_role("button", name="Show the list").click()
    page.get_by_text("There is a problem").wait_for()
    fine(page)
    page.get_by_label("Why are you looking").fill("This week's clean-up")
    page.get_by_role("button", name="Show the list").click()
    page.get_by_text("KID-001").first.wait_for()
    fine(page)
    page.get_by_role("link", name="Next page").click()
    page.get_by_text("Page 2 of 2").wait_for()
    assert "KID" not in page.url and "KID" not in page.title()


def test_one_childs_record(full, look):
    page = look(full, "analyst", anew=True)
    page.goto("/quality/child")
    fine(page)
    page.get_by_label("The child's reference").fill("KID-001")
    page.get_by_label("Why are you looking").fill("The worker asked")
    page.get_by_role("button", name="Show the record").click()
    page.get_by_text("2 records need correcting for this child").wait_for()
    assert "KID" not in page.url and "KID" not in page.title()
    fine(page)


def test_a_teams_spreadsheet(full, look):
    page = look(full, "analyst", anew=True)
    page.goto("/quality/spreadsheet?team=T2")
    page.get_by_role("button", name="Download").click()
    page.get_by_text("There is a problem").wait_for()
    fine(page)
    page.get_by_label("Why are you taking").fill("For the team's clean-up day")
    with page.expect_download() as given:
        page.get_by_role("button", name="Download").click()
    assert given.value.suggested_filename.startswith("to correct T2 ")


def test_with_nothing_loaded(empty, look):
    page = look(empty, "analyst")
    for address in ("/quality", "/quality/coverage", "/quality/child"):
        page.goto(address)
        page.get_by_text("Nothing loaded yet").first.wait_for()
        fine(page)
