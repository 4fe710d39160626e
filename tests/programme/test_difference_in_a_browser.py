"""The second light and money in a real browser: at a desk and on two phones, full, empty and in error."""

import os

import pytest

from support.browsing import DESK, PASSWORD, SMALLEST, faults_of_access, served, too_wide
from support.processes import environment, run

pytestmark = pytest.mark.browser
SETUP = f"""
import sys
sys.path.insert(0, "tests")
from datetime import UTC, date, datetime
from pathlib import Path
from programme.difference_council import write
from sightline.engine.places import data_folder
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.readings import READING_RESULTS
from sightline.returns.load import load
load([write(data_folder().parent / "ssd")], authority="990", data_to=date(2025, 6, 30))
READING_RESULTS.make(open_snapshot())
from sightline.people.services import add_user
add_user("programme_manager", "programme_manager", "{PASSWORD}", by="test")
from support.plans import action, small_plan, MAKER
from sightline.programme.difference.services.declaring import declare
from sightline.programme.difference.services.proposing import propose
from sightline.programme.models import DeclaredTest
from sightline.demo.example_load import load_example
small_plan()
for reference in ("A1", "A2"):
    found = action(reference)
    found.status, found.started_on = "in_progress", date(2024, 7, 15)
    found.save()
declare(action("A1"), "measure", measure="AS01", direction="higher", lag=2, by=MAKER)
DeclaredTest.objects.update(at=datetime(2024, 7, 1, tzinfo=UTC))
declare(action("A2"), "audit", words="Ten audits of private fostering a quarter.", by=MAKER)
target = {{"target": 95.0, "target_by": date(2027, 3, 31)}}
propose(action("A1"), "measure", measure="AS01", lag=2, reason="The board asked for a target", by="dcs", **target)
load_example("sefton-2023")
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory, fetched_assets):
    """The small plan with two tests declared, its data, and an example with money."""
    data = tmp_path_factory.mktemp("difference") / "var"
    run(SETUP, environment(data))
    with served(data) as address:
        yield address


@pytest.fixture(params=[DESK, SMALLEST], ids=["desk", "phone"])
def page(looking, request, full):
    """Signed in, at a desk and on a phone."""
    return looking(full, "programme_manager", request.param)


PAGES = {
    "light": ("/programme/actions/1", "Better"),
    "people": ("/programme/actions/2", "Not judged yet (audit)"),
    "choose": ("/programme/actions/2/difference/choose", "Change the test of difference"),
    "target": (
        "/programme/actions/2/difference?series=2&basis=measure&measure=AS01",
        "Month of the baseline",
    ),
    "declare": ("/programme/actions/3/difference", "Declare the test of difference"),
    "decide": ("/programme/changes-of-tests/1", "The test would be: AS01"),
    "verdict": ("/programme/actions/2/verdict", "Judge the difference"),
    "money": ("/programme/money?plan=2", "£17.9m is 25.6% of £70m"),
    "no money": ("/programme/money?plan=1", "No money is entered"),
    "line": ("/programme/plans/1/money/new", "Enter a line of money"),
}


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_whole_at_every_width(page, name):
    where, said = PAGES[name]
    page.goto(where)
    assert said in page.inner_text("main")
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    if os.environ.get("SIGHTLINE_TEST_PICTURES"):
        width = page.viewport_size["width"]
        page.screenshot(
            path=f"{os.environ['SIGHTLINE_TEST_PICTURES']}/{name.replace(' ', '_')}_{width}.png",
            full_page=True,
        )
    assert not too_wide(page)
    assert faults_of_access(page) == ""


def test_a_chart_stands_beside_its_words_where_there_is_room(page):
    page.goto("/programme/actions/1")
    words = page.locator(".programme-test__words").bounding_box()
    chart = page.locator(".programme-test__chart").bounding_box()
    if page.viewport_size["width"] >= 1280:
        assert chart["x"] > words["x"] + words["width"] and chart["y"] == words["y"]
        assert chart["width"] + words["width"] > 0.95 * page.locator("main").bounding_box()["width"]
    else:
        assert chart["x"] == words["x"] and chart["y"] >= words["y"] + words["height"]
