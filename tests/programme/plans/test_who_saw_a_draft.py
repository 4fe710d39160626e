"""Who saw a draft is told to whoever reads the draft, and to nobody else.

| what became of it | who writes or approves plans | who reads them | outside |
|---|---|---|---|
| shown as a draft | the board, and what it saw | nothing | nothing |
| out for comments | the board, and what it saw | the board, and what it saw | nothing |
| taken back | the board, and what it saw | nothing | nothing |
| a draft, and the board is told of the plan | the board, and what it saw | the board | nothing |
"""

from datetime import timedelta

import pytest

from sightline.bodies import services as bodies
from sightline.bodies.models import Body, Meeting
from sightline.bodies.rules import BodyDescription
from sightline.programme.dates.queries import meeting_days
from sightline.programme.models import Finding, Version
from sightline.programme.plans.queries.meetings import bodies_of_plan, days_from, overseers_of
from sightline.programme.plans.services.bodies import describe_body
from sightline.programme.plans.services.versions import move_version, refresh, show_to
from sightline.web.words import long_date
from support.figure_pages import words
from support.plans import AUTHORITY, DECIDER, MAKER, person, small_plan, today

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BOARD = "Wardens of the plan"
WRITES, READS = (MAKER, DECIDER), ("scrutiny_member", "lead_member")
EVERYTHING, THE_BOARD, NOTHING = (True, True), (True, False), (False, False)


def as_a_draft(draft: Version) -> None:
    """It stays what it was."""


def out(draft: Version) -> None:
    move_version(draft, "consulted", by=MAKER)


def taken_back(draft: Version) -> None:
    out(draft)
    move_version(draft, "draft", by=MAKER)


def told_of_the_plan(draft: Version) -> None:
    describe_body(draft.plan, BOARD, BodyDescription("DCS"), reason="Minutes", by=MAKER)


@pytest.fixture
def draft() -> Version:
    """The next version of a live plan, which the board saw, and no other."""
    small_plan()
    draft = refresh(Version.objects.get(), reasons="A visit", by=MAKER)
    show_to(draft, BOARD, on=today() - timedelta(days=1), purpose="To note", by=MAKER)
    bodies.set_meetings(Body.objects.get(), [soon()], by=MAKER)
    return draft


def soon():
    return today() + timedelta(days=9)


CASES = [
    (as_a_draft, EVERYTHING, NOTHING),
    (out, EVERYTHING, EVERYTHING),
    (taken_back, EVERYTHING, NOTHING),
    (told_of_the_plan, EVERYTHING, THE_BOARD),
]
WHO = [(role, place) for place, roles in ((0, WRITES), (1, READS)) for role in roles]


@pytest.mark.parametrize(("role", "place"), WHO)
@pytest.mark.parametrize(("happens", "writes", "reads"), CASES)
def test_whoever_reads_the_version_and_nobody_else_reads_who_saw_it(
    client, draft, role, place, happens, writes, reads
):
    named, showing = (writes, reads)[place]
    happens(draft)
    client.force_login(person(role))
    plan, finding = draft.plan, Finding.objects.order_by("place")[0]
    body_page = client.get(f"/programme/plans/{plan.pk}/body", {"name": BOARD})
    pages = [client.get(f"/programme?plan={plan.pk}"), client.get(f"/programme/findings/{finding.pk}")]
    assert [BOARD in words(page) for page in pages] == [named, named]
    assert (body_page.status_code == 200) is named
    assert [f"/programme/versions/{draft.pk}" in page.text for page in (pages[1], body_page)] == [showing] * 2
    dates = words(client.get("/programme/dates", {"plan": plan.pk, "body": BOARD}))
    assert (long_date(soon()) in dates) is named


@pytest.mark.parametrize(("role", "place"), WHO)
@pytest.mark.parametrize(("happens", "writes", "reads"), CASES)
def test_its_days_are_told_to_whom_it_is_named(draft, role, place, happens, writes, reads):
    named, showing = (writes, reads)[place]
    happens(draft)
    plan, user = draft.plan, person(role)
    assert [each.on for each in meeting_days(plan, user, BOARD, today())] == [soon()] * named
    assert days_from(user, plan.pk, BOARD, today()) == [soon()] * named
    assert [(each.name, bool(each.showings)) for each in bodies_of_plan(plan, today(), user)] == [
        (BOARD, showing)
    ] * named


@pytest.mark.parametrize(("role", "authority"), [("action_owner", ""), (MAKER, "343")])
def test_outside_the_plan_it_is_named_in_no_state(client, draft, role, authority):
    outsider = person("outside", role)
    outsider.authority = authority
    outsider.save()
    out(draft)
    told_of_the_plan(draft)
    client.force_login(outsider)
    for address in (f"plans/{draft.plan_id}/body?name={BOARD}", f"versions/{draft.pk}"):
        assert client.get(f"/programme/{address}").status_code in (403, 404)
    assert BOARD not in words(client.get("/programme"))
    assert not days_from(outsider, draft.plan_id, BOARD, today())


def test_a_meeting_still_to_come_is_removed_from_a_plan_whose_draft_the_body_saw(client, draft):
    client.force_login(person(MAKER))
    meeting = Meeting.objects.get(on=soon())
    address = f"/programme/plans/{draft.plan_id}/meetings"
    assert long_date(soon()) in words(client.get(address))
    removing = f"/programme/meetings/{meeting.pk}/remove?plan={draft.plan_id}"
    assert client.post(removing, {"edition": meeting.body.edition})["Location"] == address
    assert not Meeting.objects.filter(on=soon()).exists()


def test_what_names_no_person_names_every_body(draft):
    assert overseers_of([draft.plan], None).get().authority == AUTHORITY
    assert bodies_of_plan(draft.plan, today())[0].showings
