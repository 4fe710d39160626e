"""XmR charts as NHS England's "Making Data Count" has them: is a change more than the usual variation?

One implementation reads one series or thousands; `xmr` is `xmr_many` of one. It reads values that share no cases:
months or quarters, never a rolling twelve months or a year to date (see `docs/made/signals.md`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sightline.statistics.limits import SeriesLimits, limits
from sightline.statistics.refusals import StatisticsError
from sightline.statistics.rules import LABELS, TODAY, Release, special_causes

Improvement = Literal["increase", "decrease", "neutral"]
TRIAL_UNDER = 12
COMMON_CAUSE = "common_cause"
HIGH_AND_LOW = {
    "increase": ("special_cause_improvement", "special_cause_concern"),
    "decrease": ("special_cause_concern", "special_cause_improvement"),
    "neutral": ("special_cause_neutral_high", "special_cause_neutral_low"),
}
_LABELS = np.array(LABELS, dtype=object)
_KINDS = {
    improvement: np.array([COMMON_CAUSE, *(pair * (len(LABELS) // 2))], dtype=object)
    for improvement, pair in HIGH_AND_LOW.items()
}


@dataclass(frozen=True, kw_only=True)
class XmR:
    """A series with its limits and what each point is: lists with one entry per point, in the values' own unit.

    `values` has None for a gap, which keeps its place and is common cause. `mean`, `lower` and `upper` are NaN where
    there is nothing to compute them from; the limits are not clipped at 0 or 100. `variation` is the kind of the last
    point with a value. `assurance`: consistent_pass, consistent_fail or inconsistent; None without target or
    direction. `trial`: the last limits rest on fewer than 12 values. `starts`: where each segment begins.
    """

    values: list[float | None]
    mean: list[float]
    lower: list[float]
    upper: list[float]
    labels: list[str]
    kinds: list[str]
    variation: str | None
    assurance: str | None
    trial: bool
    improvement: str
    target: float | None
    starts: tuple[int, ...]


def xmr(
    values: Sequence[float | None],
    *,
    improvement: Improvement = "increase",
    target: float | None = None,
    rebase: Sequence[int] = (),
    baseline: int | None = None,
    screen_moving_range: bool = True,
    release: Release = TODAY,
) -> XmR:
    """The XmR chart of one series in order of time; None is a gap.

    `rebase`: the 0-based places at which a new segment with its own limits starts, a recorded decision of a person.
    `baseline`: how many first places of a segment its limits are computed from, and then frozen.
    `screen_moving_range`: leave very large moving ranges out once, as the R package does and the Excel tool does not.
    `release`: whose rules are followed where they differ: see `rules.TODAY`.
    """
    row = np.array([[np.nan if value is None else value for value in values]], dtype=float)
    return xmr_many(
        row,
        improvement=improvement,
        target=target,
        rebase=rebase,
        baseline=baseline,
        screen_moving_range=screen_moving_range,
        release=release,
    )[0]


def xmr_many(
    values: Any,
    *,
    improvement: Improvement | Sequence[Improvement] = "increase",
    target: float | Sequence[float | None] | None = None,
    rebase: Sequence[int] = (),
    baseline: int | None = None,
    screen_moving_range: bool = True,
    release: Release = TODAY,
) -> list[XmR]:
    """The XmR charts of many series of one length: `values` series by points, NaN for a gap; see `xmr`.

    `improvement` and `target` are one for all, or one for each. Series re-based at other places are another call.
    """
    table = _table(values)
    improvements = [improvement] * len(table) if isinstance(improvement, str) else list(improvement)
    targets = list(target) if isinstance(target, Sequence) else [target] * len(table)
    _refuse(table, improvements, targets, baseline)
    starts = segment_starts(rebase, table.shape[1])
    lines, codes, last = judged(table, starts, baseline, screen_moving_range, release)
    return _written(table, improvements, targets, starts, lines, codes, last)


def judged(
    table: np.ndarray,
    starts: tuple[int, ...],
    baseline: int | None = None,
    screen: bool = True,
    release: Release = TODAY,
) -> tuple[np.ndarray, np.ndarray, SeriesLimits]:
    """Mean, lower and upper limit and code of every point, segment by segment, and the last segment's limits."""
    lines = np.full((3, *table.shape), np.nan)
    codes = np.zeros(table.shape, dtype=np.int64)
    chart_limits = limits(table[:, :0])
    for start, end in zip(starts, (*starts[1:], table.shape[1]), strict=True):
        part = table[:, start:end]
        chart_limits = limits(part[:, :baseline], screen)
        for number, line in enumerate((0, -1, 1)):
            lines[number, :, start:end] = chart_limits.line(line)[:, None]
        codes[:, start:end] = special_causes(part, chart_limits, release)
    return lines, codes, chart_limits


def segment_starts(rebase: Sequence[int], points: int) -> tuple[int, ...]:
    """Where segments begin, the first at 0; places outside the series are refused."""
    for place in rebase:
        if not 0 <= place < points:
            raise StatisticsError(
                f"There is no point {place} to re-base at: the series has {points}, counted from 0."
            )
    return tuple(sorted({0, *map(int, rebase)}))


def _table(values: Any) -> np.ndarray:
    table = np.ascontiguousarray(values, dtype=float)
    if table.ndim != 2:
        raise StatisticsError(f"Give the values as series by points; they have {table.ndim} dimension(s).")
    if np.isinf(table).any():
        raise StatisticsError("A value is infinite: something was divided by nought. Give a gap instead.")
    return table


def _refuse(table: np.ndarray, improvements: list, targets: list, baseline: int | None) -> None:
    unknown = [each for each in improvements if each not in HIGH_AND_LOW]
    if unknown:
        raise StatisticsError(f"'{unknown[0]}' is no direction: write increase, decrease or neutral.")
    if len(improvements) != len(table) or len(targets) != len(table):
        raise StatisticsError(
            f"Give one direction and one target, or one for each of the {len(table)} series."
        )
    if baseline is not None and baseline < 2:
        raise StatisticsError(f"Limits need at least two points; the baseline given is {baseline}.")


def _written(
    table: np.ndarray,
    improvements: list,
    targets: list,
    starts: tuple[int, ...],
    lines: np.ndarray,
    codes: np.ndarray,
    last: SeriesLimits,
) -> list[XmR]:
    """One XmR for each series."""
    present = ~np.isnan(table)
    values = table.astype(object)
    values[~present] = None
    values = values.tolist()
    mean, lower, upper = lines.tolist()
    points, rounding = last.points.tolist(), last.rounding.tolist()
    written = []
    for row, (improvement, target) in enumerate(zip(improvements, targets, strict=True)):
        kinds = _KINDS[improvement][codes[row]].tolist()
        at = np.flatnonzero(present[row])
        ends = (lower[row][-1], upper[row][-1]) if at.size else (np.nan, np.nan)
        written.append(
            XmR(
                values=values[row],
                mean=mean[row],
                lower=lower[row],
                upper=upper[row],
                labels=_LABELS[codes[row]].tolist(),
                kinds=kinds,
                variation=kinds[at[-1]] if at.size else None,
                assurance=assurance(*ends, target, improvement, rounding[row]),
                trial=points[row] < TRIAL_UNDER,
                improvement=improvement,
                target=target,
                starts=starts,
            )
        )
    return written


def assurance(
    lower: float, upper: float, target: float | None, improvement: str, rounding: float = 0.0
) -> str | None:
    """Whether the target lies outside the limits: consistent_pass, consistent_fail, else inconsistent.

    Where nothing varies there is one value and not a range of them: it meets the target, which it may stand on, or it
    does not.
    """
    if target is None or improvement == "neutral" or upper != upper:
        return None
    if upper - lower <= rounding:
        better = lower - target if improvement == "increase" else target - lower
        return "consistent_pass" if better >= -rounding else "consistent_fail"
    if target - upper > rounding:
        return "consistent_fail" if improvement == "increase" else "consistent_pass"
    if lower - target > rounding:
        return "consistent_pass" if improvement == "increase" else "consistent_fail"
    return "inconsistent"
