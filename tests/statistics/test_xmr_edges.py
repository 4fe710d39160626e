"""XmR's edges: gaps, segments, frozen limits, series without width, assurance, and what is refused."""

from math import isnan

import pytest

from sightline.statistics.refusals import StatisticsError
from sightline.statistics.xmr import xmr

STEADY = [5.0, -5.0] * 12


def test_every_list_has_one_entry_per_point():
    chart = xmr([1, None, 3, 2])
    lists = (chart.values, chart.mean, chart.lower, chart.upper, chart.labels, chart.kinds)
    assert {len(each) for each in lists} == {4}
    assert chart.values == [1.0, None, 3.0, 2.0]


def test_a_gap_adds_nothing_to_the_mean_and_has_no_moving_range_to_it():
    chart = xmr([1, 3, None, 100, 102], screen_moving_range=False)
    assert chart.mean[0] == 51.5
    assert chart.upper[0] - chart.mean[0] == pytest.approx(2.66 * 2)  # not 97 across the gap


def test_a_gap_is_common_cause_and_the_last_point_is_the_last_with_a_value():
    chart = xmr([*STEADY, 30, None], baseline=24)
    assert (chart.labels[-1], chart.kinds[-1]) == ("Common Cause", "common_cause")
    assert chart.variation == "special_cause_improvement"


@pytest.mark.parametrize(("points", "trial"), [(11, True), (12, False)])
def test_limits_are_trial_limits_under_twelve_points(points, trial):
    assert xmr([1, 2, 3] * 4 if points == 12 else ([1, 2, 3] * 4)[:11]).trial is trial


def test_gaps_do_not_count_as_points():
    assert xmr([1, None] * 11).trial is True
    assert xmr([1, None] * 12).trial is False


def test_a_segment_has_its_own_mean_limits_and_runs():
    low, high = [1, 2] * 6, [11, 12] * 6
    chart = xmr(low + high, rebase=[12])
    assert (chart.mean[11], chart.mean[12]) == (1.5, 11.5)
    assert set(chart.kinds) == {"common_cause"}
    assert set(xmr(low + high).kinds) != {"common_cause"}


def test_no_run_goes_across_a_rebase():
    rising = [1, 2, 3, 4, 5, 6, 7]
    assert "7 Point Trend (Increasing)" in xmr([4] * 12 + rising + [4]).labels
    assert "7 Point Trend (Increasing)" not in xmr([4] * 12 + rising + [4], rebase=[15]).labels


def test_trial_speaks_of_the_last_segment():
    assert xmr([1, 2] * 12, rebase=[13]).trial is True
    assert xmr([1, 2] * 12, rebase=[12]).trial is False
    assert xmr([1, 2] * 12, rebase=[5]).trial is False


@pytest.mark.parametrize("rebase", [[], [0], [12, 6], [6, 12, 12]])
def test_rebasing_takes_places_in_any_order(rebase):
    assert xmr([1, 2] * 12, rebase=rebase).starts == tuple(sorted({0, *rebase}))


@pytest.mark.parametrize("place", [-1, 24])
def test_a_place_outside_the_series_is_refused(place):
    with pytest.raises(StatisticsError, match=f"no point {place} to re-base at: the series has 24"):
        xmr([1, 2] * 12, rebase=[place])


def test_frozen_limits_do_not_see_what_follows():
    before, after = xmr(STEADY), xmr([*STEADY, 40, 41, 45], baseline=24)
    assert (after.mean[-1], after.lower[-1], after.upper[-1]) == (
        before.mean[0],
        before.lower[0],
        before.upper[0],
    )
    assert after.kinds[-3:] == ["special_cause_improvement"] * 3


def test_a_baseline_longer_than_the_series_is_the_series():
    assert xmr([1, 2] * 6, baseline=99) == xmr([1, 2] * 6)


@pytest.mark.parametrize("value", [0.1, 1 / 3, 100 * 29 / 31, 1e-9, 7e12, 0.0, -0.7])
@pytest.mark.parametrize("points", [7, 12, 49, 60])
def test_a_series_that_never_changes_has_no_signal(value, points):
    chart = xmr([value] * points, target=value)
    assert set(chart.kinds) == {"common_cause"}
    assert (chart.mean[0], chart.lower[0], chart.upper[0]) == pytest.approx((value, value, value))
    assert chart.assurance == "consistent_pass"  # it stands on its target, month after month


def test_one_month_that_differs_does_not_make_outliers_of_all_the_others():
    """Screening would leave only noughts, and limits without width."""
    chart = xmr([0] * 11 + [1] + [0] * 12)
    assert {chart.labels[0], chart.labels[-1]} == {"7 Points Below CL"}
    assert chart.lower[0] < 0
    assert chart.labels[11] == "Above UCL"
    assert xmr([0] * 6 + [1] + [0] * 5).labels[:6] == ["Common Cause"] * 6


def test_a_value_on_the_mean_as_written_is_on_the_mean():
    """Six tenths and their like do not add up in binary: 0.1 to 0.7 have 0.4 in the middle."""
    chart = xmr([0.7, 0.1, 0.6, 0.2, 0.5, 0.3, 0.4], baseline=7)
    assert chart.mean[0] == pytest.approx(0.4)
    shifted = xmr([0.7, 0.1, 0.6, 0.2, 0.5, 0.3, *[0.4] * 12], baseline=7)
    assert set(shifted.labels) == {"Common Cause"}


@pytest.mark.parametrize(
    ("improvement", "target", "assurance"),
    [
        ("increase", 26.7, "consistent_fail"),
        ("increase", 26.6, "inconsistent"),  # on the limit
        ("increase", -26.6, "inconsistent"),
        ("increase", -26.7, "consistent_pass"),
        ("decrease", 26.7, "consistent_pass"),
        ("decrease", -26.7, "consistent_fail"),
        ("decrease", 0, "inconsistent"),
        ("neutral", 26.7, None),
        ("increase", None, None),
    ],
)
def test_assurance_asks_whether_the_target_lies_outside_the_limits(improvement, target, assurance):
    assert xmr(STEADY, improvement=improvement, target=target).assurance == assurance


def test_assurance_is_that_of_the_last_segment():
    values = [1, 2] * 6 + [11, 12] * 6
    assert xmr(values, rebase=[12], target=6).assurance == "consistent_pass"
    assert xmr(values[:12], target=6).assurance == "consistent_fail"


@pytest.mark.parametrize("values", [[], [None, None]])
def test_nothing_has_no_variation_and_no_limits(values):
    chart = xmr(values, target=1)
    assert (chart.variation, chart.assurance, chart.trial) == (None, None, True)
    assert all(isnan(mean) for mean in chart.mean)


def test_one_point_has_a_mean_and_no_limits():
    chart = xmr([5], target=1)
    assert (chart.mean, chart.kinds, chart.variation, chart.assurance) == (
        [5.0],
        ["common_cause"],
        "common_cause",
        None,
    )
    assert isnan(chart.lower[0])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"improvement": "up"}, "'up' is no direction: write increase, decrease or neutral"),
        ({"baseline": 1}, "at least two points; the baseline given is 1"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(given, said):
    with pytest.raises(StatisticsError, match=said):
        xmr([1, 2, 3], **given)


def test_an_infinite_value_is_refused():
    with pytest.raises(StatisticsError, match="divided by nought"):
        xmr([1, float("inf"), 3])


def test_not_a_number_is_a_gap():
    assert xmr([1, 2, float("nan"), 3]) == xmr([1, 2, None, 3])


def test_a_baseline_of_nothing_but_gaps_has_no_mean_and_breaks_nothing():
    chart = xmr([None, None, 0, 1], baseline=2)
    assert isnan(chart.mean[-1])
    assert chart.labels == ["Common Cause"] * 4
