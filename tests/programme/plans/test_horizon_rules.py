"""By when a re-inspection is expected: a day, a month or neither; and how long a text for young people may be."""

from datetime import date

import pytest

from sightline.programme.kinds.young_people import LONGEST, fault_of_text
from sightline.programme.plans.rules.horizon import Horizon, fault

DAY = Horizon(date(2027, 3, 15), False, "The DfE, at the review of October")
MONTH = Horizon(date(2027, 3, 31), True, "The DfE, at the review of October")
NEITHER = Horizon(None, False, "")


@pytest.mark.parametrize(
    ("horizon", "by", "plain"),
    [(DAY, "15 March 2027", "2027-03-15"), (MONTH, "March 2027", "2027-03"), (NEITHER, "", "")],
)
def test_it_is_said_as_far_as_it_is_known(horizon, by, plain):
    assert (horizon.by, horizon.plain["by"]) == (by, plain)


@pytest.mark.parametrize(
    ("horizon", "today", "left"),
    [
        (DAY, date(2027, 3, 12), "1 working day to the expected re-inspection."),
        (DAY, date(2027, 3, 8), "5 working days to the expected re-inspection."),
        (DAY, date(2027, 3, 15), "No working days to the expected re-inspection."),
        (DAY, date(2027, 3, 16), "The day a re-inspection was expected by has passed."),
        (MONTH, date(2027, 3, 31), ""),
        (MONTH, date(2027, 4, 1), "The month a re-inspection was expected by has passed."),
        (NEITHER, date(2027, 4, 1), ""),
    ],
)
def test_what_is_left_is_counted_in_working_days(horizon, today, left):
    assert horizon.left(today) == left


@pytest.mark.parametrize(
    ("horizon", "field"),
    [
        (NEITHER, ""),
        (DAY, ""),
        (Horizon(date(2027, 3, 15), False, ""), "words"),
        (Horizon(date(2150, 3, 15), False, "Us"), "expected"),
    ],
)
def test_it_needs_its_words_and_a_day_of_the_calendar(horizon, field):
    sentence, about = fault(horizon)
    assert about == field and bool(sentence) == bool(field)


def test_a_text_for_young_people_may_be_two_short_sentences_long():
    assert fault_of_text("x" * LONGEST) == ""
    assert fault_of_text("x" * (LONGEST + 1)).startswith("The text for young people has 201 characters.")
