"""What a body is known by, what is said of it, and the first and last day of a term."""

from datetime import date

import pytest

from sightline.bodies.rules import BodyDescription, is_member, key_of

FIRST, LAST = date(2025, 4, 1), date(2026, 3, 31)


@pytest.mark.parametrize("name", ["Improvement Board", "improvement  board", " IMPROVEMENT BOARD "])
def test_a_body_is_known_without_regard_to_capitals_and_spaces(name):
    assert key_of(name) == "improvement board"


def test_another_name_is_another_body():
    assert key_of("Improvement Board") != key_of("Improvement Boards")


@pytest.mark.parametrize(
    ("description", "words"),
    [
        (BodyDescription(), ""),
        (BodyDescription("DfE Advisers"), "Chaired by DfE Advisers."),
        (BodyDescription("DfE Advisers", outside=True), "Chaired by DfE Advisers, from outside the council."),
        (BodyDescription(meets="quarterly"), "Meets: quarterly."),
        (BodyDescription("Lead Member", False, "monthly"), "Chaired by Lead Member. Meets: monthly."),
    ],
)
def test_it_is_described_by_what_is_known(description, words):
    assert description.words == words
    assert set(description.plain) == {"chair", "outside", "meets"}


@pytest.mark.parametrize(
    ("starts", "ends", "today", "sits"),
    [
        (FIRST, LAST, date(2025, 3, 31), False),
        (FIRST, LAST, FIRST, True),
        (FIRST, LAST, LAST, True),
        (FIRST, LAST, date(2026, 4, 1), False),
        (None, LAST, date(1990, 1, 1), True),
        (FIRST, None, date(2040, 1, 1), True),
        (None, None, FIRST, True),
    ],
)
def test_a_term_runs_from_its_first_day_to_its_last(starts, ends, today, sits):
    assert is_member(starts, ends, today) is sits
