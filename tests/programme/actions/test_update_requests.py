"""The monthly cycle: owners are asked for updates by a day, one sees who has not answered, chases them, and closes it."""

from datetime import timedelta

import pytest
from django.core import mail

from sightline.people.matrix import ROLES
from sightline.people.rules import permits
from sightline.people.services.emailing import set_email
from sightline.programme.delivery.queries.digest import digest
from sightline.programme.delivery.queries.lines import own_lines
from sightline.programme.delivery.queries.update_requests import asked_of, open_request, state_of_request
from sightline.programme.delivery.services.digest import text
from sightline.programme.delivery.services.evidence import give
from sightline.programme.delivery.services.milestones import add_milestone, change_milestone
from sightline.programme.delivery.services.status import set_status
from sightline.programme.delivery.services.update_requests import ask_for_updates, chase, close_request
from sightline.programme.delivery.services.updates import report
from sightline.programme.difference.services.declaring import declare
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Entry, Plan, UpdateRequest
from sightline.today.needs import of_the_plan
from sightline.trail.models import Line
from support.figure_pages import send, words
from support.people import granted
from support.plans import MAKER, action, person, small_plan, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    """A1 and A2 have owners with accounts; A3 is done and has one too; A4 has none."""
    made = small_plan()
    for reference in ("A1", "A3"):
        Entry.objects.filter(action__reference=reference).update(owner=person("head_of_service"))
    return made


def asked(plan: Plan, days: int = 7) -> UpdateRequest:
    return ask_for_updates(plan, today() + timedelta(days=days), words="For the board", by=MAKER)


def state(plan: Plan):
    request = open_request(plan)
    assert request
    return state_of_request(request, person(MAKER), today())


def missing(plan: Plan) -> list[str]:
    return [each.line.reference for each in state(plan).missing]


def address(plan: Plan) -> str:
    return f"/programme/plans/{plan.pk}/updates"


def test_whoever_owns_what_is_not_over_is_asked(plan):
    asked(plan)
    assert sorted(missing(plan)) == ["A1", "A2"] and state(plan).sentence == "0 of 2 updates received"
    assert state(plan).owners == ["action_owner", "head_of_service"]


def _update():
    report(action("A2"), "Begun.", by="action_owner")


def _evidence():
    give(action("A2"), "Audit", kind="audit", words="14 of 20", by="action_owner")


def _status():
    declare(action("A2"), "audit", words="Ten records", by=MAKER)
    set_status(action("A2"), "in_progress", edition=action("A2").edition, by="action_owner")


def _milestone():
    made = add_milestone(action("A2"), "Leaflet", due=None, edition=action("A2").edition, by=MAKER)
    edition = action("A2").edition
    change_milestone(made, title="Leaflet", due=None, reached_on=today(), edition=edition, by="action_owner")


def _planned():
    add_milestone(action("A2"), "Leaflet", due=None, edition=action("A2").edition, by=MAKER)


def _other():
    report(action("A4"), "Nobody's.", by=MAKER)


@pytest.mark.parametrize(
    ("what", "answers"),
    [
        (_update, True),
        (_evidence, True),
        (_status, True),
        (_milestone, True),
        (_planned, False),
        (_other, False),
    ],
)
@pytest.mark.parametrize("when", ["before", "after"])
def test_what_is_said_since_counts_as_an_answer(plan, what, answers, when):
    if when == "before":
        what()
        asked(plan)
    else:
        asked(plan)
        what()
    assert ("A2" not in missing(plan)) is (answers and when == "after")


def test_an_owner_reads_it_on_today_and_in_the_digest_until_they_answer(plan):
    asked(plan)
    owner = person("action_owner")

    def on_today() -> str:
        return " ".join(each.words for each in of_the_plan(owner, own_lines(owner, today())))

    assert "An update is asked for by" in on_today() and ": A2." in on_today()
    body = text(digest(owner, today(), 1), today())
    assert "Updates asked for by" in body and "For the board" in body and "A1" not in body
    report(action("A2"), "Begun.", by="action_owner")
    assert "An update is asked for" not in on_today() and asked_of(owner, today()) == []


@pytest.mark.parametrize(("days", "overdue"), [(1, False), (0, False)])
def test_it_is_overdue_from_the_day_after(plan, client, days, overdue):
    asked(plan, days)
    assert state(plan).overdue(today()) is overdue
    assert state(plan).overdue(today() + timedelta(days=days + 1)) is True
    client.force_login(person(MAKER))
    assert "0 of 2 updates received, due" in words(client.get(address(plan)))


def test_the_programme_manager_reads_on_today_how_many_are_missing(plan):
    asked(plan)
    maker = person(MAKER)
    told = " ".join(each.words for each in of_the_plan(maker, own_lines(maker, today())))
    assert "2 updates not received, due" in told


def test_reminders_go_to_who_has_not_answered_and_who_cannot_be_reached_is_named(plan, settings):
    settings.ADDRESS = "https://sightline.example.org"
    set_email(person("action_owner"), "owner@example.org", by="test")
    asked(plan)
    assert chase(state(plan), by=MAKER) == (["action_owner"], ["head_of_service"])
    sent = mail.outbox[0]
    assert (sent.to, sent.subject) == (["owner@example.org"], "Improvement plan: updates missing for 1")
    assert "A2 Awareness" in sent.body and f"/programme/actions/{action('A2').pk}/update" in sent.body
    line = Line.objects.latest("number")
    assert (line.action, line.detail["to"]) == ("updates_chased", ["action_owner"])
    report(action("A2"), "Begun.", by="action_owner")
    assert chase(state(plan), by=MAKER) == ([], ["head_of_service"]) and len(mail.outbox) == 1


def test_one_request_is_open_at_a_time_and_closing_it_counts_what_came(plan):
    asked(plan)
    with pytest.raises(CannotChangePlanError, match="asked for already"):
        asked(plan)
    report(action("A2"), "Begun.", by="action_owner")
    close_request(state(plan), by=MAKER)
    line = Line.objects.latest("number")
    assert (line.action, line.detail["answered"], line.detail["missing"]) == ("updates_closed", 1, 1)
    assert open_request(plan) is None and asked_of(person("action_owner"), today()) == []
    asked(plan)
    assert missing(plan) == ["A2", "A1"]


def test_a_day_that_has_passed_is_none_to_ask_for(plan):
    with pytest.raises(CannotChangePlanError, match="has passed"):
        asked(plan, -1)
    assert not UpdateRequest.objects.exists()


def test_it_is_asked_chased_and_closed_on_its_page(plan, client):
    client.force_login(person(MAKER))
    assert "Enter the date" in words(send(client, address(plan), {"due": ""}))
    day = today() + timedelta(days=5)
    came = client.post(address(plan), {"due": f"{day:%d/%m/%y}", "words": "For the board"}, follow=True)
    assert "Updates are asked for by" in words(came) and "Weekly performance meeting" in words(came)
    assert "No email could be sent to action_owner, head_of_service" in words(
        client.post(address(plan), {"chase": "yes"}, follow=True)
    )
    assert (
        client.post(address(plan), {"close": "yes"}).status_code == 400
    )  # without the edition that was seen
    assert "is closed" in words(client.post(address(plan), {"close": "yes", "edition": "1"}, follow=True))


@pytest.mark.parametrize("role", [role for role in ROLES if not permits(role, "plan.change")])
def test_whoever_writes_no_plan_asks_for_nothing(plan, client, role):
    asks = person(f"asks_{role}", role)
    if role in ("board_chair", "partner", "dfe_adviser", "ofsted_inspector"):
        granted(asks, "plan")
    client.force_login(asks)
    day = today() + timedelta(days=5)
    assert client.post(address(plan), {"due": f"{day:%d/%m/%y}"}).status_code == 403
    assert not UpdateRequest.objects.exists()
