"""How far areas of one size would lie from a target by chance alone: the limits of a funnel.

Unadjusted, as FunnelPlotR and PHEindicatormethods have them. Children's services differ far more between councils than
chance makes them (in Public Health England's own example 86% of areas fall outside 99.8%), so a funnel of councils
without an allowance for that calls nearly everyone an outlier: show rank or quartile there, and use these within one
council.
"""

from math import sqrt

from sightline.statistics.intervals import normal_quantile, poisson
from sightline.statistics.refusals import StatisticsError


def ratio_funnel(expected: float, target: float = 1.0, confidence: float = 0.95) -> tuple[float, float]:
    """The limits of observed over `expected`, for a place where `expected` events are expected (exact Poisson)."""
    if expected <= 0:
        raise StatisticsError(f"A funnel needs an expected number above nought; it was given {expected:g}.")
    lower, upper = poisson(expected, confidence)
    return lower / expected * target, upper / expected * target


def share_funnel(n: float, target: float, confidence: float = 0.95) -> tuple[float, float]:
    """The shares (0 to 1) at `n` cases whose Wilson interval just touches the `target` share."""
    if n <= 0 or not 0 <= target <= 1:
        raise StatisticsError(
            f"A funnel of shares needs cases and a target from 0 to 1; it was given {n:g} and {target:g}."
        )
    reach = normal_quantile(confidence) * sqrt(target * (1 - target) / n)
    return max(0.0, target - reach), min(1.0, target + reach)
