"""The programme's sections beside its pages: to which each address belongs, who sees which, the present one, other plans."""

# pyright: reportAttributeAccessIssue=false
import re
from html import unescape
from typing import Any

import pytest

from sightline.bodies import urls as bodies_urls
from sightline.people.models import User
from sightline.programme import urls
from sightline.programme.models import Finding, Plan, Source, Version
from sightline.programme.overview.views.sections import LABEL, SECTIONS
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version
from support.figure_pages import title
from support.people import granted, signed_in
from support.plans import AUTHORITY, MAKER, action, add, person, small_plan

pytestmark = pytest.mark.django_db

NO_PAGES = {"programme-calendar-text", "actions-spreadsheet-take"}
"""Files that nobody reads in Sightline."""
NAMES = sorted({*urls.NEEDS, *bodies_urls.NEEDS} - NO_PAGES)
WHOLE = [
    "Overview",
    "Plan on a page",
    "Actions",
    "Timeline",
    "Evidence",
    "Sources and findings",
    "Versions",
    "Scorecard",
    "Where sources disagree",
    "Highlight report",
    "Documents",
    "X-rays",
    "Money",
    "Asks of partners",
    "Boards and committees",
    "Dates, counted back",
    "In your calendar",
]
PART = ["My part", "Actions", "Timeline", "Evidence", "Asks of partners", "In your calendar"]
LEAST = ["My part", "Asks of partners", "In your calendar"]
WHO = {
    "programme_manager": WHOLE,
    "dcs": WHOLE,
    "head_of_service": WHOLE,
    "scrutiny_member": WHOLE,
    "board_chair": WHOLE,
    "dfe_adviser": WHOLE,
    "partner": PART,
    "action_owner": PART,
    "team_manager": PART,
    "practitioner": LEAST,
    "young_advisor": LEAST,
}


def as_role(client, role: str) -> User:
    """Somebody of that role, with a grant where it opens the plan only with one."""
    user = person(role)
    if role in ("board_chair", "dfe_adviser", "partner"):
        granted(user, *([] if role == "partner" else ["plan"]))
    client.force_login(user)
    return user


def beside(response: Any) -> list[tuple[str, str, str]]:
    """The sections beside a page: title, address, and whether it is the present one, as aria-current says."""
    nav = re.search(rf'<nav[^>]*aria-label="{LABEL}">(.*?)</nav>', response.text, flags=re.DOTALL)
    if nav is None:
        return []
    links = re.findall(r'<a [^>]*href="([^"]*)"(?: aria-current="(\w+)")?>([^<]*)</a>', nav[1])
    assert links[: len(links) // 2] == links[len(links) // 2 :], "Beside and folded say the same"
    return [(unescape(name), unescape(href), current) for href, current, name in links[: len(links) // 2]]


def present(response: Any) -> list[tuple[str, str]]:
    """The sections that are marked as the present one."""
    return [(name, current) for name, _, current in beside(response) if current]


def switch(response: Any) -> str:
    """What stands beside the title of a page about one plan; blank where nothing does."""
    found = re.search(
        r'<div class="programme-switch.*?</div>\s*(?:</details>\s*</div>)?', response.text, flags=re.DOTALL
    )
    return found[0] if found else ""


@pytest.fixture
def plan() -> Plan:
    return small_plan()


@pytest.fixture
def other(plan) -> Version:
    """A second plan that is only begun."""
    version = make_plan(AUTHORITY, "SEND priority action plan", by=MAKER)
    add(version, "Written statement of action")
    return version


@pytest.mark.parametrize("name", NAMES)
def test_every_address_belongs_to_one_section(name):
    holding = {each.address for each in SECTIONS if each.holds(name)}
    assert len(holding) == 1, f"Say in SECTIONS to which section {name} belongs"


def test_an_outsider_is_shown_none(plan, client):
    assert beside(client.get("/programme", follow=True)) == []
    signed_in(client, "auditor")  # signed in, with no part in the programme
    refused = client.get("/programme")
    assert refused.status_code == 403 and beside(refused) == []


@pytest.mark.parametrize("role", WHO)
def test_everybody_is_shown_what_they_work_with(plan, client, role):
    as_role(client, role)
    page = client.get("/programme")
    assert [name for name, _, _ in beside(page)] == WHO[role]
    for _, href, _ in beside(page):
        assert client.get(href).status_code == 200, href


def pages(plan: Plan) -> list[tuple[str, tuple[str, str]]]:
    """An address, and which section is the present one there and how."""
    version = plan.versions.get().pk
    finding, source = Finding.objects.first(), Source.objects.get()
    return [
        ("/programme", ("Overview", "page")),
        ("/programme/new", ("Overview", "true")),
        ("/programme/on-a-page", ("Plan on a page", "page")),
        ("/programme/actions", ("Actions", "page")),
        (f"/programme/actions/{action('A1').pk}", ("Actions", "true")),
        (f"/programme/actions/{action('A1').pk}/change", ("Actions", "true")),
        ("/programme/actions/timeline", ("Timeline", "page")),
        ("/programme/evidence", ("Evidence", "page")),
        ("/programme/sources", ("Sources and findings", "page")),
        (f"/programme/sources/{source.pk}", ("Sources and findings", "true")),
        (f"/programme/findings/{finding.pk}", ("Sources and findings", "true")),
        ("/programme/versions", ("Versions", "page")),
        (f"/programme/versions/{version}", ("Versions", "true")),
        (f"/programme/versions/{version}/plan", ("Versions", "true")),
        ("/programme/highlight", ("Highlight report", "page")),
        ("/programme/documents", ("Documents", "page")),
        ("/programme/x-rays", ("X-rays", "page")),
        ("/programme/money", ("Money", "page")),
        (f"/programme/plans/{plan.pk}/money/new", ("Money", "true")),
        ("/programme/asks", ("Asks of partners", "page")),
        ("/bodies", ("Boards and committees", "page")),
        ("/programme/dates", ("Dates, counted back", "page")),
        ("/programme/calendar", ("In your calendar", "page")),
    ]


def test_they_stand_beside_every_page_with_the_present_one_marked(plan, client):
    as_role(client, MAKER)
    for address, there in pages(plan):
        page = client.get(address)
        assert page.status_code == 200, address
        assert present(page) == [there], address
        assert [name for name, _, _ in beside(page)] == WHOLE, address


def test_elsewhere_there_are_none(plan, client):
    as_role(client, MAKER)
    assert beside(client.get("/account")) == []


def test_a_page_that_no_section_of_theirs_holds_is_their_part(plan, client):
    as_role(client, "young_advisor")
    version = plan.versions.get().pk
    assert present(client.get(f"/programme/versions/{version}/young-people")) == [("My part", "true")]


def test_they_lead_on_in_the_plan_that_is_looked_at(plan, other, client):
    as_role(client, MAKER)
    own = other.entries.get().action_id
    of_the_other = f"?plan={other.plan_id}"
    for address in (
        f"/programme{of_the_other}",
        f"/programme/actions/{own}",
        f"/programme/actions/{own}/change",
        f"/programme/versions/{other.pk}",
        f"/programme/plans/{other.plan_id}/money/new",
    ):
        found = {name: href for name, href, _ in beside(client.get(address))}
        assert found["Actions"] == f"/programme/actions{of_the_other}", address
        assert found["Versions"] == f"/programme/versions{of_the_other}", address
        assert found["Sources and findings"] == "/programme/sources", address


def test_the_way_back_up_leads_to_the_same_plan(plan, other, client):
    as_role(client, MAKER)
    own = other.entries.get().action_id
    for address in (f"/programme/actions/{own}/evidence", f"/programme/actions/{own}"):
        crumbs = client.get(address).text.partition('aria-label="Breadcrumb"')[2].partition("</nav>")[0]
        assert f'href="/programme?plan={other.plan_id}"' in crumbs, address
        assert 'href="/programme"' not in crumbs, address
    assert f'href="/programme/actions?plan={other.plan_id}"' in crumbs


def test_a_source_leads_on_in_the_plan_that_names_it(plan, other, client):
    as_role(client, MAKER)
    source = Source.objects.get()
    other.plan.sources.set([source])
    plan.sources.set([])
    for address in (f"/programme/sources/{source.pk}", f"/programme/findings/{Finding.objects.first().pk}"):
        page = client.get(address)
        assert ("Actions", f"/programme/actions?plan={other.plan_id}", "") in beside(page)
        assert switch(page) == ""  # a source is no plan's alone
    plan.sources.set([source])  # and of two plans neither is meant
    assert ("Actions", "/programme/actions", "") in beside(client.get(f"/programme/sources/{source.pk}"))


def test_beside_the_title_stands_the_same_page_of_the_other_plans(plan, other, client):
    as_role(client, MAKER)
    for address, there in (
        ("/programme/actions/timeline", "/programme/actions/timeline"),
        ("/programme/money", "/programme/money"),
        ("/programme/dates", "/programme/dates"),
        (f"/programme/actions/{plan.actions.get(reference='A1').pk}", "/programme/actions"),
        (f"/programme/versions/{plan.versions.get().pk}", "/programme/versions"),
    ):
        found = switch(client.get(address))
        assert f'href="{there}?plan={other.plan_id}"' in found, address
        assert other.plan.title in found and plan.title not in found
        assert "Draft, not agreed" in found
    back = switch(client.get(f"/programme/money?plan={other.plan_id}"))
    assert f'href="/programme/money?plan={plan.pk}"' in back and plan.title in back
    assert back.count("Draft, not agreed") == 1  # of the plan that is looked at


def test_the_tab_says_which_plan_it_is_where_there_are_several(plan, other, client):
    as_role(client, MAKER)
    version = plan.versions.get()
    for address, said in (
        ("/programme/actions", "Actions – Improvement plan"),
        (f"/programme/actions?plan={other.plan_id}", "Actions – SEND priority action plan"),
        ("/programme/versions", "Versions – Improvement plan"),
        ("/programme/evidence", "Evidence – Improvement plan"),
        (f"/programme/versions/{version.pk}/plan", "Version 1 – Improvement plan"),
        ("/programme/sources", "Sources"),
    ):
        assert title(client.get(address)) == f"{said} – Sightline"
    Plan.objects.filter(pk=other.plan_id).delete()
    assert title(client.get("/programme/actions")) == "Actions – Sightline"
    assert title(client.get("/programme/versions")) == "Versions: Improvement plan – Sightline"


def test_of_several_councils_the_other_plans_say_whose_they_are(plan, client):
    as_role(client, MAKER)
    example = make_plan("343", "Plan of 2016", by=MAKER).plan
    Plan.objects.filter(pk=example.pk).update(kept_in="S17")
    assert "Sefton · Draft, not agreed · An example" in switch(client.get("/programme/actions"))
    here = switch(client.get(f"/programme/actions?plan={example.pk}"))
    assert "Draft, not agreed · An example" in here and "Sefton" not in here


def test_a_page_that_asks_one_thing_offers_no_other_plan(plan, other, client):
    as_role(client, MAKER)
    assert switch(client.get(f"/programme/plans/{plan.pk}/money/new")) == ""


def test_who_reads_no_drafts_is_offered_none(plan, other, client):
    for role in ("scrutiny_member", "board_chair", "partner"):
        as_role(client, role)
        assert switch(client.get("/programme/actions")) == "", role
    move_version(other, "consulted", by=MAKER)
    as_role(client, "scrutiny_member")
    found = switch(client.get("/programme/actions"))
    assert other.plan.title in found and "Draft" not in found


def test_one_plan_offers_no_other(plan, client):
    as_role(client, MAKER)
    assert switch(client.get("/programme/actions")) == ""


def test_the_versions_of_a_plan_say_where_each_stands(plan, client):
    as_role(client, MAKER)
    version = plan.versions.get()
    client.post(f"/programme/versions/{version.pk}/refresh", {"reasons": "A year on"})
    page = client.get("/programme/versions")
    assert "2 versions. Version 1 is live." in page.text
    assert page.text.index("Version 2 (first refresh)</a>") < page.text.index("Version 1</a>")
    assert f'href="/programme/versions/{version.pk}/plan"' in page.text
    as_role(client, "scrutiny_member")
    theirs = client.get("/programme/versions")
    assert "1 version. Version 1 is live." in theirs.text and "Version 2" not in theirs.text


def test_a_plan_without_a_live_version_says_so(other, client):
    as_role(client, MAKER)
    assert "1 version. None is live yet." in client.get(f"/programme/versions?plan={other.plan_id}").text
    Version.objects.filter(pk=other.pk).delete()
    assert "This plan has no version yet." in client.get(f"/programme/versions?plan={other.plan_id}").text


def test_without_a_plan_the_versions_page_says_so(client):
    as_role(client, MAKER)
    assert "There is no plan yet." in client.get("/programme/versions").text


@pytest.mark.parametrize(
    "address", ["/programme", "/programme/on-a-page", "/programme/x-rays", "/programme/highlight"]
)
def test_a_page_with_figures_says_that_they_are_not_frozen(council, client, address):
    small_plan()
    signed_in(client, "programme_manager")
    page = client.get(address, follow=True)
    assert "Provisional: data to 30 June 2025, not frozen" in page.text


@pytest.mark.parametrize(
    ("address", "role"), [("/programme/money", "programme_manager"), ("/programme", "partner")]
)
def test_where_no_figure_stands_and_to_whom_none_is_shown_nothing_is_said_of_them(
    council, client, address, role
):
    small_plan()
    signed_in(client, role)
    assert "Provisional" not in client.get(address, follow=True).text
