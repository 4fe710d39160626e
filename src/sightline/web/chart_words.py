"""What a chart shows, in words: for those who do not see it. Pure."""

from collections.abc import Sequence

from sightline.statistics.amounts import several
from sightline.web import words

Point = tuple[str, float | None]
"""A month such as 2025-06 and its figure; None is a gap."""


def reading(
    title: str,
    points: Sequence[Point],
    unit: str,
    breaks: Sequence[str] = (),
    says: str = "",
    beside: Sequence[str] = (),
) -> str:
    """The title, what it says, the months covered, the lowest, highest and latest figure, gaps, breaks, and others' figures.

    `points` in order; `says` is the sentence that reads the chart, where there is one; `beside` a sentence for each group.
    """
    present = [(month, value) for month, value in points if value is not None]
    if not present:
        return f"{title}. There are no figures to show."
    low, high = min(present, key=_value), max(present, key=_value)
    parts = [
        f"{title}.",
        *([says] if says else []),
        f"{several(len(points), 'month')} from {words.month(points[0][0])} to {words.month(points[-1][0])}.",
        f"Lowest {_point_in_words(low, unit)}, highest {_point_in_words(high, unit)}, latest {_point_in_words(present[-1], unit)}.",
    ]
    if len(present) < len(points):
        parts.append(f"{several(len(points) - len(present), 'month')} without a figure.")
    parts += [f"The series breaks at {words.month(month)}." for month in breaks]
    return " ".join([*parts, *beside])


def figure(value: float, unit: str) -> str:
    """A value with its unit: 81.4%, 1,204 children. Whole numbers carry no decimal."""
    if unit == "percent":
        return words.percent(value)
    if unit == "pounds":
        return f"£{words.number(value, 0)}"
    number = words.number(value, 0 if float(value).is_integer() else 1)
    return number if unit in {"", "count"} else f"{number} {unit}"


def _point_in_words(point: tuple[str, float], unit: str) -> str:
    return f"{figure(point[1], unit)} in {words.month(point[0])}"


def _value(point: tuple[str, float]) -> float:
    return point[1]
