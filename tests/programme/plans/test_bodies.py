"""Who chairs a body that is told of a plan, and how often it meets.

| chair | from outside | meets | what is read |
|---|---|---|---|
| DfE Advisers | yes | quarterly | Chaired by DfE Advisers, from outside the council. Meets: quarterly. |
| Chief Executive | no | | Chaired by Chief Executive. |
| | | monthly | Meets: monthly. |
| | yes | | it is refused: which post? |
"""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sightline.bodies.forms import ANOTHER
from sightline.bodies.models import Body, Meeting
from sightline.bodies.queries import body_by_name
from sightline.bodies.rules import BodyDescription
from sightline.bodies.services import add_member
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Version
from sightline.programme.plans.queries.meetings import bodies_of_plan, was_before
from sightline.programme.plans.services.bodies import describe_body, oversee
from sightline.programme.plans.services.meetings import set_meetings
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import show_to
from sightline.programme.plans.views import bodies as views
from sightline.trail.models import Line
from sightline.web.words import long_date
from support.figure_pages import addresses, hidden, send, words
from support.people import signed_in
from support.plans import AUTHORITY, MAKER, add, findings, person, today

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NAME = "Quarterly Performance Review Meeting"
ADVISERS = BodyDescription("DfE Advisers", True, "quarterly")


@pytest.fixture
def version(client) -> Version:
    signed_in(client, MAKER, authority=AUTHORITY)
    return make_plan(AUTHORITY, "Plan", standard="", by=MAKER)


@pytest.mark.parametrize(
    ("chaired", "said"),
    [
        (ADVISERS, "Chaired by DfE Advisers, from outside the council. Meets: quarterly."),
        (BodyDescription("Chief Executive"), "Chaired by Chief Executive."),
        (BodyDescription(meets="monthly"), "Meets: monthly."),
        (BodyDescription(), ""),
    ],
)
def test_what_is_known_is_said_in_words(chaired, said):
    assert chaired.words == said


def test_a_body_is_named_by_its_form_and_stands_on_its_page_and_the_plans(client, version):
    plan = version.plan
    address = f"/programme/plans/{plan.pk}/body/change"
    sent = {"another_body": NAME, "chair": "DfE Advisers", "outside": "yes", "meets": "quarterly"}
    went = client.post(address, sent)["Location"]
    page = words(client.get(went))
    for said in (NAME, ADVISERS.words, "No date.", "It is not recorded as having seen anything."):
        assert said in page, said
    front = client.get(f"/programme?plan={plan.pk}")
    assert f"{NAME} {ADVISERS.words} Next: no day is known" in words(front)
    assert went in [each.replace("%20", "+") for each in addresses(front)]
    line = Line.objects.get(action="body_described")
    assert (line.actor, line.what, line.reason) == (MAKER, f"plan {plan.pk}", "")
    assert line.detail == {"body": NAME, "from": {}, "to": ADVISERS.plain}


def test_a_change_says_from_what_to_what_and_keeps_the_name(client, version):
    describe_body(version.plan, NAME, ADVISERS, reason="r", by=MAKER)
    address = f"/programme/plans/{version.plan_id}/body/change?name={NAME.replace(' ', '+')}"
    shown = client.get(address).text
    assert 'value="DfE Advisers"' in shown and "checked" in shown and 'name="body"' not in shown
    sent = {"chair": "DCS", "meets": "monthly", "reason": "A new chair"}
    assert send(client, address, sent).status_code == 302
    line = Line.objects.filter(action="body_described").latest("number")
    assert line.detail == {
        "body": NAME,
        "from": ADVISERS.plain,
        "to": {"chair": "DCS", "outside": False, "meets": "monthly"},
    }
    assert Body.objects.get().name == NAME
    page = words(client.get(f"/programme/plans/{version.plan_id}/body?name={NAME.replace(' ', '+')}"))
    assert f"Until {long_date(today())}: {ADVISERS.words} A new chair ({MAKER})" in page


def test_what_was_said_before_is_of_this_body_and_this_authority_only_the_latest_first(client, version):
    other = make_plan("343", "Another plan", by=MAKER).plan
    for plan, name, chairs in (
        (version.plan, NAME, ("A", "B", "C")),
        (version.plan, "Another board", ("D", "E")),
        (other, NAME, ("F", "G")),
    ):
        for chair in chairs:
            describe_body(plan, name, BodyDescription(chair), reason="r", by=MAKER)
    assert [each.chaired.chair for each in was_before(version.plan, NAME.upper())] == ["B", "A"]
    assert was_before(version.plan, "Nobody") == []


def test_of_two_people_who_describe_a_body_the_second_is_told(client, version):
    describe_body(version.plan, NAME, ADVISERS, reason="r", by=MAKER)
    address = f"/programme/plans/{version.plan_id}/body/change?name={NAME.replace(' ', '+')}"
    opened = hidden(client.get(address))
    sent = {"chair": "DCS", "outside": "yes", "meets": "monthly", "reason": "A new chair"}
    describe_body(
        version.plan, NAME, BodyDescription("Chief executive", True), reason="r", by="somebody else"
    )
    both = client.post(address, opened | sent)
    assert both.status_code == 409 and Body.objects.get().chair == "Chief executive"
    told = words(both)
    assert f"“{NAME}” was changed while you had it open" in told
    assert "somebody else changed who chairs it, how often it meets." in told
    assert "As it is now Chief executive What you wrote DCS" in told
    choices = {"keep_chair": "theirs", "keep_meets": "mine", "reason": "A new chair"}
    assert client.post(address, hidden(both) | choices).status_code == 302
    assert Body.objects.get().chaired == BodyDescription("Chief executive", True, "monthly")


def test_who_names_a_body_that_somebody_named_is_shown_both_texts_whichever_plan_it_is_of(client, version):
    other = make_plan(AUTHORITY, "Another plan", by=MAKER).plan
    for plan, name in ((version.plan, NAME), (other, NAME.upper())):
        address = f"/programme/plans/{plan.pk}/body/change"
        opened = hidden(client.get(address))
        describe_body(version.plan, NAME, BodyDescription(f"Post {plan.pk}"), reason="r", by="jo")
        sent = {"another_body": name, "chair": "DCS"}
        both = client.post(address, opened | sent)
        assert both.status_code == 409 and "jo changed who chairs it." in words(both)
        choices = hidden(both) | {"keep_chair": "mine"}
        assert "Why it is changed" in words(both)
        assert "Enter why it is changed." in words(client.post(address, choices))
        done = client.post(address, choices | {"reason": "A new chair"})
        assert done.status_code == 302 and NAME in words(client.get(done["Location"]))
        assert Body.objects.get().chair == "DCS"


def test_a_body_named_between_two_looks_is_refused_with_who_named_it(client, version, monkeypatch):
    describe_body(version.plan, NAME, ADVISERS, reason="r", by="jo")
    monkeypatch.setattr(views, "body_by_name", lambda *_: None)
    sent = {"body": NAME, "chair": "DCS"}
    told = words(client.post(f"/programme/plans/{version.plan_id}/body/change", sent))
    assert f"“{NAME}” was changed by jo while you had it open." in told
    assert Body.objects.get().chaired == ADVISERS


def test_a_body_of_which_nothing_is_said_is_described_by_its_form(client, version):
    set_meetings(version.plan, NAME, [], by="jo")
    sent = {"body": NAME, "chair": "DCS"}
    assert client.post(f"/programme/plans/{version.plan_id}/body/change", sent).status_code == 302
    assert Body.objects.get().chair == "DCS" and was_before(version.plan, NAME) == []


def test_its_meetings_and_what_it_saw_are_those_of_its_name_whatever_the_capitals(client, version):
    plan, soon = version.plan, today() + timedelta(days=9)
    add(version, "Weekly", findings={findings()[0].pk})
    show_to(version, NAME, on=today(), purpose="To note", by=MAKER)
    describe_body(plan, NAME.upper(), ADVISERS, reason="r", by=MAKER)
    set_meetings(plan, NAME.lower(), [soon, today() - timedelta(days=9)], by=MAKER)
    assert {
        *Body.objects.values_list("name", flat=True),
        *Meeting.objects.values_list("body__name", flat=True),
    } == {NAME}
    (body,) = bodies_of_plan(plan, today())
    assert (body.name, body.days, len(body.showings), body.chaired) == (NAME, (soon,), 1, ADVISERS)
    page = client.get(f"/programme/plans/{plan.pk}/body", {"name": NAME.lower()})
    assert long_date(soon) in words(page) and "To note" in words(page)
    assert f"/programme/versions/{version.pk}" in addresses(page)
    meetings = client.get(f"/programme/plans/{plan.pk}/meetings").text
    assert f"/programme/plans/{plan.pk}/body?name=" in meetings


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"another_body": " "}, "Enter the body’s name"),
        ({"chair": "", "outside": "yes"}, "Enter the post from outside the council that chairs it."),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(client, version, sent, said):
    full = {"another_body": NAME, "chair": "DfE Advisers", "meets": "quarterly"}
    answer = client.post(f"/programme/plans/{version.plan_id}/body/change", full | sent)
    assert answer.status_code == 200 and said in words(answer) and not Body.objects.exists()


def test_what_is_said_first_needs_no_reason_and_what_is_changed_does(client, version):
    named = {"another_body": NAME}
    assert client.post(f"/programme/plans/{version.plan_id}/body/change", named).status_code == 302
    address = f"/programme/plans/{version.plan_id}/body/change?name={NAME.replace(' ', '+')}"
    assert "Why it is changed" not in words(client.get(address))
    assert send(client, address, {"chair": "DCS"}).status_code == 302
    assert "Why it is changed" in words(client.get(address))
    refused = send(client, address, {"chair": "Lead member"})
    assert "Enter why it is changed." in words(refused) and Body.objects.get().chair == "DCS"
    assert send(client, address, {"chair": "Lead member", "reason": "A new chair"}).status_code == 302
    assert [each.reason for each in Body.objects.get().changes.all()] == ["", "A new chair"]


def test_a_body_is_chosen_from_the_list_or_named_beside_it(client, version):
    """| list | beside it | what comes |
    |---|---|---|
    | a body | | that body |
    | a body | its own name | that body |
    | a body | another name | refused |
    | another | a name | a new body |
    | another | | refused |
    | | a name | a new body |
    | | | refused |
    | no body of ours | | refused |
    """
    describe_body(version.plan, NAME, ADVISERS, by=MAKER)
    make_plan("343", "Theirs", by=MAKER)
    describe_body(Version.objects.get(plan__authority="343").plan, "Their board", ADVISERS, by=MAKER)
    address = f"/programme/plans/{version.plan_id}/meetings"
    page = words(client.get(address))
    assert "Another body, named below" in page and "Their board" not in page
    rows = (
        (NAME, "", NAME),
        (NAME, NAME, NAME),
        (NAME, "Cabinet", f"You chose {NAME} and named Cabinet"),
        (ANOTHER, "Cabinet", "Cabinet"),
        (ANOTHER, "", "Enter the name of the other body"),
        ("", "Scrutiny", "Scrutiny"),
        ("", "", "Choose a body, or name another"),
        ("Their board", "", "Choose a body from the list"),
    )
    for day, (chosen, other, came) in enumerate(rows, start=1):
        on = long_date(today() + timedelta(days=day))
        answer = client.post(address, {"body": chosen, "another_body": other, "days": on})
        is_kept = came in (NAME, "Cabinet", "Scrutiny")
        assert (answer.status_code == 302) is is_kept, (chosen, other)
        said = Meeting.objects.get(on=today() + timedelta(days=day)).body.name if is_kept else words(answer)
        assert came in said, (chosen, other)
    assert set(Body.objects.values_list("name", flat=True)) == {NAME, "Their board", "Cabinet", "Scrutiny"}


def test_a_bodys_page_of_a_plan_says_who_sits_on_it_and_leads_to_its_dates(client, version):
    body = describe_body(version.plan, NAME, ADVISERS, by=MAKER)
    here = f"/programme/plans/{version.plan_id}/body"
    assert "No member is recorded." in words(client.get(here, {"name": NAME}))
    add_member(body, "Chief executive, Halton", role="Critical friend", starts=today(), by=MAKER)
    add_member(body, "Head of before", ends=today() - timedelta(days=1), by=MAKER)
    page = client.get(here, {"name": NAME})
    assert f"Chief executive, Halton Critical friend {long_date(today())} No last day" in words(page)
    assert "Head of before" not in words(page) and f"/bodies/{body.pk}" in addresses(page)
    dates = next(each for each in addresses(page) if "/meetings?body=" in each)
    assert f'<option value="{NAME}" selected>' in client.get(dates).text


def test_the_same_again_is_refused_and_a_body_nobody_named_is_not_there(client, version):
    describe_body(version.plan, NAME, ADVISERS, reason="r", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="known already"):
        describe_body(version.plan, NAME, ADVISERS, reason="r", by=MAKER)
    for address in ("body", "body?name=Another", "body/change?name=Another"):
        assert client.get(f"/programme/plans/{version.plan_id}/{address}").status_code == 404
    assert body_by_name(AUTHORITY, f"  {NAME.lower()} ").name == NAME


@pytest.mark.parametrize("wrong", [{"chair": "", "chair_outside": True}, {"name": ""}])
def test_the_database_keeps_no_half_of_it(version, wrong):
    describe_body(version.plan, NAME, ADVISERS, reason="r", by=MAKER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.update(**wrong)


def test_more_bodies_ask_no_more(version):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            bodies_of_plan(version.plan, today())
        return len(queries)

    describe_body(version.plan, NAME, ADVISERS, reason="r", by=MAKER)
    before = asked()
    for n in range(9):
        body = Body.objects.create(authority=AUTHORITY, name=f"Board {n}", by=MAKER, at=timezone.now())
        oversee(version.plan, body, by=MAKER)
    assert asked() == before == 3


def test_who_reads_the_plan_reads_it_and_others_do_not(client, version):
    describe_body(version.plan, NAME, ADVISERS, reason="r", by=MAKER)
    here = f"/programme/plans/{version.plan_id}/body"
    client.force_login(person("dcs"))
    page = client.get(here, {"name": NAME})
    assert page.status_code == 200 and "body/change" not in page.text
    assert client.post(f"{here}/change", {"another_body": "B"}).status_code == 403
    client.force_login(person("action_owner"))
    assert client.get(here, {"name": NAME}).status_code == 403
    client.logout()
    assert client.get(here)["Location"].startswith("/sign-in")
    elsewhere = person("elsewhere", MAKER)
    elsewhere.authority = "343"
    elsewhere.save()
    client.force_login(elsewhere)
    assert client.get(here, {"name": NAME}).status_code == 404
