"""How figures of one table lie beside each other: each a dot on a line from one limit to the other, all on one scale.

Drawn as text in microseconds, as `web.sparklines` is. The numbers stand beside it, so whoever does not see it misses nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.web.sparklines import LINE, OUTLINE

WIDTH, HEIGHT, EDGE = 120, 14, 4


@dataclass(frozen=True, slots=True)
class RangeScale:
    """What a table's marks are drawn on: from its lowest limit to its highest, and where the whole lies; None for nowhere."""

    low: float
    high: float
    whole: float | None = None

    @classmethod
    def over(cls, limits: Iterable[tuple[float, float]], whole: float | None = None) -> "RangeScale | None":
        """The scale that holds all these limits, and the whole; None without any."""
        every = [value for pair in limits for value in pair]
        if not every:
            return None
        every += [whole] if whole is not None else []
        return cls(min(every), max(every), whole)

    def at(self, value: float) -> float:
        """Where a value lies, in pixels."""
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return EDGE + share * (WIDTH - 2 * EDGE)


def range_mark(limits: tuple[float, float], value: float, scale: RangeScale) -> str:
    """SVG of one figure: a line between its limits, a dot at its value, and a dashed line where the whole lies."""
    middle = HEIGHT / 2
    low, high = (scale.at(each) for each in limits)
    whole = (
        f'<line x1="{scale.at(scale.whole):.1f}" x2="{scale.at(scale.whole):.1f}" y1="0" y2="{HEIGHT}" stroke="{OUTLINE}" '
        'stroke-width="1" stroke-dasharray="2 2"/>'
        if scale.whole is not None
        else ""
    )
    return (
        f'<svg class="range-mark" aria-hidden="true" focusable="false" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" xmlns="http://www.w3.org/2000/svg">{whole}'
        f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}" stroke="{LINE}" stroke-width="2"/>'
        f'<circle cx="{scale.at(value):.1f}" cy="{middle}" r="3.5" fill="{OUTLINE}"/></svg>'
    )
