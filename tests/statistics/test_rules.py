"""The four rules as drawn tables: the point that counts and the point that does not."""

import pytest

from sightline.statistics.xmr import xmr

NAMES = {
    ".": "Common Cause",
    "A": "Above UCL",
    "B": "Below LCL",
    "I": "7 Point Trend (Increasing)",
    "D": "7 Point Trend (Decreasing)",
    "2": "2 in 3 Above CL",
    "3": "2 in 3 Below CL",
    "+": "7 Points Above CL",
    "-": "7 Points Below CL",
}


def labels(drawn):
    """The labels a row of signs stands for."""
    return [NAMES[sign] for sign in drawn if sign != " "]


def after_a_baseline(values):
    """The labels of values that follow 24 months with mean 0 and limits of 26.6 either side (near: 17.73)."""
    return xmr([5, -5] * 12 + values, baseline=24).labels[24:]


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([26.6, 0], "."),  # on the limit
        ([26.7, 0], "A"),
        ([-26.6, 0], "."),
        ([-26.7, 0], "B"),
    ],
)
def test_outside_is_beyond_the_limit_and_on_it_is_not(values, drawn):
    assert after_a_baseline(values)[:1] == labels(drawn)


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([-3, -2, -1, 0, 1, 2, 3, 0], "IIIIIII."),  # six rises: all seven points
        ([-3, -2, -1, 0, 1, 2, 0, 0], "........"),  # five
        ([-3, -2, -1, 0, 0, 1, 2, 3], "........"),  # a tie breaks it
        ([3, 2, 1, 0, -1, -2, -3, 0], "DDDDDDD."),
        ([-3, -2, -1, None, 0, 1, 2, 3], "........"),  # so does a gap
        ([-3, -2, -1, 0, 1, 2, 3, 4], "IIIIIIII"),
    ],
)
def test_a_trend_is_seven_points_each_beyond_the_one_before(values, drawn):
    assert after_a_baseline([0, *values])[1:] == labels(drawn)


def test_a_turning_point_belongs_to_the_later_trend():
    values = [-3, -2, -1, 0, 1, 2, 3, 2, 1, 0, -1, -2, -3]
    assert after_a_baseline([0, 0, *values])[2:] == labels("IIIIII DDDDDDD")


def test_two_trends_that_do_not_share_a_point_keep_their_own_direction():
    values = [-3, -2, -1, 0, 1, 2, 3, -4, -2, -1, 0, 1, 2, 3]
    assert after_a_baseline([0, 0, *values])[2:] == labels("IIIIIII IIIIIII")


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([0, 18, 18, 1, 0], ".22.."),  # only those beyond the near limit
        ([0, 18, 1, 18, 0], ".2.2."),
        ([0, 18, 1, 1, 18, 0], "......"),  # two in four
        ([0, 18, 17.7, 1, 0], "....."),  # one of them short of the near limit
        ([0, 18, -1, 18, 0], "....."),  # the third on the other side
        ([0, 18, 0, 18, 0], "....."),  # the third on the mean
        ([0, 18, -18, 18, 0], "....."),
        ([0, 18, 27, 1, 0], ".2A.."),  # a point outside is one of the two, since November 2023
        ([0, 1, 27, 18, 0], "..A2."),
        ([0, 1, 27, 1, 0], "..A.."),  # but not both
        ([0, 18, 27, 18, 0], ".2A2."),
        ([0, 18, None, 18, 1, 0], "......"),  # a gap is no neighbour
        ([0, -18, -18, -1, 0], ".33.."),
        ([0, 0, 18, 18], "...."),  # no third on that side yet
        ([0, 1, 18, 18], "..22"),
    ],
)
def test_two_of_three_lie_near_one_limit(values, drawn):
    assert after_a_baseline(values) == labels(drawn)


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([-1, 5, 4, 5, 4, 5, 4, 5, -1], ".+++++++."),
        ([-1, 5, 4, 5, 4, 5, 4, -1], "........"),  # six
        ([-1, 5, 4, 5, 0, 5, 4, 5, 4, -1], ".........."),  # one on the mean breaks it
        ([-1, 5, 4, 5, None, 4, 5, 4, 5, -1], ".........."),  # a gap breaks it
        ([1, -5, -4, -5, -4, -5, -4, -5, 1], ".-------."),
    ],
)
def test_a_shift_is_seven_on_one_side_of_the_mean(values, drawn):
    assert after_a_baseline(values) == labels(drawn)


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([1, 2, 3, 4, 5, 6, 30], "IIIIIIA"),  # outside before a trend
        ([1, 2, 3, 4, 5, 18, 19], "IIIIIII"),  # a trend before two of three
        ([18, 5, 18, 4, 5, 4, 5], "2+2++++"),  # two of three before a shift
    ],
)
def test_a_point_gets_the_first_rule_that_applies(values, drawn):
    assert after_a_baseline([-1, *values])[1:] == labels(drawn)


@pytest.mark.parametrize(
    ("improvement", "high", "low"),
    [
        ("increase", "special_cause_improvement", "special_cause_concern"),
        ("decrease", "special_cause_concern", "special_cause_improvement"),
        ("neutral", "special_cause_neutral_high", "special_cause_neutral_low"),
    ],
)
def test_what_is_better_decides_the_kind(improvement, high, low):
    kinds = xmr([5, -5] * 12 + [30, 0, -30], baseline=24, improvement=improvement).kinds
    assert kinds[24:] == [high, "common_cause", low]


@pytest.mark.parametrize("improvement", ["increase", "decrease"])
def test_a_trend_is_judged_by_its_direction_and_not_by_its_side(improvement):
    """NHSRplotthedots issues 167 and 171: a rise below the mean is still a rise."""
    below = [-9, -8, -7, -6, -5, -4, -3]
    kinds = xmr([5, -5] * 12 + [0, *below], baseline=24, improvement=improvement).kinds[25:]
    better = "improvement" if improvement == "increase" else "concern"
    assert kinds == [f"special_cause_{better}"] * 7
