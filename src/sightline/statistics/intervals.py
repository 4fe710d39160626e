"""How far a figure could be off because few cases stand behind it.

Formulas as in PHEindicatormethods 2.1.0: Wilson (1927) for a share, Byar's approximation for a count, and for a rate
of fewer than ten the exact Poisson limits. All limits are unrounded and two-sided.
"""

from math import isfinite, sqrt
from statistics import NormalDist

from sightline.statistics.refusals import StatisticsError

EXACT_UNDER = 10


def wilson(x: float, n: float, confidence: float = 0.95) -> tuple[float, float]:
    """The lower and upper limit of the share `x` of `n`, each from 0 to 1.

    Refuses no cases at all (`n` = 0): nothing out of nothing is not a share, and 0 to 1 would look like a finding.
    """
    z = normal_quantile(confidence)
    _refuse_count(x)
    if not (isfinite(n) and n > 0):
        raise StatisticsError(
            f"A share needs at least one case; it was given {n:g}. Show 'no cases' instead."
        )
    if x > n:
        raise StatisticsError(f"{x:g} cannot be part of {n:g}. Give the part first and the whole second.")
    middle, reach = 2 * x + z * z, z * sqrt(z * z + 4 * x * (1 - x / n))
    twice = 2 * (n + z * z)
    lower = 0.0 if x == 0 else (middle - reach) / twice
    return lower, 1.0 if x == n else (middle + reach) / twice


def byar(x: float, confidence: float = 0.95) -> tuple[float, float]:
    """The lower and upper limit of a count of `x`, in the same unit; good from ten upwards, see `rate_interval`."""
    z = normal_quantile(confidence)
    _refuse_count(x)
    lower = x * max(0.0, 1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3 if x else 0.0
    more = x + 1
    return lower, more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3


def poisson(x: float, confidence: float = 0.95) -> tuple[float, float]:
    """The exact Poisson limits of a count of `x`, in the same unit."""
    from scipy.stats import chi2  # a quarter of a second, and only here

    outside = (1 - confidence_given(confidence)) / 2
    _refuse_count(x)
    lower = float(chi2.ppf(outside, 2 * x)) / 2 if x else 0.0
    return lower, float(chi2.isf(outside, 2 * x + 2)) / 2


def rate_interval(x: float, n: float, per: float = 10_000, confidence: float = 0.95) -> tuple[float, float]:
    """The limits of the rate of `x` per `per` of `n` people: exact under ten, Byar's from ten upwards.

    `x` may be more than `n` (people can be counted more than once). Refuses a population of none.
    """
    if not (isfinite(n) and n > 0):
        raise StatisticsError(f"A rate needs a population; it was given {n:g}. Load the population first.")
    lower, upper = poisson(x, confidence) if x < EXACT_UNDER else byar(x, confidence)
    return lower / n * per, upper / n * per


def normal_quantile(confidence: float) -> float:
    """How many standard deviations hold that much of a normal distribution: 0.95 gives 1.959964."""
    return NormalDist().inv_cdf((1 + confidence_given(confidence)) / 2)


def confidence_given(confidence: float) -> float:
    """The confidence, refused where it is no share between 0 and 1."""
    if not 0 < confidence < 1:
        raise StatisticsError(
            f"A confidence lies between 0 and 1, as 0.95 does; it was given {confidence:g}."
        )
    return confidence


def _refuse_count(x: float) -> None:
    if not (isfinite(x) and x >= 0):
        raise StatisticsError(f"A count is nought or more; it was given {x:g}.")
