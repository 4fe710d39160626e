"""One sentence that reads a chart, from the same XmR that the chart is drawn from."""

from collections.abc import Sequence

import numpy as np

from sightline.statistics.amounts import amount, moved, movement, small, usual
from sightline.statistics.rules import COMMON, LABELS, THREE
from sightline.statistics.xmr import XmR


def of_values(chart: XmR, unit: str, noun: str = "month") -> str:
    """What the last point says: "The last seven months are above the average of 74%." The last point has a value."""
    label, last = chart.labels[-1], _last_unbroken(chart)[-1]
    if label.startswith("7 Points"):
        return f"The last {small(run(chart))} {noun}s are {_side(label)} the average of {amount(chart.mean[-1], unit)}."
    if "Trend" in label:
        steps = trend(chart)
        risen = "risen" if "Increasing" in label else "fallen"
        start = amount(_last_unbroken(chart)[-1 - steps], unit)
        return f"It has {risen} {small(steps)} {noun}s in a row, from {start} to {amount(last, unit)}."
    if label.startswith("2 in 3"):
        return f"{_near(chart, noun)} the {_limit(label)} limit of {_edge(chart, label, unit)}."
    if label == COMMON:
        return _usual(chart, unit, noun)
    return f"The latest {noun}, {amount(last, unit)}, is {_side(label)} the {_limit(label)} limit of {_edge(chart, label, unit)}."


def of_changes(chart: XmR, unit: str, noun: str = "month") -> str:
    """What the last point of a chart of month-to-month changes says."""
    label, last = chart.labels[-1], _last_unbroken(chart)[-1]
    if label.startswith("7 Points"):
        return (
            f"The last {small(run(chart))} {noun}ly changes are {_side(label)} their average, "
            f"{movement(chart.mean[-1], unit)}."
        )
    if "Trend" in label:
        steps = trend(chart)
        start, end = movement(_last_unbroken(chart)[-1 - steps], unit), movement(last, unit)
        larger = "higher" if "Increasing" in label else "lower"
        return f"The {noun}ly change has been {larger} {small(steps)} times in a row, from {start} to {end}."
    if label.startswith("2 in 3"):
        edge = movement(_limits(chart, unit)["Above" in label], unit)
        return f"{_near(chart, f'{noun}ly change')} the {_limit(label)} limit, {edge}."
    low, high = (movement(limit, unit) for limit in _limits(chart, unit))
    within = "within" if label == COMMON else "outside"
    return f"It {moved(last, unit)} in the latest {noun}, {within} what is usual, from {low} to {high}."


def of_a_run_chart(values: Sequence[float | None], unit: str, noun: str = "month") -> str:
    """What a series too short for limits shows: how far it runs, and where it stands."""
    present = [value for value in values if value is not None]
    if not present:
        return ""
    latest = amount(present[-1], unit)
    if len(present) == 1:
        return f"There is one {noun}: {latest}."
    low, high = amount(min(present), unit), amount(max(present), unit)
    if low == high:
        return f"{'Both' if len(present) == 2 else f'All {small(len(present))}'} {noun}s are {latest}."
    return f"The {small(len(present))} {noun}s run from {low} to {high}; the latest is {latest}."


def run(chart: XmR) -> int:
    """How many last points lie on the last one's side of the mean, up to a gap or the segment's start."""
    sign = 1 if "Above" in chart.labels[-1] else -1
    return _in_a_row((np.array(_last_unbroken(chart)) - chart.mean[-1]) * sign)


def trend(chart: XmR) -> int:
    """How many steps in a row the series has taken in the last one's direction, up to a gap or the segment's start."""
    sign = 1 if "Increasing" in chart.labels[-1] else -1
    return _in_a_row(np.diff(_last_unbroken(chart)) * sign)


def _in_a_row(sizes: np.ndarray) -> int:
    """How many of the last are above nought, without one between that is not."""
    stops = np.flatnonzero(sizes <= 0)
    return len(sizes) - (int(stops[-1]) + 1 if stops.size else 0)


def _last_unbroken(chart: XmR) -> list[float]:
    """The values of the last segment that follow its last gap."""
    present: list[float] = []
    for value in chart.values[chart.starts[-1] :]:
        present = [] if value is None else [*present, value]
    return present


def _near(chart: XmR, noun: str) -> str:
    """Two of the last three months are close to; all of them are; and where one lies outside, close to or beyond."""
    which = chart.labels[-1]
    outside = LABELS[1] if "Above" in which else LABELS[2]
    near = [label for label in chart.labels[-THREE:] if label in (which, outside)]
    how = "close to or beyond" if outside in near else "close to"
    return f"{'All' if len(near) == THREE else 'Two'} of the last three {noun}s are {how}"


def _usual(chart: XmR, unit: str, noun: str) -> str:
    latest = amount(_last_unbroken(chart)[-1], unit)
    low, high = (_clipped(limit, unit) for limit in _limits(chart, unit))
    if low == high:
        return f"The latest {noun}, {latest}, is where it always is."
    return f"The latest {noun}, {latest}, is within the usual {low} to {high}."


def _edge(chart: XmR, label: str, unit: str) -> str:
    return _clipped(_limits(chart, unit)["Above" in label], unit)


def _limits(chart: XmR, unit: str) -> tuple[float, float]:
    """The lower and the upper limit of the last point, as they are said."""
    return usual(chart.lower[-1], chart.upper[-1], unit)


def _clipped(limit: float, unit: str) -> str:
    """A limit as it is said: no share goes below nought or over a hundred, whatever the arithmetic says."""
    low = max(limit, 0.0)
    return amount(min(low, 100.0) if unit == "percent" else low, unit)


def _side(label: str) -> str:
    return "above" if "Above" in label else "below"


def _limit(label: str) -> str:
    return "upper" if "Above" in label else "lower"
