"""What may become of a version; what two versions say differently; when a finding is answered."""

import pytest

from sightline.programme.kinds import VERSION, VERSION_STATES
from sightline.programme.plans.rules.answers import answers_to
from sightline.programme.plans.rules.compare import compare
from sightline.programme.plans.rules.seal import canonical, holds, seal
from sightline.programme.plans.rules.versions import (
    called,
    fault_of_move,
    fault_of_writing,
    in_the_trail,
    key_of,
    moves,
    next_reference,
)

# was, wanted, who, with a reason → may it?
MOVES = """
draft      consulted   maker   yes
draft      consulted   other   yes
draft      submitted   maker   no
draft      submitted   other   yes
draft      live        other   yes
draft      live        maker   no
draft      superseded  other   no
consulted  draft       maker   yes
consulted  submitted   other   yes
consulted  live        other   yes
submitted  live        other   yes
submitted  live        maker   no
submitted  superseded  other   yes
submitted  draft       other   no
live       superseded  other   yes
live       draft       other   no
superseded live        other   no
"""


@pytest.mark.parametrize("line", MOVES.strip().splitlines())
def test_where_a_version_may_go_and_who_may_let_it(line):
    was, wanted, who, may = line.split()
    fault = fault_of_move(was, wanted, reason="the board agreed", made_by="Maker", by=who)
    assert (fault == "") is (may == "yes"), fault
    assert fault == "" or fault.endswith(".")


def test_every_state_has_a_sentence_for_every_way_it_cannot_go():
    for was in VERSION_STATES:
        for wanted in VERSION_STATES:
            fault = fault_of_move(was, wanted, reason="x", made_by="a", by="b")
            assert (fault == "") is (wanted in VERSION.may[was])


def test_straight_to_live_needs_a_reason_and_so_does_setting_aside():
    assert "needs a reason" in fault_of_move("draft", "live", reason=" ", made_by="a", by="b")
    assert "needs a reason" in fault_of_move("submitted", "superseded", reason="", made_by="a", by="b")
    assert fault_of_move("submitted", "live", reason="", made_by="a", by="b") == ""


def test_the_makers_name_counts_whatever_its_capitals():
    assert "You made this version" in fault_of_move("draft", "submitted", reason="", made_by="Jo", by=" jo ")


def test_only_what_is_being_written_may_be_written():
    assert {state: fault_of_writing(state) == "" for state in VERSION_STATES} == {
        "draft": True,
        "consulted": True,
        "submitted": False,
        "live": False,
        "superseded": False,
    }


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("To improve management oversight at all levels", "to-improve-management-oversight-at-all-levels"),
        ("Café – “quality”!", "cafe-quality"),
        ("???", "grouping"),
        ("x" * 90, "x" * 60),
    ],
)
def test_a_key_is_made_of_a_title(title, key):
    assert key_of(title) == key


@pytest.mark.parametrize(
    ("taken", "following"),
    [([], "A1"), (["A1", "A2"], "A3"), (["A2", "A10", "old 99"], "A11"), (["B7"], "A1")],
)
def test_references_go_on_after_the_highest(taken, following):
    assert next_reference(taken) == following


@pytest.mark.parametrize(
    ("refresh", "phase", "more"),
    [
        (0, "", ""),
        (0, "Phase 2", " (Phase 2)"),
        (3, "Phase 2", " (third refresh, Phase 2)"),
        (9, "", " (ninth refresh)"),
        (10, "", " (10th refresh)"),
        (11, "", " (11th refresh)"),
        (13, "", " (13th refresh)"),
        (21, "", " (21st refresh)"),
        (22, "", " (22nd refresh)"),
        (23, "", " (23rd refresh)"),
        (112, "", " (112th refresh)"),
    ],
)
def test_versions_are_called_by_number_refresh_and_phase(refresh, phase, more):
    assert called(24, refresh, phase) == f"Version 24{more}"
    assert in_the_trail(3) == "plan 3"


@pytest.mark.parametrize(
    ("state", "ways"),
    [
        ("draft", [("consulted", False), ("submitted", True), ("live", True)]),
        ("consulted", [("draft", False), ("submitted", True), ("live", True)]),
        ("live", [("superseded", True)]),
        ("superseded", []),
    ],
)
def test_where_a_version_may_go_and_what_somebody_must_decide(state, ways):
    assert moves(state) == tuple((each, VERSION.words[each], decided) for each, decided in ways)


def test_a_finding_is_answered_unless_all_its_actions_were_stopped():
    found = answers_to([1, 2, 3, 4], {1: ["done"], 2: ["stopped"], 3: ["stopped", "paused"]})
    assert (found.answered, found.unanswered, found.total) == ((1, 3), (2, 4), 4)


def test_what_another_plan_answers_is_neither_answered_here_nor_in_red():
    found = answers_to([1, 2, 3], {1: ["done"]}, others={1, 2})
    assert (found.answered, found.unanswered, found.elsewhere, found.total) == ((1,), (3,), (2,), 3)


def test_one_content_has_one_spelling_and_one_seal():
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})
    text = canonical({"a": 1})
    assert holds(text, seal(text)) and not holds(text + " ", seal(text))


def said(*entries, groupings=(), supporting=()):
    return {
        "entries": list(entries),
        "groupings": list(groupings),
        "alignments": [],
        "supporting": list(supporting),
    }


def one(reference, **fields):
    return {"reference": reference, "title": reference, **fields}


def test_added_removed_changed_and_the_same_are_told_apart():
    old = said(one("A1", due="2026-01-01"), one("A2"), one("A3", findings=["f"]))
    new = said(one("A1", due="2026-02-01"), one("A3", findings=["f"]), one("A4"))
    found = compare(old, new).actions
    assert [each.reference for each in found.added] == ["A4"]
    assert [each.reference for each in found.removed] == ["A2"]
    assert [
        (each.reference, each.fields[0].field, each.fields[0].was, each.fields[0].now)
        for each in found.changed
    ] == [("A1", "due", "2026-01-01", "2026-02-01")]
    assert found.same == 1


def test_a_version_against_itself_differs_in_nothing():
    same = said(one("A1"), groupings=[{"kind": "theme", "key": "k", "title": "T"}])
    assert not compare(same, same).any


def test_groupings_and_documents_are_compared_too():
    old = said(groupings=[{"kind": "priority", "key": "k", "title": "Old words"}])
    new = said(
        groupings=[{"kind": "priority", "key": "k", "title": "New words"}],
        supporting=[{"title": "QA framework", "where": ""}],
    )
    found = compare(old, new)
    assert found.groupings.changed[0].fields[0].now == "New words"
    assert found.supports.added[0].title == "QA framework"
