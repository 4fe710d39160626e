"""Every kind of layer of a chart is as Vega-Lite's schema has it; what draws for people does not ask each time."""

from dataclasses import replace
from itertools import product

import altair as alt
import pytest
from jsonschema import ValidationError

from sightline.web.chart_beside import STYLES
from sightline.web.chart_spec import SCHEMA, SHAPES, line
from sightline.web.charts import NARROW, WIDE, Chart
from web.test_chart_parts import LIMITS, NEIGHBOURS, PLAIN, STOCK

SIZES = (WIDE, NARROW)
MARKED = replace(
    LIMITS,
    months=tuple(
        replace(LIMITS.months[0], name=f"2025-{place:02}", mark=mark)
        for place, mark in enumerate(["", *SHAPES], 1)
    ),
)
CHARTS = {
    "plain": PLAIN,
    "with all signals, limits, a break, a note and a target": MARKED,
    "of a stock, with a ring": STOCK,
    "with a target by month": replace(
        PLAIN, targets=(None, 71.0), ahead=(("2025-03", 71.0), ("2025-04", 80.0))
    ),
    "with a gap": replace(
        PLAIN, months=(*PLAIN.months, replace(PLAIN.months[0], name="2025-03", value=None))
    ),
    "without a figure": replace(PLAIN, months=tuple(replace(each, value=None) for each in PLAIN.months)),
    "beside others": replace(LIMITS, beside=tuple(replace(NEIGHBOURS, kind=kind) for kind in STYLES)),
    "in another unit": replace(PLAIN, unit="days"),
}


@pytest.mark.parametrize(("name", "size"), list(product(CHARTS, SIZES)))
def test_every_layer_is_as_the_schema_has_it(name, size):
    specification = line(CHARTS[name], *size)
    again = alt.LayerChart.from_dict(specification)  # which compares it
    assert again.to_dict(validate=False)["layer"] == specification["layer"]


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        (("layer", 3, "mark"), {"type": "line", "strokeWidth": "thick"}),
        (("layer", 3, "encoding", "detail"), {"field": "run", "type": "number"}),
        (("autosize",), {"type": "tight"}),
        (("layer", 4, "mark"), {"type": "star"}),
    ],
)
def test_a_wrong_one_would_be_found(where, wrong):
    specification = line(CHARTS["plain"], *WIDE)
    *path, last = where
    place = specification
    for each in path:
        place = place[each]
    place[last] = wrong
    with pytest.raises(ValidationError):
        alt.LayerChart.from_dict(specification)


def test_the_schema_that_a_drawing_names_is_the_one_it_is_compared_with():
    assert line(CHARTS["plain"], *WIDE)["$schema"] == SCHEMA == alt.SCHEMA_URL


def test_all_that_a_chart_may_have_is_among_them():
    """A field that is nothing in every chart above is a layer nobody compares."""
    drawn = {"foot", "says"}  # words round the drawing
    for field in set(Chart.__dataclass_fields__) - drawn:
        assert any(getattr(each, field) for each in CHARTS.values()), field
