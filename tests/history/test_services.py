"""An edition is compared in the writer's turn and nowhere else; a row is written for each field that differs."""

from datetime import date

import pytest

from sightline.history.refusals import ChangedMeanwhileError, GoneMeanwhileError
from sightline.history.services import as_seen, as_text, count_up, write_changes
from sightline.people.models import User
from sightline.programme.models import FieldChange
from sightline.trail.services import recorded_transaction
from support.plans import MAKER, small_plan


@pytest.fixture
def ann(db) -> User:
    return User.objects.create(username="ann", role="dcs")


@pytest.mark.django_db(transaction=True)
def test_an_edition_is_not_compared_outside_the_writers_turn():
    ann = User.objects.create(username="ann", role="dcs")
    with pytest.raises(RuntimeError, match="in the writer's turn"):
        as_seen(ann, 1)
    with recorded_transaction():
        assert as_seen(ann, 1) == ann


def test_it_is_read_again_and_counted_up_with_who_did_it(ann):
    User.objects.filter(pk=ann.pk).update(role="partner")
    now = as_seen(ann, 1)
    assert now.role == "partner"
    now.role = "action_owner"
    count_up(now, "role", by="jo")
    stands = User.objects.get(pk=ann.pk)
    assert (stands.role, stands.edition, stands.changed_by) == ("action_owner", 2, "jo")


def test_who_saw_another_edition_is_told_who_and_what(ann):
    count_up(ann, by="jo")
    with pytest.raises(ChangedMeanwhileError) as told:
        as_seen(ann, 1, last=lambda now: f"It is a {now.role}.")
    assert (told.value.thing, told.value.who, told.value.last) == (ann, "jo", "It is a dcs.")
    assert str(told.value) == (
        "The account ann was changed by jo while you had it open. It is a dcs. Nothing of yours is lost: look at both, and "
        "send again."
    )
    assert as_seen(ann, None) == ann  # nobody looked


def test_before_anybody_is_known_it_was_somebody_else(ann):
    with pytest.raises(ChangedMeanwhileError, match="changed by somebody else"):
        as_seen(ann, 7)


def test_what_is_there_no_longer_is_said_so(ann):
    gone = User.objects.get(pk=ann.pk)
    ann.delete()
    with pytest.raises(GoneMeanwhileError, match="The account ann was taken out by somebody else"):
        as_seen(gone, 1)


def test_a_row_for_each_field_that_differs(db):
    plan = small_plan()
    was = {"title": "Plan", "due": date(2026, 3, 1), "note": None}
    now = {"title": "Plan", "due": date(2026, 4, 1), "note": ""}
    assert write_changes(FieldChange, was, now, reason="Sickness", by=MAKER, plan=plan) == ["due"]
    row = FieldChange.objects.get(plan=plan, field="due")
    assert (row.field, row.was, row.now) == ("due", "2026-03-01", "2026-04-01")
    assert (row.reason, row.by) == ("Sickness", MAKER)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (date(2026, 3, 1), "2026-03-01"),
        (3, "3"),
        (0, "0"),
        ("x", "x"),
        ([], ""),
        ({}, ""),
        ([4, 5], "[4, 5]"),
        ([{"words": "“Proud”"}], '[{"words": "“Proud”"}]'),
        ({"overall": "good"}, '{"overall": "good"}'),
    ],
)
def test_a_value_as_text(value, text):
    assert as_text(value) == text
