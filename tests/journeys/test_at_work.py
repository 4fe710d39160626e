"""A day, a month and a partner's part, walked as the person in it: what each opens, presses and is told, from signing in to done."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from sightline.calendars.dates import in_words
from support.browsing import DESK, PASSWORD, fine, served
from support.processes import environment, run
from support.served_plan import filled
from support.small_council import CHILD
from support.source_files import printed_pdf

pytestmark = pytest.mark.browser
PEOPLE = f"""
import sys
sys.path.insert(0, "tests")
from sightline.people.models import User
from sightline.people.services import add_user
from sightline.programme.models import Entry
from sightline.programme.difference.services.declaring import declare
from support.plans import action
for name, role, teams in (("manager", "team_manager", ["T1"]), ("head", "head_of_service", ["S1"])):
    add_user(name, role, "{PASSWORD}", by="test", teams=teams)
Entry.objects.filter(action__reference="A1").update(owner=User.objects.get(username="manager"))
declare(action("A1"), "measure", measure="AS01", lag=1, by="programme_manager")
"""
TRAIL = """
from sightline.trail.models import Line
print([(each.action, each.reason) for each in Line.objects.filter(actor={name!r}).order_by("number") if each.detail.get("children")])
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory, fetched_assets, small_store) -> Iterator[tuple[str, dict[str, str]]]:
    """The small council with its plan, a manager who owns an action of it and a head, served; and where it is kept."""
    folder = tmp_path_factory.mktemp("work") / "var"
    shutil.copytree(small_store, folder / "store")
    filled(folder)
    run(PEOPLE, environment(folder))
    with served(folder) as address:
        yield address, environment(folder)


@pytest.fixture
def at(data, looking) -> Callable[[str], Page]:
    """`at(name)`: where that person lands when they sign in, for the first time today."""

    def landed(name: str) -> Page:
        page = looking(data[0], name, DESK, anew=True)
        page.goto("/")
        return page

    return landed


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_team_manager_works_through_the_day(at, data, tmp_path):
    """The list, why a day is that day, one child, the team's figures, and the action that is theirs."""
    page = at("manager")
    assert heading(page) == "My day" and CHILD not in page.content()
    page.get_by_label("Planning my team's work").check()
    page.get_by_role("button", name="Show the list").click()
    rows = page.locator("th.worklist-child")
    assert rows.count() == 2
    page.locator("summary", has_text="Why").first.click()
    expect(page.get_by_text("working days from").first).to_be_visible()
    fine(page)

    child = rows.first.get_by_role("link").first
    reference = child.inner_text()
    child.click()
    assert heading(page) == reference
    assert CHILD not in page.url + page.title()
    fine(page)
    page.go_back()
    assert heading(page) == "My day"  # without being asked again

    page.get_by_role("link", name="Scorecard", exact=True).first.click()
    assert "North Assessment Team" in page.get_by_role("main").inner_text()
    fine(page)

    page.goto("/today")
    evidence = tmp_path / "minutes.pdf"
    evidence.write_bytes(printed_pdf("The meeting was held on every Tuesday of the month."))
    page.get_by_role("link", name="Update A1").first.click()
    page.get_by_label("What there is to report").fill("Held each Tuesday.")
    page.get_by_label("File", exact=True).set_input_files(evidence)
    page.get_by_role("button", name="Save the update").click()
    expect(page.get_by_role("alert")).to_contain_text("A1: update saved, minutes.pdf added as evidence")

    looked = run(TRAIL.format(name="manager"), data[1])
    assert "looked_at_due" in looked and "Planning my team's work" in looked


def test_a_head_goes_from_what_changed_to_the_action_and_the_children(at, data):
    """Their service first; the figure, who means to move it, the priority; and the service's children, for a reason."""
    page = at("head")
    assert heading(page).startswith("Today")
    fine(page)
    page.goto("/scorecard")
    assert "Assessment Service" in heading(page)
    page.get_by_role("link", name="Assessments completed within 45 working days of referral").first.click()
    expect(page.get_by_role("main")).to_contain_text("Answered by A1 Weekly performance meeting")
    fine(page)
    page.get_by_role("link", name="A1 Weekly performance meeting").click()
    expect(page.get_by_role("main")).to_contain_text("Weekly performance meeting")
    page.get_by_role("link", name="Management oversight").first.click()
    expect(page.get_by_role("main")).to_contain_text("Management oversight")
    fine(page)

    page.goto("/my-day")
    assert CHILD not in page.content()
    page.get_by_label("Preparing a meeting or report").check()
    page.get_by_role("button", name="Show the list").click()
    assert page.locator("th.worklist-child").count() == 2


def test_a_partner_sees_their_part_says_where_it_stands_and_nothing_else(at):
    """What is asked of them, what is theirs of the plan, evidence; and no figure, no child, nobody else's action."""
    page = at("partner")
    assert "Weekly performance meeting" in page.content() and "Something nobody owns" not in page.content()
    fine(page)
    page.get_by_role("link", name="Asks of partners").first.click()
    page.get_by_role("link", name="Share missing reports daily").first.click()
    fine(page)
    for address in ("/my-day", "/trail", "/programme/on-a-page", "/programme/sources"):
        assert page.request.get(address).status == 403, address


@pytest.mark.real_clock
def test_a_programme_manager_goes_from_a_reports_day_to_an_action_for_what_stood_in_red(at):
    """Dates counted back and kept; a finding in red, an action for it, and the month's report."""
    published = timezone.localdate() - timedelta(days=20)
    meets = [published + timedelta(days=days) for days in (45, 75)]
    page = at("programme_manager")
    page.goto("/programme")
    page.get_by_role("link", name="Dates, counted back").first.click()
    page.get_by_label("Day the report is published").fill(in_words(published))
    page.get_by_label("Days the committee meets").fill("\n".join(map(in_words, meets)))
    page.get_by_role("button", name="Count back").click()
    page.get_by_role("button", name="Keep these dates").click()
    expect(page.get_by_role("alert")).to_contain_text("The dates are kept.")
    fine(page)
    page.goto("/programme")
    expect(page.get_by_role("main")).to_contain_text("Next towards sending the plan:")
    page.get_by_role("link", name=re.compile("Add an action")).first.click()
    page.get_by_label("What is to be done", exact=True).fill("Cover at weekends")
    page.get_by_label("Why it is added").fill("Nothing answered it")
    fine(page)
    page.get_by_role("button", name=re.compile("Add|Save")).last.click()
    expect(page.get_by_role("main")).to_contain_text(
        "Cover at weekends"
    )  # in the version that is being written
    page.get_by_role("link", name="Highlight report").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Highlight report")
    fine(page)
