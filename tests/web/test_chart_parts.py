"""What stands about a chart: its scale, the labels at the ends of its lines, its key, and how it goes into a paper."""

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from sightline.web.chart_axis import axis_of
from sightline.web.chart_beside import CORNERS, STYLES, BesideLine, Stretch
from sightline.web.chart_key import key_of
from sightline.web.chart_labels import APART, EndLabel, end_labels, moved_apart, usual_range
from sightline.web.chart_paper import on_paper
from sightline.web.chart_spec import steps_of
from sightline.web.charts import Chart, Month, chart_figure

PLAIN = Chart(months=(Month("2025-01", 70.0), Month("2025-02", 74.0)), title="In time", unit="percent")
LIMITS = Chart(
    months=(
        Month("2025-01", 70.0, 75.0, 66.8, 84.5),
        Month("2025-02", 90.0, 75.0, 66.8, 84.5, "better"),
        Month("2025-03", 60.0, 75.0, 66.8, 84.5, "worse"),
    ),
    title="In time",
    unit="percent",
    breaks=("2025-03",),
    notes=("2025-02",),
    target=95.0,
)
STOCK = Chart(
    months=(Month("2024-12", 500.0), Month("2025-01", 510.0, None, 490.0, 512.0)),
    title="Children in care",
    unit="count",
    zero=False,
    moving=True,
    ring="2024-12",
)


@pytest.mark.parametrize(
    ("targets", "stretches"),
    [
        ([], []),
        ([None, None], []),
        ([80.0], [("a", "a", 80.0)]),
        ([71.0, 71.0, 80.0], [("a", "b", 71.0), ("c", "c", 80.0)]),
        ([None, 71.0, None, 71.0], [("b", "b", 71.0), ("d", "d", 71.0)]),
    ],
)
def test_a_target_s_steps_are_the_stretches_with_one_value(targets, stretches):
    assert steps_of(list(zip("abcd", targets, strict=False))) == stretches


def test_a_target_by_month_ends_with_the_last_that_is_ahead():
    chart = replace(PLAIN, targets=(None, 71.0), ahead=(("2025-03", 71.0), ("2025-04", 80.0)))
    assert chart.last_target == 80.0
    assert chart.steps == [("2025-01", None), ("2025-02", 71.0), ("2025-03", 71.0), ("2025-04", 80.0)]
    assert chart.ticks[-1] >= 80.0
    assert [each.text for each in end_labels(chart, 0.0, 100.0, 300.0)] == ["target 80.0%"]
    assert "target" in [each.words for each in key_of(chart)]
    assert "2 months from January 2025 to February 2025" in chart.words  # what is ahead is no figure
    assert replace(PLAIN, targets=(None, None)).last_target is None


@pytest.mark.parametrize(
    ("values", "unit", "zero", "ticks"),
    [
        ((12.0, 90.0), "percent", True, (0, 20, 40, 60, 80, 100)),
        ((66.3, 87.0), "percent", False, (65, 70, 75, 80, 85, 90)),
        ((0.0, 3.0), "count", True, (0, 1, 2, 3)),
        ((1.0,), "count", True, (0, 1)),
        ((0.0,), "count", True, (0, 1)),
        ((480.0, 540.0), "count", False, (480, 500, 520, 540)),
        ((31.2, 34.0), "days", False, (31, 32, 33, 34)),
        ((99.0, 99.6), "percent", False, (99, 99.2, 99.4, 99.6)),
        ((91.0, 100.0), "percent", False, (90, 92, 94, 96, 98, 100)),
        ((50.0, 50.0), "percent", False, (49, 49.5, 50, 50.5, 51)),
        ((), "count", True, (0, 1)),
    ],
)
def test_the_scale_is_round_and_counts_stand_on_whole_numbers(values, unit, zero, ticks):
    found = axis_of(values, unit, zero=zero)
    assert found == pytest.approx(ticks)
    assert not values or (found[0] <= min(values) and found[-1] >= max(values))


@pytest.mark.parametrize("low", [0.0, 3.0, 40.0, 97.3])
@pytest.mark.parametrize("high", [98.1, 99.99, 100.0])
def test_no_share_stands_above_a_hundred(low, high):
    found = axis_of((low, high), "percent", zero=False)
    assert found[0] <= low and high <= found[-1] <= 100


def test_with_limits_the_scale_begins_under_them_and_says_so():
    assert LIMITS.ticks[0] == 60
    assert chart_figure(LIMITS).scale == "The scale begins at 60.0%."
    assert chart_figure(PLAIN).scale == ""


def test_each_line_is_named_at_its_end_with_its_value():
    texts = [label.text for label in end_labels(LIMITS, 60, 100, 300)]
    assert texts == ["target 95.0%", "usual range 66.8% to 84.5%", "average 75.0%"]
    assert [label.text for label in end_labels(STOCK, 480, 520, 300)] == ["usual range 490 to 512"]
    assert end_labels(PLAIN, 0, 100, 300) == []


@pytest.mark.parametrize(
    ("month", "unit", "said"),
    [
        (Month("2025-01", 99.0, 98.0, 91.25, 104.7), "percent", "91.3% to 100.0%"),
        (Month("2025-01", 2.0, 3.0, -1.0, 7.4), "count", "0 to 7.4"),
        (Month("2025-01", 990.0, 980.0, 658.3, 1323.5), "count", "658 to 1,324"),
    ],
)
def test_the_usual_range_is_said_as_it_is_drawn(month, unit, said):
    assert usual_range(month, unit) == said


def test_no_label_stands_over_another_or_outside():
    labels = [EndLabel(str(value), value, "#000") for value in (50.0, 50.1, 50.2, 0.0, 1.0)]
    moved = moved_apart(labels, 0, 100, 300)
    places = [(100 - each.value) * 3 + each.down for each in moved]
    assert [each.value for each in moved] == [50.2, 50.1, 50.0, 1.0, 0.0]
    assert all(after - before >= APART - 1e-9 for before, after in pairwise(places))
    assert max(places) <= 300
    assert moved_apart([], 0, 100, 300) == []
    assert moved_apart(labels[:1], 5, 5, 300)[0].down == 0


def test_the_key_names_what_is_drawn_and_nothing_else():
    assert [entry.words for entry in key_of(LIMITS)] == [
        "each month",
        "average",
        "usual range: where a month lies while nothing changes",
        "better, by more than the usual variation",
        "worse, by more than the usual variation",
        "target",
        "the limits are recalculated from here",
        "a note, by its letter",
    ]
    assert [entry.words for entry in key_of(STOCK)] == [
        "each month",
        "usual range, counted from the month before",
        "a year before",
    ]
    assert chart_figure(PLAIN).key == []


def test_in_a_paper_the_chart_says_what_it_is_where_from_and_that_it_is_provisional():
    foot = ("Aldermere <council>. Data to 31 October 2026. Provisional.", "Measure AS01")
    chart = Chart(
        months=LIMITS.months, title="In time " * 30, unit="percent", says="It got better.", foot=foot
    )
    svg = on_paper(chart, '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="400"/>', (1000, 400))
    root = ElementTree.fromstring(svg)
    texts = [text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text")]
    said = " ".join(texts)
    for part in ("In time In time", "average", "usual range", "It got better.", *foot):
        assert part in said
    height = float(root.get("height") or 0)
    assert all(float(text.get("y") or 0) < height for text in root.iter("{http://www.w3.org/2000/svg}text"))


def test_what_a_paper_says_below_does_not_draw_the_page_anew():
    from sightline.web.charts import WIDE, fingerprint

    assert fingerprint(LIMITS, WIDE) == fingerprint(replace(LIMITS, foot=("Another day",)), WIDE)


NEIGHBOURS = BesideLine(
    "neighbours",
    "Statistical neighbours",
    (Stretch("2025-01", "2025-02", 81.0), Stretch("2025-03", "2025-03", 82.5)),
    "Statistical neighbours: 82.5% in the year to 31 March 2025.",
)
ENGLAND = BesideLine(
    "england",
    "England",
    (Stretch("2025-01", "2025-01", 97.0),),
    "England: 97.0% in the year to 31 January 2025.",
)


def test_what_is_published_of_others_has_a_label_a_key_a_sentence_and_room_on_the_scale():
    chart = replace(PLAIN, zero=False, beside=(NEIGHBOURS, ENGLAND))
    assert [each.text for each in end_labels(chart, 0.0, 100.0, 300.0)] == [
        "England 97.0%",
        "Statistical neighbours 82.5%",
    ]
    key = {each.words: each.drawing for each in key_of(chart)}
    assert "England, as published each year" in key
    assert len(set(key.values())) == 3  # nobody is told from another by colour alone
    assert chart.ticks[-1] >= 97.0 > PLAIN.months[-1].value
    assert chart.words.endswith(f"{NEIGHBOURS.words} {ENGLAND.words}")


def test_every_group_is_drawn_with_dashes_and_a_mark_of_its_own():
    assert len({(style.dashes, style.shape) for style in STYLES.values()}) == len(STYLES)
    assert {style.shape for style in STYLES.values()} <= set(CORNERS)
