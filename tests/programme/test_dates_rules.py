"""What a plan's dates are counted from: kept and read back the same, and which steps can still be done on a day."""

from datetime import date

import pytest

from sightline.programme.dates.rules import CountedFrom, ahead, from_plain, left_in_words, without

PUBLISHED = date(2022, 5, 9)
WHOLE = CountedFrom(PUBLISHED, (date(2022, 7, 5), date(2022, 9, 6)), "5wd", "15wd", key=True)


@pytest.mark.parametrize("counted", [WHOLE, CountedFrom(PUBLISHED)])
def test_what_is_kept_is_read_back_the_same(counted):
    assert from_plain(counted.plain) == counted


def test_nothing_kept_is_nothing():
    assert from_plain({}) is None


def test_only_the_lengths_that_were_given_are_the_councils_own():
    assert CountedFrom(PUBLISHED).lengths == {} and WHOLE.lengths == {"clearance": "5wd", "drafting": "15wd"}


def test_the_chain_is_that_of_what_is_kept():
    assert WHOLE.chain.submission.by == date(
        2022, 8, 17
    )  # 70 working days after publication, as the dates page says
    assert len(WHOLE.chain.steps) > len(CountedFrom(PUBLISHED).chain.steps)  # a key decision has its notice


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2022, 5, 9), "drafting"),
        (date(2022, 7, 5), "committee"),
        (date(2022, 7, 6), "submission"),
        (date(2022, 8, 17), "submission"),
        (date(2022, 8, 18), None),  # the plan was due the day before
    ],
)
def test_what_is_ahead_begins_with_the_step_of_the_day_and_ends_with_the_plans_own_day(day, first):
    steps = ahead(CountedFrom(PUBLISHED, (date(2022, 7, 5),)).chain, day)
    assert (steps[0].rule.id if steps else None) == first


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (5, "5 working days left"),
        (1, "1 working day left"),
        (0, "today"),
        (-1, "1 working day ago"),
        (-2, "2 working days ago"),
    ],
)
def test_how_long_is_left(left, words):
    assert left_in_words(left) == words


def test_what_was_reached_is_left_out_and_the_deadline_never():
    every = [step.rule.id for step in WHOLE.chain.steps]
    left = [step.rule.id for step in without(WHOLE.chain, {"drafting", "submission"}).steps]
    assert left == [each for each in every if each != "drafting"] and "submission" in left
    assert without(WHOLE.chain, set()) == WHOLE.chain
