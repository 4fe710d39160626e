"""Charts as drawings in the page: one specification for page, PDF and Word, drawn the same every time.

A drawing is SVG, put straight into the page: its text can be selected, enlarged and printed, and it asks for nothing
else. Our content security policy allows no `style=` in a page, so every style becomes a plain attribute. It is one
image with a label in words; the figures themselves belong in a table beside it.

vl-convert takes a second to start and a tenth of one to draw, so a drawing is kept under the fingerprint of what it shows, and
vl-convert is only started for one that is not there yet.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sightline.engine.places import data_folder
from sightline.files.whole import write_whole
from sightline.web import chart_words
from sightline.web.chart_axis import axis_of
from sightline.web.chart_beside import BesideLine
from sightline.web.chart_key import KeyEntry, key_of
from sightline.web.chart_paper import on_paper
from sightline.web.drawing import fit_for_a_page

DRAWN_AS = 4
"""Raise this when drawings should look different, so that those kept are drawn anew."""

WIDE, MIDDLE, BESIDE, NARROW = (1100, 360), (680, 320), (570, 310), (340, 270)
FOR_A_DOCUMENT = (1000, 420)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A line over months, in order, one for every month.

    `unit`: percent (0 to 100, and so is the scale), count, or the unit's own word. `breaks`: months from which the
    series is counted in another way or its limits start anew. `notes`: months that a reader must know something of,
    lettered a, b, c in this order. `says`: the sentence that reads it. `zero`: the scale begins at nought. `point`: what
    each of `months` is, where that is not a month. `moving`: limits are those of the change since the month before.
    `ring`: the month a year before the last, to be marked; blank for none. `foot`: what a picture of it says below: its
    date, its source, that it is provisional. `target`: one for all of it; or `targets`, of each of `months`, drawn in steps,
    and `ahead` of those that follow, each with its name. `beside`: what is published of others.
    """

    months: tuple[Month, ...]
    title: str
    unit: str
    breaks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    target: float | None = None
    says: str = ""
    zero: bool = True
    point: str = "month"
    moving: bool = False
    ring: str = ""
    foot: tuple[str, ...] = ()
    targets: tuple[float | None, ...] = ()
    ahead: tuple[tuple[str, float | None], ...] = ()
    beside: tuple[BesideLine, ...] = ()

    @property
    def steps(self) -> list[tuple[str, float | None]]:
        """The target of each month drawn, those ahead among them; none where one stands for all."""
        names = [month.name for month in self.months]
        return [*zip(names, self.targets, strict=True), *self.ahead] if self.targets else []

    @property
    def last_target(self) -> float | None:
        """The target that the line ends at; None without one."""
        return next((value for _, value in reversed(self.steps) if value is not None), self.target)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The figures on its scale, which goes from the first to the last of them."""
        lines = [(month.value, month.mean, month.lower, month.upper) for month in self.months]
        drawn = [value for line in lines for value in line if value is not None]
        drawn += [value for _, value in (*self.steps, ("", self.target)) if value is not None]
        drawn += [each.value for line in self.beside for each in line.stretches]
        limited = any(month.upper is not None for month in self.months)
        top = 100.0 if self.unit == "percent" else max(drawn, default=1.0)
        return axis_of(
            [min(max(0.0, value), top) for value in drawn], self.unit, zero=self.zero and not limited
        )

    @property
    def words(self) -> str:
        """What it shows, for those who do not see it."""
        pairs = [(month.name, month.value) for month in self.months]
        return chart_words.reading(
            self.title, pairs, self.unit, self.breaks, self.says, [line.words for line in self.beside]
        )


@dataclass(frozen=True)
class ChartFigure:
    """A chart as `web/components/chart.html` shows it: drawn for a desk, a tablet and a phone when it is asked for."""

    chart: Chart

    @property
    def title(self) -> str:
        """Its title, a sentence."""
        return self.chart.title

    @property
    def words(self) -> str:
        """What it shows, for those who do not see it."""
        return self.chart.words

    @property
    def wide(self) -> str:
        """For a desk."""
        return chart_svg(self.chart, WIDE)

    @property
    def middle(self) -> str:
        """For a tablet, and a desk at 150%."""
        return chart_svg(self.chart, MIDDLE)

    @property
    def beside(self) -> str:
        """For a desk, beside the words about it."""
        return chart_svg(self.chart, BESIDE)

    @property
    def narrow(self) -> str:
        """For a phone."""
        return chart_svg(self.chart, NARROW)

    @property
    def key(self) -> list[KeyEntry]:
        """Every line and mark in it, with what it means; nothing where there is a plain line alone."""
        entries = key_of(self.chart)
        return entries if len(entries) > 1 else []

    @property
    def scale(self) -> str:
        """That the scale does not begin at nought, where it does not."""
        low = self.chart.ticks[0]
        return f"The scale begins at {chart_words.figure(low, self.chart.unit)}." if low else ""


def chart_figure(chart: Chart) -> ChartFigure:
    """A chart as `web/components/chart.html` shows it."""
    return ChartFigure(chart)


def chart_svg(chart: Chart, size: tuple[int, int] = WIDE) -> str:
    """A chart as SVG to stand in a page. `size`: width and height in pixels, labels included."""
    path = _place(fingerprint(chart, size))
    return _svg_in(path) or _drawn(path, chart, size)


def chart_png(chart: Chart, size: tuple[int, int] = FOR_A_DOCUMENT) -> bytes:
    """A chart as a PNG of twice its size, for a paper: with its title, its key and what stands below it."""
    import vl_convert

    return vl_convert.svg_to_png(chart_document(chart, size), scale=2)


def chart_document(chart: Chart, size: tuple[int, int] = FOR_A_DOCUMENT) -> str:
    """A chart as an SVG file of its own, on white, for a paper; `size` is that of the drawing without what stands round it."""
    import vl_convert

    from sightline.web import chart_spec

    drawn = fit_for_a_page(
        vl_convert.vegalite_to_svg(chart_spec.line(chart, *size)), label="", prefix="chart"
    )
    return on_paper(chart, drawn, size)


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
    return Chart(months=months, title=title, unit=unit, breaks=tuple(breaks))


def fingerprint(chart: Chart, size: tuple[int, int]) -> str:
    """What a drawing is kept under: it changes with anything that could make it look different."""
    content = [*_drawn_by(), asdict(replace(chart, foot=())), list(size)]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


@cache
def _drawn_by() -> tuple[int | str, ...]:
    return DRAWN_AS, version("vl-convert-python")


def _place(name: str) -> Path:
    return data_folder() / "cache" / "charts" / f"{name}.svg"


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
