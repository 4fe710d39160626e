"""Charts: drawn the same every time, safe to stand in a page, and told in words."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from sightline.engine.places import data_folder
from sightline.web import charts
from sightline.web.chart_spec import labelled_months, line
from sightline.web.chart_words import figure, reading
from sightline.web.drawing import fit_for_a_page

pytestmark = pytest.mark.usefixtures("drawings_of_its_own")
POINTS = [
    {"month": "2025-01", "value": 70},
    {"month": "2025-02", "value": 72.5},
    {"month": "2025-03", "value": None},
    {"month": "2025-04", "value": 80},
    {"month": "2025-05", "value": 79},
]
ASKED = {"title": "Assessments in time", "unit": "percent", "breaks": ("2025-05",)}


def drawn(**changes) -> str:
    return charts.line_chart(changes.pop("points", POINTS), **(ASKED | changes))


def test_the_same_figures_give_the_same_drawing_whether_kept_or_not():
    first = drawn()
    kept = drawn()
    for path in (data_folder() / "cache" / "charts").iterdir():
        path.unlink()
    assert first == kept == drawn()


@pytest.mark.parametrize(
    "change",
    [
        {"points": [*POINTS[:-1], {"month": "2025-05", "value": 78}]},
        {"title": "Assessments late"},
        {"unit": "count"},
        {"breaks": ()},
        {"size": charts.NARROW},
    ],
)
def test_whatever_is_asked_otherwise_is_drawn_otherwise(change):
    assert drawn(**change) != drawn()


def test_a_drawing_carries_nothing_our_security_policy_forbids():
    svg = drawn()
    assert not re.search(r"style=|<style|<script|\son\w+=|href=|<image|@import|url\((?!#)", svg)


def test_a_drawing_is_one_image_named_by_what_it_shows():
    root = ElementTree.fromstring(drawn())
    assert root.get("role") == "img"
    assert (root.get("aria-label") or "").startswith(
        "Assessments in time. 5 months from January 2025 to May 2025."
    )
    assert [element for element in root.iter() if element is not root and element.get("role")] == []


def test_the_line_is_parted_at_a_gap_and_at_a_break():
    months = tuple(charts.Month(point["month"], point["value"]) for point in POINTS)
    chart = charts.Chart(months=months, title="Assessments in time", unit="percent", breaks=("2025-05",))
    specification = line(chart, 900, 300)
    assert [row["run"] for row in specification["data"]["values"]] == [0, 0, 1, 2]


def test_a_month_without_a_figure_gets_no_point():
    groups = [
        group for group in ElementTree.fromstring(drawn()).iter() if "mark-symbol" in group.get("class", "")
    ]
    assert sum(len(group) for group in groups) == 4


def test_a_figure_is_drawn_for_a_desk_and_for_a_phone():
    both = charts.line_figure(POINTS, **ASKED)
    assert [re.findall(r'width="(\d+)"', svg)[0] for svg in (both.wide, both.middle, both.narrow)] == [
        "1100",
        "680",
        "340",
    ]
    assert both.words in both.wide


@pytest.mark.parametrize(
    ("points", "unit", "said"),
    [
        (
            [("2025-01", 70.0), ("2025-02", None), ("2025-03", 81.45)],
            "percent",
            "T. 3 months from January 2025 to March 2025. Lowest 70.0% in January 2025, highest 81.5% in March 2025, "
            "latest 81.5% in March 2025. 1 month without a figure.",
        ),
        (
            [("2025-01", 1204.0)],
            "children",
            "T. 1 month from January 2025 to January 2025. Lowest 1,204 children in January 2025, highest 1,204 children "
            "in January 2025, latest 1,204 children in January 2025.",
        ),
        ([("2025-01", None)], "count", "T. There are no figures to show."),
        ([], "count", "T. There are no figures to show."),
    ],
)
def test_a_chart_is_told_in_words(points, unit, said):
    assert reading("T", points, unit) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"), [(12.0, "count", "12"), (12.25, "days", "12.3 days"), (5, "percent", "5.0%")]
)
def test_a_figure_is_told_with_its_unit(value, unit, said):
    assert figure(value, unit) == said


def months(count: int) -> list[str]:
    return [f"{2020 + (3 + number) // 12}-{(3 + number) % 12 + 1:02d}" for number in range(count)]


@pytest.mark.parametrize(
    ("count", "most", "labelled"),
    [
        (5, 8, ["2020-04", "2020-05", "2020-06", "2020-07", "2020-08"]),
        (24, 8, ["2020-04", "2020-07", "2020-10", "2021-01", "2021-04", "2021-07", "2021-10", "2022-01"]),
        (60, 8, ["2020-04", "2021-04", "2022-04", "2023-04", "2024-04"]),
        (60, 4, ["2020-04", "2022-04", "2024-04"]),
    ],
)
def test_the_axis_names_months_of_the_financial_year(count, most, labelled):
    assert labelled_months(months(count), most) == labelled


def test_two_drawings_in_a_page_do_not_share_ids():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><clipPath id="a"/><g clip-path="url(#a)" style="fill: red; cursor: x"/></svg>'
    fit = fit_for_a_page(svg, label="L", prefix="p")
    assert 'id="p-a"' in fit
    assert 'clip-path="url(#p-a)" fill="red"' in fit
    assert "cursor" not in fit


@pytest.fixture
def somebody_elses_prefix():
    """Another library in this process has given SVG a prefix of its own."""
    prefixes: Any = ElementTree
    known = dict(prefixes._namespace_map)
    ElementTree.register_namespace("drawing", "http://www.w3.org/2000/svg")
    yield
    prefixes._namespace_map.clear()
    prefixes._namespace_map.update(known)


def test_a_drawing_is_a_drawing_whatever_another_library_calls_svg(somebody_elses_prefix):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10"><g><text style="fill: red">1</text></g></svg>'
    fit = fit_for_a_page(svg, label="L", prefix="p")
    assert fit.startswith("<svg ")
    assert ":svg" not in fit and ":g" not in fit
    assert ElementTree.fromstring(fit).tag == "{http://www.w3.org/2000/svg}svg"
