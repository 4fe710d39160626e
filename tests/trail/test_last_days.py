"""The last seven days at a glance, the trail's filters, and its lines as a file, itself written down."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from sightline.people.models import User
from sightline.trail import services as actions
from sightline.trail.last_days import last_days, most_looked_at
from sightline.trail.models import Line
from support.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TODAY = date(2026, 11, 2)
"""A Monday; the first of its seven days is Tuesday 27 October."""


def line(monkeypatch, at: datetime, by: str, action: str, *children: str, **detail: object) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return at

    monkeypatch.setattr(actions, "datetime", Clock)
    detail = {**detail, **({"children": list(children)} if children else {})}
    actions.record(by=by, action=action, what="a thing", reason="because", detail=detail)


@pytest.fixture
def week(monkeypatch) -> None:
    """Looks of two people, an export, a refusal and broken glass within the days, and a look on the day before them."""
    User.objects.create(username="ann", role="team_manager", full_name="Ann Lee")
    day = lambda number, hour=12: datetime(2026, 10, number, hour, tzinfo=UTC)  # noqa: E731
    line(monkeypatch, day(26), "ann", "looked_at_cases", "C-9")
    line(monkeypatch, day(27), "ann", "looked_at_cases", "C-1", "C-2")
    line(monkeypatch, day(28, 22), "ann", "looked_at_due", "C-1")
    line(monkeypatch, day(28), "bo", "looked_at_cases", "C-1")
    line(monkeypatch, day(29), "bo", "exported_cases", "C-3")
    line(monkeypatch, day(29), "bo", "refused")
    line(monkeypatch, day(30), "ann", "broke_glass", glass=1)
    line(monkeypatch, day(30), "dpo", "reviewed_glass", glass=1)
    line(monkeypatch, day(30), "bo", "broke_glass", "C-4", glass=2)
    line(monkeypatch, day(30), "bo", "signed_in")
    line(monkeypatch, day(30), "bo", "made_current")


def test_the_days_are_counted(week):
    days = last_days(TODAY)
    assert days.first == date(2026, 10, 27)
    assert (days.looks, len(days.exports), len(days.refusals), len(days.glass)) == (3, 1, 1, 2)
    assert (days.unreviewed, days.outside_hours) == (1, 1)
    assert (days.most_looks, days.most_people) == (3, 2)
    rows = [
        (p.actor, p.looks, len(p.children), p.exports, p.refusals, p.glass, p.outside_hours)
        for p in days.people
    ]
    assert rows == [("bo", 1, 3, 1, 1, 1, 0), ("ann", 2, 2, 0, 0, 1, 1)]


def test_the_children_looked_at_most(week):
    rows = [(row.child, row.looks, row.people) for row in most_looked_at(TODAY, most=2)]
    assert rows == [("C-1", 3, 2), ("C-2", 1, 1)]


def test_nobody_looked():
    days = last_days(TODAY)
    assert (days.looks, days.people, days.most_looks, days.unreviewed) == (0, [], 0, 0)


def test_the_guardian_begins_with_the_glance_and_no_child_is_named(client: Client, week):
    signed_in(client, "data_protection_officer")
    assert client.get("/")["Location"] == "/reads/last-7-days"
    page = client.get("/reads/last-7-days").text
    assert (
        "In the last 7 days 2 people looked at children&#x27;s records 3 times. 1 file left. 1 attempt was refused. "
        "Glass was broken twice, 1 not reviewed." in page
    )
    for said in ("Ann Lee (ann)", "looked at 3 times, by 2 people", "1 was outside working hours"):
        assert said in page
    assert "C-1" not in page


def test_the_children_are_named_for_a_reason_that_is_recorded_with_each(client: Client, week):
    signed_in(client, "data_protection_officer")
    assert "C-1" not in client.get("/reads/most").text
    assert "C-1" not in client.post("/reads/most", {"reason": ""}).text
    page = client.post("/reads/most", {"reason": "A complaint"}).text
    assert ">C-1<" in page
    last = Line.objects.latest("number")
    assert (last.action, last.reason) == ("asked_who_looked", "A complaint")
    assert set(last.detail["children"]) == {"C-1", "C-2", "C-3"}


def test_internal_audit_sees_the_glance_and_names_no_child(client: Client, week):
    signed_in(client, "internal_audit")
    page = client.get("/reads/last-7-days")
    assert (page.status_code, "/reads/most" in page.text) == (200, False)
    assert client.post("/reads/most", {"reason": "Curious"}).status_code == 403


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ({}, "Made current", "Signed in"),
        ({"sign_ins": "yes"}, "Signed in", "nothing that is said"),
        ({"group": "sign_ins"}, "Signed in", "Made current"),
        ({"group": "exports"}, "Exported cases", "Looked at cases"),
        ({"group": "refusals"}, "Refused", "Looked at cases"),
        ({"by": "lee"}, "Looked at due", "Refused"),
        ({"by": "bo"}, "Refused", "Looked at due"),
        ({"outside": "yes"}, "Looked at due", "Refused"),
        ({"first": "30 October 2026"}, "Broke glass", "Refused"),
    ],
)
def test_the_trail_is_narrowed(client: Client, week, asked, there, not_there):
    signed_in(client, "data_protection_officer")
    page = client.get("/trail", asked).text
    rows = page.partition("<tbody")[2]
    assert (there in rows, not_there in rows) == (True, False)


def test_what_is_folded_is_said(client: Client, week):
    signed_in(client, "data_protection_officer")
    assert "1 of signing in and out is not shown" in client.get("/trail").text


def test_lines_leave_as_a_file_for_a_reason_and_that_is_a_line(client: Client, week):
    signed_in(client, "data_protection_officer")
    asked = "/trail/file?by=ann&group=looks"
    page = client.get(asked)
    assert "Download 3 lines of the trail" in page.text
    assert "Enter what the file is for" in client.post(asked, {"reason": "", "kind": "csv"}).text
    answer = client.post(asked, {"reason": "The quarterly report", "kind": "csv"})
    assert 'filename="Trail 2026-11-02.csv"' in answer["Content-Disposition"]
    rows = answer.content.decode("utf-8-sig").splitlines()
    assert rows[0] == "Line,When,Name,User name,What was done,Of what,Children,Why"
    assert len(rows) == 4
    assert "Ann Lee,ann,Looked at due" in rows[1]
    assert "C-1" not in answer.content.decode()
    last = Line.objects.latest("number")
    assert (last.action, last.what, last.reason) == ("exported", "the trail, 3 lines", "The quarterly report")
    assert last.detail == {"lines": 3}
    book = client.post(asked, {"reason": "The quarterly report", "kind": "xlsx"})
    assert book.content.startswith(b"PK")


def test_an_outsider_takes_no_file_and_the_try_is_recorded(client: Client, week):
    signed_in(client, "performance_analyst")
    assert client.post("/trail/file", {"reason": "Mine", "kind": "csv"}).status_code == 403
    assert Line.objects.latest("number").action == "refused"
