"""Intervals and funnels against published vectors, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.statistics.few import interval
from sightline.statistics.funnel import ratio_funnel, share_funnel
from sightline.statistics.intervals import byar, rate_interval, wilson
from sightline.statistics.refusals import StatisticsError


def within(published):
    return pytest.approx(published, rel=0, abs=1e-9)


@pytest.mark.parametrize(
    ("x", "n", "confidence", "published"),
    [
        (65, 100, 0.95, (0.5525444329688797, 0.7363575175690247)),
        (65, 100, 0.998, (0.4954946574070431, 0.7783540614089697)),
        (1, 100, 0.95, (0.0017674320641406511, 0.0544861961787053)),
        (1045, 5000, 0.95, (0.19795549880013297, 0.22049130373189027)),
    ],
)
def test_wilson_is_phes(x, n, confidence, published):
    assert wilson(x, n, confidence) == within(published)


@pytest.mark.parametrize(
    ("x", "confidence", "published"),
    [
        (65, 0.95, (50.163187710459454, 82.84913854593984)),
        (10, 0.998, (2.916318374695686, 24.193724927880535)),
    ],
)
def test_byar_is_phes(x, confidence, published):
    assert byar(x, confidence) == within(published)


@pytest.mark.parametrize(
    ("x", "published"),
    [
        (1, (0.025317807984289897, 5.571643390938898)),  # exact
        (20, (12.211428834875937, 30.889880369197066)),  # Byar
    ],
)
def test_rates_are_phes(x, published):
    assert rate_interval(x, 100, per=100) == within(published)


@pytest.mark.parametrize(("x", "exact"), [(9, True), (10, False)])
def test_a_rate_of_nine_is_exact_and_of_ten_is_byars(x, exact):
    assert (rate_interval(x, 1, per=1) != byar(x)) is exact


@pytest.mark.parametrize(
    ("expected", "confidence", "published"),
    [
        (15, 0.95, (0.5596924, 1.649348)),
        (20, 0.95, (0.6108260, 1.544419)),
        (30, 0.95, (0.6746958, 1.427562)),
        (15, 0.998, (0.3862650, 2.082907)),
        (20, 0.998, (0.4479107, 1.902094)),
        (30, 0.998, (0.5289724, 1.702771)),
    ],
)
def test_a_funnel_of_ratios_is_funnelplotrs(expected, confidence, published):
    lower, upper = ratio_funnel(expected, confidence=confidence)
    assert (lower, upper) == pytest.approx(published, rel=0, abs=5.1e-7)


@pytest.mark.parametrize(("n", "said"), [(20, (64, 95)), (40, (71, 93)), (100, (77, 91))])
def test_85_percent_of_so_many(n, said):
    """T13 of conventions.md section 8."""
    lower, upper = wilson(0.85 * n, n)
    assert (round(100 * lower), round(100 * upper)) == said


@given(n=st.integers(1, 3000), target=st.floats(0.05, 0.95))
def test_at_the_funnels_limit_wilson_just_touches_the_target(n, target):
    lower, upper = share_funnel(n, target)
    if lower > 0:
        assert wilson(lower * n, n)[1] == pytest.approx(target)
    if upper < 1:
        assert wilson(upper * n, n)[0] == pytest.approx(target)


@given(n=st.integers(1, 10_000), part=st.floats(0, 1), confidence=st.sampled_from([0.5, 0.8, 0.95, 0.998]))
def test_wilson_holds_the_share_and_stays_a_share(n, part, confidence):
    x = round(part * n)
    lower, upper = wilson(x, n, confidence)
    assert 0 <= lower <= x / n <= upper <= 1
    mirrored = wilson(n - x, n, confidence)
    assert (lower, upper) == pytest.approx((1 - mirrored[1], 1 - mirrored[0]))


@pytest.mark.parametrize(
    ("value", "base", "kind", "limits"),
    [
        (65.0, 100, "share", (55.25444329688797, 73.63575175690247)),
        (65.0, 0, "share", None),  # of nobody
        (65.0, None, "share", None),
        (None, 100, "share", None),
        (20.0, 10_000, "rate", (12.211428834875937, 30.889880369197066)),
        (20.0, 0, "rate", None),
        (20.0, None, "count", (12.211428834875937, 30.889880369197066)),
        (20.0, 100, "mean", None),  # of which no case is counted
        (20.0, 100, "median", None),
    ],
)
def test_a_figure_has_the_interval_of_its_kind_in_its_own_unit(value, base, kind, limits):
    assert interval(value, base, kind) == (limits and within(limits))


@pytest.mark.parametrize(("x", "n"), [(0, 12), (12, 12)])
def test_none_and_all_end_exactly_at_the_end(x, n):
    lower, upper = wilson(x, n)
    assert (lower == 0.0, upper == 1.0) == (x == 0, x == n)


@given(x=st.integers(0, 5000), confidence=st.sampled_from([0.5, 0.95, 0.998, 0.9999]))
def test_a_rate_interval_holds_the_rate(x, confidence):
    lower, upper = rate_interval(x, 60_000, confidence=confidence)
    assert 0 <= lower <= x / 60_000 * 10_000 < upper


def test_nothing_counted_has_an_upper_limit():
    assert rate_interval(0, 10_000) == (0.0, pytest.approx(3.6888794541139363))
    assert byar(0)[0] == 0.0


def test_a_rate_may_be_of_more_events_than_people():
    assert rate_interval(150, 100, per=100)[1] > 150


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda: wilson(0, 0), "at least one case; it was given 0. Show 'no cases' instead"),
        (lambda: wilson(1, -5), "at least one case"),
        (lambda: wilson(6, 5), "6 cannot be part of 5"),
        (lambda: wilson(-1, 5), "nought or more; it was given -1"),
        (lambda: wilson(float("nan"), 5), "nought or more; it was given nan"),
        (lambda: wilson(1, float("nan")), "at least one case; it was given nan"),
        (lambda: wilson(1, 5, 95), "between 0 and 1, as 0.95 does; it was given 95"),
        (lambda: wilson(1, 5, 1), "between 0 and 1"),
        (lambda: byar(-1), "nought or more"),
        (lambda: rate_interval(-1, 100), "nought or more"),
        (lambda: rate_interval(1, 0), "needs a population; it was given 0"),
        (lambda: rate_interval(1, 100, confidence=0), "between 0 and 1"),
        (lambda: ratio_funnel(0), "above nought"),
        (lambda: share_funnel(0, 0.5), "needs cases and a target"),
        (lambda: share_funnel(5, 50), "needs cases and a target"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(asked, said):
    with pytest.raises(StatisticsError, match=said):
        asked()
