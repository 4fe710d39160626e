"""What stands at the right end of a chart's lines, and where, so that no label is over another. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sightline.statistics.amounts import rounded
from sightline.web import chart_words
from sightline.web.chart_key import LIMIT, MEAN, TARGET

if TYPE_CHECKING:
    from sightline.web.charts import Chart, Month

APART = 17
"""Pixels from one label to the next."""
WHOLE_FROM = 10


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A label: its text, the value it stands at, and by how many pixels it is moved down to be read."""

    text: str
    value: float
    colour: str
    down: float = 0.0


def end_labels(chart: "Chart", low: float, high: float, height: float) -> list[EndLabel]:
    """The labels of this chart's lines, of which `low` is at the foot and `high` at the top, `height` pixels above."""
    last = next((month for month in reversed(chart.months) if month.upper is not None), None)
    labels = []
    if last is not None and last.mean is not None:
        labels.append(EndLabel(f"average {_about(last.mean, chart.unit)}", last.mean, MEAN))
    if last is not None and last.upper is not None:
        upper = min(high, last.upper)
        labels.append(EndLabel(f"usual range {usual_range(last, chart.unit)}", upper, LIMIT))
    target = chart.last_target
    if target is not None:
        labels.append(EndLabel(f"target {chart_words.figure(target, chart.unit)}", target, TARGET))
    labels += [
        EndLabel(
            f"{line.name} {chart_words.figure(line.ends_at, chart.unit)}", line.ends_at, line.style.colour
        )
        for line in chart.beside
    ]
    return moved_apart(labels, low, high, height)


def usual_range(month: "Month", unit: str) -> str:
    """The limits of one month in words, as they are drawn: 66.8% to 84.5%."""
    low, high = max(0.0, month.lower or 0.0), month.upper or 0.0
    high = min(100.0, high) if unit == "percent" else high
    return " to ".join(_about(each, unit) for each in (low, high))


def _about(value: float, unit: str) -> str:
    """A line's value: counts whole from ten on."""
    places = 0 if unit in ("count", "pounds") and value >= WHOLE_FROM else 1
    return chart_words.figure(float(rounded(value, places)), unit)


def moved_apart(labels: Sequence[EndLabel], low: float, high: float, height: float) -> list[EndLabel]:
    """The labels, highest first, each moved down as far as the one above it asks, and all within the drawing."""
    scale = height / (high - low) if high > low else 0.0
    ordered = sorted(labels, key=lambda each: -each.value)
    places = [(high - each.value) * scale for each in ordered]
    for place in range(1, len(places)):
        places[place] = max(places[place], places[place - 1] + APART)
    for place in reversed(range(len(places))):
        places[place] = min(places[place], height - APART * (len(places) - 1 - place))
    return [
        EndLabel(each.text, each.value, each.colour, place - (high - each.value) * scale)
        for each, place in zip(ordered, places, strict=True)
    ]
