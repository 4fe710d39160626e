"""Values and how many of a thing, as people say it: one of a thing is not counted twice, and what is none is not said."""

import pytest

from sightline.statistics.amounts import (
    amount,
    as_set,
    distance_in_words,
    from_target,
    made_of,
    moved,
    movement,
    several,
    usual,
)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((1, "action"), "1 action"),
        ((0, "action"), "0 actions"),
        ((1204, "case"), "1,204 cases"),
        ((2, "priority"), "2 priorities"),
        ((4, "index"), "4 indexes"),
        ((1, "child", "children"), "1 child"),
        ((3, "child", "children"), "3 children"),
    ],
)
def test_so_many_of_a_thing(given, said):
    assert several(*given) == said


@pytest.mark.parametrize(
    ("number", "parts", "said"),
    [
        (3, [(1, "late"), (2, "done")], "3 actions: 1 late, 2 done"),
        (3, [(0, "late"), (3, "done")], "3 actions, all done"),
        (2, [(2, "done")], "2 actions, both done"),
        (1, [(1, "done")], "1 action, done"),
        (1, [(0, "late"), (1, "done")], "1 action, done"),
        (4, [(1, "late")], "4 actions: 1 late"),
        (4, [(0, "late")], "4 actions"),
        (1, [], "1 action"),
        (1500, [(1400, "done"), (100, "late")], "1,500 actions: 1,400 done, 100 late"),
    ],
)
def test_so_many_of_a_thing_and_of_what(number, parts, said):
    assert made_of(number, "action", parts) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (74, "percent", "74.0%"),  # beside 84.8% on the same page
        (81.45, "percent", "81.5%"),
        (0, "percent", "0.0%"),
        (100, "percent", "100.0%"),
        (-0.04, "percent", "0.0%"),
        (-1.5, "percent", "-1.5%"),
        (658.3, "count", "658"),  # an average
        (1322.5, "count", "1,323"),
        (109.5, "count", "110"),
        (99.96, "count", "100"),
        (54.25, "count", "54.3"),
        (0.4, "count", "0.4"),
        (7, "count", "7"),
        (1, "days", "1 day"),
        (12, "days", "12 days"),
        (38.25, "days", "38.3 days"),
        (54, "per_10000", "54 per 10,000"),
    ],
)
def test_a_percentage_has_one_decimal_and_what_is_counted_is_whole(value, unit, said):
    assert amount(value, unit) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(90, "percent", "90%"), (81.5, "percent", "81.5%"), (1200, "count", "1,200"), (12.5, "count", "12.5")],
)
def test_a_target_is_said_as_it_was_set(value, unit, said):
    assert as_set(value, unit) == said


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (movement(3, "percent"), "a rise of 3.0 percentage points"),
        (movement(0.04, "percent"), "no change"),
        (moved(-12, "count"), "fell by 12"),
        (moved(-1.25, "percent"), "fell by 1.3 percentage points"),
        (distance_in_words(-15.5, "percent"), "15.5 points"),
        (distance_in_words(1, "days"), "1 day"),
        (distance_in_words(15.5, "count"), "15.5"),
        (distance_in_words(3.0, "percent", whole=True), "3 points"),
        (distance_in_words(1.0, "percent", whole=True), "1 point"),
    ],
)
def test_a_change_and_a_distance_have_the_same_decimals(said, words):
    assert said == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (658.3, 1323.1, "count", (659, 1323)),  # 659 lies inside, 658 does not
        (-9.2, 13.7, "count", (-9, 13)),
        (3.0, 5.0, "count", (3, 5)),
        (3.2, 3.9, "count", (3.2, 3.9)),  # no whole number lies between
        (66.83, 84.51, "percent", (66.83, 84.51)),
    ],
)
def test_the_usual_range_of_what_is_counted_is_the_whole_numbers_inside_it(low, high, unit, said):
    assert usual(low, high, unit) == said


@pytest.mark.parametrize(
    ("value", "target", "unit", "words"),
    [
        (77.0, 80.0, "percent", "3.0 points below the target of 80%"),
        (81.25, 80.5, "percent", "0.8 points above the target of 80.5%"),  # 81.3 less 80.5, as both are read
        (79.95, 80.0, "percent", "at the target of 80%"),  # reads as 80.0%
        (79.94, 80.0, "percent", "0.1 points below the target of 80%"),
        (40.0, 38.0, "days", "2 days longer than the target of 38 days"),
        (37.0, 38.0, "days", "1 day shorter than the target of 38 days"),
        (312.0, 300.0, "count", "12 more than the target of 300"),
        (1188.0, 1200.0, "count", "12 fewer than the target of 1,200"),
        (54.2, 50.0, "per_10000", "4.2 per 10,000 above the target of 50 per 10,000"),
        (16.5, 18.0, "ratio", "1.5 below the target of 18"),
    ],
)
def test_how_far_a_value_is_from_its_target_in_its_own_unit(value, target, unit, words):
    assert from_target(value, target, unit) == words


def test_a_target_is_called_whose_it_is():
    assert (
        from_target(77, 80, "percent", "the council's target")
        == "3.0 points below the council's target of 80%"
    )
