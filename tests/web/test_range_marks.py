"""Figures of one table drawn beside each other: where the dot, the line and the whole lie."""

import re

import pytest

from sightline.web.range_marks import EDGE, WIDTH, RangeScale, range_mark


def numbers(name: str, drawn: str) -> list[float]:
    return [float(each) for each in re.findall(rf'{name}="([\d.]+)"', drawn)]


def test_the_scale_holds_every_limit_and_the_whole():
    assert RangeScale.over([]) is None
    assert RangeScale.over([], 50.0) is None
    assert RangeScale.over([(60.0, 80.0), (70.0, 95.0)]) == RangeScale(60.0, 95.0)
    assert RangeScale.over([(60.0, 80.0)], 90.0) == RangeScale(60.0, 90.0, 90.0)


@pytest.mark.parametrize(
    ("value", "pixels"),
    [(0.0, EDGE), (100.0, WIDTH - EDGE), (50.0, WIDTH / 2), (25.0, EDGE + (WIDTH - 2 * EDGE) / 4)],
)
def test_a_value_lies_in_proportion(value, pixels):
    assert RangeScale(0.0, 100.0).at(value) == pixels


def test_where_all_are_the_same_they_stand_in_the_middle():
    assert RangeScale(40.0, 40.0).at(40.0) == WIDTH / 2


def test_a_mark_has_its_line_its_dot_and_the_whole():
    scale = RangeScale(0.0, 100.0, 50.0)
    drawn = range_mark((20.0, 80.0), 60.0, scale)
    assert numbers("cx", drawn) == [pytest.approx(scale.at(60.0), abs=0.05)]
    assert numbers("x1", drawn) == [
        pytest.approx(each, abs=0.05) for each in (scale.at(50.0), scale.at(20.0))
    ]
    assert drawn.count("stroke-dasharray") == 1 and 'aria-hidden="true"' in drawn
    assert "stroke-dasharray" not in range_mark((20.0, 80.0), 60.0, RangeScale(0.0, 100.0))
