"""Many series at once: the same as one at a time, the same as the naive twin, and quick enough for a scorecard."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.statistics.refusals import StatisticsError
from sightline.statistics.rules import LABELS
from sightline.statistics.xmr import xmr, xmr_many
from support.naive_xmr import naive_labels

PERCENTAGES = st.one_of(st.none(), st.integers(0, 1000).map(lambda tenths: float(Decimal(tenths) / 10)))
FEW = st.one_of(st.none(), st.integers(0, 4).map(float))
DIRECTIONS = ("increase", "decrease", "neutral")


@st.composite
def series(draw, numbers):
    """Steady series, with steps, spikes and climbs, so that every rule has something to find."""
    values = draw(st.lists(numbers, min_size=0, max_size=40))
    for _ in range(draw(st.integers(0, 2))):
        start, step = draw(st.integers(0, 40)), draw(st.sampled_from([-30.0, 1.0, 5.5, 30.0]))
        climbs = draw(st.booleans())
        values = [
            value
            if value is None or place < start
            else float(Decimal(str(value)) + Decimal(str(step)) * (place - start + 1 if climbs else 1))
            for place, value in enumerate(values)
        ]
    return values


@pytest.mark.many_draws
@settings(max_examples=400, deadline=None)
@given(
    values=st.one_of(series(PERCENTAGES), series(FEW)),
    screen=st.booleans(),
    baseline=st.sampled_from([None, 2, 7, 12]),
    release=st.sampled_from(["Making Data Count 2023", "NHSRplotthedots 0.2.2"]),
)
def test_the_naive_twin_says_the_same_of_every_point(values, screen, baseline, release):
    chart = xmr(values, screen_moving_range=screen, baseline=baseline, release=release)
    before = release == "NHSRplotthedots 0.2.2"
    assert chart.labels == naive_labels(values, screen, baseline, before_2023=before)


@pytest.mark.many_draws
def test_the_twin_is_asked_about_every_rule():
    """Walks, steps and noise: a guard that agreement is not agreement about nothing."""
    random, seen = np.random.RandomState(7), set()
    for _ in range(300):
        steps = random.randint(-4, 5, 40)
        values = (np.cumsum(steps) if random.rand() < 0.5 else steps + 3 * (np.arange(40) > 30)).tolist()
        labels = xmr(values).labels
        assert labels == naive_labels(values)
        seen |= set(labels)
    assert seen == set(LABELS)


@pytest.mark.many_draws
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_many_are_exactly_what_each_is_alone(data):
    points = data.draw(st.integers(1, 40))
    numbers = st.one_of(st.none(), st.floats(-1e6, 1e6))
    rows = data.draw(st.lists(st.lists(numbers, min_size=points, max_size=points), min_size=1, max_size=8))
    directions = [data.draw(st.sampled_from(DIRECTIONS)) for _ in rows]
    targets = [data.draw(st.one_of(st.none(), st.floats(-100, 100))) for _ in rows]
    rebase = data.draw(st.lists(st.integers(0, points - 1), max_size=2))
    screen, baseline = data.draw(st.booleans()), data.draw(st.sampled_from([None, 5, 12]))
    asked = {"rebase": rebase, "baseline": baseline, "screen_moving_range": screen}
    table = np.array([[np.nan if value is None else value for value in row] for row in rows])
    together = xmr_many(table, improvement=directions, target=targets, **asked)
    for chart, row, direction, target in zip(together, rows, directions, targets, strict=True):
        alone = xmr(row, improvement=direction, target=target, **asked)
        assert repr(chart) == repr(alone)  # NaN is not equal to itself; written out it is


def test_a_whole_scorecard_by_team_has_a_chart_for_each():
    """70 figures by 40 teams over 60 months; bench/pages.py says how quickly."""
    random = np.random.RandomState(1)
    table = random.normal(70, 10, (70 * 40, 60))
    table[random.rand(*table.shape) < 0.05] = np.nan
    charts = xmr_many(table, improvement="increase", target=75)
    assert len(charts) == 2800


@pytest.mark.parametrize(
    ("values", "given", "said"),
    [
        ([1, 2, 3], {}, "series by points; they have 1 dimension"),
        ([[1, 2]], {"improvement": ["increase", "neutral"]}, "one for each of the 1 series"),
        ([[1, 2]], {"target": [1, 2]}, "one for each of the 1 series"),
    ],
)
def test_what_does_not_fit_is_refused(values, given, said):
    with pytest.raises(StatisticsError, match=said):
        xmr_many(values, **given)
