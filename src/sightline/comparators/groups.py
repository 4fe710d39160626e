"""The middle, the mean, the place and the quarter: what a group of authorities makes of one figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor
from typing import Literal

Statistic = Literal["median", "mean"]
QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a figure stands among others: its place from the best (or the highest, where neither is better), and of how many."""

    rank: int
    among: int
    quartile: int


def middle_or_mean(values: Sequence[float], statistic: Statistic) -> float:
    """The median or the simple mean of figures as they are published; nobody weighs by size. ValueError where there is none.

    Reckoned in decimals, so that a half is a half and rounds up. Source: the DfE's dashboard (median), its tool (mean).
    """
    if not values:
        raise ValueError("no figure")
    exact = sorted(Decimal(str(value)) for value in values)
    if statistic == "mean":
        return float(sum(exact) / len(exact))
    half, odd = divmod(len(exact), 2)
    return float(exact[half] if odd else (exact[half - 1] + exact[half]) / 2)


def standing_of(own: float, values: Sequence[float], better: str) -> Standing:
    """The place of `own` among `values` (itself among them), ties sharing the first, and its quarter.

    Quarters as PHEindicatormethods 2.1.0 reckons them: floor((k + 1) − ceil((N + 1 − rank) ÷ (N ÷ k))), nought being one.
    """
    ahead = [value for value in values if (value < own if better == "lower" else value > own)]
    rank, among = len(ahead) + 1, len(values)
    quarter = floor((QUARTERS + 1) - ceil((among + 1 - rank) / (among / QUARTERS)))
    return Standing(rank, among, quarter or 1)
