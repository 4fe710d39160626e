"""What is due, taken away as a file: a reason of its own, a fresh sign-in, one's own teams only, and a mark in the trail."""

import io
import time

import openpyxl
import pytest
from django.test import Client

from sightline.people.rules import ROLES, children_in_scope
from sightline.people.sessions import PROVED_AT
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import signed_in

pytestmark = pytest.mark.django_db
FILE = "/my-day/file"
SEND = {"reason": "Supervision on Thursday", "kind": "xlsx"}


def proved(client: Client, role: str, teams: list[str]) -> None:
    """Signed in this minute."""
    signed_in(client, role, teams=teams)
    session = client.session
    session[PROVED_AT] = int(time.time())
    session.save()


def taken() -> list[Line]:
    return list(Line.objects.filter(action="exported_due"))


def test_an_outsider_is_sent_to_sign_in(client: Client, council):
    assert client.post(FILE, SEND)["Location"].startswith("/sign-in")


@pytest.mark.parametrize("role", [role for role in ROLES if children_in_scope(role, ["T1"]).nobody])
def test_a_role_that_sees_no_child_is_refused(client: Client, council, role):
    proved(client, role, ["T1"])
    assert client.post(FILE, SEND).status_code == 403
    assert not taken()


def test_a_head_who_sees_numbers_only_is_refused(client: Client, council):
    proved(client, "head_of_service", [])
    assert client.post(FILE, SEND).status_code == 403
    assert not taken()


def test_another_teams_list_is_refused(client: Client, council):
    proved(client, "team_manager", ["T1"])
    assert client.post(f"{FILE}?team=T2", SEND).status_code == 403
    assert not taken()


@pytest.mark.parametrize("missing", [{"reason": ""}, {"kind": ""}, {"kind": "pdf"}])
def test_without_a_reason_or_a_kind_there_is_no_file(client: Client, council, missing):
    proved(client, "team_manager", ["T1"])
    page = client.post(FILE, SEND | missing)
    assert "There is a problem" in words(page)
    assert not taken()


def test_the_workbook_holds_the_list_with_who_took_it_and_the_trail_has_the_children(client: Client, council):
    proved(client, "team_manager", ["T1"])
    answer = client.post(FILE, SEND)
    assert "due T1" in answer["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = [[cell.value for cell in line] for line in book["Due"].iter_rows()]
    assert "Taken by team_manager" in rows[1][0] and "Supervision on Thursday" in rows[1][0]
    assert rows[3][:4] == ["Due", "Working days left", "State", "Child"]
    assert [line[1:4] for line in rows[4:]] == [[2, "Not due yet", "KID-Ben"], [-36, "Overdue", "KID-Asha"]]
    (line,) = taken()
    assert (line.what, line.reason) == ("due 990 team T1 within 10wd", "Supervision on Thursday")
    assert line.detail["children"] == ["KID-Asha", "KID-Ben"]


def test_a_csv_says_in_every_row_who_took_it(client: Client, council):
    proved(client, "team_manager", ["T1"])
    text = client.post(f"{FILE}?clock=assessment", SEND | {"kind": "csv"}).content.decode("utf-8-sig")
    lines = text.splitlines()
    assert lines[0].startswith("Due,Working days left,State,Child,Deadline")
    assert len(lines) == 3 and all("Taken by team_manager" in each for each in lines[1:])
