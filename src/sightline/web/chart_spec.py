"""What a chart is made of, as a Vega-Lite specification. Importing this starts Altair, which takes a second.

Months are names on the axis, not moments in time, so that no time zone can move one. Colours are from the Government
Analysis Function's palette (dark blue #12436D); points carry a dark outline, so that they stand out in black and white.

Altair would compare each piece of a drawing, and then the whole, with Vega-Lite's schema: two fifths of what making one takes. The
tests do that for every kind of layer there is.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import altair as alt
from altair.utils.schemapi import disable_debug_mode

from sightline.web import words
from sightline.web.chart_key import LIMIT, LINE, MEAN, QUIET, TARGET
from sightline.web.chart_labels import EndLabel, end_labels
from sightline.web.sparklines import COLOURS, LETTERS

if TYPE_CHECKING:
    from sightline.web.charts import Chart, Month

OUTLINE, GRID = "#0b0c0c", "#d6d6d6"
SHAPES = {"better": "circle", "worse": "diamond", "high": "triangle-up", "low": "triangle-down"}
FONT = "Helvetica Neue, Arial, sans-serif"
ROOM_FOR_LABELS, ROOM_FOR_MONTHS = 56, 46
NARROW_UNDER, MIDDLE_UNDER = 500, 900
ROOM_AT_THE_END, LETTER = 12, 7.4
STEPS = (1, 2, 3, 6, 12, 24, 36, 60)
FIRST_MONTH_OF_THE_YEAR = 4
disable_debug_mode()


def line(chart: "Chart", width: int, height: int) -> dict[str, Any]:
    """A line over months, parted at gaps and breaks, with limits and signals where the months have them.

    `width` and `height` in pixels include the labels: at the right end of each line what it is, where there is room.
    """
    months = [*(month.name for month in chart.months), *(name for name, _ in chart.ahead)]
    narrow, ticks = width < NARROW_UNDER, chart.ticks
    labels = [] if narrow else end_labels(chart, ticks[0], ticks[-1], height - ROOM_FOR_MONTHS)
    room = max((len(label.text) for label in labels), default=0) * LETTER
    half_a_month = (width - ROOM_FOR_LABELS - room) / max(len(months), 1) / 2
    base = alt.Chart(alt.Data(values=_in_runs(chart))).encode(
        x=alt.X(
            "month:O",
            title=None,
            scale=alt.Scale(domain=months),
            axis=_month_axis(months, 4 if narrow else 6 if width < MIDDLE_UNDER else 8),
        ),
        y=alt.Y(
            "value:Q",
            title=None,
            scale=alt.Scale(domain=[ticks[0], ticks[-1]], nice=False, zero=False),
            axis=_value_axis(chart.unit, ticks),
        ),
    )
    layers: list[Any] = [
        *_limits(base),
        *_beside(chart, half_a_month),
        base.mark_line(color=LINE, strokeWidth=2, strokeJoin="round").encode(detail="run:N"),
        base.mark_point(
            filled=True, size=12 if narrow else 28, opacity=1, fill=LINE, stroke=OUTLINE, strokeWidth=1
        ),
        *_signals(base, chart, 70 if narrow else 110),
        *_ring(base, chart),
        *_target(chart, months, half_a_month),
        *(_end_label(label, months[-1]) for label in labels),
    ]
    if chart.breaks:
        layers.append(_break_marks(chart.breaks, half_a_month))
    if chart.notes:
        layers.append(_note_marks(chart.notes))
    return _in_its_box(layers, width, height)


def _in_its_box(layers: list[Any], width: int, height: int) -> dict[str, Any]:
    """The layers as one drawing of that size, its labels within."""
    drawn = alt.layer(*layers).properties(width=width, height=height)
    drawn = drawn.properties(
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        padding={"left": 5, "top": 8, "bottom": 5, "right": 5},
    )
    drawn = drawn.configure(font=FONT, background="transparent").configure_view(stroke=None)
    return drawn.to_dict(validate=False)


def _limits(base: Any) -> list[Any]:
    """The mean and the two limits, each parted where limits start anew."""
    styles = (("mean", MEAN, [6, 4]), ("lower", LIMIT, [2, 3]), ("upper", LIMIT, [2, 3]))
    return [
        base.mark_line(color=colour, strokeWidth=1.5, strokeDash=dashes, strokeJoin="round")
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


def _ring(base: Any, chart: "Chart") -> list[Any]:
    """A ring about the month a year before the last."""
    if not chart.ring:
        return []
    marked = base.transform_filter(f"datum.month === '{chart.ring}'")
    return [marked.mark_point(filled=False, shape="circle", size=190, stroke=OUTLINE, strokeWidth=1.5)]


def _target(chart: "Chart", months: Sequence[str], half_a_month: float) -> list[Any]:
    """The target as one line; where it changes, as a step for each stretch of months that have the same."""
    if chart.steps:
        rows = [{"target": value, "from": first, "to": last} for first, last, value in steps_of(chart.steps)]
        base = alt.Chart(alt.Data(values=rows))
        step = base.mark_rule(
            color=TARGET, strokeWidth=1.5, xOffset=-half_a_month, x2Offset=half_a_month
        ).encode(x="from:O", x2="to:O", y="target:Q")
        return [step] if rows else []
    if chart.target is None:
        return []
    base = alt.Chart(alt.Data(values=[{"target": chart.target, "month": months[0]}]))
    return [base.mark_rule(color=TARGET, strokeWidth=1.5).encode(y="target:Q")]


def _beside(chart: "Chart", half_a_month: float) -> list[Any]:
    """What is published of others: for each group a line under each year, and a mark where the year ends."""
    layers = []
    for line in chart.beside:
        rows = [{"from": each.first, "to": each.last, "beside": each.value} for each in line.stretches]
        base = alt.Chart(alt.Data(values=rows)).encode(y="beside:Q")
        dashes = [int(each) for each in line.style.dashes.split()]
        layers.append(
            base.mark_rule(
                color=line.style.colour,
                strokeWidth=1.5,
                strokeDash=dashes,
                xOffset=-half_a_month,
                x2Offset=half_a_month,
            ).encode(x="from:O", x2="to:O")
        )
        layers.append(
            base.mark_point(
                shape=line.style.shape,
                size=46,
                opacity=1,
                fill="#ffffff",
                stroke=line.style.colour,
                strokeWidth=1.5,
            ).encode(x="to:O")
        )
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


def _end_label(label: EndLabel, month: str) -> Any:
    """What a line is, at its right end."""
    return (
        alt.Chart(alt.Data(values=[{"month": month, "end": label.value, "text": label.text}]))
        .mark_text(
            align="left",
            baseline="middle",
            dx=ROOM_AT_THE_END,
            dy=label.down,
            color=label.colour,
            fontSize=13,
        )
        .encode(x="month:O", y="end:Q", text="text:N")
    )


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


def _value_axis(unit: str, ticks: Sequence[float]) -> alt.Axis:
    sign = " + '%'" if unit == "percent" else ""
    return alt.Axis(
        values=list(ticks),
        labelExpr=f"format(datum.value, ',~r'){sign}",
        labelFontSize=14,
        labelColor=QUIET,
        gridColor=GRID,
        domain=False,
        ticks=False,
        labelPadding=8,
    )


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
