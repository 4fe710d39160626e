"""What docs/made/signals.md claims of noise, and contracts.md of actions: with bounds that could fail."""

import numpy as np
import pytest

from sightline.statistics import noise
from sightline.statistics.signal import verdict


@pytest.mark.parametrize(
    "draw",
    [
        noise.bell(),
        noise.shares(250, 0.8),
        noise.shares(50, 0.8),
        noise.shares(50, 0.94),
        noise.counts(50),
        noise.counts(10),
        noise.days(20, np.mean),
        noise.days(20, np.median),
        noise.changed(noise.stocks(450, noise.MOVES_SLOWLY)),
    ],
)
def test_where_months_share_no_cases_about_one_verdict_in_fifty_is_a_false_alarm(draw):
    found = noise.flagged(draw)
    assert 0.045 < found.points < 0.07
    assert 0.01 < found.last < 0.03


@pytest.mark.parametrize("draw", [noise.shares(50, 0.99), noise.counts(1)])
def test_where_hardly_anything_is_counted_it_is_three_times_as_often(draw):
    assert noise.flagged(draw).last > 0.05


@pytest.mark.parametrize(
    ("draw", "points"),
    [
        (noise.rolling_twelve(noise.shares(50, 0.8, noise.MONTHS + 11)), (0.77, 0.83)),  # contracts.md: 80%
        (noise.stocks(450, noise.MOVES_SLOWLY), (0.77, 0.84)),  # "does the same"
        (noise.year_to_date(noise.shares(50, 0.8)), (0.7, 0.82)),
        (noise.stocks(450, noise.TURNS_OVER), (0.25, 0.35)),
        (noise.changed(noise.stocks(450, noise.TURNS_OVER)), (0.0, 0.02)),
    ],
)
def test_where_months_share_their_cases_most_points_are_false_alarms_unless_changes_are_judged(draw, points):
    low, high = points
    assert low <= noise.flagged(draw).points <= high


@pytest.mark.parametrize(
    ("sigmas", "low", "high"),
    [(0, 0.012, 0.03), (2, 0.84, 0.9), (3, 0.98, 1.0)],  # contracts.md: 2%, and 87% for two sigma
)
def test_how_often_an_action_is_said_to_have_helped(sigmas, low, high):
    assert low <= noise.found_after(sigmas, 9).last <= high


@pytest.mark.parametrize("level", [20, 50, 450])
def test_a_count_that_did_not_move_is_said_to_have_about_one_year_in_a_hundred_or_less(level):
    assert 0.002 <= noise.false_years(noise.counts(level), "count", "count") <= 0.013


@pytest.mark.parametrize(("cases", "share"), [(20, 0.8), (50, 0.5), (50, 0.9), (250, 0.95), (500, 0.7)])
def test_nor_is_a_share(cases, share):
    found = noise.false_years(noise.shares_of(cases, share), "share", "percent", cases)
    assert 0.001 <= found <= 0.016


@pytest.mark.parametrize(
    ("stay", "low", "high"), [(noise.MOVES_SLOWLY, 0.0, 0.001), (noise.TURNS_OVER, 0.002, 0.013)]
)
def test_a_stock_that_keeps_its_cases_even_less_often(stay, low, high):
    assert low <= noise.false_years(noise.stocks(450, stay), "count", "count") <= high


def test_looking_every_month_finds_more_that_is_not_there():
    nothing = noise.found_after(0, 9)
    assert nothing.ever > 3 * nothing.last


@pytest.mark.many_draws
@pytest.mark.parametrize(
    ("average", "most"),
    [(1, 0.035), (3, 0.05), (10, 0.035)],
)
def test_a_verdict_on_a_count_of_noise_is_seldom_a_false_alarm(average, most):
    """The guards at work: what is too few gets no verdict, unless the latest month itself has some."""
    drawn = noise.counts(average)(np.random.RandomState(8))[:600]
    words = [verdict(row.tolist(), kind="count", unit="count", better="lower").word for row in drawn]
    assert np.mean([word in ("Improving", "Worsening") for word in words]) < most


def test_noise_is_the_same_every_time():
    assert noise.flagged(noise.counts(3)) == noise.flagged(noise.counts(3))
