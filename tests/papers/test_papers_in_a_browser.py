"""The pages of papers in a real browser, at a desk and on a phone: nothing is blocked, axe finds nothing, and typed text is kept aside."""

import os

import pytest
from playwright.sync_api import expect

from support.browsing import DESK, PASSWORD, PHONE, faults_of_access, served, too_wide
from support.processes import environment, run

pytestmark = pytest.mark.browser
PLAIN = "## What this is about\\n\\nWe help children and their families. We utilise a plan for each of them, and the MASH looks at it every single month of the year so that nobody who needs our help is ever forgotten.\\n\\n- We listen."
EASY = "## How we help\\nA social worker helps you. | A girl and her social worker\\nYou get a placement. We ensure that it is safe.\\nYou can say what you want. | A boy with a microphone"
SCRIPT = f"""
import sys
sys.path.insert(0, "tests")
from django.utils import timezone
from sightline.people.models import User
from sightline.people.services import add_user
from support.papers import AUTHORITY, ROLES, sent, small_paper, committee, whole_paper, part
for name, role in ROLES.items():
    add_user(name, role, "{PASSWORD}", by="test", authority=AUTHORITY)
from sightline.papers.services.commenting import comment_on
from sightline.papers.services.writing import write_part
from sightline.papers.services.publishing import publish_paper
from support.plans import small_plan
plan = small_plan()
paper = sent(small_paper())
comment_on(paper, part="section.progress", words="Which visits are meant?", by="fay")
write_part(part(paper, "section.progress"), {{"heading": "Progress", "text": "Visits are late in 12 of 20 cases, and this improves."}}, edition=1, by="pm")
from sightline.papers.models import Paper
from sightline.papers.queries.papers import digest
from sightline.papers.services.clearing import decide_sign_off
from sightline.papers.services.writing import add_part
from support.papers import asked
for text, edition in (("{PLAIN}", "plain_english"), ("{EASY}", "easy_read")):
    add_part(paper, "summary", edition, {{"text": text}}, by="pm")
out = whole_paper("Visits are in time.")
for text, edition in (("{PLAIN}", "plain_english"), ("{EASY}", "easy_read")):
    add_part(out, "summary", edition, {{"text": text}}, by="pm")
for role, by in (("finance", "fay"), ("legal", "leo")):
    decide_sign_off(asked(out, role), state="signed", seen=digest(out), by=by)
add_user("yuki", "young_advisor", "{PASSWORD}", by="test", authority=AUTHORITY)
publish_paper(Paper.objects.get(pk=out.pk), ["officers", "members", "public", "plain_english", "easy_read"], edition=None, by="dee")
"""
PAGES = (
    ("pm", "/papers"),
    ("pm", "/papers/start"),
    ("pm", "/papers/1"),
    ("pm", "/papers/1/write"),
    ("pm", "/papers/1/write/1"),
    ("pm", "/papers/1/comments"),
    ("pm", "/papers/1/history"),
    ("pm", "/papers/1/clearance"),
    ("pm", "/papers/2/since"),
    ("fay", "/papers/to-clear"),
    ("fay", "/papers/1/clearance/finance"),
    ("dee", "/papers/1/publish"),
    ("sue", "/papers/2"),
    ("yuki", "/papers/2"),
    ("pm", "/papers/1/write/add"),
    ("pm", "/papers/1/write/4"),
    ("pm", "/papers/1/write/5"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory, fetched_assets):
    """A paper in clearance with a comment, and one that is published."""
    data = tmp_path_factory.mktemp("papers") / "var"
    run(SCRIPT, environment(data))
    with served(data) as address:
        yield address


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_fit_and_can_be_used(site, looking, size):
    for name, address in PAGES:
        page = looking(site, name, size)
        page.goto(address)
        if folder := os.environ.get("PAPER_PICTURES"):
            page.screenshot(path=f"{folder}/{size['width']}{address.replace('/', '-')}.png", full_page=True)
        assert not too_wide(page), address
        assert faults_of_access(page) == "", address


def test_what_is_typed_is_kept_aside_and_said_to_be(site, looking):
    page = looking(site, "pm", DESK)
    page.goto("/papers/1/write")
    page.get_by_role("link", name="Change Progress").click()
    page.get_by_label("Text", exact=True).fill("Visits are on the way to being in time.")
    expect(page.locator("#unsaved-words")).to_contain_text("Draft of yours kept at")
    expect(page.get_by_role("region", name="How it reads")).to_contain_text("on the way to being in time")
    assert faults_of_access(page) == "" and not too_wide(page)
    page.goto("/papers/1/write")
    expect(page.get_by_text("Text of yours is not saved")).to_be_visible()
    page.get_by_role("link", name="Change Progress").click()
    page.get_by_role("link", name="Continue with it").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Progress: saved")).to_be_visible()
    expect(page.get_by_text("Visits are on the way to being in time.")).to_be_visible()
