"""Small charts drawn straight into a page: a figure's months as a line, its mean and limits, its signals by shape.

Seventy of them stand on one scorecard, so they are made here, as text, in microseconds; the large chart of a measure's
page is `web.charts`. Every style is an attribute, because our content security policy allows no `style=`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import groupby
from operator import itemgetter

OUTLINE, LINE, LIMIT, MEAN, TARGET = "#0b0c0c", "#484949", "#b1b4b6", "#0b0c0c", "#a01414"
COLOURS = {"better": "#00b0f0", "worse": "#e46c0a", "high": "#490092", "low": "#490092"}
"""NHS England's published colours. Two of them are pale on white: every mark has a dark outline and a shape of its own."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""How the notes on a chart are lettered, in order of their months."""

PLAIN = ""


@dataclass(frozen=True, slots=True)
class Small:
    """What a small chart shows. All sequences are as long as `values`; None is a gap.

    `marks` says of each point what kind of signal it is: better, worse, high, low, or blank for none. `targets` are drawn
    in steps.
    """

    values: Sequence[float | None]
    mean: Sequence[float | None] = ()
    lower: Sequence[float | None] = ()
    upper: Sequence[float | None] = ()
    marks: Sequence[str] = ()
    targets: Sequence[float | None] = ()


def small_chart(
    small: Small, label: str, *, width: int = 140, height: int = 36, css: str = "sparkline"
) -> str:
    """SVG of `width` × `height` pixels. `label` reads it to whoever does not see it; blank where the words stand beside it.

    Drawn once for the pages that follow: what is drawn is all that it rests on.
    """
    whole = Small(
        values=tuple(small.values),
        mean=tuple(small.mean),
        lower=tuple(small.lower),
        upper=tuple(small.upper),
        marks=tuple(small.marks),
        targets=tuple(small.targets),
    )
    return _svg(whole, label, width, height, css)


@lru_cache(maxsize=1_000)
def _svg(small: Small, label: str, width: int, height: int, css: str) -> str:
    present = [value for value in small.values if value is not None]
    if not present:
        return ""
    scale = _Scale.over(small, present, width, height)
    seen = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    parts = [*_band(small, scale), *_runs(small.mean, scale, MEAN, "3 2", 1.0), *_target(small, scale)]
    parts += [*_runs(small.values, scale, LINE, "", 1.5), *_marks(small, scale)]
    return (
        f'<svg class="{css}" {seen} focusable="false" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a place in the series and a value to a point in the drawing."""

    step: float
    low: float
    high: float
    height: float
    room: float

    @classmethod
    def over(cls, small: Small, present: Sequence[float], width: int, height: int) -> "_Scale":
        others = [value for value in (*small.lower, *small.upper, *small.targets) if value is not None]
        low, high = min(*present, *others, present[0]), max(*present, *others, present[0])
        if high == low:
            low, high = low - 1, high + 1
        room = 5.0
        return cls((width - 2 * room) / max(len(small.values) - 1, 1), low, high, height - 2 * room, room)

    def x(self, place: float) -> str:
        return f"{self.room + place * self.step:.1f}"

    def y(self, value: float) -> str:
        return f"{self.room + (self.high - value) / (self.high - self.low) * self.height:.1f}"


def _unbroken(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """The values in runs, each with its places: a gap ends a run."""
    run: list[tuple[int, float]] = []
    for place, value in enumerate(values):
        if value is None:
            if run:
                yield run
            run = []
        else:
            run.append((place, value))
    if run:
        yield run


def _runs(
    values: Sequence[float | None], scale: _Scale, colour: str, dashes: str, thick: float
) -> Iterator[str]:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    for run in _unbroken(values):
        if len(run) == 1 and not dashes:
            yield f'<circle cx="{scale.x(run[0][0])}" cy="{scale.y(run[0][1])}" r="1.5" fill="{colour}"/>'
            continue
        points = " ".join(f"{scale.x(place)},{scale.y(value)}" for place, value in run)
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{thick}"{dashed}/>'


def _band(small: Small, scale: _Scale) -> Iterator[str]:
    for line in (small.lower, small.upper):
        yield from _runs(line, scale, LIMIT, "2 2", 1.0)


def _target(small: Small, scale: _Scale) -> Iterator[str]:
    for run in _unbroken(small.targets):
        for value, places in groupby(run, key=itemgetter(1)):
            those = [place for place, _ in places]
            left, right = max(0.0, those[0] - 0.5), min(those[-1] + 0.5, len(small.values) - 1.0)
            yield (
                f'<line x1="{scale.x(left)}" x2="{scale.x(right)}" y1="{scale.y(value)}" y2="{scale.y(value)}" '
                f'stroke="{TARGET}" stroke-width="1"/>'
            )


def _marks(small: Small, scale: _Scale) -> Iterator[str]:
    last = max(place for place, value in enumerate(small.values) if value is not None)
    for place, value in enumerate(small.values):
        kind = small.marks[place] if place < len(small.marks) else PLAIN
        if value is not None and (kind or place == last):
            yield mark(kind, float(scale.x(place)), float(scale.y(value)), 3.2 if place == last else 2.4)


def mark(kind: str, x: float, y: float, size: float) -> str:
    """One point: a circle for better, a square on its corner for worse, triangles for higher and lower, a ring for none."""
    drawn = f'fill="{COLOURS.get(kind, "#ffffff")}" stroke="{OUTLINE}" stroke-width="1"'
    if kind == "worse":
        corners = ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0))
    elif kind == "high":
        corners = ((0, -1.2), (1.2, 1), (-1.2, 1))
    elif kind == "low":
        corners = ((0, 1.2), (1.2, -1), (-1.2, -1))
    else:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" {drawn}/>'
    points = " ".join(f"{x + size * across:.1f},{y + size * down:.1f}" for across, down in corners)
    return f'<polygon points="{points}" {drawn}/>'
