"""The pages of templates in a real browser, at a desk and on a phone: nothing is blocked, axe finds nothing, nothing sticks out."""

import os

import pytest
from playwright.sync_api import expect

from support.browsing import DESK, PASSWORD, PHONE, faults_of_access, served, too_wide
from support.processes import environment, run

pytestmark = pytest.mark.browser
SCRIPT = f"""
import sys
sys.path.insert(0, "tests")
from pathlib import Path
from dataclasses import replace
from sightline.people.services import add_user
from sightline.papers.paper_templates.changing import with_field, with_part, without_field
from sightline.papers.services.templates import begin_next, change_template
from support.own_templates import SECOND, own_template, usable, with_word, word_of_council
from support.papers import AUTHORITY, ROLES, SECRETARY
from support.word_templates import template
for name, role in (ROLES | {{SECOND: "democratic_services"}}).items():
    add_user(name, role, "{PASSWORD}", by="test", authority=AUTHORITY)
first = with_word(own_template())
Path("{{folder}}", "good.docx").write_bytes(word_of_council(first))
Path("{{folder}}", "wrong.docx").write_bytes(template("See {{{{ summary }}}}", "{{{{ sumary }}}}", header="{{{{ nobody }}}}"))
second = begin_next(usable(first), by=SECRETARY)
second = change_template(second, lambda now: without_field(now, "wards"), edition=None, by=SECRETARY)
second = change_template(second, lambda now: with_part(now, "climate", "Climate emergency"), edition=None, by=SECRETARY, strict=False)
field = lambda now: with_field(now, "portfolio", replace(now.field("portfolio"), label="Cabinet member", cleared_by="Legal"))
change_template(second, field, edition=None, by=SECRETARY)
own_template("Report to Cabinet")
"""
ALL = "/papers/templates"
PAGES = (
    ("pm", ALL),
    ("pm", f"{ALL}/1"),
    ("sue", f"{ALL}/shipped/sefton-2023"),
    ("dee", ALL),
    ("dee", f"{ALL}/begin"),
    ("dee", f"{ALL}/2"),
    ("dee", f"{ALL}/2/compare"),
    ("dee", f"{ALL}/2/about"),
    ("dee", f"{ALL}/2/confirm"),
    ("dee", f"{ALL}/2/fields/portfolio"),
    ("dee", f"{ALL}/2/fields/implications"),
    ("dee", f"{ALL}/2/parts/climate/remove"),
    ("dee", f"{ALL}/2/word"),
    ("dee", f"{ALL}/1/retire"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("templates")


@pytest.fixture(scope="module")
def site(folder, fetched_assets):
    """A council's template in two versions, the second of which is changed and not yet whole, and another."""
    run(SCRIPT.replace("{folder}", str(folder)), environment(folder / "var"))
    with served(folder / "var") as address:
        yield address


def looked_at(page, name: str, size) -> None:
    if pictures := os.environ.get("PAPER_PICTURES"):
        page.screenshot(
            path=f"{pictures}/{size['width']}-{name.strip('/').replace('/', '-')}.png", full_page=True
        )
    assert not too_wide(page), name
    assert faults_of_access(page) == "", name


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_fit_and_can_be_used(site, looking, size):
    for name, address in PAGES:
        page = looking(site, name, size)
        page.goto(address)
        looked_at(page, f"{name}{address}", size)


def test_a_word_file_is_refused_with_its_places_then_brought(site, looking, folder):
    page = looking(site, "dee", DESK)
    page.goto(f"{ALL}/3")
    page.get_by_role("link", name="Bring your Word file").click()
    page.get_by_label("Word file", exact=True).set_input_files(folder / "wrong.docx")
    page.get_by_role("button", name="Check and bring").click()
    expect(page.get_by_text("{{ sumary }} is no part of this paper.")).to_be_visible()
    looked_at(page, "refused", DESK)
    page.get_by_label("Word file", exact=True).set_input_files(folder / "good.docx")
    page.get_by_role("button", name="Check and bring").click()
    expect(page.get_by_role("link", name="good.docx")).to_be_visible()
    page.get_by_role("button", name="Move down Summary").click()
    expect(page.locator("#field-summary")).to_be_visible()
    looked_at(page, "moved", DESK)
