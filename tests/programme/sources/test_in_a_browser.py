"""A report dropped in, looked at, mended and saved in a real browser; every page at a desk and on two phones."""

import pytest

from support.browsing import DESK, SMALLEST, faults_of_access, served, too_wide
from support.processes import environment, run
from support.served_plan import filled
from support.sources import SEFTON

pytestmark = pytest.mark.browser
EARLIER = """
from datetime import date, timedelta
from support.plans import MAKER, add, today
from support.source_files import PDF, printed_pdf
from support.sources import AUTHORITY, TEXTS, report, stands
from sightline.documents.services.keep import keep_bytes
from sightline.programme.plans.services.groupings import support
from sightline.programme.plans.services.meetings import set_meetings
from sightline.programme.plans.services.versions import show_to
from sightline.programme.sources.services.drafts import begin
from sightline.programme.sources.services.findings import decide, suggest
from sightline.programme.sources.services.corrections import mend_finding, withdraw_finding
from sightline.programme.models import Entry, Quotation, Version
old = stands(published=date(2011, 1, 1)).findings.first()
new = stands().findings.first()
suggest(new, [(old.pk, 0.8, "Both are about time.")], by=MAKER)
Entry.objects.first().findings.add(new)
printed = keep_bytes(printed_pdf(*TEXTS), "report.pdf", by=MAKER)
begin(AUTHORITY, "inspection", report=report(), document=printed, by=MAKER)
mend_finding(new, {"text": new.text + " Every one."}, edition=1, reason="A sentence was lost", by=MAKER)
withdraw_finding(new.source.findings.last(), edition=2, reason="A heading, not a finding", by=MAKER)
Quotation.objects.create(source=new.source, words="Staff are proud.", said_by="lead inspector", page=3)
version = Version.objects.get(state="draft")
set_meetings(version.plan, "Overview and Scrutiny Committee", [today() + timedelta(days=7)], by=MAKER)
set_meetings(version.plan, "Health and Wellbeing Board", [], by=MAKER)
support(version, "supports", "Framework", document=keep_bytes(PDF, "framework.pdf", by=MAKER), by=MAKER)
later = stands(published=date(2026, 6, 9))
four = dict.fromkeys(("leaders", "help_and_protection", "in_care", "care_leavers"), "Good")
type(later).objects.filter(pk=later.pk).update(judgements=four)
tagged = later.findings.first()
tagged.tags = ["Outcome 3", "Enabler 1"]
tagged.save()
print(old.pk, new.pk, later.pk, tagged.pk)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, fetched_assets):
    """The small plan and three inspections, one of them still being confirmed."""
    data = tmp_path_factory.mktemp("sources") / "var"
    filled(data)
    numbers = run('import sys; sys.path.insert(0, "tests")\n' + EARLIER, environment(data)).split()
    with served(data) as address:
        yield address, numbers


@pytest.fixture(scope="module")
def bare(tmp_path_factory, fetched_assets):
    """Nothing, served."""
    data = tmp_path_factory.mktemp("no_sources") / "var"
    filled(data, plan=False)
    with served(data) as address:
        yield address


@pytest.fixture
def look(looking):
    """Look at it as whoever writes the plan, at a size."""
    return lambda site, size: looking(site, "programme_manager", size)


@pytest.mark.parametrize("size", [DESK, SMALLEST], ids=["desk", "phone"])
def test_every_page_is_readable(site, look, size):
    address, (old, new, later, tagged) = site
    page = look(address, size)
    for path in (
        "/programme/sources",
        "/programme/sources/drop-in",
        "/programme/sources/new",
        "/programme/sources/2",
        "/programme/sources/drafts/3",
        "/programme/sources/drafts/3/facts",
        "/programme/sources/drafts/3/give-up",
        "/programme/sources/3",
        "/programme/sources/3/mend",
        "/programme/sources/3/add",
        f"/programme/findings/{new}/mend",
        f"/programme/findings/{new}/withdraw",
        "/programme/plans/1/meetings",
        "/programme/versions/2",
        "/programme/supporting/2/again",
        f"/programme/findings/{old}",
        f"/programme/findings/{new}",
        f"/programme/findings/{new}/close",
        f"/programme/sources/{later}",
        f"/programme/findings/{tagged}",
    ):
        assert page.goto(path).status == 200, path
        for closed in page.locator("main details:not([open]) > summary").all():
            closed.click()
        assert faults_of_access(page) == "", path
        assert not too_wide(page), path


def test_a_report_is_dropped_in_one_is_mended_and_all_stand(bare, look, shared):
    page = look(bare, DESK)
    page.goto("/programme/sources")
    page.get_by_text("Nothing that was said of the service is on record yet.").wait_for()
    assert faults_of_access(page) == ""
    page.get_by_role("button", name="Drop in a report").click()
    page.get_by_label("Council").select_option("343")
    page.get_by_label("The report, as a PDF").set_input_files(shared.joinpath(*SEFTON))
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("18 findings, all still to look at.").wait_for()
    picture = page.locator(".sources-page__picture")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 900
    assert picture.evaluate("image => image.getBoundingClientRect().width") > 700
    page.get_by_text("Show the 29 passages").click()
    page.get_by_text("The majority of plans did not identify responsibility").wait_for()
    assert faults_of_access(page) == "" and not too_wide(page)
    page.get_by_role("link", name="page 11", exact=True).first.click()
    page.get_by_alt_text("Page 11 of sefton-2016-06-27.pdf").wait_for()
    page.get_by_label("What it says").fill("Ensure that all assessments are timely.")
    page.get_by_role("button", name="This is right").click()
    page.get_by_text("18 findings: 17 still to look at, 1 looked at.").wait_for()
    page.goto("/programme/sources")
    page.get_by_text("18 in its list, 17 to look at").wait_for()
    page.get_by_role("link", name="Inspection of Sefton Borough Council, 2016").click()
    page.get_by_text("mended", exact=False).first.wait_for()
    page.get_by_role("button", name="All are right: save the findings").click()
    page.get_by_text("18 open findings, all in red.").wait_for()
    page.get_by_role("link", name="Ensure that all assessments are timely.").click()
    page.get_by_text("Nothing in the plan answers it.").wait_for()
    assert faults_of_access(page) == ""
