"""Charts as drawings in the page: one specification for page, PDF and Word, drawn the same every time.

A drawing is SVG, put straight into the page: its text can be selected, enlarged and printed, and it asks for nothing
else. Our content security policy allows no `style=` in a page, so every style becomes a plain attribute. It is one
image with a label in words; the figures themselves belong in a table beside it.

Altair and vl-convert take seconds to start, so a drawing is kept under the fingerprint of what it shows, and they are
only started for one that is not there yet.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sightline.engine.places import data_folder
from sightline.web import chart_words
from sightline.web.chart_words import Point
from sightline.web.drawing import fit_for_a_page
from sightline.web.whole_files import write_whole

DRAWN_AS = 1
"""Raise this when drawings should look different, so that those kept are drawn anew."""

WIDE, NARROW = (900, 320), (320, 260)


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart for a page: drawn for a desk and for a phone, with its title and what it shows in words."""

    title: str
    words: str
    wide: str
    narrow: str


def line_figure(
    points: Sequence[Mapping[str, Any]], *, title: str, unit: str, breaks: Sequence[str] = ()
) -> Figure:
    """A line over months as `web/components/chart.html` shows it. See `line_chart`."""
    wide, narrow = (
        line_chart(points, title=title, unit=unit, breaks=breaks, size=size) for size in (WIDE, NARROW)
    )
    return Figure(title, chart_words.reading(title, _pairs(points), unit, breaks), wide, narrow)


def line_chart(
    points: Sequence[Mapping[str, Any]],
    *,
    title: str,
    unit: str,
    breaks: Sequence[str] = (),
    size: tuple[int, int] = WIDE,
) -> str:
    """A line over months, as SVG to stand in a page.

    `points` in order, one for every month: `month` as 2025-06, `value` a number, or None for a gap that stays one.
    `unit`: percent (0 to 100, and so is the scale), count, or the unit's own word. `breaks`: months from which the
    series is counted in another way. `size`: width and height in pixels, labels included.
    """
    pairs = _pairs(points)
    shown = [
        DRAWN_AS,
        version("altair"),
        version("vl-convert-python"),
        title,
        unit,
        pairs,
        list(breaks),
        list(size),
    ]
    fingerprint = hashlib.sha256(json.dumps(shown).encode()).hexdigest()
    kept = data_folder() / "cache" / "charts" / f"{fingerprint}.svg"
    return _kept(kept) or _drawn(kept, pairs, title=title, unit=unit, breaks=breaks, size=size)


def _pairs(points: Sequence[Mapping[str, Any]]) -> list[Point]:
    return [
        (str(point["month"]), None if point["value"] is None else float(point["value"])) for point in points
    ]


def _kept(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def _drawn(
    kept: Path, points: list[Point], *, title: str, unit: str, breaks: Sequence[str], size: tuple[int, int]
) -> str:
    """Draw it and keep it."""
    import vl_convert

    from sightline.web import chart_spec

    specification = chart_spec.line(points, unit=unit, breaks=breaks, width=size[0], height=size[1])
    svg = fit_for_a_page(
        vl_convert.vegalite_to_svg(specification),
        label=chart_words.reading(title, points, unit, breaks),
        prefix=f"c{kept.stem[:12]}",
    )
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(kept, svg)
    return svg
