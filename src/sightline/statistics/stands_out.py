"""Which teams and groups differ from the whole by more than chance would have them differ.

Wilson's interval of each category at 99.8%, the outer limit of a funnel (PHEindicatormethods, Spiegelhalter 2005), against the
figure of the whole: a page shows about fifty categories, and at 95% two or three of them would stand out where nothing is the
matter. Simulated in `tests/statistics/test_stands_out.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from sightline.statistics.amounts import amount, several
from sightline.statistics.few import FEWEST_CASES
from sightline.statistics.intervals import wilson

CONFIDENCE, SHOWN = 0.998, 0.95
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Outlier:
    """A category whose share (0 to 100) is not that of the whole; `low` and `high`: its 95% interval, as tables show it."""

    name: str
    value: float
    low: float
    high: float


def distance(part: float, cases: float, whole: float) -> float:
    """How far a share of so many cases lies from the share `whole` (0 to 1), in standard deviations; 0 where it has too few."""
    spread = whole * (1 - whole)
    return abs(part / cases - whole) / sqrt(spread / cases) if cases >= FEWEST_CASES and spread else 0.0


def stands_out(parts: Mapping[str, float], cases: Mapping[str, float], whole: float) -> list[Outlier]:
    """The categories whose interval does not hold the share `whole` (0 to 1), the farthest first.

    `parts` of `cases` by category; those of fewer than 20 cases are left out, whatever their share.
    """
    far = sorted(parts, key=lambda name: -distance(parts[name], cases[name], whole))
    return [
        _outlier(name, parts[name], cases[name])
        for name in far
        if cases[name] >= FEWEST_CASES and not _holds(parts[name], cases[name], whole)
    ]


def in_words(outliers: Sequence[Outlier], whole: float) -> str:
    """Against 84.8% in all, more than chance explains, North Team 61.1% (95% range 52% to 69%) stands out. Or that none does."""
    if not outliers:
        return "No team or group differs from the whole by more than chance would have it."
    named = [
        f"{each.name} {amount(each.value, 'percent')} (95% range {amount(each.low, 'percent')} to {amount(each.high, 'percent')})"
        for each in outliers[:MOST_NAMED]
    ]
    rest = len(outliers) - len(named)
    named += [f"{several(rest, 'other')}"] if rest else []
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    verb = "stands" if len(outliers) == 1 else "stand"
    return f"Against {amount(100 * whole, 'percent')} in all, more than chance explains, {listed} {verb} out."


def _outlier(name: str, part: float, cases: float) -> Outlier:
    low, high = wilson(part, cases, SHOWN)
    return Outlier(name, 100 * part / cases, 100 * low, 100 * high)


def _holds(part: float, cases: float, whole: float) -> bool:
    low, high = wilson(part, cases, CONFIDENCE)
    return low <= whole <= high
