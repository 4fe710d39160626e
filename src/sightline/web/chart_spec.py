"""What a chart is made of, as a Vega-Lite specification. Importing this starts Altair, which takes a second.

Months are names on the axis, not moments in time, so that no time zone can move one. Colours are from the Government
Analysis Function's palette (dark blue #12436D); points carry a dark outline, so that they stand out in black and white.
"""

import json
from collections.abc import Sequence
from typing import Any

import altair as alt

from sightline.web import words
from sightline.web.chart_words import Point

LINE, OUTLINE, QUIET, GRID = "#12436D", "#0b0c0c", "#484949", "#d6d6d6"
FONT = "Helvetica Neue, Arial, sans-serif"
ROOM_FOR_LABELS = 56
STEPS = (1, 2, 3, 6, 12, 24, 36, 60)
FIRST_MONTH_OF_THE_YEAR = 4


def line(
    points: Sequence[Point], *, unit: str, breaks: Sequence[str], width: int, height: int
) -> dict[str, Any]:
    """A line over months, parted at gaps and breaks; `width` and `height` in pixels include the labels."""
    months = [month for month, _ in points]
    narrow = width < 500
    base = alt.Chart(alt.Data(values=_in_runs(points, breaks))).encode(
        x=alt.X(
            "month:O",
            title=None,
            scale=alt.Scale(domain=months),
            axis=_month_axis(months, 4 if narrow else 8),
        ),
        y=alt.Y("value:Q", title=None, scale=_scale(unit), axis=_value_axis(unit)),
    )
    layers: list[Any] = [
        base.mark_line(color=LINE, strokeWidth=2).encode(detail="run:N"),
        base.mark_point(
            filled=True, size=12 if narrow else 28, opacity=1, fill=LINE, stroke=OUTLINE, strokeWidth=1
        ),
    ]
    if breaks:
        layers.append(_break_marks(breaks, half_a_month=(width - ROOM_FOR_LABELS) / len(months) / 2))
    chart = alt.layer(*layers).properties(width=width, height=height)
    chart = chart.properties(autosize=alt.AutoSizeParams(type="fit", contains="padding"))
    return chart.configure(font=FONT, background="transparent").configure_view(stroke=None).to_dict()


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


def _in_runs(points: Sequence[Point], breaks: Sequence[str]) -> list[dict[str, Any]]:
    """The points there are, each with the number of its run: a run ends at a gap and before a break."""
    run, rows = 0, []
    for month, value in points:
        if value is None or month in breaks:
            run += 1
        if value is not None:
            rows.append({"month": month, "value": value, "run": run})
    return rows


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


def _scale(unit: str) -> alt.Scale:
    return alt.Scale(domain=[0, 100]) if unit == "percent" else alt.Scale(zero=True, nice=True)


def _break_marks(breaks: Sequence[str], half_a_month: float) -> Any:
    """A dashed line half a month before each month at which the series breaks, and the word at its top."""
    marks = alt.Chart(alt.Data(values=[{"month": month} for month in breaks])).encode(x="month:O")
    rule = marks.mark_rule(strokeDash=[4, 3], color=QUIET, xOffset=-half_a_month)
    said = marks.mark_text(
        text="break", align="left", baseline="top", dx=4 - half_a_month, color=QUIET, fontSize=13
    ).encode(y=alt.value(0))
    return alt.layer(rule, said)
