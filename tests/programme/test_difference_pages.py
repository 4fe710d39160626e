"""The second light on an action's page: declared, judged by its measure or by people, and what each reader sees of it."""

# pyright: reportOptionalMemberAccess=false, reportAttributeAccessIssue=false
import re
import shutil
from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programme.difference_council import write
from sightline.engine.places import data_folder
from sightline.measuring.readings import READING_RESULTS
from sightline.people.matrix import ROLES
from sightline.people.rules import permits
from sightline.programme.delivery.services.status import set_status
from sightline.programme.difference.queries.light import light
from sightline.programme.difference.queries.many import answers_of
from sightline.programme.difference.services.declaring import declare
from sightline.programme.difference.services.judging import judge
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Action, DeclaredTest, Entry, Evidence, Finding, SignOff, Version
from sightline.scorecards.rules import ViewingRights
from sightline.trail.models import Line
from support.figure_pages import addresses, hidden, row_of, send, words
from support.people import signed_in
from support.plans import AUTHORITY, MAKER, action, person, small_plan
from support.stores import store_of_this_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def better_council(better_store):
    return shutil.copytree(better_store, data_folder() / "store")


@pytest.fixture(scope="session")
def few_store(of_this_run):
    """Nine assessments a month for six years: too few to judge a month by, enough for a quarter."""
    files = partial(write, finished=9, first=date(2019, 7, 1), months=72)
    return store_of_this_run(of_this_run, "few", files, READING_RESULTS.make)


@pytest.fixture
def few_cases(few_store):
    return shutil.copytree(few_store, data_folder() / "store")


@pytest.fixture
def plan():
    return small_plan()


def at(reference: str, more: str = "") -> str:
    return f"/programme/actions/{action(reference).pk}{more}"


def declared(lag: int = 2, reference: str = "A1", started: date = date(2024, 7, 15), **more) -> DeclaredTest:
    found = action(reference)
    found.started_on = started
    found.save()
    made = declare(found, "measure", measure="AS01", direction="higher", lag=lag, by=MAKER, **more)
    DeclaredTest.objects.filter(pk=made.pk).update(at=datetime(2024, 7, 1, tzinfo=UTC))
    return made


def test_an_outsider_is_sent_to_sign_in(plan, client):
    for path in (at("A1", "/difference"), at("A1", "/verdict")):
        assert client.get(path)["Location"].startswith("/sign-in")
        assert client.post(path, {"basis": "audit"})["Location"].startswith("/sign-in")
    assert not DeclaredTest.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_only_who_works_on_actions_declares_and_only_who_writes_the_plan_judges(plan, client, role):
    signed_in(client, role) if role not in ("programme_manager", "action_owner") else client.force_login(
        person(role)
    )
    declares = client.get(at("A1", "/difference")).status_code
    judges = client.get(at("A1", "/verdict")).status_code
    assert (judges == 200) == permits(role, "plan.change")
    if role != "action_owner":  # who owns A2 and does not see A1
        assert (declares == 200) == (permits(role, "actions.work") and permits(role, "plan.see_all"))


def test_nothing_declared_says_so_and_offers_to_declare(plan, client):
    client.force_login(person(MAKER))
    page = client.get(at("A1"))
    assert "No measure" in words(page) and at("A1", "/difference/choose") in addresses(page)


def test_what_the_measure_shows_is_told_with_its_chart_and_its_months(plan, better_council, client):
    declared()
    client.force_login(person(MAKER))
    page = client.get(at("A1"))
    said = words(page)
    assert "Better" in said and "The measure moved the declared way in June 2025" in said
    assert "July 2024 The action started" in said and "a July 2024: the action started" in said
    assert "AS01" in said and "<svg" in page.text


@pytest.mark.parametrize(
    ("lag", "started", "answer"),
    [
        (2, date(2024, 7, 15), "better"),
        (10, date(2024, 7, 15), "better"),  # June 2025 is the eleventh month after July
        (11, date(2024, 7, 15), "too_early"),
        (0, date(2023, 12, 31), "cannot_tell"),  # 23 months before December 2023
        (0, date(2024, 1, 1), "better"),
    ],
)
def test_the_light_reads_the_measure_s_own_months(plan, better_council, lag, started, answer):
    declared(lag, started=started)
    assert light(action("A1")).answer == answer


def test_a_measure_judged_by_the_quarter_is_so_judged_here_with_the_same_number(plan, few_cases, client):
    declared(0)
    found = light(action("A1"), ViewingRights("dcs"))
    assert (found.by, found.start) == ("quarter", "2024-07")
    assert [point.name for point in found.points][-2:] == ["2025-01", "2025-04"]
    client.force_login(person("dcs"))
    stood = re.compile(r"stood at ([\d.]+%) in (Q\d \d{4}-\d\d)")
    here = words(client.get(at("A1")))
    there = words(client.get("/measure/AS01"))
    assert stood.search(here) and stood.search(here).groups() == stood.search(there).groups()
    assert "against the quarters before July 2024" in here and "The measure’s quarters as a table" in here
    assert answers_of([action("A1").pk], AUTHORITY)[action("A1").pk].key == found.answer


def test_a_measure_judged_by_the_month_stays_so(plan, better_council):
    declared(0)
    assert light(action("A1")).by == "month"


def test_the_other_way_is_worse(plan, better_council):
    found = declared()
    DeclaredTest.objects.filter(pk=found.pk).update(direction="lower")
    assert light(action("A1")).answer == "worse"


def test_the_answer_is_everybody_s_and_the_figures_are_theirs_who_may_see_them(plan, better_council):
    declared()
    blind, guarded, whole = (
        light(action("A1"), sight) for sight in (None, ViewingRights("scrutiny_member"), ViewingRights("dcs"))
    )
    assert blind.answer == guarded.answer == whole.answer == "better"
    assert blind.points == []
    assert whole.points[-1].name == "2025-06" and whole.points[-1].value == pytest.approx(2800 / 30)
    hidden = {point.name for point in guarded.points if point.value is None}
    assert "2025-06" in hidden  # two of thirty were late: a small number
    assert any(point.mean is not None for point in whole.points)
    assert not any(point.mean or point.lower or point.upper or point.mark for point in guarded.points)


def test_who_may_see_no_figure_sees_the_word_and_no_chart(plan, better_council, client):
    declared()
    signed_in(client, "internal_audit")
    page = client.get(at("A1"))
    assert page.status_code == 200 and "Better" in words(page)
    assert "<svg" not in page.text.partition('id="difference-light"')[2].partition("</section>")[0]


@pytest.mark.parametrize("why", ["no data", "unknown measure", "not started"])
def test_without_data_measure_or_start_it_says_why(plan, why):
    made = declared()
    if why == "unknown measure":
        DeclaredTest.objects.filter(pk=made.pk).update(measure="ZZ99")
    found = action("A1")
    if why == "not started":
        found.started_on, found.status = None, "not_started"
        found.save()
    said = light(found)
    assert said.answer == ("too_early" if why == "not started" else "cannot_tell")
    expected = {
        "no data": "No data is loaded",
        "unknown measure": "no measure ZZ99",
        "not started": "not started",
    }
    assert expected[why] in said.sentence


def test_a_test_declared_after_the_start_says_so(plan, better_council):
    made = declared()
    assert light(action("A1")).caution == ""
    DeclaredTest.objects.filter(pk=made.pk).update(at=datetime(2025, 1, 5, tzinfo=UTC))
    assert "Declared on 5 January 2025" in light(action("A1")).caution


def test_declaring_on_the_page_and_again_only_with_a_reason(plan, client):
    client.force_login(person(MAKER))
    sent = {"basis": "measure", "measure": "AS01", "lag": "3", "least": ""}
    assert send(client, at("A2", "/difference"), sent).status_code == 302
    made = DeclaredTest.objects.get()
    assert (made.number, made.lag, made.least, made.by) == (1, 3, 20, MAKER) and made.direction == "higher"
    line = Line.objects.latest("number")
    assert (line.action, line.detail["measure"]) == ("difference_declared", "AS01")
    again = send(client, at("A2", "/difference"), {"basis": "audit", "words": "Ten audits a month"})
    assert "Say why the test is changed" in words(again) and DeclaredTest.objects.count() == 1
    sent = {"basis": "audit", "words": "Ten audits a month", "reason": "No measure shows quality"}
    assert send(client, at("A2", "/difference"), sent).status_code == 302
    assert [each.number for each in action("A2").declarations.all()] == [2, 1]


def test_of_two_who_declare_a_test_the_second_is_told_and_keeps_what_was_typed(plan, client):
    client.force_login(person(MAKER))
    opened = hidden(client.get(at("A2", "/difference")))
    declare(action("A2"), "audit", words="Ten audits a month", by="first")
    mine = {"basis": "feedback", "words": "Ask ten families", "start": ""}
    stale = client.post(at("A2", "/difference"), opened | mine)
    assert stale.status_code == 409 and "Ask ten families" in stale.text
    assert "A2 was changed by first while you had it open." in words(stale)
    assert "first changed it: Test of difference declared" in words(stale)
    assert "Why it is changed" in words(stale) and "Day the action started" not in words(stale)
    assert action("A2").declarations.count() == 1
    anew = hidden(stale) | mine | {"reason": "Families know best"}
    assert client.post(at("A2", "/difference"), anew).status_code == 302
    assert action("A2").declarations.first().words == "Ask ten families"


def test_who_has_the_actions_page_open_is_told_that_its_test_was_declared_anew(plan, client):
    declare(action("A2"), "audit", words="Ten audits a month", by=MAKER)
    client.force_login(person(MAKER))
    opened = {"edition": str(action("A2").edition), "wanted": "in_progress"}
    declare(action("A2"), "audit", words="Twenty a month", reason="Ten are too few", by="first")
    assert (action("A2").edition, action("A2").changed_by) == (int(opened["edition"]) + 1, "first")
    stale = client.post(at("A2", "/update"), opened)
    assert stale.status_code == 409 and "first changed it: Test of difference changed" in words(stale)
    assert action("A2").status == "not_started"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Choose what the difference rests on"),
        ({"basis": "measure"}, "Choose the measure that should move"),
        ({"basis": "measure", "measure": "FD01"}, "Choose whether higher or lower is better"),
        ({"basis": "measure", "measure": "ZZ99"}, "Select a valid choice"),
        ({"basis": "measure", "measure": "AS01", "lag": "soon"}, "whole number"),
        ({"basis": "measure", "measure": "AS01", "lag": "99"}, "between 0 and 36"),
        ({"basis": "measure", "measure": "AS01", "target": "much"}, "Target must be a number"),
        ({"basis": "measure", "measure": "AS01", "target": "90"}, "Enter the target and by when"),
        (
            {"basis": "measure", "measure": "AS01", "target": "101", "target_by": "March 2027"},
            "between 0 and 100",
        ),
        (
            {"basis": "measure", "measure": "AS01", "target": "90", "target_by": "soon"},
            "Target date must be a real day or month",
        ),
        ({"basis": "feedback"}, "Say what will be looked at"),
    ],
)
def test_what_cannot_be_declared_is_said_beside_its_field_and_nothing_is_kept(plan, client, sent, said):
    client.force_login(person(MAKER))
    lines = Line.objects.count()
    page = send(client, at("A1", "/difference"), sent)
    assert said in words(page) and page.text.count("<title>Error:") == 1
    assert not DeclaredTest.objects.exists() and Line.objects.count() == lines


def test_a_closed_action_declares_nothing_new(plan):
    with pytest.raises(CannotChangePlanError, match="It is closed"):
        declare(action("A3"), "audit", words="Ten audits", by=MAKER)


def test_people_judge_what_no_measure_shows_and_each_verdict_is_kept(plan, client):
    declare(action("A2"), "dip_sample", words="Twenty cases each quarter.", by=MAKER)
    Evidence.objects.create(action=action("A2"), title="First sample", kind="dip_sample")
    found = light(action("A2"))
    assert (found.answer, found.evidence) == ("dip_sample", 1)
    client.force_login(person(MAKER))
    assert (
        client.post(at("A2", "/verdict"), {"verdict": "same", "words": "12 of 20, as before"}).status_code
        == 302
    )
    assert light(action("A2")).answer == "no_signal"
    client.post(at("A2", "/verdict"), {"verdict": "better", "words": "17 of 20 were recognised"})
    said = words(client.get(at("A2")))
    assert "Judged by a person from a dip sample, not by a measure: 17 of 20" in said
    assert f"Judged by {MAKER}" in said
    kept = action("A2").declarations.values_list("number", "verdict")
    assert list(kept) == [(3, "better"), (2, "same"), (1, "")]
    line = Line.objects.latest("number")
    assert (line.action, line.detail["from"], line.detail["to"]) == ("difference_judged", "same", "better")


def test_whoever_owns_an_action_does_not_judge_it(plan):
    declare(action("A1"), "audit", words="Ten audits a month", by="jo")
    Entry.objects.filter(action=action("A1")).update(owner=person(MAKER))
    with pytest.raises(CannotChangePlanError, match="does not judge"):
        judge(action("A1"), "better", "It went well", by=MAKER)
    assert action("A1").declarations.count() == 1


def test_closing_what_shows_a_difference_needs_no_name_and_what_shows_none_does(plan, better_council):
    declared()
    found = action("A1")
    set_status(found, "done", edition=found.edition, by=MAKER)
    assert not SignOff.objects.filter(action=found).exists()
    declare(action("A2"), "audit", words="Ten audits a month", by=MAKER)
    found = action("A2")
    set_status(found, "in_progress", edition=found.edition, by=MAKER)
    with pytest.raises(CannotChangePlanError, match=r"not judged yet \(audit\)"):
        set_status(action("A2"), "done", edition=action("A2").edition, by=MAKER, reason="x")


def test_a_plan_on_a_page_says_what_each_light_says_and_where_they_disagree(better_council, plan, client):
    declare(action("A1"), "measure", measure="AS01", direction="higher", lag=1, by=MAKER)
    Action.objects.filter(reference="A1").update(started_on=date(2024, 9, 2))
    declare(action("A2"), "audit", words="Twenty records a quarter", by=MAKER)
    judge(action("A2"), "worse", "12 of 20 against 15", by="an auditor")
    finding = Finding.objects.get(text__contains="assessments are timely")
    Entry.objects.get(action__reference="A2").findings.add(finding)
    every = list(Action.objects.all())
    one_by_one = {each.pk: light(each).answer for each in every if each.declarations.exists()}
    assert {
        pk: said.key for pk, said in answers_of([each.pk for each in every], AUTHORITY).items()
    } == one_by_one
    assert sorted(one_by_one.values()) == ["better", "worse"]
    client.force_login(person("dcs"))
    page = client.get("/programme/on-a-page?sort=disagree")
    row = row_of(page, "assessments are timely")
    assert "Better" in row and "Worse" in row and "They disagree." in row
    assert f"/programme/findings/{finding.pk}" in addresses(page)


def test_a_plan_on_a_page_asks_no_more_for_more_actions(better_council, plan, client):
    client.force_login(person("dcs"))
    version = Version.objects.get()

    def one_more(number: int) -> None:
        made = Action.objects.create(plan=plan, reference=f"B{number}")
        Entry.objects.create(version=version, action=made, title="One more")
        DeclaredTest.objects.create(
            action=made, basis="measure", measure="AS01", direction="higher", by=MAKER, at=datetime.now(UTC)
        )

    one_more(0)
    client.get("/programme/on-a-page")  # the first page of a session asks who it is
    with CaptureQueriesContext(connection) as few:
        client.get("/programme/on-a-page")
    for number in range(1, 30):
        one_more(number)
    with CaptureQueriesContext(connection) as many:
        client.get("/programme/on-a-page")
    assert len(many) == len(few)
