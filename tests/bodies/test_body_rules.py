"""What a body is known by, what is said of it, and the first and last day of a term."""

from collections import namedtuple
from datetime import UTC, date, datetime

import pytest

from sightline.bodies.rules import (
    BodyDescription,
    EarlierDescription,
    earlier_descriptions,
    is_member,
    key_of,
)

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
    assert BodyDescription().with_texts(description.texts) == description


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


Row = namedtuple("Row", "field was reason by at")
MONDAY, TUESDAY, FRIDAY = (datetime(2026, 6, day, 9, tzinfo=UTC) for day in (1, 2, 5))


# what it is now; what was changed of it, the latest first → what it was before, the latest first
@pytest.mark.parametrize(
    ("now", "changes", "before"),
    [
        (BodyDescription("DCS"), [], []),
        (BodyDescription("DCS"), [Row("chair", "", "Named", "jo", MONDAY)], []),
        (
            BodyDescription("DCS", False, "monthly"),
            [
                Row("meets", "quarterly", "Minutes", "sam", FRIDAY),
                Row("outside", "yes", "A new chair", "jo", TUESDAY),
                Row("chair", "DfE Advisers", "A new chair", "jo", TUESDAY),
                Row("outside", "", "Named", "jo", MONDAY),
                Row("chair", "", "Named", "jo", MONDAY),
                Row("meets", "", "Named", "jo", MONDAY),
            ],
            [
                EarlierDescription(BodyDescription("DCS", False, "quarterly"), FRIDAY, "Minutes", "sam"),
                EarlierDescription(
                    BodyDescription("DfE Advisers", True, "quarterly"), TUESDAY, "A new chair", "jo"
                ),
            ],
        ),
        (
            BodyDescription(),
            [
                Row("chair", "DCS", "It has none", "jo", TUESDAY),
                Row("chair", "", "It has one", "jo", MONDAY),
            ],
            [EarlierDescription(BodyDescription("DCS"), TUESDAY, "It has none", "jo")],
        ),
    ],
)
def test_what_it_was_is_read_back_field_by_field(now, changes, before):
    assert earlier_descriptions(now, changes) == before
