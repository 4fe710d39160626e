"""A plan on paper, in a real browser: one sheet for twenty findings and for a line of sight, what each sheet says of itself, and
nothing on it that is only for the screen.
"""

import json
import math
import re

import pytest

from support.browsing import served
from support.paper import Paper, on_paper
from support.processes import environment, run
from support.served_plan import filled

pytestmark = pytest.mark.browser
DRAWN = """
import json
from datetime import date, timedelta
from django.utils import timezone
from sightline.demo.programme import install_programme
from sightline.programme.difference.services.declaring import declare
from sightline.programme.models import Finding, Plan, Source
from sightline.programme.plans.services.bodies import describe_body
from sightline.programme.plans.services.entries import add_entry
from sightline.programme.plans.services.groupings import add_grouping
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, show_to
BY = "programme_manager"
SAID = (
    "Ensure that assessments are timely, and that they show what life is like for the child.",
    "Ensure that children who go missing are offered a return interview by somebody they trust within 72 hours, and that what they "
    "say is used to keep them and other children safe.",
    "Improve the quality and consistency of management oversight and supervision, so that plans for children are progressed without "
    "delay, decisions and the reasons for them are recorded, and social workers are challenged and supported to do their best work "
    "with children and families at every stage of their involvement.",
    "Take action with partners to raise awareness of private fostering.",
    "Strengthen the arrangements for homeless 16- and 17-year-olds so that each is assessed, is told of their right to come into "
    "care, and is never placed in bed and breakfast accommodation.",
)
def draw(authority, title, sizes):
    '''A live plan whose priorities answer so many findings each, every finding by an action of its own.'''
    version = make_plan(authority, title, by=BY)
    source = Source.objects.create(
        authority=authority, kind="inspection", title="Inspection of local authority children’s services, 2026",
        said_on=date(2026, 5, 1), by=BY, at=timezone.now())
    place = 0
    for number, size in enumerate(sizes, start=1):
        name = f"Priority {number}: children are helped by people who know them"
        priority = add_grouping(version, "priority", name, by=BY)
        for _ in range(size):
            place += 1
            said = f"{SAID[place % 5]} (Finding {place:02d})"
            finding = Finding.objects.create(
                source=source, place=place, number=str(place), kind="recommendation", text=said, page=place)
            add_entry(version, {
                "title": f"Action for finding {place}", "detail": SAID[1], "owner_post": "Head of Service, Assessment",
                "starts": date(2026, 6, 1), "due": date(2026, 8, 1) + timedelta(days=30 * (place % 9)),
                "impact": SAID[0], "groupings": {priority.pk}, "findings": {finding.pk}}, by=BY)
    return version
twenty = draw("101", "Plan of twenty", (7, 6, 7))
forty = draw("102", "Plan of forty", (10, 9, 10, 9, 2))
many = draw("103", "Plan of one", (1,))
finding = Finding.objects.get(source__authority="103")
for number in range(7):
    entry = add_entry(many, {"title": f"{SAID[3]} {number}", "owner_post": "Head of Service, Assessment",
        "due": date(2026, 12, 1), "findings": {finding.pk}}, by=BY)
    declare(entry.action, "audit", words=SAID[1], by=BY)
for version in (twenty, forty, many):
    move_version(version, "live", reason="The board agreed", by="dcs")
for body in ("Improvement board", "Overview and Scrutiny Committee (Children's Services and Safeguarding)"):
    show_to(many, body, on=timezone.localdate(), purpose="to note", by=BY)
install_programme("990")
demo = Plan.objects.get(title__startswith="Aldermere")
second = twenty.groupings.get(title__startswith="Priority 2")
print(json.dumps({
    "twenty": twenty.plan.pk, "forty": forty.plan.pk, "demo": demo.pk, "finding": finding.pk, "priority": second.pk,
    "version of twenty": twenty.pk, "version of demo": demo.versions.get().pk}))
"""
FIRST_OF_A_PRIORITY = (1, 11, 20, 30, 39)
"""The findings with which the priorities of the plan of forty begin."""
SCREEN = (
    "Skip to main",
    "Sign out",
    "Scorecard",
    "In order:",
    "How Done is worked out",
    "Accessibility statement",
    "Download",
    "Close this finding",
)
"""What a page says on the screen, and not on paper."""


@pytest.fixture(scope="module")
def site(tmp_path_factory, fetched_assets):
    """The demo's plan, and plans drawn of one, twenty and forty findings; with the numbers of the drawn."""
    data = tmp_path_factory.mktemp("paper") / "var"
    filled(data, plan=False)
    numbers = json.loads(run(DRAWN, environment(data)).splitlines()[-1])
    with served(data) as address:
        yield address, numbers


@pytest.fixture
def page(looking, site):
    return looking(site[0], "programme_manager")


def holds(paper: Paper, named: str) -> None:
    """Every sheet has its number, the day, and what it is of; nothing of the screen; letters one can read."""
    for number, sheet in enumerate(paper.sheets, start=1):
        assert f"Page {number} of {len(paper.sheets)}" in sheet.foot
        assert re.search(r"Printed \d{1,2} [A-Z][a-z]+ 20\d\d", sheet.foot)
        assert named in sheet.foot, sheet.foot
        assert not [each for each in SCREEN if each in sheet.text]
    assert paper.smallest >= 6.99
    assert not paper.stranded


def across(paper: Paper) -> bool:
    return all(each.width > each.height for each in paper.sheets)


@pytest.mark.parametrize(("which", "findings"), [("twenty", 20), ("forty", 40)])
def test_the_plan_on_a_page_is_one_sheet_for_twenty_findings(page, site, which, findings):
    paper = on_paper(page, f"/programme/on-a-page?plan={site[1][which]}")
    assert len(paper.sheets) == math.ceil(findings / 20) and across(paper)
    holds(paper, f"Plan on a page · Plan of {which}, Version 1")
    printed = [re.findall(r"\(Finding (\d\d)\)", sheet.text) for sheet in paper.sheets]
    assert sorted(each for those in printed for each in those) == [f"{n:02d}" for n in range(1, findings + 1)]
    assert all("Done" in sheet.text and "Difference" in sheet.text for sheet in paper.sheets)


def test_more_than_a_sheet_of_findings_breaks_between_priorities(page, site):
    paper = on_paper(page, f"/programme/on-a-page?plan={site[1]['forty']}")
    for sheet in paper.sheets:
        printed = [int(each) for each in re.findall(r"\(Finding (\d\d)\)", sheet.text)]
        assert printed[0] in FIRST_OF_A_PRIORITY and printed[-1] + 1 in (*FIRST_OF_A_PRIORITY, 41)
    assert paper.sheets[1].lines[0].text.startswith("Priority ")


def test_the_plan_on_a_page_of_the_demo_is_one_sheet(page, site):
    paper = on_paper(page, f"/programme/on-a-page?plan={site[1]['demo']}")
    assert len(paper.sheets) == 1 and across(paper)
    holds(paper, "Aldermere improvement plan, Version 1")


def test_a_line_of_sight_is_one_sheet(page, site):
    paper = on_paper(page, f"/programme/findings/{site[1]['finding']}")
    assert len(paper.sheets) == 1 and across(paper)
    holds(paper, "Plan of one, Version 1")
    steps = ("What was said", "Actions (8)", "Measures", "Children", "Said to")
    heads = next(line for line in paper.sheets[0].lines if "What was said" in line.text)
    assert all(each in heads.text for each in steps)


@pytest.mark.parametrize("which", ["demo", "twenty"])
def test_the_plan_is_read_on_paper(page, site, which):
    paper = on_paper(page, f"/programme/versions/{site[1][f'version of {which}']}/plan")
    holds(
        paper, {"demo": "Aldermere improvement plan, Version 1", "twenty": "Plan of twenty, Version 1"}[which]
    )
    assert all(each.height > each.width for each in paper.sheets)


def test_a_priority_is_read_on_paper(page, site):
    paper = on_paper(page, f"/programme/groupings/{site[1]['priority']}/page")
    holds(paper, "Priority 2: children are helped by people who know them · Plan of twenty, Version 1")
    assert "Action for finding 8" in " ".join(each.text for each in paper.sheets)
