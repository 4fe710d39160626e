"""Seen to, and notes beside rows: for whoever may see the row, in the trail, never in a figure, and gone with the next load."""

import re

import pytest
from django.test import Client

from sightline.engine.snapshots import open_snapshot
from sightline.people.models import User
from sightline.people.rules import ROLES, children_in_scope
from sightline.trail.models import Line
from sightline.worklists.models import RowMark
from support.figure_pages import row_of, words
from support.people import signed_in

pytestmark = pytest.mark.django_db
REASON = {"reason": "Planning the week"}
MARK = "/my-day/mark?within=10wd&team=T1"


def keys(client: Client, address: str = "/my-day?team=T1") -> dict[str, str]:
    """Child → the key of their row on this list."""
    client.post(address, REASON)
    page = client.get(address).text
    rows = re.findall(r"<tr.*?</tr>", page, flags=re.DOTALL)
    return {
        found[0]: re.findall(r'name="note" value="([0-9a-f]+)"', row)[0]
        for row in rows
        if (found := re.findall(r">(KID-[A-Za-z]+)<", row))
    }


@pytest.fixture
def manager(client: Client, council) -> User:
    return signed_in(client, "team_manager", teams=["T1"])


def test_an_outsider_is_sent_to_sign_in(client: Client, council):
    assert client.post(MARK, {"seen": "0"})["Location"].startswith("/sign-in")


@pytest.mark.parametrize("role", [role for role in ROLES if children_in_scope(role, ["T1"]).nobody])
def test_a_role_without_children_marks_nothing(client: Client, council, role):
    signed_in(client, role, teams=["T1"])
    assert client.post(MARK, {"seen": "0"}).status_code == 403
    assert not RowMark.objects.exists()


def test_a_row_is_marked_as_seen_to_and_not_and_no_number_moves(client: Client, manager):
    key = keys(client)["KID-Asha"]
    before = words(client.get("/my-day")).partition("The case system")[0]
    assert client.post(MARK, {"seen": key})["Location"].startswith("/my-day?")
    page = client.get("/my-day")
    assert "✓ Seen to: team_manager, " in row_of(page, "KID-Asha")
    assert "Seen to: team_manager" not in row_of(page, "KID-Ben")
    assert words(page).partition("The case system")[0] == before
    assert "1 was overdue on that day" in words(page)
    client.post(MARK, {"unseen": key})
    assert "Seen to: team_manager" not in row_of(client.get("/my-day"), "KID-Asha")
    lines = Line.objects.filter(action="row_marked").order_by("number")
    assert [(line.what, line.detail["children"], line.detail["kind"]) for line in lines] == [
        ("due 990 clock assessment", ["KID-Asha"], "seen"),
        ("due 990 clock assessment", ["KID-Asha"], "unseen"),
    ]


def test_a_note_is_asked_for_its_words_and_stands_beside_the_row(client: Client, manager):
    key = keys(client)["KID-Asha"]
    page = client.post(MARK, {"note": key})
    assert "Add a note" in words(page) and "KID-" not in page.text
    assert not RowMark.objects.exists()
    client.post(MARK, {"note": key, "words": "Visit booked for Thursday"})
    assert "Visit booked for Thursday (team_manager, " in row_of(client.get("/my-day"), "KID-Asha")
    assert "Visit" not in Line.objects.get(action="row_marked").detail_text


@pytest.mark.parametrize("text", ["", "NHS 943 476 5919", "Asha Khan born 14/03/2012", "x" * 201])
def test_a_note_that_is_none_or_names_a_child_is_refused(client: Client, manager, text):
    page = client.post(MARK, {"note": keys(client)["KID-Asha"], "words": text})
    assert "There is a problem" in words(page)
    assert not RowMark.objects.exists()


def test_nothing_kept_names_a_child_and_another_who_may_see_the_row_sees_it(client: Client, manager):
    key = keys(client)["KID-Asha"]
    client.post(MARK, {"note": key, "words": "Rung the school"})
    assert "KID" not in str(RowMark.objects.values())
    colleague = Client()
    colleague.force_login(User.objects.create(username="colleague", role="practitioner", teams=["T1"]))
    colleague.post("/my-day", REASON)
    assert "Rung the school (team_manager, " in words(colleague.get("/my-day"))


def test_another_teams_row_is_not_marked(client: Client, manager):
    analyst = Client()
    analyst.force_login(User.objects.create(username="analyst", role="performance_analyst"))
    key = keys(analyst, "/my-day?team=T2")["KID-Cai"]
    keys(client)
    client.post(MARK, {"seen": key})
    assert "That row is not on your list any more." in words(client.get("/my-day"))
    assert not RowMark.objects.exists() and not Line.objects.filter(action="row_marked").exists()


def test_they_go_with_the_next_load(client: Client, manager):
    made = keys(client)
    client.post(MARK, {"seen": made["KID-Asha"]})
    RowMark.objects.update(snapshot="an-earlier-load")
    assert "Seen to: team_manager" not in words(client.get("/my-day"))
    client.post(MARK, {"seen": made["KID-Ben"]})
    assert list(RowMark.objects.values_list("snapshot", flat=True)) == [open_snapshot().id]


def test_without_a_reason_on_this_visit_nothing_is_marked(client: Client, manager):
    key = keys(client)["KID-Asha"]
    session = client.session
    del session["reason_for_looking"]
    session.save()
    client.post(MARK, {"seen": key})
    assert not RowMark.objects.exists()
