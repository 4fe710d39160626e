"""What a chart is made of, as a Vega-Lite specification. Importing this starts Altair, which takes a second.

Months are names on the axis, not moments in time, so that no time zone can move one. Colours are from the Government
Analysis Function's palette (dark blue #12436D); points carry a dark outline, so that they stand out in black and white.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import altair as alt

from sightline.web import words
from sightline.web.sparklines import COLOURS, LETTERS

if TYPE_CHECKING:
    from sightline.web.charts import Chart, Month

LINE, OUTLINE, QUIET, GRID = "#12436D", "#0b0c0c", "#484949", "#d6d6d6"
LIMIT, MEAN, TARGET = "#6f777b", "#0b0c0c", "#a01414"
SHAPES = {"better": "circle", "worse": "diamond", "high": "triangle-up", "low": "triangle-down"}
FONT = "Helvetica Neue, Arial, sans-serif"
ROOM_FOR_LABELS = 56
STEPS = (1, 2, 3, 6, 12, 24, 36, 60)
FIRST_MONTH_OF_THE_YEAR = 4


def line(chart: "Chart", width: int, height: int, *, titled: bool = False) -> dict[str, Any]:
    """A line over months, parted at gaps and breaks, with limits and signals where the months have them.

    `width` and `height` in pixels include the labels. `titled` puts the title over it, on white, for a document.
    """
    months = [month.name for month in chart.months]
    narrow = width < 500
    half_a_month = (width - ROOM_FOR_LABELS) / max(len(months), 1) / 2
    base = alt.Chart(alt.Data(values=_in_runs(chart))).encode(
        x=alt.X(
            "month:O",
            title=None,
            scale=alt.Scale(domain=months),
            axis=_month_axis(months, 4 if narrow else 8),
        ),
        y=alt.Y("value:Q", title=None, scale=_scale(chart), axis=_value_axis(chart.unit)),
    )
    layers: list[Any] = [
        *_limits(base, chart),
        base.mark_line(color=LINE, strokeWidth=2).encode(detail="run:N"),
        base.mark_point(
            filled=True, size=12 if narrow else 28, opacity=1, fill=LINE, stroke=OUTLINE, strokeWidth=1
        ),
        *_signals(base, chart, 70 if narrow else 110),
    ]
    if chart.target is not None:
        layers.append(_target(chart.target, months[0], chart.unit))
    if chart.breaks:
        layers.append(_break_marks(chart.breaks, half_a_month))
    if chart.notes:
        layers.append(_note_marks(chart.notes))
    drawn = alt.layer(*layers).properties(width=width, height=height)
    drawn = drawn.properties(autosize=alt.AutoSizeParams(type="fit", contains="padding"))
    if titled:
        drawn = drawn.properties(title=alt.TitleParams(chart.title, anchor="start", fontSize=18, offset=14))
    ground = "white" if titled else "transparent"
    return drawn.configure(font=FONT, background=ground).configure_view(stroke=None).to_dict()


def _limits(base: Any, chart: "Chart") -> list[Any]:
    """The mean and the two limits, each parted where limits start anew."""
    if all(month.mean is None for month in chart.months):
        return []
    styles = (("mean", MEAN, [6, 4]), ("lower", LIMIT, [2, 3]), ("upper", LIMIT, [2, 3]))
    return [
        base.mark_line(color=colour, strokeWidth=1.5, strokeDash=dashes)
        .encode(y=alt.Y(f"{name}:Q", title=None), detail="part:N")
        .transform_filter(f"isValid(datum.{name})")
        for name, colour, dashes in styles
    ]


def _signals(base: Any, chart: "Chart", size: int) -> list[Any]:
    """The points that are signals, each kind in its own colour, shape and dark outline."""
    layers = []
    for kind, shape in SHAPES.items():
        if any(month.mark == kind for month in chart.months):
            marked = base.transform_filter(f"datum.mark === '{kind}'")
            layers.append(
                marked.mark_point(
                    filled=True,
                    shape=shape,
                    size=size,
                    opacity=1,
                    fill=COLOURS[kind],
                    stroke=OUTLINE,
                    strokeWidth=1,
                )
            )
    return layers


def _target(target: float, first_month: str, unit: str) -> Any:
    base = alt.Chart(alt.Data(values=[{"target": target, "month": first_month, "said": "target"}]))
    rule = base.mark_rule(color=TARGET, strokeWidth=1.5).encode(y="target:Q")
    label = base.mark_text(align="left", baseline="bottom", dy=-3, color=TARGET, fontSize=13)
    return alt.layer(rule, label.encode(y="target:Q", x="month:O", text="said:N"))


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
        if month.value is None and month.mean is None:
            continue
        row = {"month": month.name, "value": month.value, "run": run, "part": part, "mark": month.mark}
        rows.append({**row, "mean": month.mean, **_clipped(month, chart.unit)})
    return rows


def _clipped(month: "Month", unit: str) -> dict[str, float | None]:
    """The limits as they are drawn: no count goes below nought and no share above a hundred."""
    lower = None if month.lower is None else max(0.0, month.lower)
    upper = month.upper if unit != "percent" or month.upper is None else min(100.0, month.upper)
    return {"lower": lower, "upper": upper}


def _month_axis(months: Sequence[str], most: int) -> alt.Axis:
    labelled = labelled_months(months, most)
    names = json.dumps({month: [words.month(month)[:3], month[:4]] for month in labelled})
    return alt.Axis(
        values=labelled,
        labelExpr=f"{names}[datum.value]",
        labelAngle=0,
        labelAlign="center",
        labelBaseline="top",
        labelFontSize=14,
        labelColor=QUIET,
        tickColor=QUIET,
        domainColor=QUIET,
        labelOverlap=False,
    )


def _value_axis(unit: str) -> alt.Axis:
    sign = " + '%'" if unit == "percent" else ""
    return alt.Axis(
        labelExpr=f"format(datum.value, ',~r'){sign}",
        tickCount=5,
        labelFontSize=14,
        labelColor=QUIET,
        gridColor=GRID,
        domain=False,
        ticks=False,
        labelPadding=8,
    )


def _scale(chart: "Chart") -> alt.Scale:
    """From nought, and for a share to a hundred; with limits, from the lowest of them, so that they can be told apart."""
    if any(month.mean is not None for month in chart.months):
        return alt.Scale(zero=False, nice=True)
    return alt.Scale(domain=[0, 100]) if chart.unit == "percent" else alt.Scale(zero=True, nice=True)


def _break_marks(breaks: Sequence[str], half_a_month: float) -> Any:
    """A dashed line half a month before each month at which the series breaks, and the word at its top."""
    marks = alt.Chart(alt.Data(values=[{"month": month} for month in breaks])).encode(x="month:O")
    rule = marks.mark_rule(strokeDash=[4, 3], color=QUIET, xOffset=-half_a_month)
    label = marks.mark_text(
        text="break", align="left", baseline="top", dx=4 - half_a_month, color=QUIET, fontSize=13
    ).encode(y=alt.value(0))
    return alt.layer(rule, label)


def _note_marks(notes: Sequence[str]) -> Any:
    """A letter at the foot of each month that has a note; what it says stands under the chart."""
    values = [{"month": month, "letter": LETTERS[place % 26]} for place, month in enumerate(notes)]
    marks = alt.Chart(alt.Data(values=values)).encode(x="month:O")
    rule = marks.mark_rule(strokeDash=[1, 3], color=QUIET)
    label = marks.mark_text(baseline="bottom", dy=-3, fontSize=13, fontWeight="bold", color=QUIET)
    return alt.layer(rule, label.encode(y=alt.value("height"), text="letter:N"))
