"""What a chart is made of, as a Vega-Lite specification: plain dictionaries, as its schema has them. Pure.

Months are names on the axis, not moments in time, so that no time zone can move one. Colours are from the Government
Analysis Function's palette (dark blue #12436D); points carry a dark outline, so that they stand out in black and white.

The tests compare every kind of layer there is with Vega-Lite's schema, by way of Altair. To make the layers by Altair, too, took
seventy thousandths of a second a drawing, and a second before the first.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sightline.web import words
from sightline.web.chart_key import LIMIT, LINE, MEAN, QUIET, TARGET
from sightline.web.chart_labels import EndLabel, end_labels
from sightline.web.sparklines import COLOURS, LETTERS

if TYPE_CHECKING:
    from sightline.web.charts import Chart, Month

Layer = dict[str, Any]
"""One layer, or a layer of layers, as Vega-Lite reads it."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.4.1.json"
"""Which version's words these are: the one that the tests compare with."""
OUTLINE, GRID = "#0b0c0c", "#d6d6d6"
SHAPES = {"better": "circle", "worse": "diamond", "high": "triangle-up", "low": "triangle-down"}
FONT = "Helvetica Neue, Arial, sans-serif"
ROOM_FOR_LABELS, ROOM_FOR_MONTHS = 56, 46
NARROW_UNDER, MIDDLE_UNDER = 500, 900
ROOM_AT_THE_END, LETTER = 12, 7.4
STEPS = (1, 2, 3, 6, 12, 24, 36, 60)
FIRST_MONTH_OF_THE_YEAR = 4
BY_MONTH = {"field": "month", "type": "ordinal"}


def line(chart: "Chart", width: int, height: int) -> dict[str, Any]:
    """A line over months, parted at gaps and breaks, with limits and signals where the months have them.

    `width` and `height` in pixels include the labels: at the right end of each line what it is, where there is room.
    """
    months = [*(month.name for month in chart.months), *(name for name, _ in chart.ahead)]
    narrow, ticks = width < NARROW_UNDER, chart.ticks
    labels = [] if narrow else end_labels(chart, ticks[0], ticks[-1], height - ROOM_FOR_MONTHS)
    room = max((len(label.text) for label in labels), default=0) * LETTER
    half_a_month = (width - ROOM_FOR_LABELS - room) / max(len(months), 1) / 2
    across, up = _month_scale(months, width), _value_scale(chart)
    at = {"x": across, "y": up}
    stroke = {"type": "line", "color": LINE, "strokeJoin": "round", "strokeWidth": 2}
    layers = [
        *_limits(across),
        *_beside(chart, half_a_month),
        {"mark": stroke, "encoding": {"detail": {"field": "run", "type": "nominal"}, **at}},
        {"mark": _point(LINE, 12 if narrow else 28), "encoding": at},
        *_signals(at, chart, 70 if narrow else 110),
        *_ring(at, chart),
        *_target(chart, months, half_a_month),
        *(_end_label(label, months[-1]) for label in labels),
    ]
    if chart.breaks:
        layers.append(_break_marks(chart.breaks, half_a_month))
    if chart.notes:
        layers.append(_note_marks(chart.notes))
    return _in_its_box(_in_runs(chart), layers, width, height)


def _month_scale(months: list[str], width: int) -> Layer:
    """From left to right, a place for each month."""
    most = 4 if width < NARROW_UNDER else 6 if width < MIDDLE_UNDER else 8
    axis, scale = _month_axis(months, most), {"domain": months}
    return {"axis": axis, "field": "month", "scale": scale, "title": None, "type": "ordinal"}


def _value_scale(chart: "Chart") -> Layer:
    """From the lowest figure on the scale to the highest."""
    axis = _value_axis(chart.unit, chart.ticks)
    scale = {"domain": [chart.ticks[0], chart.ticks[-1]], "nice": False, "zero": False}
    return {"axis": axis, "field": "value", "scale": scale, "title": None, "type": "quantitative"}


def _in_its_box(rows: list[Layer], layers: list[Layer], width: int, height: int) -> dict[str, Any]:
    """The layers as one drawing of that size, its labels within; `rows` are the months, for every layer that has none of its own."""
    return {
        "$schema": SCHEMA,
        "config": {"background": "transparent", "font": FONT, "view": {"stroke": None}},
        "data": {"values": rows},
        "autosize": {"contains": "padding", "type": "fit"},
        "height": height,
        "layer": layers,
        "padding": {"left": 5, "top": 8, "bottom": 5, "right": 5},
        "width": width,
    }


def _limits(across: Layer) -> list[Layer]:
    """The mean and the two limits, each parted where limits start anew."""
    styles = (("mean", MEAN, [6, 4]), ("lower", LIMIT, [2, 3]), ("upper", LIMIT, [2, 3]))
    return [
        {
            "mark": {
                "type": "line",
                "color": colour,
                "strokeDash": dashes,
                "strokeJoin": "round",
                "strokeWidth": 1.5,
            },
            "encoding": {
                "detail": {"field": "part", "type": "nominal"},
                "x": across,
                "y": {"field": name, "title": None, "type": "quantitative"},
            },
            "transform": [{"filter": f"isValid(datum.{name})"}],
        }
        for name, colour, dashes in styles
    ]


def _point(fill: str, size: int) -> Layer:
    """A point of the line, with its dark outline."""
    return {
        "type": "point",
        "fill": fill,
        "filled": True,
        "opacity": 1,
        "size": size,
        "stroke": OUTLINE,
        "strokeWidth": 1,
    }


def _signals(at: Layer, chart: "Chart", size: int) -> list[Layer]:
    """The points that are signals, each kind in its own colour, shape and dark outline."""
    return [
        {
            "mark": {**_point(COLOURS[kind], size), "shape": shape},
            "encoding": at,
            "transform": [{"filter": f"datum.mark === '{kind}'"}],
        }
        for kind, shape in SHAPES.items()
        if any(month.mark == kind for month in chart.months)
    ]


def _ring(at: Layer, chart: "Chart") -> list[Layer]:
    """A ring about the month a year before the last."""
    if not chart.ring:
        return []
    ring = {
        "type": "point",
        "filled": False,
        "shape": "circle",
        "size": 190,
        "stroke": OUTLINE,
        "strokeWidth": 1.5,
    }
    only = [{"filter": f"datum.month === '{chart.ring}'"}]
    return [{"mark": ring, "encoding": at, "transform": only}]


def _rule(colour: str, half_a_month: float) -> Layer:
    """A line from half a month before the first to half a month after the last of its months."""
    return {
        "type": "rule",
        "color": colour,
        "strokeWidth": 1.5,
        "x2Offset": half_a_month,
        "xOffset": -half_a_month,
    }


def _from_to(field: str) -> Layer:
    """What such a line lies at."""
    return {
        "x": {"field": "from", "type": "ordinal"},
        "x2": {"field": "to"},
        "y": {"field": field, "type": "quantitative"},
    }


def _target(chart: "Chart", months: Sequence[str], half_a_month: float) -> list[Layer]:
    """The target as one line; where it changes, as a step for each stretch of months that have the same."""
    if chart.steps:
        rows = [{"target": value, "from": first, "to": last} for first, last, value in steps_of(chart.steps)]
        step = {"data": {"values": rows}, "mark": _rule(TARGET, half_a_month), "encoding": _from_to("target")}
        return [step] if rows else []
    if chart.target is None:
        return []
    return [
        {
            "data": {"values": [{"target": chart.target, "month": months[0]}]},
            "mark": {"type": "rule", "color": TARGET, "strokeWidth": 1.5},
            "encoding": {"y": {"field": "target", "type": "quantitative"}},
        }
    ]


def _beside(chart: "Chart", half_a_month: float) -> list[Layer]:
    """What is published of others: for each group a line under each year, and a mark where the year ends."""
    layers = []
    for line in chart.beside:
        rows = [{"from": each.first, "to": each.last, "beside": each.value} for each in line.stretches]
        data, at = {"values": rows}, _from_to("beside")
        dashes = [int(each) for each in line.style.dashes.split()]
        rule = {**_rule(line.style.colour, half_a_month), "strokeDash": dashes}
        mark = {
            "type": "point",
            "fill": "#ffffff",
            "opacity": 1,
            "shape": line.style.shape,
            "size": 46,
            "stroke": line.style.colour,
            "strokeWidth": 1.5,
        }
        ends = {"x": {"field": "to", "type": "ordinal"}, "y": at["y"]}
        layers += [
            {"data": data, "mark": rule, "encoding": at},
            {"data": data, "mark": mark, "encoding": ends},
        ]
    return layers


def steps_of(targets: Sequence[tuple[str, float | None]]) -> list[tuple[str, str, float]]:
    """The first and last month of each stretch with one target, and the target; a month without ends a stretch."""
    stretches: list[tuple[str, str, float]] = []
    before: float | None = None
    for name, value in targets:
        if value is not None and value == before:
            stretches[-1] = (stretches[-1][0], name, value)
        elif value is not None:
            stretches.append((name, name, value))
        before = value
    return stretches


def _end_label(label: EndLabel, month: str) -> Layer:
    """What a line is, at its right end."""
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "color": label.colour,
        "dx": ROOM_AT_THE_END,
        "dy": label.down,
        "fontSize": 13,
    }
    words = {"field": "text", "type": "nominal"}
    return {
        "data": {"values": [{"month": month, "end": label.value, "text": label.text}]},
        "mark": mark,
        "encoding": {"text": words, "x": BY_MONTH, "y": {"field": "end", "type": "quantitative"}},
    }


def labelled_months(months: Sequence[str], most: int) -> list[str]:
    """Which months the axis names: at most `most`, evenly apart, on the financial year where they can be."""
    for step in STEPS:
        chosen = [month for month in months if _since_april(month) % step == 0]
        if len(chosen) <= most:
            return chosen or list(months[:1])
    return [months[0], months[-1]]


def _since_april(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - FIRST_MONTH_OF_THE_YEAR


def _in_runs(chart: "Chart") -> list[dict[str, Any]]:
    """The months, each with the number of its run, which ends at a gap and before a break, and of its part between breaks."""
    run, part, rows = 0, 0, []
    for month in chart.months:
        if month.value is None or month.name in chart.breaks:
            run += 1
        part += month.name in chart.breaks
        if month.value is None and month.mean is None and month.upper is None:
            continue
        row = {"month": month.name, "value": month.value, "run": run, "part": part, "mark": month.mark}
        rows.append({**row, "mean": month.mean, **_clipped(month, chart.unit)})
    return rows


def _clipped(month: "Month", unit: str) -> dict[str, float | None]:
    """The limits as they are drawn: no count goes below nought and no share above a hundred."""
    lower = None if month.lower is None else max(0.0, month.lower)
    upper = month.upper if unit != "percent" or month.upper is None else min(100.0, month.upper)
    return {"lower": lower, "upper": upper}


def _month_axis(months: Sequence[str], most: int) -> Layer:
    labelled = labelled_months(months, most)
    names = json.dumps({month: [words.month(month)[:3], month[:4]] for month in labelled})
    return {
        "domainColor": QUIET,
        "labelAlign": "center",
        "labelAngle": 0,
        "labelBaseline": "top",
        "labelColor": QUIET,
        "labelExpr": f"{names}[datum.value]",
        "labelFontSize": 14,
        "labelOverlap": False,
        "tickColor": QUIET,
        "values": labelled,
    }


def _value_axis(unit: str, ticks: Sequence[float]) -> Layer:
    sign = " + '%'" if unit == "percent" else ""
    return {
        "domain": False,
        "gridColor": GRID,
        "labelColor": QUIET,
        "labelExpr": f"format(datum.value, ',~r'){sign}",
        "labelFontSize": 14,
        "labelPadding": 8,
        "ticks": False,
        "values": list(ticks),
    }


def _break_marks(breaks: Sequence[str], half_a_month: float) -> Layer:
    """A dashed line half a month before each month at which the series breaks, and the word at its top."""
    rule = {"type": "rule", "color": QUIET, "strokeDash": [4, 3], "xOffset": -half_a_month}
    label = {
        "type": "text",
        "align": "left",
        "baseline": "top",
        "color": QUIET,
        "dx": 4 - half_a_month,
        "fontSize": 13,
        "text": "break",
    }
    return {
        "data": {"values": [{"month": month} for month in breaks]},
        "layer": [
            {"mark": rule, "encoding": {"x": BY_MONTH}},
            {"mark": label, "encoding": {"x": BY_MONTH, "y": {"value": 0}}},
        ],
    }


def _note_marks(notes: Sequence[str]) -> Layer:
    """A letter at the foot of each month that has a note; what it says stands under the chart."""
    values = [{"month": month, "letter": LETTERS[place % 26]} for place, month in enumerate(notes)]
    rule = {"type": "rule", "color": QUIET, "strokeDash": [1, 3]}
    label = {
        "type": "text",
        "baseline": "bottom",
        "color": QUIET,
        "dy": -3,
        "fontSize": 13,
        "fontWeight": "bold",
    }
    letter = {"field": "letter", "type": "nominal"}
    return {
        "data": {"values": values},
        "layer": [
            {"mark": rule, "encoding": {"x": BY_MONTH}},
            {"mark": label, "encoding": {"text": letter, "x": BY_MONTH, "y": {"value": "height"}}},
        ],
    }
