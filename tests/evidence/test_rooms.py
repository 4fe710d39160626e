"""Rooms as pages: opened by one, confirmed by another, entered by whom they are for on their days alone; asked and answered."""

import hashlib
import io
import zipfile
from datetime import date

import pytest
from django.test import Client

from sightline.evidence.models import EvidenceRoom, RoomAnswer, RoomQuestion
from sightline.evidence.services import CannotUseRoomError, RoomTerms, confirm_room, open_room
from sightline.people.models import User
from sightline.programme.models import Entry, Finding, Quotation, Version
from sightline.trail.models import Line
from support.clock import on_day
from support.figure_pages import words
from support.people import granted
from support.plans import AUTHORITY, small_plan

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 6)


def account(name, role, **more):
    user = User.objects.create(username=name, role=role, **more)
    if role in ("dfe_adviser", "ofsted_inspector"):
        granted(user, last=date(2027, 6, 30))
    return user


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def plan():
    """A plan whose findings are of children in care, with something said."""
    made = small_plan()
    Finding.objects.filter(source__authority=AUTHORITY).update(themes=["permanence"])
    source = Finding.objects.filter(source__authority=AUTHORITY).first().source
    Quotation.objects.create(source=source, words="I was moved three times.", said_by="A young advisor")
    return made


@pytest.fixture
def room(plan):
    """A room that is open today for one adviser."""
    maker, second = account("maker", "programme_manager"), account("second", "dcs")
    terms = RoomTerms(
        authority=AUTHORITY, title="Review in November", why="The review of November", first=FIRST, last=LAST,
        lines=("in_care", "leaders"), visitors=(account("adviser", "dfe_adviser"),),
    )  # fmt: skip
    made = open_room(terms, by=maker)
    confirm_room(made, by=second)
    return made


def page_of(room, line="in_care"):
    return f"/evidence-rooms/{room.pk}/lines/{line}"


def test_a_room_is_opened_on_the_page_waits_and_is_confirmed_by_another(plan, council):
    maker, adviser = (
        account("maker", "programme_manager", authority=AUTHORITY),
        account("adviser", "dfe_adviser"),
    )
    mine, theirs = client_of(maker), client_of(adviser)
    sent = {
        "title": "Review", "why": "The review", "first": "2 November 2026", "last": "6/11/2026",
        "visitors": ["adviser"], "lines": ["in_care"], "freeze": "",
    }  # fmt: skip
    assert mine.post("/evidence-rooms/open", sent).status_code == 302
    room = EvidenceRoom.objects.get()
    assert theirs.get(page_of(room)).status_code == 404, "one person alone opens nothing"
    refused = mine.post(f"/evidence-rooms/{room.pk}/confirm")
    assert (refused.status_code, "somebody else confirms it" in words(refused)) == (409, True)
    second = client_of(account("second", "dcs", authority=AUTHORITY))
    assert "Confirm the room" in words(second.get(f"/evidence-rooms/{room.pk}"))
    assert second.post(f"/evidence-rooms/{room.pk}/confirm").status_code == 302
    assert theirs.get(page_of(room)).status_code == 200
    actions = list(Line.objects.order_by("number").values_list("action", flat=True))
    assert "evidence_room_opened" in actions and "evidence_room_confirmed" in actions


def test_what_cannot_be_is_said_and_nothing_is_opened(plan, council):
    account("adviser", "dfe_adviser")
    mine = client_of(account("maker", "programme_manager", authority=AUTHORITY))
    sent = {
        "title": "Review",
        "why": "The review",
        "first": "6 November 2026",
        "last": "2 November 2026",
        "visitors": ["adviser"],
        "lines": ["in_care"],
    }
    assert "The last day lies before the first." in words(mine.post("/evidence-rooms/open", sent))
    assert "Choose at least one visitor" in words(mine.post("/evidence-rooms/open", {**sent, "visitors": []}))
    assert EvidenceRoom.objects.count() == 0


def test_the_visitor_reads_the_line_and_the_look_is_in_the_trail_first(room):
    page = words(client_of(User.objects.get(username="adviser")).get(page_of(room)))
    assert "Findings over time" in page and "Actions" in page and "I was moved three times." in page
    line = Line.objects.order_by("-number").first()
    assert (line.actor, line.action, line.what, line.detail) == (
        "adviser", "looked_at_evidence_room", f"evidence room {room.pk}", {"line": "in_care"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "status"), [(date(2026, 11, 1), 404), (FIRST, 200), (LAST, 200), (date(2026, 11, 7), 404)]
)
def test_the_room_is_there_from_its_first_day_to_its_last(room, day, status):
    with on_day(day):
        granted(User.objects.get(username="adviser"), first=date(2026, 10, 1), last=date(2027, 6, 30))
        assert client_of(User.objects.get(username="adviser")).get(page_of(room)).status_code == status


def test_nobody_else_enters_it(room):
    others = [
        ("another", "dfe_adviser", {}, 404),  # an adviser it was not opened for
        ("inspector", "ofsted_inspector", {}, 404),
        ("elsewhere", "programme_manager", {"authority": "343"}, 404),  # another council's
        ("manager", "team_manager", {}, 403),
        ("member", "scrutiny_member", {}, 403),
        ("admin", "system_administrator", {}, 403),
    ]
    for name, role, more, status in others:
        client = client_of(account(name, role, **more))
        for path in (page_of(room), f"/evidence-rooms/{room.pk}", f"/evidence-rooms/{room.pk}/pack"):
            assert client.get(path).status_code == status, (name, path)


def test_it_ends_at_once_where_somebody_ends_it_and_with_whoever_opened_it(room):
    adviser = client_of(User.objects.get(username="adviser"))
    User.objects.filter(username="maker").update(is_active=False)
    assert adviser.get(page_of(room)).status_code == 404
    User.objects.filter(username="maker").update(is_active=True)
    assert adviser.get(page_of(room)).status_code == 200
    assert (
        client_of(User.objects.get(username="second")).post(f"/evidence-rooms/{room.pk}/end").status_code
        == 302
    )
    assert adviser.get(page_of(room)).status_code == 404
    with pytest.raises(CannotUseRoomError, match="no longer waits"):
        confirm_room(room, by=account("third", "dcs"))


def test_a_visitor_changes_nothing_but_by_asking(room):
    adviser = client_of(User.objects.get(username="adviser"))
    for path in ("open", f"{room.pk}/end", f"{room.pk}/confirm"):
        assert adviser.post(f"/evidence-rooms/{path}").status_code == 403


def test_a_question_is_asked_answered_and_tracked(room):
    adviser, council = (client_of(User.objects.get(username=name)) for name in ("adviser", "maker"))
    assert adviser.post(f"{page_of(room)}/ask", {"words": "How many moved twice?"}).status_code == 302
    question = RoomQuestion.objects.get()
    assert question.due == date(2026, 11, 4)
    assert "Due 4 November 2026" in words(council.get(f"/evidence-rooms/{room.pk}"))
    assert adviser.get(f"/evidence-rooms/questions/{question.pk}/answer").status_code == 403
    assert (
        council.post(f"/evidence-rooms/questions/{question.pk}/answer", {"words": "Eleven."}).status_code
        == 302
    )
    page = words(adviser.get(page_of(room)))
    assert "Eleven." in page and "Answered" in page
    assert RoomAnswer.objects.get().by == "maker"


def test_neither_a_question_nor_an_answer_names_a_child(room):
    adviser = client_of(User.objects.get(username="adviser"))
    page = words(
        adviser.post(f"{page_of(room)}/ask", {"words": "What of the child with NHS number 943 476 5919?"})
    )
    assert "seems to hold" in page
    assert not RoomQuestion.objects.exists()


def test_a_line_that_the_room_has_not_is_not_there(room):
    adviser = client_of(User.objects.get(username="adviser"))
    assert adviser.get(page_of(room, "care_leavers")).status_code == 404
    assert "no such line" in words(adviser.post(f"{page_of(room, 'care_leavers')}/ask", {"words": "Why?"}))


def test_the_pack_has_every_line_and_an_index_of_their_hashes(room):
    response = client_of(User.objects.get(username="adviser")).get(f"/evidence-rooms/{room.pk}/pack")
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    assert set(archive.namelist()) == {"in_care.html", "leaders.html", "questions.html", "index.md"}
    index = archive.read("index.md").decode()
    for name in ("in_care.html", "leaders.html", "questions.html"):
        assert hashlib.sha256(archive.read(name)).hexdigest() in index
    line = Line.objects.order_by("-number").first()
    assert line.action == "evidence_room_pack_taken"
    assert line.detail["seal"] == hashlib.sha256(archive.read("index.md")).hexdigest()


def test_no_draft_is_shown(room):
    Version.objects.filter(plan__authority=AUTHORITY).update(state="draft")
    assert Entry.objects.exists()
    page = words(client_of(User.objects.get(username="adviser")).get(page_of(room)))
    assert "0 actions." in page
