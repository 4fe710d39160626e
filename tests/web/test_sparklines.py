"""Small charts: every shape its own, gaps that stay gaps, nothing the security policy forbids."""

import re
from xml.etree import ElementTree

import pytest

from sightline.web import sparklines
from sightline.web.sparklines import COLOURS, Small, mark, small_chart


def test_a_small_chart_is_well_formed_and_carries_nothing_forbidden():
    svg = small_chart(
        Small([1, 2, None, 4], [2] * 4, [1] * 4, [3] * 4, ["", "better", "", "worse"], [2.5] * 4), 'A "label"'
    )
    ElementTree.fromstring(svg)
    assert not re.search(r"style=|<style|<script|href=", svg)
    assert 'aria-label="A &quot;label&quot;"' in svg


def test_without_a_label_it_is_left_out_for_those_who_listen():
    assert 'aria-hidden="true"' in small_chart(Small([1, 2]), "")


def test_nothing_to_draw_is_no_drawing():
    assert small_chart(Small([]), "") == ""
    assert small_chart(Small([None, None]), "") == ""


def test_a_gap_parts_the_line_and_a_lone_month_is_a_dot():
    svg = small_chart(Small([1, 2, None, 4, None, 5, 6]), "")
    assert svg.count("<polyline") == 2
    assert svg.count('r="1.5"') == 1


def test_every_kind_has_a_shape_of_its_own():
    shapes = {re.sub(r'fill="[^"]*"', "", mark(kind, 5, 5, 3)) for kind in COLOURS}
    assert len(shapes) == len(COLOURS)
    assert all('stroke="#0b0c0c"' in mark(kind, 5, 5, 3) for kind in (*COLOURS, ""))


@pytest.mark.parametrize("values", [[3, 3, 3], [0], [1e9, -1e9], [0.0001, 0.0002]])
def test_every_point_lies_inside_the_drawing(values):
    svg = small_chart(Small(values), "", width=100, height=30)
    numbers = [
        float(number) for pair in re.findall(r'points="([^"]*)"', svg) for number in re.split("[ ,]", pair)
    ]
    numbers += [float(each) for each in re.findall(r'c[xy]="([^"]*)"', svg)]
    assert numbers
    assert all(0 <= number <= 100 for number in numbers)
    assert all(float(each) <= 30 for each in re.findall(r'cy="([^"]*)"', svg))


def test_a_target_is_drawn_in_steps_and_not_where_there_is_none():
    svg = small_chart(Small([1, 2, 3, 4, 5], targets=[None, 2, 2, 4, 4]), "")
    lines = re.findall(r'<line x1="([\d.]+)" x2="([\d.]+)" y1="([\d.]+)" y2="([\d.]+)"', svg)
    assert len(lines) == 2
    assert lines[0][1] == lines[1][0]  # the second begins where the first ends
    assert all(first == second for _, _, first, second in lines)
    assert float(lines[0][2]) > float(lines[1][2])
    assert "<line" not in small_chart(Small([1, 2], targets=[None, None]), "")


def test_the_same_is_drawn_once_and_another_anew(monkeypatch):
    small = Small([1.0, 2.5, None, 4.25], marks=["", "", "", "worse"])
    first = small_chart(small, "Rising")
    monkeypatch.setattr(sparklines, "_runs", None)
    assert small_chart(Small((1.0, 2.5, None, 4.25), marks=("", "", "", "worse")), "Rising") == first
    with pytest.raises(TypeError):
        small_chart(small, "Falling")
