"""The mean of a series and its process limits (XmR), for many series at once.

Source: NHSRplotthedots 0.2.2, the R package behind NHS England's "Making Data Count". The mean moving range of
neighbours, times 2.66, either side of the mean; moving ranges of 3.267 times their mean or more are left out once.
"""

from dataclasses import dataclass

import numpy as np

REACH = 2.66
NEAR = 2 / 3
SCREENED_FROM = 3.267
ROUNDING = 1e-12
"""What two numbers may differ by, as a part of the largest in the series, and still be the same number."""


@dataclass(frozen=True)
class SeriesLimits:
    """One number per series. NaN where there is nothing to compute it from; `points` says from how many values.

    `rounding` is what lies within the arithmetic's own error: nothing closer than that to a line is beyond it.
    """

    mean: np.ndarray
    reach: np.ndarray
    points: np.ndarray
    rounding: np.ndarray

    def line(self, part: float) -> np.ndarray:
        """The line that many limits above the mean: 1 the upper, -1 the lower, 0 the mean."""
        return self.mean + part * self.reach if part else self.mean

    def beyond(self, values: np.ndarray, part: float) -> np.ndarray:
        """Which values lie beyond that line, seen from the mean; for 0, which lie above the mean. Never a gap."""
        away = values - self.line(part)[:, None]
        return (away if part >= 0 else -away) > self.rounding[:, None]

    def under_mean(self, values: np.ndarray) -> np.ndarray:
        """Which values lie under the mean. Never a gap."""
        return self.mean[:, None] - values > self.rounding[:, None]


def limits(values: np.ndarray, screen: bool = True) -> SeriesLimits:
    """The limits of each row of `values` (series by points, NaN for a gap). A gap has no moving range to it."""
    largest = np.max(np.abs(values), axis=1, initial=0.0, where=~np.isnan(values))
    rounding = largest * ROUNDING
    ranges = np.abs(np.diff(values, axis=1))
    return SeriesLimits(
        _mean(values),
        REACH * _mean(_screened(ranges, rounding) if screen else ranges),
        np.count_nonzero(~np.isnan(values), axis=1),
        rounding,
    )


def _screened(ranges: np.ndarray, rounding: np.ndarray) -> np.ndarray:
    """The moving ranges without the very large ones; all of them where nothing but noughts would be left.

    A count that is nought but for one month would otherwise have no width at all, and every month be an outlier.
    """
    most = SCREENED_FROM * _mean(ranges) - rounding
    narrow = np.where(ranges < most[:, None], ranges, np.nan)
    some_width = np.max(narrow, axis=1, initial=0.0, where=~np.isnan(narrow)) > rounding
    return np.where(some_width[:, None], narrow, ranges)


def _mean(rows: np.ndarray) -> np.ndarray:
    """The mean of each row without its gaps; NaN where there is nothing."""
    present = ~np.isnan(rows)
    many = np.count_nonzero(present, axis=1)
    total = np.sum(np.where(present, rows, 0.0), axis=1)
    return np.divide(total, many, out=np.full(len(rows), np.nan), where=many > 0)
