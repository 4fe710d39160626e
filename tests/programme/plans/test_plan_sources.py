"""A plan names the sources it answers: chosen when it is made, changed with its edition and a reason, and what it was is kept."""

import pytest
from django.utils import timezone

from sightline.history.refusals import ChangedMeanwhileError
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import FieldChange, Finding, Plan, Source
from sightline.programme.plans.queries.findings import findings_of
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.sources import set_sources
from sightline.trail.models import Line
from support.figure_pages import hidden, words
from support.people import signed_in
from support.plans import AUTHORITY, MAKER, action, add, person, small_plan

pytestmark = pytest.mark.django_db


def said(title: str, text: str, authority: str = AUTHORITY) -> Source:
    source = Source.objects.create(
        authority=authority, kind="audit", title=title, by="test", at=timezone.now()
    )
    Finding.objects.create(source=source, place=1, kind="recommendation", text=text)
    return source


@pytest.fixture
def plan() -> Plan:
    return small_plan()


def titles(plan: Plan) -> list[str]:
    return [each.title for each in plan.sources.order_by("pk")]


def red(plan: Plan) -> list[str]:
    return [each.text for each in findings_of(plan, person(MAKER)).asked]


def test_an_action_that_answers_a_finding_takes_its_source_in(plan):
    assert titles(plan) == ["Inspection 2026"]
    audit = said("Audit 2026", "Look at kinship care.")
    other = make_plan(AUTHORITY, "Another plan", by=MAKER)
    assert titles(other.plan) == []
    add(other, "Look", findings={audit.findings.get().pk})
    assert titles(other.plan) == ["Audit 2026"] and red(plan) != red(other.plan)
    line = Line.objects.filter(action="plan_sources_set").latest("number")
    assert line.what == f"plan {other.plan_id}" and line.detail["to"] == [audit.pk]


def test_what_a_plan_names_is_its_own_before_any_action_answers_it(plan):
    audit = said("Audit 2026", "Look at kinship care.")
    other = make_plan(AUTHORITY, "Another plan", sources=[audit.pk], by=MAKER).plan
    assert red(other) == ["Look at kinship care."]
    assert "Look at kinship care." not in red(plan)


def test_a_source_of_another_authority_is_never_named(plan):
    foreign = said("Audit elsewhere", "Theirs", authority="991")
    with pytest.raises(CannotChangePlanError, match="said of another council") as fault:
        set_sources(plan, [*plan.sources.values_list("pk", flat=True), foreign.pk], reason="x", by=MAKER)
    assert "Audit elsewhere" not in str(fault.value) and titles(plan) == ["Inspection 2026"]


def test_a_source_that_an_action_answers_does_not_leave(plan):
    with pytest.raises(CannotChangePlanError, match="“Inspection 2026” is answered by A1, A2"):
        set_sources(plan, [], reason="Old", by=MAKER)
    assert titles(plan) == ["Inspection 2026"]


def test_a_change_says_why_and_keeps_what_it_was_and_the_first_need_not(plan):
    audit = said("Audit 2026", "Look at kinship care.")
    both = [*plan.sources.values_list("pk", flat=True), audit.pk]
    with pytest.raises(CannotChangePlanError, match="Say why"):
        set_sources(plan, both, by=MAKER)
    set_sources(plan, both, reason="The audit was published", by=MAKER)
    kept = FieldChange.objects.filter(plan=plan, field="sources").latest("id")
    assert (kept.was, kept.now) == ("Inspection 2026", "Inspection 2026; Audit 2026")
    assert (kept.reason, kept.by) == ("The audit was published", MAKER)


def test_of_two_who_change_it_the_second_is_told(plan):
    stale = Plan.objects.get(pk=plan.pk).edition
    audit = said("Audit 2026", "Look at kinship care.")
    both = [*plan.sources.values_list("pk", flat=True), audit.pk]
    set_sources(plan, both, edition=stale, reason="Published", by="first")
    with pytest.raises(ChangedMeanwhileError):
        set_sources(plan, both[:1], edition=stale, reason="No", by="second")


def test_on_the_page_sources_are_chosen_by_title_and_the_history_stands_below(plan, client):
    audit = said("Audit 2026", "Look at kinship care.")
    client.force_login(person(MAKER))
    where = f"/programme/plans/{plan.pk}/sources"
    page = client.get(where)
    chosen = {"sources": [str(each) for each in (*plan.sources.values_list("pk", flat=True), audit.pk)]}
    assert "Audit 2026" in words(page)
    assert client.post(where, hidden(page) | chosen | {"reason": "Published"}).status_code == 302
    assert titles(plan) == ["Inspection 2026", "Audit 2026"]
    assert "Inspection 2026 became Inspection 2026; Audit 2026. Published" in words(client.get(where))
    assert "Sources this plan answers: " in words(client.get("/programme"))


def test_a_new_plan_is_of_the_one_council_and_offers_the_sources_no_plan_has(plan, client):
    audit = said("Audit 2026", "Look at kinship care.")
    client.force_login(person(MAKER))
    page = client.get("/programme/new")
    assert '<option value="990" selected>Aldermere (fictional)</option>' in page.text
    assert f'value="{audit.pk}" checked' in page.text
    made = client.post("/programme/new", {"title": "Audit plan", "authority": "990", "sources": [audit.pk]})
    assert made.status_code == 302 and titles(Plan.objects.get(title="Audit plan")) == ["Audit 2026"]


@pytest.mark.parametrize("role", ["scrutiny_member", "action_owner", "dcs"])
def test_who_does_not_write_the_plan_does_not_choose(plan, client, role):
    client.force_login(person(role)) if role != "scrutiny_member" else signed_in(client, role)
    assert client.get(f"/programme/plans/{plan.pk}/sources").status_code == 403
    assert client.post(f"/programme/plans/{plan.pk}/sources", {"edition": "1"}).status_code == 403
    assert action("A1").plan.sources.count() == 1


def test_an_outsider_is_sent_to_sign_in(plan, client):
    assert client.get(f"/programme/plans/{plan.pk}/sources")["Location"].startswith("/sign-in")
