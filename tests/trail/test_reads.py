"""Who looked at children: the officer's page, by person and period, and the question of one child."""

import logging
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from sightline.trail import queries
from sightline.trail import services as actions
from sightline.trail.models import Line
from sightline.trail.queries import LineChoice
from support.people import signed_in

pytestmark = pytest.mark.django_db


def look(by: str, *children: str, reason: str = "Audit") -> Line:
    return actions.record(
        by=by,
        action="looked_at_cases",
        what="AS01 2025-26-Q1",
        reason=reason,
        detail={"children": list(children)},
    )


def ask(client: Client, reference: str, reason: str = "Access request"):
    return client.post("/reads/child", {"reference": reference, "reason": reason})


@pytest.mark.parametrize(
    "address", ["/reads", "/reads/child", "/reads/last-7-days", "/reads/most", "/trail/file"]
)
def test_an_outsider_and_an_analyst_see_no_looks(client: Client, address):
    look("ann", "C-77")
    assert client.get(address)["Location"] == f"/sign-in?next={address}"
    signed_in(client, "performance_analyst")
    assert client.get(address).status_code == 403


def test_looks_are_listed_with_how_many_children_and_no_reference(client: Client):
    look("ann", "C-77", "C-78", reason="Board on Thursday")
    actions.record(by="bo", action="loaded", what="a file")
    signed_in(client, "data_protection_officer")
    page = client.get("/reads").text
    assert "1 look by 1 person" in page
    for said in ("ann", "AS01 2025-26-Q1", "Board on Thursday", ">2<"):
        assert said in page
    assert ("C-77" in page, "a file" in page) == (False, False)


@pytest.mark.parametrize(("by", "looks"), [("", 3), ("ann", 2), ("ANN ", 2), ("an", 0), ("cy", 0)])
def test_by_person(client: Client, by, looks):
    for name in ("ann", "ann", "bo"):
        look(name, "C-1")
    signed_in(client, "data_protection_officer")
    assert queries.reads(LineChoice(actor=by)).count() == looks
    assert (f"{looks} look" if looks else "Nobody looked in what you asked for") in client.get(
        "/reads", {"by": by, "last": "1 March 2099"}
    ).text


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (
            date(2027, 7, 1),
            date(2027, 7, 1),
            True,
        ),  # 23:30 UTC on 30 June is half past midnight on 1 July here
        (date(2027, 6, 30), date(2027, 6, 30), False),
        (None, date(2027, 6, 30), False),
        (date(2027, 7, 2), None, False),
    ],
)
def test_by_period_on_the_days_of_the_clock_on_the_wall(monkeypatch, first, last, found):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2027, 6, 30, 23, 30, tzinfo=UTC)

    monkeypatch.setattr(actions, "datetime", Clock)
    look("ann", "C-1")
    assert queries.reads(LineChoice(first=first, last=last)).exists() is found


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"first": "soon"}, "Enter a day such as 14 March 2027"),
        ({"first": "2 March 2027", "last": "1 March 2027"}, "ends before it starts"),
    ],
)
def test_a_period_that_makes_no_sense_is_said_to(client: Client, asked, said):
    signed_in(client, "data_protection_officer")
    assert said in client.get("/reads", asked).text


def test_internal_audit_sees_the_looks_and_may_not_ask_of_a_child(client: Client):
    signed_in(client, "internal_audit")
    page = client.get("/reads")
    assert (page.status_code, "/reads/child" in page.text) == (200, False)
    assert ask(client, "C-1").status_code == 403


def test_who_has_seen_this_child_is_answered_and_itself_recorded(client: Client):
    look("ann", "C-1", "C-2")
    look("bo", "C-10")
    signed_in(client, "data_protection_officer")
    page = ask(client, "C-1", "Access request 31").text
    assert "1 line of the trail names this child, by 1 person" in page
    assert (">ann<" in page, ">bo<" in page) == (True, False)
    line = Line.objects.latest("number")
    assert (line.actor, line.action, line.reason) == (
        "data_protection_officer",
        "asked_who_looked",
        "Access request 31",
    )
    assert line.detail == {"children": ["C-1"], "lines": 1}


@pytest.mark.parametrize(("reference", "reason"), [("", "Access request"), ("C-1", ""), ("C-1", "x")])
def test_without_a_reference_or_a_reason_nothing_is_answered(client: Client, reference, reason):
    look("ann", "C-1")
    signed_in(client, "data_protection_officer")
    assert ">ann<" not in ask(client, reference, reason).text
    assert not Line.objects.filter(action="asked_who_looked").exists()


def test_the_reference_stands_in_no_address_title_or_log(client: Client, caplog):
    caplog.set_level(logging.DEBUG)
    look("ann", "KID-77")
    signed_in(client, "data_protection_officer")
    page = ask(client, "KID-77")
    assert "KID-77" not in page.text
    assert "KID-77" not in caplog.text
    assert "ann" not in client.get("/reads/child?reference=KID-77").text
