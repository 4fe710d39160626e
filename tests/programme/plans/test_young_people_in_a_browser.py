"""A version for young people in a real browser: at a desk, on phones, and printed on two sides of paper."""

import pypdfium2
import pytest

from support.browsing import DESK, PHONE, SMALLEST, faults_of_access, served, too_wide
from support.processes import environment, run
from support.served_plan import filled

pytestmark = pytest.mark.browser

SOME = """
import sys
sys.path.insert(0, "tests")
from support.plans import entry
from sightline.programme.plans.services.changes import change_entry
for reference, words in (("A1", "You will see the same person every week."), ("A3", "You will help to write it.")):
    found = entry(reference, 2)
    change_entry(found, {"for_young_people": words}, edition=found.action.edition, reason="x", by="programme_manager")
"""
MIXES = """
from sightline.programme.plans.services.changes import change_entry
from sightline.programme.plans.services.entries import add_entry
from sightline.programme.plans.services.groupings import add_grouping
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.entries import remove_entry
from sightline.programme.models import Finding, Source
from sightline.programme.overview.queries.young_people import young_peoples_text
from django.utils import timezone
BY = "programme_manager"
SAID = ("Your social worker will talk about you with their manager every month, and write down why they decided. "
        "You can read it, and say what you think. Nobody decides alone, and you hear of it first.")
def cut(letters):
    return SAID[:letters].strip()
def fill(authority, groups, heading, letters, asked):
    '''As much as is said to fit on two sides, and no action more.'''
    version = make_plan(authority, "A plan of " + authority, by=BY)
    places = [add_grouping(version, "priority", f"P{n}", for_young_people=cut(heading), by=BY).pk for n in range(groups)]
    source = Source.objects.create(authority=authority, kind="young_advisors", title="Us", by=BY, at=timezone.now())
    found = [Finding.objects.create(source=source, place=n + 1, kind="recommendation", text=cut(80)) for n in range(asked)]
    last = None
    for number in range(99):
        stands = {places[number % groups]} if groups else set()
        answers = {found[number].pk} if number < asked else set()
        last = add_entry(version, {"title": "x", "for_young_people": cut(letters), "groupings": stands,
                                   "findings": answers}, by=BY)
        if young_peoples_text(version).too_long:
            break
    remove_entry(last, reason="x", by=BY)
    assert not young_peoples_text(version).too_long and version.entries.exists()
fill("101", 3, 60, 190, 0)
fill("102", 8, 80, 40, 0)
fill("103", 4, 190, 90, 4)
fill("104", 0, 0, 100, 0)
fill("105", 3, 40, 100, 6)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, fetched_assets):
    """The small plan with some texts, and plans that say as much as is thought to fit on two sides."""
    data = tmp_path_factory.mktemp("young") / "var"
    filled(data)
    run(SOME + MIXES, environment(data))
    with served(data) as address:
        yield address


@pytest.mark.parametrize("size", [DESK, SMALLEST], ids=["desk", "phone"])
@pytest.mark.parametrize("who", ["programme_manager", "dcs"])
def test_it_is_readable_for_who_writes_it_and_who_reads_it(looking, site, size, who):
    page = looking(site, who, size)
    for number in (1, 2, 5):
        assert page.goto(f"/programme/versions/{number}/young-people").status == 200
        assert not too_wide(page)
        assert faults_of_access(page) == ""


def test_the_type_is_big(looking, site):
    page = looking(site, "dcs", PHONE)
    page.goto("/programme/versions/2/young-people")
    sizes = page.evaluate(
        "[...document.querySelectorAll('article li, article h2, article p')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert sizes and min(sizes) >= 22


@pytest.mark.parametrize("number", range(3, 8))
def test_what_is_not_said_to_be_too_long_prints_on_two_sides(looking, site, number):
    page = looking(site, "programme_manager")
    assert page.goto(f"/programme/versions/{number}/young-people").status == 200
    paper = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    assert len(paper) <= 2
    assert "No text yet" not in "".join(each.get_textpage().get_text_range() for each in paper)
