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
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sightline.engine.places import data_folder
from sightline.files.whole import write_whole
from sightline.web import chart_words
from sightline.web.drawing import fit_for_a_page

DRAWN_AS = 2
"""Raise this when drawings should look different, so that those kept are drawn anew."""

WIDE, NARROW = (900, 320), (320, 260)
FOR_A_DOCUMENT = (1000, 420)


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A chart for a page: drawn for a desk and for a phone, with its title and what it shows in words."""

    title: str
    words: str
    wide: str
    narrow: str


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a chart: its name as 2025-06, its figure (None is a gap that stays one), and what is drawn about it.

    `mean`, `lower` and `upper` are None where no limits are drawn. `mark`: better, worse, high, low, or blank.
    """

    name: str
    value: float | None
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A line over months, in order, one for every month.

    `unit`: percent (0 to 100, and so is the scale), count, or the unit's own word. `breaks`: months from which the
    series is counted in another way or its limits start anew. `notes`: months that a reader must know something of,
    lettered a, b, c in this order. `says`: the sentence that reads it.
    """

    months: tuple[Month, ...]
    title: str
    unit: str
    breaks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    target: float | None = None
    says: str = ""

    @property
    def words(self) -> str:
        """What it shows, for those who do not see it."""
        pairs = [(month.name, month.value) for month in self.months]
        return chart_words.reading(self.title, pairs, self.unit, self.breaks, self.says)


def chart_figure(chart: Chart) -> ChartFigure:
    """A chart as `web/components/chart.html` shows it."""
    return ChartFigure(chart.title, chart.words, chart_svg(chart, WIDE), chart_svg(chart, NARROW))


def chart_svg(chart: Chart, size: tuple[int, int] = WIDE) -> str:
    """A chart as SVG to stand in a page. `size`: width and height in pixels, labels included."""
    name = fingerprint(chart, size)
    path = data_folder() / "cache" / "charts" / f"{name}.svg"
    return _svg_in(path) or _drawn(path, chart, size)


def chart_png(chart: Chart, size: tuple[int, int] = FOR_A_DOCUMENT) -> bytes:
    """A chart as a PNG of twice `size`, on white, with its title: to be put into a document."""
    import vl_convert

    from sightline.web import chart_spec

    return vl_convert.vegalite_to_png(chart_spec.line(chart, *size, titled=True), scale=2)


def chart_document(chart: Chart, size: tuple[int, int] = FOR_A_DOCUMENT) -> str:
    """A chart as an SVG file of its own, on white, with its title."""
    import vl_convert

    from sightline.web import chart_spec

    svg = vl_convert.vegalite_to_svg(chart_spec.line(chart, *size, titled=True))
    return fit_for_a_page(svg, label=chart.words, prefix="chart")


def line_figure(
    points: Sequence[Mapping[str, Any]], *, title: str, unit: str, breaks: Sequence[str] = ()
) -> ChartFigure:
    """A plain line over months as `web/components/chart.html` shows it. See `line_chart`."""
    return chart_figure(_plain(points, title, unit, breaks))


def line_chart(
    points: Sequence[Mapping[str, Any]],
    *,
    title: str,
    unit: str,
    breaks: Sequence[str] = (),
    size: tuple[int, int] = WIDE,
) -> str:
    """A plain line over months, as SVG to stand in a page. `points` have `month` and `value`; see Chart."""
    return chart_svg(_plain(points, title, unit, breaks), size)


def _plain(points: Sequence[Mapping[str, Any]], title: str, unit: str, breaks: Sequence[str]) -> Chart:
    months = tuple(
        Month(str(point["month"]), None if point["value"] is None else float(point["value"]))
        for point in points
    )
    return Chart(months, title, unit, tuple(breaks))


def fingerprint(chart: Chart, size: tuple[int, int]) -> str:
    """What a drawing is kept under: it changes with anything that could make it look different."""
    content = [*_drawn_by(), asdict(chart), list(size)]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


@cache
def _drawn_by() -> tuple[int | str, ...]:
    return DRAWN_AS, version("altair"), version("vl-convert-python")


def _svg_in(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def _drawn(path: Path, chart: Chart, size: tuple[int, int]) -> str:
    """Draw it and keep it."""
    import vl_convert

    from sightline.web import chart_spec

    svg = fit_for_a_page(
        vl_convert.vegalite_to_svg(chart_spec.line(chart, *size)),
        label=chart.words,
        prefix=f"c{path.stem[:12]}",
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, svg)
    return svg
