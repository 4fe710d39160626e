"""The programme's sections in a real browser: beside the page or folded, marked, gone from paper; a long list that is searched."""

import pytest
from playwright.sync_api import expect

from support.browsing import DESK, PHONE, fine, served, too_wide
from support.processes import environment, run
from support.served_plan import filled

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 960, 1280, 1920)
LOOKED_AT_BY_AXE = (320, 1280)
"""Folded, and beside the page: between them only the width changes."""
BESIDE = 1200
"""From this width on the sections stand beside the page."""
MORE = """
from django.utils import timezone
from sightline.programme.models import Finding, Source
from sightline.programme.plans.services.plans import make_plan
from support.plans import MAKER
source = Source.objects.create(authority="990", kind="audit", title="Audit", by="test", at=timezone.now())
words = "foster carers homes visits supervision reviews missing health education leaving".split()
for place, word in enumerate(words, start=1):
    Finding.objects.create(source=source, place=place, kind="recommendation", text=f"Improve {word} for children.")
make_plan("990", "Special educational needs and disabilities priority action plan", sources=[source.pk], by=MAKER)
"""
PATHS = (
    "/programme",
    "/programme/on-a-page",
    "/programme/actions",
    "/programme/actions/timeline",
    "/programme/actions/1",
    "/programme/evidence",
    "/programme/sources",
    "/programme/findings/1",
    "/programme/versions",
    "/programme/versions/1",
    "/programme/versions/1/plan",
    "/programme/highlight",
    "/programme/money",
    "/programme/asks",
    "/bodies",
    "/programme/dates",
    "/programme/calendar",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory, fetched_assets):
    """The small plan and a second one that is only begun, served."""
    data = tmp_path_factory.mktemp("sections") / "var"
    filled(data)
    run('import sys\nsys.path.insert(0, "tests")\n' + MORE, environment(data))
    with served(data) as address:
        yield address


@pytest.mark.parametrize("width", WIDTHS)
def test_at_every_width_they_are_there_and_nothing_is_too_wide(site, looking, width):
    page = looking(site, "programme_manager", {"width": width, "height": 900})
    for path in PATHS:
        assert page.goto(path).status == 200, path
        nav = page.get_by_role("navigation", name="Sections of the programme")
        expect(nav).to_be_visible()
        folded = nav.locator("summary")
        assert folded.is_visible() is (width < BESIDE), path
        if width < BESIDE:
            assert nav.bounding_box()["height"] < 60, path
            folded.click()
        expect(nav.get_by_role("link", name="Actions", exact=True)).to_be_visible()
        assert not too_wide(page), path
        if width in LOOKED_AT_BY_AXE:
            fine(page)


def test_the_present_one_is_marked_by_more_than_colour(site, looking):
    page = looking(site, "programme_manager", DESK)
    page.goto("/programme/actions")
    nav = page.get_by_role("navigation", name="Sections of the programme")
    here = nav.get_by_role("link", name="Actions", exact=True)
    assert here.get_attribute("aria-current") == "page"
    weight = "element => getComputedStyle(element).fontWeight"
    assert here.evaluate(weight) == "700"
    assert nav.get_by_role("link", name="Timeline").evaluate(weight) == "400"


def test_paper_has_none(site, looking):
    page = looking(site, "programme_manager", DESK)
    page.goto("/programme/actions")
    page.emulate_media(media="print")
    assert page.locator(".sightline-sections").is_hidden() and page.locator(".programme-switch").is_hidden()
    assert page.locator("main").bounding_box()["x"] < 100


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_another_plan_is_a_press_away_on_the_same_page(site, looking, size):
    page = looking(site, "programme_manager", size)
    page.goto("/programme/money")
    page.get_by_text("Other plans").click()
    fine(page)
    page.get_by_role("link", name="Special educational needs").click()
    page.wait_for_url("**/programme/money?plan=*")
    expect(page.get_by_text("Draft, not agreed")).to_be_visible()
    fine(page)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_long_list_of_findings_is_searched(site, looking, size):
    page = looking(site, "programme_manager", size)
    page.goto("/programme/versions/2/action")
    ticks = page.get_by_role("group", name="Findings it answers").get_by_role("checkbox")
    expect(ticks).to_have_count(13)
    search = page.get_by_label("Search the list: Findings it answers")
    search.fill("missing improve")
    expect(ticks).to_have_count(1)
    ticks.first.check()
    search.fill("foster carers")  # what is ticked stays in sight
    expect(page.get_by_role("status")).to_have_text("1 of 13 shown")
    expect(ticks).to_have_count(1)
    search.fill("foster")
    expect(page.get_by_role("status")).to_have_text("3 of 13 shown")
    fine(page)
    search.press("Enter")
    assert page.url.endswith("/programme/versions/2/action")
    search.fill("")
    expect(ticks).to_have_count(13)
    expect(page.get_by_role("status")).to_have_text("")
