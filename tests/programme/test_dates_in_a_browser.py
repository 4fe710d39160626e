"""The dates of a plan and its calendar addresses in a real browser: at a desk and on two phones, empty, full and in error."""

import pytest

from support.browsing import DESK, SMALLEST, faults_of_access, served, too_wide
from support.served_plan import filled

pytestmark = pytest.mark.browser
FULL = "?publication=9+May+2022&meetings=5+July+2022%0A11+July+2022&on=20+June+2022&key=yes"


@pytest.fixture(scope="module")
def site(tmp_path_factory, fetched_assets):
    data = tmp_path_factory.mktemp("dates") / "var"
    filled(data)
    with served(data) as address:
        yield address


@pytest.mark.parametrize("size", [DESK, SMALLEST], ids=["desk", "phone"])
def test_the_page_is_whole_at_every_width(looking, site, size):
    page = looking(site, "programme_manager", size)
    for asked in ("", FULL, "?publication=soon&meetings=Tuesday"):
        page.goto(f"/programme/dates{asked}")
        assert faults_of_access(page) == ""
        assert not too_wide(page)
    page.goto("/programme/calendar")
    page.get_by_role("button", name="Add a calendar address").click()
    page.get_by_label("Your new address").wait_for()
    assert page.get_by_label("Your new address").input_value().endswith(".ics")
    assert faults_of_access(page) == ""
    assert not too_wide(page)
    page.goto("/programme")
    folded = page.get_by_text("Sections of the programme")
    if folded.is_visible():
        folded.click()
    page.get_by_role("link", name="Dates, counted back").click()
    page.get_by_label("Day the report is published").fill("9 May 2022")
    page.get_by_label("Days the committee meets").fill("5 July 2022")
    page.get_by_role("button", name="Count back").click()
    page.locator("h1 + p", has_text="Wednesday 17 August 2022").wait_for()


def test_a_step_becomes_a_milestone_at_a_desk_and_on_a_phone(looking, site):
    page = looking(site, "programme_manager", DESK)
    page.goto(f"/programme/dates{FULL}")
    page.get_by_role("button", name="Keep these dates").click()
    page.locator('a[href$="step=clearance"]').click()
    page.get_by_label("Action").select_option(index=1)
    assert faults_of_access(page) == ""
    page.get_by_role("button", name="Make them milestones").click()
    page.get_by_text("1 milestone added.").wait_for()
    page.get_by_text("Milestone of").first.wait_for()
    for size in (DESK, SMALLEST):
        page.set_viewport_size(size)
        assert faults_of_access(page) == ""
        assert not too_wide(page)
