"""Did a stock move since the same month a year before? The second verdict of what is judged on its sudden changes only.

Counts and rates: the exact conditional binomial test of two Poisson counts (Przyborowski and Wilenski 1940), the smaller tail
twice. Shares: the N-1 chi-squared test of two proportions (Campbell 2007), and Fisher's exact test where fewer than one is
expected in a cell. Said at 1 in 100. Both take the two months for strangers; a stock keeps some of its cases over a year, which
makes them more alike, so fewer false words are said than that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt
from typing import Literal

from sightline.statistics.amounts import amount, rounded
from sightline.statistics.few import FEWEST_CASES, counted_in

A_YEAR = {"month": 12, "quarter": 4}
CHANCE = 0.01
COMPARED = {"count": ("More", "Fewer"), "rate": ("Higher", "Lower")}
Numbers = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """That a stock moved since a year before: which way, and a sentence without its full stop."""

    way: Literal["up", "down"]
    sentence: str


def a_year_apart(
    values: Numbers, period: str = "month", rebase: Sequence[int] = ()
) -> tuple[int, int] | None:
    """The places of the latest period and of the same a year before; None where one has no figure or they do not compare.

    They do not across a re-base, where what is counted, or how, is another.
    """
    now, back = len(values) - 1, A_YEAR.get(period, 0)
    then = now - back
    if not back or then < 0 or any(then < place <= now for place in rebase):
        return None
    return None if values[then] is None or values[now] is None else (then, now)


def year_on_year(
    values: Numbers,
    bases: Numbers,
    *,
    kind: str,
    unit: str,
    period: str = "month",
    rebase: Sequence[int] = (),
) -> YearOnYear | None:
    """What may be said of the latest period against a year before; None where it could be chance, or too few stand behind.

    `values`, `bases`, `kind` and `unit` as in `Series`. Shares need the house's fewest cases in either period, counts and
    rates in both together: a list that falls from thirty to one must not be hushed.
    """
    places = a_year_apart(values, period, rebase)
    if places is None or kind not in ("share", *COMPARED):
        return None
    then, now = (_Month(values[place] or 0.0, bases[place], kind) for place in places)
    moved = now.value - then.value
    if not rounded(moved) or then.top is None or now.top is None or _chance(kind, then, now) >= CHANCE:
        return None
    return YearOnYear("up" if moved > 0 else "down", _sentence(then.value, now.value, kind, unit))


def two_proportions(first: float, of_first: float, second: float, of_second: float) -> float:
    """How likely (0 to 1) two shares of one kind differ by so much or more: `first` of `of_first`, `second` of `of_second`."""
    whole, part = of_first + of_second, first + second
    fewest = min(part, whole - part) * min(of_first, of_second) / whole
    if fewest < 1:
        from scipy.stats import fisher_exact  # a quarter of a second, and only here

        table = [[first, of_first - first], [second, of_second - second]]
        return float(fisher_exact(table).pvalue)  # pyright: ignore[reportAttributeAccessIssue]
    gap = first / of_first - second / of_second
    spread = part / whole * (1 - part / whole) * (1 / of_first + 1 / of_second) * whole / (whole - 1)
    return erfc(abs(gap) / sqrt(2 * spread))


def two_counts(first: float, second: float, of_first: float = 1, of_second: float = 1) -> float:
    """How likely (0 to 1) two counts differ by so much or more, of populations `of_first` and `of_second` at one rate."""
    from scipy.stats import binom  # a quarter of a second, and only here

    whole, share = first + second, of_first / (of_first + of_second)
    lower, upper = binom.cdf(first, whole, share), binom.sf(first - 1, whole, share)
    return min(1.0, 2 * float(min(lower, upper)))


class _Month:
    """A period's value, how many were counted (None where that is not known), and of how many."""

    def __init__(self, value: float, base: float | None, kind: str) -> None:
        self.value, self.base = value, base or 0.0
        self.top = counted_in(value, base, kind)


def _chance(kind: str, then: _Month, now: _Month) -> float:
    """The chance, and 1 where too few stand behind."""
    first, second = then.top or 0.0, now.top or 0.0
    if kind == "share":
        few = min(then.base, now.base) < FEWEST_CASES
        return 1.0 if few else two_proportions(first, then.base, second, now.base)
    if first + second < FEWEST_CASES:
        return 1.0
    if kind == "count":
        return two_counts(first, second)
    return two_counts(first, second, then.base, now.base) if then.base and now.base else 1.0


def _sentence(then: float, now: float, kind: str, unit: str) -> str:
    if kind == "share":
        way = "higher" if now > then else "lower"
        return f"{rounded(abs(now - then))} points {way} than a year before"
    more, fewer = COMPARED[kind]
    words = more if now > then else fewer
    return f"{words} than a year before: {amount(then, unit)}, now {amount(now, unit)}"
