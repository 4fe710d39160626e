"""The key of a chart: every line and mark that is drawn in it, with what it means. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sightline.web.chart_beside import KEY_HEIGHT, KEY_WIDTH
from sightline.web.sparklines import mark

if TYPE_CHECKING:
    from sightline.web.charts import Chart

LINE, QUIET, LIMIT, MEAN, TARGET = "#12436D", "#484949", "#6f777b", "#0b0c0c", "#a01414"
SIGNALS = {
    "better": "better, by more than the usual variation",
    "worse": "worse, by more than the usual variation",
    "high": "higher than the usual variation; neither better nor worse",
    "low": "lower than the usual variation; neither better nor worse",
}
STROKES = {
    "mean": (MEAN, 1.5, "6 4"),
    "limits": (LIMIT, 1.5, "2 3"),
    "target": (TARGET, 1.5, ""),
    "break": (QUIET, 1.0, "4 3"),
    "note": (QUIET, 1.0, "1 3"),
}


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line or mark: as a drawing of KEY_WIDTH by KEY_HEIGHT to be put into an SVG, and what it means."""

    drawing: str
    words: str

    @property
    def svg(self) -> str:
        """The drawing by itself, to stand in a page."""
        return (
            f'<svg width="{KEY_WIDTH}" height="{KEY_HEIGHT}" viewBox="0 0 {KEY_WIDTH} {KEY_HEIGHT}" aria-hidden="true" '
            f'focusable="false" xmlns="http://www.w3.org/2000/svg">{self.drawing}</svg>'
        )


def key_of(chart: "Chart") -> list[KeyEntry]:
    """What a reader must know of this chart's lines and marks, and of no other's."""
    return list(_entries(chart))


def _entries(chart: "Chart") -> Iterator[KeyEntry]:
    middle, half = KEY_WIDTH / 2, KEY_HEIGHT / 2
    dot = f'<circle cx="{middle}" cy="{half}" r="3" fill="{LINE}" stroke="{MEAN}" stroke-width="1"/>'
    yield KeyEntry(_stroke(LINE, 2, "") + dot, f"each {chart.point}")
    if any(month.mean is not None for month in chart.months):
        yield KeyEntry(_stroke(*STROKES["mean"]), "average")
    if any(month.lower is not None for month in chart.months):
        yield KeyEntry(_stroke(*STROKES["limits"]), _limits(chart))
    for kind, words in SIGNALS.items():
        if any(month.mark == kind for month in chart.months):
            yield KeyEntry(mark(kind, middle, half, 5), words)
    if chart.ring:
        ring = f'<circle cx="{middle}" cy="{half}" r="6" fill="none" stroke="{MEAN}" stroke-width="1.5"/>'
        yield KeyEntry(ring, "a year before")
    if chart.last_target is not None:
        yield KeyEntry(_stroke(*STROKES["target"]), "target")
    for line in chart.beside:
        yield KeyEntry(line.key, f"{line.name}, as published each year")
    if chart.breaks:
        yield KeyEntry(_upright(*STROKES["break"]), "the limits are recalculated from here")
    if chart.notes:
        yield KeyEntry(_upright(*STROKES["note"]), "a note, by its letter")


def _limits(chart: "Chart") -> str:
    if chart.moving:
        return f"usual range, counted from the {chart.point} before"
    return f"usual range: where a {chart.point} lies while nothing changes"


def _stroke(colour: str, thick: float, dashes: str) -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    half = KEY_HEIGHT / 2
    return f'<line x1="1" x2="{KEY_WIDTH - 1}" y1="{half}" y2="{half}" stroke="{colour}" stroke-width="{thick}"{dashed}/>'


def _upright(colour: str, thick: float, dashes: str) -> str:
    middle = KEY_WIDTH / 2
    return (
        f'<line x1="{middle}" x2="{middle}" y1="0" y2="{KEY_HEIGHT}" stroke="{colour}" stroke-width="{thick}" '
        f'stroke-dasharray="{dashes}"/>'
    )
