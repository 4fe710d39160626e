"""The scale of a chart: from where to where, and which figures stand on it. Pure."""

from collections.abc import Iterable
from math import ceil, floor, log10

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
TICKS = 5
MOST_PERCENT = 100.0


def axis_of(values: Iterable[float], unit: str, *, zero: bool) -> tuple[float, ...]:
    """The figures on the scale, evenly apart, lowest first; the scale goes from the first to the last of them.

    `zero`: from nought, and for a share to a hundred; else from just under the lowest value, so that a small change can be
    seen. Counts stand on whole numbers. No figure here is below nought, and no share above a hundred.
    """
    present = list(values)
    if zero and unit == "percent":
        return (0.0, 20.0, 40.0, 60.0, 80.0, MOST_PERCENT)
    low, high = (min(present), max(present)) if present else (0.0, 1.0)
    low = 0.0 if zero else low
    if high == low:
        low, high = max(0.0, low - 1), high + 1
    step = _step((high - low) / TICKS, whole=unit == "count")
    first, last = max(0, floor(low / step)), ceil(high / step)
    if unit == "percent":
        last = min(last, floor(MOST_PERCENT / step))
        if last * step < high:
            return (*(place * step for place in range(first, last + 1)), MOST_PERCENT)
    return tuple(place * step for place in range(first, max(last, first + 1) + 1))


def _step(least: float, *, whole: bool) -> float:
    """The next round step that is no smaller; a whole one for counts."""
    size = 10.0 ** floor(log10(least))
    chosen = next(step * size for step in STEPS if step * size >= least * (1 - 1e-9))
    return max(1.0, float(ceil(chosen))) if whole else chosen
