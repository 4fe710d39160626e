"""Looking at children: the line in the trail comes first, and says why and through which broken glass."""

from typing import Any

import pytest
from django.test import RequestFactory

from sightline.people.fingerprints import KeyChangedError
from sightline.people.looking import (
    LookForm,
    LookRefusedError,
    allowed_to_look,
    look_at_children,
    looks,
    reason_form,
    record_look,
)
from sightline.people.models import User
from sightline.people.services.glass import break_glass
from sightline.people.services.restricting import restrict
from sightline.trail.models import Line

pytestmark = pytest.mark.django_db
ROWS = [
    {"child_id": "C-2", "team": "North"},
    {"child_id": "C-1", "team": "North"},
    {"child_id": "C-1", "team": "North"},
    {"child_id": None, "team": "North"},
    {"child_id": "C-3", "team": "South"},
]
WHAT: dict[str, Any] = {
    "action": "looked_at_cases",
    "what": "AS01",
    "reason": "Checking",
    "counted_as": "cases",
}


@pytest.fixture
def manager() -> User:
    return User.objects.create(username="manager", role="team_manager", teams=["North"], authority="990")


def look(user: User) -> list:
    return look_at_children(user, [dict(row) for row in ROWS], about={"snapshot": "S"}, **WHAT)


def test_a_look_gives_what_is_in_sight_and_writes_down_every_child_of_it(manager):
    assert [row["child_id"] for row in look(manager)] == ["C-2", "C-1", "C-1", None]
    line = Line.objects.get()
    assert (line.actor, line.action, line.what, line.reason) == (
        "manager",
        "looked_at_cases",
        "AS01",
        "Checking",
    )
    assert line.detail == {"children": ["C-1", "C-2"], "cases": 4, "snapshot": "S"}


def test_a_look_through_broken_glass_says_which(manager):
    broken = break_glass(manager, team="South", why="Covering", by="manager")
    user = User.objects.get(username="manager")
    assert len(look(user)) == len(ROWS)
    assert Line.objects.latest("number").detail["glass"] == [broken.pk]
    record_look(user, ROWS[:1], about={}, **WHAT)  # rows seen before, such as one page of a list
    assert Line.objects.latest("number").detail == {"children": ["C-2"], "cases": 1, "glass": [broken.pk]}


def test_how_many_restricted_children_were_left_out_is_for_the_trail_alone(manager):
    restrict(["C-1"], kind="staff", why="Mother works here", allowed=(), by="keeper")
    assert [row["child_id"] for row in look(manager)] == ["C-2", None]
    assert Line.objects.latest("number").detail["restricted"] == 2


def test_nobody_sees_a_list_while_nobody_can_tell_who_is_restricted(manager, monkeypatch):
    def changed(*_: object) -> None:
        raise KeyChangedError

    monkeypatch.setattr(looks, "seen_by", changed)
    with pytest.raises(LookRefusedError):
        look(manager)
    assert [(line.action, line.what) for line in Line.objects.all()] == [("refused", "AS01")]


@pytest.mark.parametrize(
    ("by", "authority", "team", "sentence"),
    [
        ("nobody", "990", None, "There is no user 'nobody'. Nothing was shown."),
        ("manager", "991", None, "manager may not see children's records here. Nothing was shown."),
        ("manager", "990", "South", "manager may not see the children of team South. Nothing was shown."),
        ("analyst", "990", None, "analyst may not see children's records here. Nothing was shown."),
    ],
)
def test_who_may_not_look_is_refused_and_that_is_written_down(manager, by, authority, team, sentence):
    User.objects.create(username="analyst", role="system_administrator", authority="990")
    with pytest.raises(LookRefusedError, match=sentence):
        allowed_to_look(by=by, what="AS01", reason="Checking", authority=authority, team=team)
    line = Line.objects.get()
    assert (line.actor, line.action, line.what, line.reason) == (by, "refused", "AS01", "Checking")


def test_who_may_look_is_the_person_and_nothing_is_written_yet(manager):
    assert allowed_to_look(by="manager", what="AS01", reason="x", authority="990", team="North") == manager
    assert not Line.objects.exists()


def test_a_reason_is_asked_once_a_visit_and_never_taken_from_an_address(client):
    def asked(method: str, data: dict[str, str]) -> tuple[LookForm, str]:
        request = getattr(RequestFactory(), method)("/list", data)
        request.session = session
        return reason_form(request)

    session = client.session
    assert asked("get", {"reason": "From the address"})[1] == ""
    form, reason = asked("post", {"reason": "x"})
    assert (reason, (form.errors or {})["reason"]) == ("", ["Enter why you are looking, in a few words"])
    assert asked("post", {"reason": "The clean-up"})[1] == "The clean-up"
    assert asked("post", {})[1] == "The clean-up"  # the next page of the list
    assert asked("get", {})[1] == asked("get", {"reason": "From the address"})[1] == "The clean-up"
    form, reason = asked("get", {"reason": "change"})
    assert (form["reason"].value(), reason) == ("The clean-up", "")


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"common": "Supervision"}, "Supervision"),
        ({"common": "Supervision", "reason": "before Thursday"}, "Supervision: before Thursday"),
        ({"common": "other", "reason": "A complaint"}, "A complaint"),
        ({"reason": "A complaint"}, "A complaint"),
        ({"common": "other"}, ""),
        ({"common": "Nosiness"}, ""),
        ({}, ""),
    ],
)
def test_a_reason_is_a_common_one_or_ones_own_words_or_both(sent, reason):
    form = LookForm(sent)
    assert form.is_valid() is bool(reason)
    assert not reason or form.cleaned_data["reason"] == reason


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("", "Enter why you are looking"),
        ("ab", "Enter why you are looking, in a few words"),
        ("x" * 201, "Why you are looking must be 200 characters or fewer"),
    ],
)
def test_a_reason_is_a_few_words(reason, sentence):
    assert (LookForm({"reason": reason}).errors or {})["reason"] == [sentence]
