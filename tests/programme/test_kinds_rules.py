"""What cannot be done to a plan, the field each refusal belongs to, and how a declared test is said."""

import pytest

from sightline.programme.kinds import ACTION
from sightline.programme.kinds.refusals import CannotChangePlanError, raise_if, refuse_move, required
from sightline.programme.kinds.test_of_difference import declared_in_words


def test_a_text_is_kept_without_the_spaces_around_it():
    assert required(" Audit ten records\n", "Enter a title.") == "Audit ten records"


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_text_of_nothing_is_refused_beside_its_field(text):
    with pytest.raises(CannotChangePlanError, match=r"^Enter a title\.$") as refused:
        required(text, "Enter a title.", "title")
    assert refused.value.field == "title"


def test_no_fault_is_not_raised_and_a_fault_is():
    raise_if("")
    with pytest.raises(CannotChangePlanError, match="It cannot be") as refused:
        raise_if("It cannot be.")
    assert refused.value.field == ""


@pytest.mark.parametrize(
    ("was", "wanted", "reason", "more", "field"),
    [
        ("not_started", "in_progress", "", {}, None),
        ("in_progress", "paused", "Sickness", {}, None),
        ("in_progress", "paused", " ", {}, "reason"),  # only why is missing
        ("in_progress", "paused", "", {"field": "why"}, "why"),
        ("not_started", "done", "It is", {}, "wanted"),
        ("not_started", "done", "", {"field": "why"}, "wanted"),
        ("not_started", "gone", "", {}, "wanted"),
    ],
)
def test_a_move_is_refused_beside_the_state_or_beside_why(was, wanted, reason, more, field):
    if field is None:
        refuse_move(ACTION, was, wanted, reason, **more)
        return
    with pytest.raises(CannotChangePlanError) as refused:
        refuse_move(ACTION, was, wanted, reason, **more)
    assert refused.value.field == field


MEASURED = {"basis": "measure", "measure": "none", "direction": "lower", "lag": 0, "least": 20}


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (None, ""),
        ({}, ""),
        ({"basis": "audit", "words": "Ten a month"}, "Results of audits: Ten a month"),
        ({"basis": "feedback", "words": "A survey"}, "What children, families or staff say: A survey"),
        (
            MEASURED,
            "none. Lower is better; no lag; at least 20 cases a month.",
        ),  # there is no such measure any more
        (
            MEASURED | {"lag": 1},
            "none. Lower is better; 1 month before an effect can show; at least 20 cases a month.",
        ),
        (
            MEASURED | {"measure": "AS01", "direction": "higher", "lag": 3},
            "AS01 Assessments completed within 45 working days of referral. Higher is better; 3 months before an effect can "
            "show; at least 20 cases a month.",
        ),
    ],
)
def test_a_declared_test_is_said_in_a_sentence(test, words):
    assert declared_in_words(test) == words
