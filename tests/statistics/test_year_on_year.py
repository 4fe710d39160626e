"""A stock against the same month a year before: drawn by hand, with the tests written out a second time."""

from fractions import Fraction
from math import comb

import pytest

from sightline.statistics.signal import verdict
from sightline.statistics.year_on_year import a_year_apart, two_counts, two_proportions, year_on_year


def year(then: float | None, now: float | None) -> list[float | None]:
    return [then, *[60.0] * 11, now]


def of(kind, then, now, before=None, after=None, **more):
    unit = {"share": "percent", "count": "count", "rate": "per_10000"}.get(kind, "days")
    found = year_on_year(year(then, now), year(before, after), kind=kind, unit=unit, **more)
    return found.sentence if found else ""


def naive_counts(first: int, second: int) -> float:
    """Twice the smaller tail of a fair coin, in whole numbers."""
    whole = first + second
    tails = [sum(comb(whole, k) for k in range(*ends)) for ends in ((first + 1,), (first, whole + 1))]
    return float(min(Fraction(1), Fraction(2 * min(tails), 2**whole)))


@pytest.mark.parametrize("pair", [(78, 46), (46, 78), (20, 0), (10, 10), (3, 17), (482, 505)])
def test_two_counts_are_a_coin_tossed(pair):
    assert two_counts(*pair) == pytest.approx(naive_counts(*pair), rel=1e-9)


def test_two_shares_are_chi_squared_less_one_case():
    # 45 of 50 and 30 of 50: chi-squared 100 (45*20 - 5*30)^2 / (50 * 50 * 75 * 25) = 12, less one in a hundred
    from scipy.stats import chi2

    assert two_proportions(45, 50, 30, 50) == pytest.approx(chi2.sf(12 * 99 / 100, 1))
    assert two_proportions(50, 50, 50, 50) == 1
    # none of 20 and one of 20: half a case is expected, so Fisher's: certain
    assert two_proportions(0, 20, 1, 20) == pytest.approx(1)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (("count", 78, 46), "Fewer than a year before: 78, now 46"),
        (("count", 46, 78), "More than a year before: 46, now 78"),
        (("count", 1204, 1404), "More than a year before: 1,204, now 1,404"),
        (("count", 46, 60), ""),
        (("count", 20, 0), "Fewer than a year before: 20, now 0"),
        (("count", 0, 19), ""),  # under twenty in both together, whatever chance says
        (("count", 0, 20), "More than a year before: 0, now 20"),
        (("share", 90.0, 80.0, 400, 400), "10.0 points lower than a year before"),
        (("share", 80.0, 90.0, 400, 400), "10.0 points higher than a year before"),
        (("share", 92.8, 87.8, 360, 360), ""),
        (("share", 92.8, 87.8, 900, 900), "5.0 points lower than a year before"),
        (("share", 100.0, 40.0, 20, 20), "60.0 points lower than a year before"),
        (("share", 100.0, 0.0, 19, 400), ""),
        (("share", 100.0, 0.0, 400, 19), ""),
        (("share", 100.0, 100.0, 400, 400), ""),
        (("rate", 80.0, 60.0, 50_000, 50_000), "Lower than a year before: 80 per 10,000, now 60 per 10,000"),
        (("rate", 80.0, 79.0, 50_000, 50_000), ""),
        (("rate", 80.0, 60.0, None, 50_000), ""),
        (("mean", 40.0, 10.0, 400, 400), ""),
        (("median", 40.0, 10.0, 400, 400), ""),
        (("count", None, 46), ""),
        (("count", 78, None), ""),
    ],
)
def test_what_is_said_of_a_year(figures, said):
    assert of(*figures) == said


@pytest.mark.parametrize(
    ("length", "period", "rebase", "places"),
    [
        (13, "month", [], (0, 12)),
        (12, "month", [], None),
        (60, "month", [47], (47, 59)),  # both are of the later segment
        (60, "month", [48], None),
        (60, "month", [59], None),
        (5, "quarter", [], (0, 4)),
        (60, "r12", [], None),
        (60, "ytd", [], None),
    ],
)
def test_which_two_periods_are_compared(length, period, rebase, places):
    assert a_year_apart([1.0] * length, period, rebase) == places


FALLS = [78.0 - 32 * place / 12 + (1 if place % 2 else -1) for place in range(-47, 13)]
FALLS[47], FALLS[59] = 78.0, 46.0


def test_a_stock_that_fell_month_by_month_is_no_sudden_change_and_fewer_than_a_year_before():
    found = verdict(FALLS, kind="count", unit="count", better="lower", grain="point")
    assert found.word == "No sudden change"
    assert found.year and found.year.way == "down"
    assert found.sentence.endswith("; fewer than a year before: 78, now 46.")


def test_events_have_none_and_a_stock_with_too_few_months_for_limits_still_has_one():
    assert verdict(FALLS, kind="count", unit="count", better="lower").year is None
    short = verdict(
        [*FALLS[47:59], 46.0], kind="count", unit="count", better="lower", grain="point", baseline=None
    )
    assert short.year and short.year.sentence == "Fewer than a year before: 78, now 46"
