"""The plan and its actions in a real browser: at a desk and on two phones, full, empty and in error."""

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from support.browsing import DESK, SMALLEST, faults_of_access, fine, served, too_wide
from support.plans import today
from support.served_plan import filled

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def full(tmp_path_factory, fetched_assets):
    """The small plan, served."""
    data = tmp_path_factory.mktemp("plan") / "var"
    filled(data)
    with served(data) as address:
        yield address


@pytest.fixture(scope="module")
def empty(tmp_path_factory, fetched_assets):
    """No plan, served."""
    data = tmp_path_factory.mktemp("no_plan") / "var"
    filled(data, plan=False)
    with served(data) as address:
        yield address


@pytest.fixture(params=[DESK, SMALLEST], ids=["desk", "phone"])
def look(looking, request):
    """Look at it as somebody, at a desk and on a phone."""
    return lambda site, name="programme_manager": looking(site, name, request.param)


PATHS = (
    "/programme",
    "/programme/actions",
    "/programme/actions?sort=late&grouping=priority+practice",
    "/programme/actions/timeline",
    "/programme/on-a-page",
    "/programme/highlight",
    "/programme/plans/1/highlight",
    "/programme/x-rays",
    "/programme/disagreement",
    "/programme/scorecard",
    "/programme/scorecard?view=cards&by=theme",
    "/programme/scorecard?as_at=soon",
    "/programme/scorecard?as_at=1%20January%202020",
    "/programme/scorecard/ledger",
    "/programme/scorecards/2",
    "/programme/scorecards/2/add",
    "/programme/scorecards/measures/1/state",
    "/programme/actions/1",
    "/programme/actions/2/difference",
    "/programme/actions/1/change",
    "/programme/milestones/1",
    "/programme/versions/1",
    "/programme/versions/1?by=priority",
    "/programme/versions/1/as-sealed",
    "/programme/versions/1/before",
    "/programme/versions/2",
    "/programme/versions/2/compare",
    "/programme/versions/2/drafted",
    "/programme/versions/2/groupings",
    "/programme/versions/2/action",
    "/programme/versions/2/serves",
    "/programme/versions/1/shown",
    "/programme/asks",
    "/programme/asks/1",
    "/programme/actions/spreadsheet",
    "/programme/new",
)


def test_every_page_is_readable(full, look):
    page = look(full)
    for path in PATHS:
        assert page.goto(path).status == 200, path
        page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
        assert not too_wide(page), path
        assert faults_of_access(page) == "", path


def test_a_version_is_submitted_to_a_board_and_others_on_its_own_day(looking, tmp_path, fetched_assets):
    data = tmp_path / "var"
    filled(data)
    with served(data) as site:
        page = looking(site, "dcs", SMALLEST)
        page.goto("/programme/versions/2")
        page.get_by_text("Decide on this version").click()
        page.get_by_label("Submit it").check()
        page.get_by_label("On which day").fill("October 2016")
        page.get_by_label("Overview and Scrutiny Committee").check()
        page.get_by_label("Others it is submitted to").fill("Ofsted")
        page.get_by_role("button", name="Decide").click()
        page.get_by_text("change the day it was drafted first").first.wait_for()
        fine(page)
        assert page.get_by_label("Others it is submitted to").input_value().strip() == "Ofsted"
        page.get_by_label("On which day").fill(f"{today():%d/%m/%Y}")
        page.get_by_role("button", name="Decide").click()
        page.get_by_text("was submitted to Overview and Scrutiny Committee, Ofsted on").wait_for()
        fine(page)
        page.goto("/programme/versions/2/day")
        assert page.get_by_label("Overview and Scrutiny Committee").is_checked()
        fine(page)


def test_with_no_plan(empty, look):
    page = look(empty)
    for path in (
        "/programme",
        "/programme/actions",
        "/programme/on-a-page",
        "/programme/actions/timeline",
        "/programme/asks",
    ):
        page.goto(path)
        fine(page)


def test_what_is_wrong_is_said_beside_its_field(full, look):
    page = look(full)
    page.goto("/programme/actions/1")
    page.get_by_text("Update this action").click()
    page.get_by_label("Pause it").check()
    page.get_by_role("button", name="Save the update").click()
    page.get_by_text("There is a problem").wait_for()
    fine(page)


def test_a_partner_sees_their_part(full, look):
    page = look(full, "partner")
    page.goto("/programme")
    page.get_by_text("1 action is yours or shared with you").wait_for()
    fine(page)
    page.goto("/programme/actions/1")
    fine(page)


def test_two_people_at_the_same_action_and_a_spreadsheet_out_and_back(looking, tmp_path, fetched_assets):
    data = tmp_path / "var"
    filled(data)
    with served(data) as site:
        first, second = (looking(site, "programme_manager", expected="status of 409") for _ in range(2))
        for page in (first, second):
            page.goto("/programme/actions/2/change")
        first.get_by_label("Owner's post").fill("Head of MASH")
        first.get_by_label("Why").fill("Agreed on Monday")
        first.get_by_role("button", name="Save").click()
        first.get_by_text("Agreed on Monday").first.wait_for()
        second.get_by_label("Owner's post").fill("Service manager")
        second.get_by_label("Why").fill("Agreed on Tuesday")
        second.get_by_role("button", name="Save").click()
        second.get_by_role("heading", name="A2 was changed while you had it open").wait_for()
        fine(second)
        second.get_by_label("What you wrote").check()
        second.get_by_role("button", name="Send again").click()
        second.get_by_text("Agreed on Tuesday").first.wait_for()
        assert "Service manager" in second.content()
        _out_and_back(second, tmp_path / "actions.xlsx")


def _out_and_back(page, file: Path) -> None:
    page.goto("/programme/actions/spreadsheet")
    with page.expect_download() as taking:
        page.get_by_role("button", name="Download the spreadsheet").click()
    taking.value.save_as(file)
    book = openpyxl.load_workbook(file)
    sheet = book["Actions"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(3, heads.index("Due") + 1).value = today() + timedelta(days=70)
    sheet.cell(3, heads.index("Partner agency") + 1).value = "Health"
    book.save(file)
    page.get_by_label("The spreadsheet").set_input_files(file)
    page.get_by_role("button", name="Show what it would change").click()
    page.get_by_text("2 changes in 1 action or milestone.").first.wait_for()
    fine(page)
    page.get_by_role("button", name="Apply: 2 changes").click()
    page.get_by_role("alert").get_by_text("2 changes in 1 action or milestone.").wait_for()
    page.goto("/programme/actions/2")
    assert "Health" in page.content()
