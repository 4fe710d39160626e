"""XmR against figures others have published: NHSRplotthedots 0.2.2, its vignettes and its own tests."""

import pytest

from sightline.statistics.xmr import xmr

VIGNETTE = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]
TWENTY = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285,
    -0.44566197, 1.2240818, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716,
    0.7013559, -0.47279141,
]  # fmt: skip
WITH_TEN = [*TWENTY[:14], 10, *TWENTY[15:]]


def test_the_vignette_has_one_improving_point_the_fifth():
    chart = xmr(VIGNETTE)
    special = [place for place, kind in enumerate(chart.kinds) if kind != "common_cause"]
    assert (special, chart.kinds[4], chart.labels[4]) == ([4], "special_cause_improvement", "Above UCL")


@pytest.mark.parametrize(
    ("values", "screen", "published", "digits"),
    [
        (VIGNETTE, True, (1.9444, -0.7156, 4.6044), 5e-5),
        (VIGNETTE, False, (1.9444, -3.0626, 6.9515), 5e-5),
        (TWENTY, True, (0.1416238, -3.01138, 3.294627), 5e-7),
        (WITH_TEN, True, (0.6694159, -2.383666, 3.722497), 5e-7),
        (WITH_TEN, False, (0.6694159, -4.596625, 5.935457), 5e-7),
        (TWENTY[:10], True, (0.0746, -2.60, 2.75), 5e-3),
        (TWENTY[10:], True, (0.209, -3.28, 3.70), 5e-3),
    ],
)
def test_limits_are_the_published_ones_to_their_last_digit(values, screen, published, digits):
    chart = xmr(values, screen_moving_range=screen)
    assert (chart.mean[0], chart.lower[0], chart.upper[0]) == pytest.approx(published, rel=0, abs=digits)
    assert set(chart.mean) == {chart.mean[0]}


def test_two_near_opposite_limits_are_common_cause():
    """NHSRplotthedots issue 143."""
    assert xmr([1, -1] * 7 + [5.5, -5.5]).labels[-2:] == ["Common Cause", "Common Cause"]


STEADY = [1, -1] * 10
"""A mean near nought, limits near 5.3 with what is added below."""


@pytest.mark.parametrize(
    ("last", "today", "in_2022"),
    [
        ([4.5, 0.5, 4.5], ["2 in 3 Above CL", "Common Cause", "2 in 3 Above CL"], None),
        (
            [9, 0.5, 4.5],
            ["Above UCL", "Common Cause", "2 in 3 Above CL"],
            ["Above UCL", "Common Cause", "Common Cause"],
        ),
        (
            [9, 9, 4.5],
            ["Above UCL", "Above UCL", "2 in 3 Above CL"],
            ["Above UCL", "Above UCL", "Common Cause"],
        ),
        (
            [-9, -0.5, -4.5],
            ["Below LCL", "Common Cause", "2 in 3 Below CL"],
            ["Below LCL", "Common Cause", "Common Cause"],
        ),
        ([9, -0.5, 4.5], ["Above UCL", "Common Cause", "Common Cause"], None),
        ([9, 0.5, 0.5], ["Above UCL", "Common Cause", "Common Cause"], None),
    ],
)
def test_two_of_three_counts_a_point_beyond_the_limit_since_november_2023(last, today, in_2022):
    """NHSRplotthedots issue 194 of Making Data Count's own tools; issue 153 draws the case before."""
    values = [*STEADY, *last]
    baseline = len(STEADY)
    assert xmr(values, baseline=baseline).labels[-3:] == today
    assert xmr(values, baseline=baseline, release="NHSRplotthedots 0.2.2").labels[-3:] == (in_2022 or today)
