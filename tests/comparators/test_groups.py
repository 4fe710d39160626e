"""The middle, the mean, the place and the quarter."""

import pytest

from sightline.comparators.groups import middle_or_mean, standing_of
from sightline.statistics.amounts import rounded


@pytest.mark.parametrize(
    ("values", "median", "mean"),
    [
        ([5.0], 5.0, 5.0),
        ([1.0, 2.0], 1.5, 1.5),
        ([3.0, 1.0, 2.0], 2.0, 2.0),
        ([22.4, 22.1, 22.3, 22.2], 22.25, 22.25),  # a half, exactly, which adding up in binary misses
        ([16.2, 16.3], 16.25, 16.25),
        ([0.1, 0.2, 0.3], 0.2, 0.2),
    ],
)
def test_the_middle_and_the_mean_are_exact(values, median, mean):
    assert (middle_or_mean(values, "median"), middle_or_mean(values, "mean")) == (median, mean)


@pytest.mark.parametrize(
    ("value", "text"), [(16.25, "16.3"), (18.75, "18.8"), (22.25, "22.3"), (2.45, "2.5"), (-0.25, "-0.3")]
)
def test_a_half_rounds_up_and_not_to_the_even_one(value, text):
    assert str(rounded(value, 1)) == text


def test_nothing_has_no_middle():
    with pytest.raises(ValueError, match="no figure"):
        middle_or_mean([], "median")


@pytest.mark.parametrize(
    ("own", "better", "rank", "quartile"),
    [
        (1.0, "lower", 1, 1),
        (8.0, "lower", 8, 4),
        (8.0, "higher", 1, 1),
        (1.0, "higher", 8, 4),
        (8.0, "neither", 1, 1),  # from the highest
        (2.0, "lower", 2, 1),
        (3.0, "lower", 3, 2),
        (6.0, "lower", 6, 3),
    ],
)
def test_the_place_is_counted_from_the_best(own, better, rank, quartile):
    place = standing_of(own, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], better)
    assert (place.rank, place.among, place.quartile) == (rank, 8, quartile)


def test_equal_figures_share_the_first_place():
    assert [
        standing_of(2.0, [1.0, 2.0, 2.0, 3.0], "lower").rank,
        standing_of(3.0, [1.0, 2.0, 2.0, 3.0], "lower").rank,
    ] == [2, 4]


def test_a_group_of_one_is_first_of_one():
    place = standing_of(2.0, [2.0], "lower")
    assert (place.rank, place.among) == (1, 1)


@pytest.mark.parametrize("many", [1, 2, 3, 5, 10, 11, 149, 153])
def test_every_quarter_is_one_to_four(many):
    values = [float(each) for each in range(many)]
    quarters = [standing_of(each, values, "lower").quartile for each in values]
    assert quarters == sorted(quarters) and set(quarters) <= {1, 2, 3, 4}
