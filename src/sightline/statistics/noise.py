"""What the rules say of series in which nothing happens, and of one in which something does: seeded, the same everywhere.

`RandomState` is numpy's frozen generator: its draws do not change from version to version.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sightline.statistics.xmr import judged
from sightline.statistics.year_on_year import year_on_year

SERIES, MONTHS, SEED = 2000, 60, 2015
Draw = Callable[[np.random.RandomState], np.ndarray]
MOVES_SLOWLY, TURNS_OVER = 0.96, 0.5
"""How many of a stock are still there a month later: children in care; a list that half leaves."""


@dataclass(frozen=True)
class SpecialCauseRates:
    """The parts (0 to 1) of all points, and of the last points, that are called a special cause."""

    points: float
    last: float


def flagged(draw: Draw) -> SpecialCauseRates:
    """What the rules flag in the series that `draw` draws (series by months, NaN for a gap), all of it chance."""
    _, codes, _ = judged(draw(np.random.RandomState(SEED)), (0,))
    return SpecialCauseRates(float(np.mean(codes > 0)), float(np.mean(codes[:, -1] > 0)))


def bell() -> Draw:
    """A bell curve: what the rules were made for."""
    return lambda random: random.normal(size=(SERIES, MONTHS))


def shares(cases: float, share: float, months: int = MONTHS) -> Draw:
    """Percentages of about `cases` a month, of whom `share` (0 to 1) are counted."""

    def draw(random: np.random.RandomState) -> np.ndarray:
        whole = random.poisson(cases, (SERIES, months))
        part = random.binomial(whole, share)
        return np.divide(100.0 * part, whole, out=np.full(whole.shape, np.nan), where=whole > 0)

    return draw


def counts(average: float) -> Draw:
    """Counts of events that come one by one."""
    return lambda random: random.poisson(average, (SERIES, MONTHS)).astype(float)


def days(cases: int, summary: Callable[..., np.ndarray]) -> Draw:
    """Means or medians of `cases` durations a month, most about 33 days and a few far longer (lognormal)."""
    return lambda random: summary(random.lognormal(3.5, 0.6, (SERIES, MONTHS, cases)), axis=2)


def stocks(level: int, stay: float) -> Draw:
    """How many are there at each month's end: of those there `stay` (0 to 1) stay, and as many come as leave."""

    def draw(random: np.random.RandomState) -> np.ndarray:
        stock = random.poisson(level, SERIES)
        table = np.empty((SERIES, MONTHS))
        for month in range(MONTHS):
            stock = random.binomial(stock, stay) + random.poisson(level * (1 - stay), SERIES)
            table[:, month] = stock
        return table

    return draw


def changed(draw: Draw) -> Draw:
    """The month-to-month changes of what `draw` draws."""
    return lambda random: np.diff(draw(random), axis=1)


def rolling_twelve(draw: Draw) -> Draw:
    """The means of twelve months of what `draw` draws, a month on each time."""

    def rolled(random: np.random.RandomState) -> np.ndarray:
        windows = np.lib.stride_tricks.sliding_window_view(draw(random), 12, axis=1)
        return windows.mean(axis=2)

    return rolled


def year_to_date(draw: Draw) -> Draw:
    """The means of what `draw` draws since the last April, the first month being one."""

    def summed(random: np.random.RandomState) -> np.ndarray:
        years = draw(random).reshape(SERIES, -1, 12)
        return (np.cumsum(years, axis=2) / np.arange(1, 13)).reshape(SERIES, -1)

    return summed


def false_years(draw: Draw, kind: str, unit: str, cases: float | None = None) -> float:
    """The part (0 to 1) of series, all of them chance, whose last month is said to differ from a year before.

    `cases`: the base of every month, for shares and rates.
    """
    values = draw(np.random.RandomState(SEED))[:, -13:].tolist()
    bases = [cases] * 13
    return sum(year_on_year(each, bases, kind=kind, unit=unit) is not None for each in values) / len(values)


def shares_of(cases: int, share: float) -> Draw:
    """Percentages of exactly `cases` a month, of whom `share` (0 to 1) are counted."""
    return lambda random: 100.0 * random.binomial(cases, share, (SERIES, MONTHS)) / cases


@dataclass(frozen=True)
class DetectionRates:
    """The parts (0 to 1) of series called better: at the last point looked at; at any point on the way there."""

    last: float
    ever: float


def found_after(sigmas: float, months_after: int, before: int = 24) -> DetectionRates:
    """How often a shift of so many standard deviations is called better, with limits frozen from the months before it."""
    values = np.random.RandomState(SEED).normal(size=(SERIES, before + months_after))
    values[:, before:] += sigmas
    ends = [judged(values[:, : before + seen], (0,), before)[1][:, -1] for seen in range(1, months_after + 1)]
    better = np.array(ends) % 2 == 1
    return DetectionRates(float(better[-1].mean()), float(better.any(axis=0).mean()))
