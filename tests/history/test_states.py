"""What may become of a thing, as data: every kind there is leads only to states there are, and says what it cannot do."""

import pytest

from sightline.docgen.states import text
from sightline.loading.rules import LOAD
from sightline.programme.kinds import ACTION, EVERY

KINDS = (*EVERY, LOAD)


@pytest.mark.parametrize("states", KINDS, ids=lambda each: each.name)
def test_every_state_has_words_a_shape_and_leads_to_states_there_are(states):
    assert set(states.words) == set(states.shapes) == set(states.may)
    assert {to for ways in states.may.values() for to in ways} <= set(states.words)
    assert all(states.may_become(was, wanted) for was, wanted in states.reasons)


@pytest.mark.parametrize(
    ("was", "wanted", "reason", "fault"),
    [
        ("not_started", "in_progress", "", ""),
        ("in_progress", "paused", "", "Say why: going from 'In progress' to 'Paused' needs a reason."),
        ("in_progress", "paused", "Sickness", ""),
        ("not_started", "done", "x", "From 'Not started' an action cannot go to 'Done'."),
        ("done", "finished", "x", "There is no state 'finished' of an action."),
    ],
)
def test_why_it_may_not_go_there(was, wanted, reason, fault):
    said = ACTION.fault(was, wanted, reason)
    assert said.startswith(fault) and bool(said) == bool(fault)


def test_nothing_becomes_of_a_state_there_is_not():
    assert not ACTION.may_become("finished", "done")


def test_a_picture_is_drawn_of_every_kind():
    drawn = text()
    for states in KINDS:
        assert f"## {states.name.capitalize()}" in drawn
