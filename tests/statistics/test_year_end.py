"""Where a year ends: against sums done by hand, a naive twin in exact fractions, scipy's t, and years that were then lived."""

from fractions import Fraction
from itertools import pairwise
from math import sqrt

import numpy as np
import pytest
from scipy.stats import t

from sightline.statistics.noise import MOVES_SLOWLY
from sightline.statistics.stocks import changes
from sightline.statistics.xmr import COMMON_CAUSE, xmr, xmr_many
from sightline.statistics.year_end import YearEnd, t_quantile, year_end
from support.naive_xmr import naive_limits

CALM = [50.0, 54.0] * 9
"""Eighteen months that swing evenly about 52, by 4 each time: limits 2.66 × 4 away."""
DEVIATION = 2.66 * 4 / 3


def end(values, bases=None, *, first, to_come, kind="count", grain="event", rebase=(), **more) -> YearEnd:
    judged = changes(values, rebase) if grain == "point" else values
    chart = xmr(judged, rebase=rebase)
    whole = [None] * len(values) if bases is None else bases
    return year_end(values, whole, chart, first=first, to_come=to_come, kind=kind, grain=grain, **more)


def half_width(result: YearEnd) -> float:
    assert result.high is not None and result.value is not None
    return result.high - result.value


# by hand


def test_a_count_is_what_there_is_and_the_mean_for_each_month_to_come():
    result = end(CALM, first=12, to_come=6)
    assert (result.so_far, result.periods_so_far, result.to_come, result.mean, result.rests_on) == (
        312,
        6,
        6,
        52,
        18,
    )
    assert result.value == 312 + 6 * 52
    # six months to come, and a mean known from eighteen: 6² × (1/6 + 1/18) of one month's variance
    assert half_width(result) == pytest.approx(
        6 * DEVIATION * sqrt(1 / 6 + 1 / 18) * t_quantile(0.62 * 17), rel=1e-3
    )
    assert result.low == pytest.approx(result.value - half_width(result))


def test_a_share_is_weighed_by_its_cases():
    bases = [100.0] * 12 + [200.0] * 6
    result = end(CALM, bases, first=12, to_come=6, kind="share")
    usual = (6 * 100 + 6 * 200) / 12
    weight = 6 * usual / (1200 + 6 * usual)
    assert result.so_far == 52.0
    assert result.value == pytest.approx((1 - weight) * 52 + weight * 52)
    assert half_width(result) == pytest.approx(
        weight * DEVIATION * sqrt(1 / 6 + 1 / 18) * t_quantile(0.62 * 17), rel=1e-3
    )


def test_what_stands_on_a_day_goes_on_from_its_latest_by_its_mean_change():
    values = [100.0 + 2 * place + (1 if place % 2 else 0) for place in range(18)]  # up 3, up 1, up 3 …
    result = end(values, first=12, to_come=3, grain="point")
    moves = np.diff(values)
    assert result.value == pytest.approx(values[-1] + 3 * moves.mean())
    assert (result.so_far, result.rests_on) == (values[-1], 17)
    assert half_width(result) == pytest.approx(
        3 * (2.66 * 2 / 3) * sqrt(1 / 3 + 1 / 17) * t_quantile(0.62 * 16), rel=1e-3
    )


def test_before_a_year_has_a_month_all_of_it_is_to_come():
    result = end(CALM, first=18, to_come=12)
    assert (result.so_far, result.periods_so_far, result.value) == (None, 0, 12 * 52)
    shares = end(CALM, [100.0] * 18, first=18, to_come=12, kind="share")
    assert (shares.so_far, shares.value) == (None, 52.0)


def test_only_what_came_since_limits_last_started_anew_counts():
    result = end([10.0, 12.0] * 10 + CALM, first=32, to_come=6, rebase=(20,))
    assert (result.mean, result.rests_on, result.anew) == (52, 18, True)
    assert not end(CALM, first=12, to_come=6).anew


def test_a_month_without_a_case_weighs_nothing():
    values = [*CALM[:-1], None]
    result = end(values, [100.0] * 17 + [0.0], first=16, to_come=6, kind="share", variation=COMMON_CAUSE)
    assert (result.why_not, result.so_far) == ("", CALM[16])
    assert (
        end(CALM, [0.0] * 18, first=12, to_come=6, kind="mean").value == 52
    )  # nobody knows what to weigh by


def test_nothing_ends_under_nought_or_over_a_hundred():
    few = end([0.0, 2.0] * 9, first=18, to_come=1)
    assert (few.low, few.high) == (0.0, pytest.approx(1 + half_width(few)))
    most = end([98.0, 100.0] * 9, [50.0] * 18, first=18, to_come=1, kind="share")
    assert most.high == 100.0
    assert end([198.0, 200.0] * 9, [50.0] * 18, first=18, to_come=1, kind="mean").high > 200


# refused


@pytest.mark.parametrize(
    ("values", "more", "sentence"),
    [
        (CALM[:11], {}, "A forecast needs 12 months since limits last started anew; there are 11."),
        (CALM, {"rebase": (10,)}, "A forecast needs 12 months since limits last started anew; there are 8."),
        ([*CALM[:-1], 90.0], {}, "It is changing by more than it usually varies"),
        ([*CALM[:-3], None, 50.0, 54.0], {}, "A month of this year has no figure"),
        (CALM, {"kind": "median"}, "A median is not made up of its months"),
        (CALM, {"kind": "ratio"}, "A ratio is not made up of its months"),
        (CALM, {"to_come": 0}, "The year is over."),
        (CALM, {"why_not": "Too few to judge: under 3 a month."}, "Too few to judge: under 3 a month."),
        (CALM, {"variation": "special_cause_concern"}, "It is changing by more than it usually varies"),
        ([*CALM, None], {"grain": "point", "variation": COMMON_CAUSE}, "The latest month has no figure."),
        (CALM[:12], {"grain": "point"}, "there are 11."),  # twelve months have eleven changes
    ],
)
def test_where_nothing_can_be_said_it_says_why(values, more, sentence):
    result = end(values, **{"first": 12, "to_come": 6, **more})
    assert (result.value, result.low, result.high) == (None, None, None)
    assert sentence in result.why_not


def test_without_limits_there_is_no_forecast():
    result = year_end(
        CALM, [None] * 18, None, first=12, to_come=6, kind="count", grain="event", noun="quarter"
    )
    assert result.why_not == "There are no limits to forecast from."


def test_a_share_of_which_a_month_is_hidden_is_refused():
    values, bases = [*CALM[:-2], None, 54.0], [100.0] * 16 + [None, 100.0]
    assert "has no figure" in end(values, bases, first=12, to_come=6, kind="share").why_not


# second opinions


@pytest.mark.parametrize(
    ("degrees", "published"), [(6, 2.447), (10, 2.228), (15, 2.131), (30, 2.042), (60, 2.0)]
)
def test_t_is_the_published_table_s(degrees, published):
    assert t_quantile(degrees) == pytest.approx(published, abs=0.002)


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_t_is_scipy_s_from_the_fewest_degrees_there_can_be(confidence):
    for degrees in np.arange(0.62 * 11, 60, 0.5):
        assert t_quantile(degrees, confidence) == pytest.approx(
            t.ppf((1 + confidence) / 2, degrees), abs=0.004
        )


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("kind", ["count", "share", "point"])
def test_a_naive_twin_in_exact_fractions_agrees(kind, seed):
    random = np.random.RandomState(seed)
    values = [float(each) for each in random.poisson(60, 30)]
    bases = [float(each) for each in random.randint(40, 90, 30)]
    done, to_come = int(random.randint(1, 11)), int(random.randint(1, 9))
    first = len(values) - done
    grain = "point" if kind == "point" else "event"
    figure_kind = "count" if kind == "point" else kind
    result = end(
        values, bases, first=first, to_come=to_come, kind=figure_kind, grain=grain, variation=COMMON_CAUSE
    )

    exact, whole = [Fraction(each) for each in values], [Fraction(each) for each in bases]
    moves = [after - before for before, after in pairwise(exact)]
    process = moves if kind == "point" else exact
    mean, reach = naive_limits(process, screen=True)
    if kind == "point":
        value, sure = exact[-1] + to_come * mean, Fraction(to_come)
    elif kind == "count":
        value, sure = sum(exact[first:]) + to_come * mean, Fraction(to_come)
    else:
        usual = sum(whole[-12:]) / 12
        counted = sum(share * base for share, base in zip(exact[first:], whole[first:], strict=True))
        value = (counted + to_come * usual * mean) / (sum(whole[first:]) + to_come * usual)
        sure = to_come * usual / (sum(whole[first:]) + to_come * usual)
    assert result.value == pytest.approx(float(value))
    spread = sqrt(1 / to_come + 1 / len(process))
    wide = float(sure) * float(reach) / 3 * spread * t.ppf(0.975, 0.62 * (len(process) - 1))
    assert half_width(result) == pytest.approx(wide, rel=2e-3)


def lived(draw, months: int, done: int, *, grain="event", bases=None, runs=2000) -> tuple[float, int]:
    """How many of the years that were then lived end within what was forecast, and how many were forecast at all.

    `draw` gives runs by months, the last twelve of which are the year; `done` of them are seen.
    """
    table = draw(np.random.RandomState(2026), runs, months)
    within, forecast = 0, 0
    seen = table[:, : months - 12 + done]
    charts = xmr_many(np.diff(seen, axis=1) if grain == "point" else seen)
    for row, known, chart in zip(table, seen, charts, strict=True):
        kind = "count" if bases is None else "share"
        result = year_end(
            known.tolist(),
            [bases] * len(known),
            chart,
            first=months - 12,
            to_come=12 - done,
            kind=kind,
            grain=grain,
        )
        if result.value is None or result.low is None or result.high is None:
            continue
        truth = row[-1] if grain == "point" else row[-12:].sum() if bases is None else row[-12:].mean()
        forecast += 1
        within += result.low <= truth <= result.high
    return within / forecast, forecast


@pytest.mark.parametrize(("months", "done"), [(60, 7), (60, 1), (24, 3), (36, 11)])
def test_ninety_five_of_a_hundred_years_of_counts_end_where_it_says(months, done):
    share, forecast = lived(
        lambda random, runs, months: random.poisson(60, (runs, months)).astype(float), months, done
    )
    assert forecast > 1500
    assert 0.93 <= share <= 0.965


def test_and_of_shares():
    def draw(random, runs, months):
        return 100.0 * random.binomial(80, 0.8, (runs, months)) / 80

    share, forecast = lived(draw, 48, 6, bases=80.0)
    assert forecast > 1500
    assert 0.93 <= share <= 0.965


def test_what_stands_on_a_day_and_turns_over_slowly_ends_there_no_less_often():
    def draw(random, runs, months):
        stock, table = random.poisson(450, runs), np.empty((runs, months))
        for month in range(months):
            stock = random.binomial(stock, MOVES_SLOWLY) + random.poisson(450 * (1 - MOVES_SLOWLY), runs)
            table[:, month] = stock
        return table

    share, forecast = lived(draw, 48, 6, grain="point")
    assert forecast > 1500
    assert share >= 0.94
