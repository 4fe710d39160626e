"""An update stands as reported; a second person accepts it as a whole or sends it back, and no figure or light moves by that.

Drawn: who may decide (not who reported it, not the owner, only who accepts for the plan), what may become of it, and the round
that asks, chases and accepts.
"""

from datetime import timedelta

import pytest
from django.test import Client

from sightline.calendars.periods import month_of
from sightline.history.refusals import ChangedMeanwhileError
from sightline.people.matrix import ROLES
from sightline.people.rules import permits
from sightline.people.services.emailing import set_email
from sightline.programme.delivery.queries.lines import lines, own_lines
from sightline.programme.delivery.queries.reported_updates import (
    plans_with_updates_for,
    sent_back_to,
    updates_waiting,
)
from sightline.programme.delivery.queries.update_requests import RequestState, open_request, state_of_request
from sightline.programme.delivery.services.milestones import add_milestone
from sightline.programme.delivery.services.progress import Progress, save_progress
from sightline.programme.delivery.services.reported_updates import decide_on_update
from sightline.programme.delivery.services.update_requests import ask_for_updates, chase
from sightline.programme.difference.services.declaring import declare
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Entry, FieldChange, Plan, ReportedUpdate
from sightline.programme.overview.queries.highlight import highlight
from sightline.today.needs import of_the_plan
from sightline.trail.models import Line
from support.figure_pages import send, words
from support.people import granted
from support.plans import AUTHORITY, MAKER, action, person, small_plan, today

pytestmark = pytest.mark.django_db
OWNER = "action_owner"


@pytest.fixture
def plan() -> Plan:
    return small_plan()


def reported_update(reference: str = "A2", by: str = OWNER, **said) -> ReportedUpdate:
    one = action(reference)
    save_progress(one, Progress(**(said or {"words": "Ten leaflets are out."})), edition=one.edition, by=by)
    return ReportedUpdate.objects.latest("id")  # type: ignore[return-value]


def round_of(plan: Plan) -> RequestState:
    request = open_request(plan)
    assert request
    return state_of_request(request, person(MAKER), today())


def on_today(name: str) -> str:
    user = person(name)
    return " ".join(each.words for each in of_the_plan(user, own_lines(user, today())))


def second() -> str:
    """Another programme manager, who accepts what the first one reports."""
    return person("second", "programme_manager").get_username()


def test_one_form_is_one_update_with_its_words_ticks_and_status(plan):
    declare(action("A2"), "audit", words="Ten records", by=MAKER)
    milestone = add_milestone(action("A2"), "Leaflet", due=None, edition=action("A2").edition, by=MAKER)
    one = reported_update(words="Begun.", reached=[milestone.pk], wanted="in_progress")
    assert (one.words, one.lines) == ("Begun.", ["Milestone reached: Leaflet", "Status: In progress"])
    assert (one.state, one.by, one.action) == ("reported", OWNER, action("A2"))
    assert ReportedUpdate.objects.count() == 1
    assert reported_update(wanted="paused", words="  Waiting for print ").lines == ["Status: Paused"]


# what it is, what is wanted, why, by whom → what it is then
DRAWN = [
    ("reported", "accepted", "", MAKER, "accepted"),
    ("reported", "sent_back", "Which leaflets?", MAKER, "sent_back"),
    ("reported", "sent_back", " ", MAKER, ""),
    ("accepted", "sent_back", "It was last year’s", MAKER, "sent_back"),
    ("sent_back", "accepted", "", MAKER, "accepted"),
    ("accepted", "accepted", "", MAKER, ""),
    ("reported", "lost", "x", MAKER, ""),
    ("reported", "accepted", "", OWNER, ""),
]


@pytest.mark.parametrize(("was", "wanted", "why", "by", "then"), DRAWN)
def test_what_may_become_of_it_and_by_whom(plan, was, wanted, why, by, then):
    one = reported_update()
    ReportedUpdate.objects.update(state=was)
    if then:
        decide_on_update(one, wanted, reason=why, by=by)
        line = Line.objects.latest("number")
        assert line.action == "update_decided" and line.detail["from"] == was and line.detail["to"] == then
        change = FieldChange.objects.get(report=one)
        assert (change.was, change.now, change.reason, change.by) == (was, then, why, by)
    else:
        with pytest.raises(CannotChangePlanError):
            decide_on_update(one, wanted, reason=why, by=by)
        assert not FieldChange.objects.filter(report=one).exists()
    one.refresh_from_db()
    assert one.state == (then or was)


def test_neither_who_reported_it_nor_the_owner_is_the_second_person(plan):
    by_maker = reported_update(by=MAKER)
    with pytest.raises(CannotChangePlanError, match="You reported this update"):
        decide_on_update(by_maker, "accepted", by=MAKER)
    Entry.objects.filter(action=action("A1")).update(owner=person(second()))
    theirs = reported_update("A1", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="You own this action"):
        decide_on_update(theirs, "accepted", by=second())
    assert plans_with_updates_for(person(MAKER)) == {}
    assert plans_with_updates_for(person(second())) == {plan: 1}  # that of A2 alone
    assert [each.may_decide for each in updates_waiting(plan, person(second()))] == [True, False]
    assert plans_with_updates_for(person("dcs")) == {}


def test_accepting_moves_no_light_and_no_date(plan):
    one = reported_update()
    before = lines(plan, person(MAKER), today())
    for wanted in ("accepted", "sent_back"):
        decide_on_update(one, wanted, reason="x", by=MAKER)
        assert lines(plan, person(MAKER), today()) == before


def test_the_round_says_asked_reported_accepted_and_chased(plan, settings):
    Entry.objects.filter(action__reference="A1").update(owner=person("head_of_service"))
    settings.ADDRESS = "https://sightline.example.org"
    set_email(person("head_of_service"), "head@example.org", by="test")
    ask_for_updates(plan, today() + timedelta(days=7), by=MAKER)
    assert round_of(plan).steps == "Asked 2, reported 0, accepted 0, chased 0."
    one = reported_update()
    assert round_of(plan).steps == "Asked 2, reported 1, accepted 0, chased 0."
    decide_on_update(one, "accepted", by=MAKER)
    chase(round_of(plan), by=MAKER)
    assert round_of(plan).steps == "Asked 2, reported 1, accepted 1, chased 1."
    assert [each.line.reference for each in round_of(plan).missing if each.reminded] == ["A1"]


def test_what_is_sent_back_is_asked_for_again_until_something_is_said(plan):
    ask_for_updates(plan, today() + timedelta(days=7), by=MAKER)
    one = reported_update()
    assert [each.line.reference for each in round_of(plan).received] == ["A2"]
    decide_on_update(one, "sent_back", reason="Which leaflets?", by=MAKER)
    back = [each for each in round_of(plan).missing if each.line.reference == "A2"]
    assert back[0].sent_back and "An update is asked for by" in on_today(OWNER)
    assert sent_back_to(person(OWNER)) == [one] and "Your update of A2 was sent back." in on_today(OWNER)
    reported_update(words="The A5 ones.")
    assert [each.line.reference for each in round_of(plan).received] == ["A2"]
    assert sent_back_to(person(OWNER)) == [] and "was sent back" not in on_today(OWNER)


def test_it_waits_on_today_and_in_the_round_and_is_accepted_by_one_press(plan, client: Client):
    one = reported_update()
    assert "1 update of “Improvement plan” waits for your decision." in on_today(MAKER)
    client.force_login(person(MAKER))
    address = f"/programme/plans/{plan.pk}/updates"
    page = client.get(address)
    assert "Waiting to be accepted" in words(page) and "Ten leaflets are out." in words(page)
    done = client.post(
        f"/programme/updates/{one.pk}/check", {"wanted": "accepted", "edition": "1"}, follow=True
    )
    assert "A2: your decision on the update is saved." in words(done)
    assert "Waiting to be accepted" not in words(client.get(address)) and "waits for your" not in on_today(
        MAKER
    )


def test_it_is_sent_back_with_a_sentence_that_stands_in_the_history(plan, client: Client):
    one = reported_update()
    here = f"/programme/updates/{one.pk}/check"
    client.force_login(person(MAKER))
    assert "Update, not accepted yet" in words(client.get(f"/programme/actions/{one.action_id}"))
    assert "reason" in words(send(client, here, {"wanted": "sent_back"})).lower()
    assert "Choose whether" in words(send(client, here, {}))
    send(client, here, {"wanted": "sent_back", "reason": "Which leaflets?"})
    client.force_login(person(OWNER))
    page = words(client.get(f"/programme/actions/{one.action_id}"))
    assert "Update sent back" in page and "Which leaflets?" in page and "Update, sent back" in page


def test_the_second_of_two_who_decide_is_told(plan, client: Client):
    one = reported_update()
    decide_on_update(one, "accepted", edition=1, by=second())
    with pytest.raises(ChangedMeanwhileError):
        decide_on_update(one, "sent_back", reason="x", edition=1, by=MAKER)
    client.force_login(person(MAKER))
    told = client.post(
        f"/programme/updates/{one.pk}/check", {"wanted": "sent_back", "reason": "x", "edition": "1"}
    )
    assert told.status_code == 409 and "It is accepted by now." in words(told)


def test_the_highlight_report_says_what_is_not_accepted_yet(plan, client: Client):
    one = reported_update()
    period = month_of(today())

    def unaccepted() -> list[str]:
        return [each.line.reference for each in highlight(plan, period, person(MAKER), today()).unaccepted]

    assert unaccepted() == ["A2"]
    client.force_login(person(MAKER))
    address = f"/programme/highlight?plan={plan.pk}&period={period.name}"
    page = words(client.get(address))
    assert (
        "Not accepted yet by a second person: the update of A2" in page and "Update not accepted yet" in page
    )
    decide_on_update(one, "accepted", by=MAKER)
    assert unaccepted() == [] and "ot accepted yet" not in words(client.get(address))
    decide_on_update(reported_update(words="More."), "sent_back", reason="x", by=MAKER)
    assert unaccepted() == ["A2"]


@pytest.mark.parametrize("role", [role for role in ROLES if not permits(role, "evidence.accept")])
def test_whoever_accepts_no_evidence_decides_on_nothing(plan, client: Client, role):
    one = reported_update()
    asks = person(f"asks_{role}", role)
    if role in ("board_chair", "partner", "dfe_adviser", "ofsted_inspector"):
        granted(asks, "plan")
    client.force_login(asks)
    sent = client.post(f"/programme/updates/{one.pk}/check", {"wanted": "accepted", "edition": "1"})
    assert sent.status_code == 403
    one.refresh_from_db()
    assert one.state == "reported"


def test_who_reported_it_is_refused_on_the_page_and_another_council_sees_nothing(plan, client: Client):
    one = reported_update(by=MAKER)
    here = f"/programme/updates/{one.pk}/check"
    assert client.get(here)["Location"].startswith("/sign-in")
    client.force_login(person(MAKER))
    assert client.get(here).status_code == client.post(here, {"wanted": "accepted"}).status_code == 403
    other = person("elsewhere", "programme_manager")
    other.authority = "343"
    other.save()
    client.force_login(other)
    assert client.get(here).status_code == 404 and plan.authority == AUTHORITY
    assert plans_with_updates_for(other) == {}
