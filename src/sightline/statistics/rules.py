"""The four rules of a special cause, for many series at once, in the order in which a point gets the first that applies.

Source: NHSRplotthedots 0.2.2, and for two of three what Making Data Count's own tools do since November 2023 (issue 194 of
that package). "Four rules are enough: anything more risks false positives" (NHS England's Making Data Count team). All
comparisons are strict. A gap is no neighbour: no run goes across one.
"""

from typing import Literal

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from sightline.statistics.limits import NEAR, SeriesLimits

SEVEN, THREE = 7, 3
Release = Literal["Making Data Count 2023", "NHSRplotthedots 0.2.2"]
TODAY: Release = "Making Data Count 2023"
"""Two of three counts every point beyond two sigma; the release before it, only those within three sigma."""
COMMON = "Common Cause"
LABELS = (
    COMMON,
    "Above UCL",
    "Below LCL",
    "7 Point Trend (Increasing)",
    "7 Point Trend (Decreasing)",
    "2 in 3 Above CL",
    "2 in 3 Below CL",
    "7 Points Above CL",
    "7 Points Below CL",
)
"""By their code; odd codes speak of high or rising values, even ones of low or falling, nought of none."""


def special_causes(values: np.ndarray, limits: SeriesLimits, release: Release = TODAY) -> np.ndarray:
    """The code of every point (the place of its label in LABELS); a gap gets nought."""
    above, below = limits.beyond(values, 1), limits.beyond(values, -1)
    near_above, near_below = limits.beyond(values, NEAR), limits.beyond(values, -NEAR)
    if release == "NHSRplotthedots 0.2.2":
        near_above, near_below = near_above & ~above, near_below & ~below
    high, low = limits.beyond(values, 0), limits.under_mean(values)
    rising, falling = trends(values)
    tests = [
        above,
        below,
        rising,
        falling,
        two_in_three(near_above, high),
        two_in_three(near_below, low),
        in_run(high, SEVEN),
        in_run(low, SEVEN),
    ]
    return np.select(tests, range(1, len(LABELS)), 0)


def trends(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which points are part of seven that rise, and of seven that fall; a turning point belongs to the later."""
    steps = np.diff(values, axis=1)
    rising = _covered(steps > 0, SEVEN - 1, SEVEN, values.shape[1])
    falling = _covered(steps < 0, SEVEN - 1, SEVEN, values.shape[1])
    rises_next = np.zeros_like(rising)
    rises_next[:, :-1] = steps > 0
    turning = rising & falling
    return rising & ~(turning & ~rises_next), falling & ~(turning & rises_next)


def two_in_three(near: np.ndarray, side: np.ndarray) -> np.ndarray:
    """Which of these points, near a limit or beyond it, are one of two or more among three neighbours on one side of the mean."""
    if near.shape[1] < THREE:
        return np.zeros_like(near)
    together = sliding_window_view(side, THREE, axis=1).all(axis=2)
    enough = sliding_window_view(near, THREE, axis=1).sum(axis=2) >= THREE - 1
    return near & _spread(np.asarray(together & enough), THREE, near.shape[1])


def in_run(side: np.ndarray, length: int) -> np.ndarray:
    """Which points are part of a run of at least `length` neighbours."""
    return _covered(side, length, length, side.shape[1])


def _covered(holds: np.ndarray, length: int, points: int, width: int) -> np.ndarray:
    """Which of `width` points lie in a window in which `length` neighbours all hold; such a window spans `points`."""
    if holds.shape[1] < length:
        return np.zeros((len(holds), width), dtype=bool)
    return _spread(np.asarray(sliding_window_view(holds, length, axis=1).all(axis=2)), points, width)


def _spread(windows: np.ndarray, points: int, width: int) -> np.ndarray:
    """Which points lie in a window that holds; `windows` by their first point."""
    covered = np.zeros((len(windows), width), dtype=bool)
    for offset in range(points):
        covered[:, offset : offset + windows.shape[1]] |= windows
    return covered
