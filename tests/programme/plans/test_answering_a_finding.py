"""From a finding in red to the action that answers it: what the form offers, and the ways to it."""

# pyright: reportAttributeAccessIssue=false
import pytest

from sightline.programme.models import Entry, Finding, Plan, Source, Version
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import refresh
from sightline.programme.sources.services.findings import close
from support.figure_pages import send, words
from support.people import signed_in
from support.plans import AUTHORITY, MAKER, action, person, small_plan, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return small_plan()


def red() -> Finding:
    """The finding that nothing answers."""
    return Finding.objects.get(kind="priority_action")


def closed(finding: Finding) -> Finding:
    close(finding, on=today(), because="Overtaken", edition=finding.edition, by=MAKER)
    return Finding.objects.get(pk=finding.pk)


def ticked(page) -> list[str]:
    """Which findings are ticked in the form."""
    boxes = page.context["form"]["findings"].subwidgets
    return [str(each.data["value"]) for each in boxes if each.data["selected"]]


def offered(page) -> list[str]:
    return [str(value) for value, _ in page.context["form"].fields["findings"].choices]


def test_an_outsider_is_sent_to_sign_in(plan, client):
    version = plan.versions.get().pk
    assert client.get(f"/programme/versions/{version}/action")["Location"].startswith("/sign-in")


def test_closed_findings_are_not_offered_but_to_an_action_that_answers_one(plan, client):
    client.force_login(person(MAKER))
    new = refresh(plan.versions.get(), reasons="A year on", by=MAKER)
    finding = Entry.objects.get(version=new, action__reference="A1").findings.get()
    closed(finding)
    page = client.get(f"/programme/versions/{new.pk}/action")
    assert str(finding.pk) not in offered(page) and str(red().pk) in offered(page)
    entry = Entry.objects.get(version=new, action__reference="A1")
    change = client.get(f"/programme/actions/{action('A1').pk}/change?entry={entry.pk}")
    assert str(finding.pk) in ticked(change)
    late = client.post(
        f"/programme/versions/{new.pk}/action", {"title": "Too late", "findings": [finding.pk], "reason": "R"}
    )
    assert "A finding you chose is closed by now. Choose again" in words(late)


def test_a_finding_in_red_has_a_button_that_begins_its_action(plan, client):
    client.force_login(person(MAKER))
    draft = refresh(plan.versions.get(), reasons="A year on", by=MAKER)
    there = f"/programme/versions/{draft.pk}/action?finding={red().pk}"
    page = client.get(f"/programme/findings/{red().pk}")
    assert (
        f'role="button" draggable="false" data-module="govuk-button" href="{there}">Add an action</a>'
        in page.text
    )
    form = client.get(there)
    assert ticked(form) == [str(red().pk)] and offered(form)[0] == str(
        red().pk
    )  # in sight, whatever its place


def test_while_nothing_is_written_the_way_leads_through_the_refresh(plan, client):
    client.force_login(person(MAKER))
    live = plan.versions.get()
    there = f"/programme/versions/{live.pk}/refresh?finding={red().pk}"
    assert (
        f'href="{there}">Refresh Improvement plan</a>' in client.get(f"/programme/findings/{red().pk}").text
    )
    assert "Say why the plan is refreshed" in words(send(client, there, {"reasons": ""}))
    sent = send(client, there, {"reasons": "The visit asked for it"})
    new = Version.objects.get(number=2)
    assert sent["Location"] == f"/programme/versions/{new.pk}/action?finding={red().pk}"
    again = client.post(f"/programme/versions/{live.pk}/refresh", {"reasons": "Twice"})
    assert again.status_code == 200  # one is being written


def test_a_refresh_for_no_finding_leads_to_the_new_version(plan, client):
    client.force_login(person(MAKER))
    sent = client.post(f"/programme/versions/{plan.versions.get().pk}/refresh", {"reasons": "A year on"})
    assert sent["Location"] == f"/programme/versions/{Version.objects.get(number=2).pk}"


def test_the_plan_that_names_the_source_is_meant(plan, client):
    client.force_login(person(MAKER))
    other = make_plan(AUTHORITY, "SEND priority action plan", by=MAKER)
    page = client.get(f"/programme/findings/{red().pk}").text
    assert "Refresh Improvement plan" in page and f"/versions/{other.pk}/action" not in page
    plan.sources.clear()
    assert f"/versions/{other.pk}/action?finding=" in client.get(f"/programme/findings/{red().pk}").text
    other.plan.sources.set(Source.objects.all())
    assert f"/versions/{other.pk}/action?finding=" in client.get(f"/programme/findings/{red().pk}").text


@pytest.mark.parametrize("role", ["dcs", "scrutiny_member"])
def test_who_does_not_write_the_plan_is_shown_neither(plan, client, role):
    signed_in(client, role) if role != "dcs" else client.force_login(person(role))
    page = client.get(f"/programme/findings/{red().pk}").text
    assert "Not answered" in page
    assert "Add an action" not in page and "/refresh" not in page


def test_without_a_plan_there_is_nothing_to_refresh(client):
    plan = small_plan()
    finding = red().pk
    Plan.objects.filter(pk=plan.pk).delete()
    client.force_login(person(MAKER))
    page = client.get(f"/programme/findings/{finding}")
    assert page.status_code == 200 and "Refresh" not in page.text
