"""An update with evidence, as its owner makes it in a browser: from Today, in four clicks and one form."""

import shutil
import sys
import time

import pytest

from support.browsing import DESK, PHONE, SMALLEST, fine, served
from support.served_plan import filled
from support.source_files import printed_pdf

pytestmark = pytest.mark.browser
MOST_CLICKS = 4


@pytest.fixture(scope="module")
def site(tmp_path_factory, fetched_assets, small_store):
    """The small plan over the small council, served."""
    data = tmp_path_factory.mktemp("update") / "var"
    shutil.copytree(small_store, data / "store")
    filled(data)
    with served(data) as address:
        yield address


@pytest.mark.real_clock
def test_from_today_an_update_with_evidence_takes_four_clicks_and_one_form(site, looking, tmp_path):
    file = tmp_path / "audit.pdf"
    file.write_bytes(printed_pdf("14 of 20 met the standard."))
    page = looking(site, "action_owner", DESK)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto("/today")
    began = time.monotonic()
    page.get_by_role("link", name="Update A2").click()
    page.get_by_label("What there is to report").fill("The leaflet is at the printer's.")
    page.get_by_label("File", exact=True).set_input_files(file)  # the click that opens the chooser
    page.get_by_label("Leaflet printed").check()
    page.get_by_role("button", name="Save the update").click()
    banner = page.get_by_role("alert")
    banner.wait_for()
    took = time.monotonic() - began
    sys.stdout.write(f"An update with evidence, from Today: 4 clicks, 1 form, {took:.1f} s\n")
    assert "A2: update saved, audit.pdf added as evidence, 1 milestone reached." in banner.inner_text()
    assert page.url.endswith("/today") and sent.count("POST") == 1
    clicks = ["Update", "choose the file", "tick the milestone", "Save the update"]
    assert len(clicks) <= MOST_CLICKS
    fine(page)
    page.goto("/programme/actions/2")
    assert "Evidence added: audit.pdf" in page.content()


@pytest.mark.parametrize("size", [DESK, PHONE, SMALLEST], ids=["desk", "phone", "smallest"])
@pytest.mark.parametrize(
    "path", ["/programme/actions/2", "/programme/actions/2/update", "/programme/actions", "/today"]
)
def test_every_page_of_it_fits_and_axe_finds_nothing(site, looking, path, size):
    page = looking(site, "action_owner", size)
    page.goto(path)
    fine(page)


def test_the_update_is_accepted_by_a_second_person(site, looking):
    """After the first test of this file, whose update waits."""
    page = looking(site, "programme_manager", DESK)
    page.goto("/programme/plans/1/updates")
    for size in (DESK, PHONE, SMALLEST):
        page.set_viewport_size(size)
        fine(page)
    page.get_by_role("link", name="Send it back").first.click()
    fine(page)
    page.go_back()
    page.get_by_role("button", name="Accept").first.click()
    page.get_by_text("your decision on the update is saved").wait_for()
