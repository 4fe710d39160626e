"""The head beside every state a commit can be left in."""

from datetime import UTC, datetime

import pytest

from sightline.trail import heads
from sightline.trail.heads import Head, NotAHeadError
from sightline.trail.rules import START, Mark

KEY = b"k" * 32
ONE, TWO, THREE = Mark(1, "1a"), Mark(2, "2a"), Mark(3, "3a")
OTHER_TWO = Mark(2, "2b")


def test_the_first_line_is_expected_after_the_start():
    assert heads.expecting(Head(), START, ONE) == Head(START, (ONE,))


def test_a_second_line_in_the_same_piece_of_work_is_expected_after_the_first():
    assert heads.expecting(Head(START, (ONE,)), ONE, TWO) == Head(START, (ONE, TWO))


def test_a_line_that_was_undone_makes_way_for_the_one_written_instead():
    assert heads.expecting(Head(ONE, (TWO, THREE)), ONE, OTHER_TWO) == Head(ONE, (OTHER_TWO,))


def test_a_line_committed_but_not_confirmed_stays_expected():
    assert heads.expecting(Head(ONE, (TWO,)), TWO, THREE) == Head(ONE, (TWO, THREE))


def test_confirming_a_line_confirms_those_before_it():
    assert heads.confirmed(Head(START, (ONE, TWO)), TWO) == Head(TWO)


def test_confirming_leaves_what_another_writer_has_begun_since():
    assert heads.confirmed(Head(ONE, (TWO, THREE)), TWO) == Head(TWO, (THREE,))


def test_a_late_confirmation_takes_nothing_back():
    assert heads.confirmed(Head(THREE), ONE) == Head(THREE)


@pytest.mark.parametrize(
    ("last", "fitting"), [(ONE, True), (TWO, True), (OTHER_TWO, False), (START, False), (THREE, False)]
)
def test_a_trail_fits_its_head_when_its_last_line_is_confirmed_or_expected(last, fitting):
    assert heads.fits(Head(ONE, (TWO,)), last) is fitting


def test_what_was_found_broken_is_kept_through_every_later_step():
    broken = heads.broken(
        Head(THREE, (), ("before",)), ONE, "Two lines are gone.", datetime(2025, 6, 1, 9, 5, tzinfo=UTC)
    )
    later = heads.confirmed(heads.expecting(broken, ONE, OTHER_TWO), OTHER_TWO)
    assert later.breaks == (
        "before",
        "On 1 June 2025 at 09:05 UTC, before line 2 was written: Two lines are gone.",
    )


def test_a_head_reads_back_as_it_was_written():
    head = Head(ONE, (TWO, THREE), ("a break",))
    assert heads.from_text(heads.to_text(head, KEY), KEY) == head


def test_a_head_is_written_so_that_a_person_can_read_it():
    written = heads.to_text(Head(ONE, (TWO,), ("a break",)), KEY).splitlines()
    assert written[:3] == ['{"count": 1,', ' "hash": "1a",', ' "pending": [[2,']
    assert written[-1].startswith(' "seal": "')


def test_a_head_written_with_another_key_is_not_ours():
    text = heads.to_text(Head(ONE), b"j" * 32)
    with pytest.raises(NotAHeadError, match="another key"):
        heads.from_text(text, KEY)


def test_a_head_whose_count_was_changed_is_not_ours():
    text = heads.to_text(Head(THREE), KEY).replace('"count": 3', '"count": 2')
    with pytest.raises(NotAHeadError, match="was changed"):
        heads.from_text(text, KEY)


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"seal": "x", "count": "many"}', "not json"])
def test_what_is_no_head_at_all_is_refused_in_a_sentence(text):
    with pytest.raises(NotAHeadError, match="cannot be read"):
        heads.from_text(text, KEY)


@pytest.mark.parametrize(
    ("head", "last", "said"),
    [
        (Head(THREE), ONE, "counts 3 lines and the database holds 1: the last 2 lines were removed"),
        (Head(TWO), OTHER_TWO, "Line 2 is not the line the head file remembers"),
        (Head(ONE), THREE, "holds 3 lines and the head file knows of 1"),
    ],
)
def test_a_misfit_is_told_by_what_it_is(head, last, said):
    assert said in heads.misfit(head, last)
