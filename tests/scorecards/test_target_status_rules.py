"""A figure against its target: how far in words, and which colour, where one may be given. No database."""

import pytest

from sightline.scorecards.rules.target_status import cases_behind, colour_of, rule_in_words, status_of
from sightline.scorecards.rules.trajectory import TargetInForce, UnitTarget, read_points


def in_force(value="80", tolerance=None, borrowed=False):
    points = read_points(f"{value} by Q2 2026-27")
    target = UnitTarget(
        number=1,
        figure="AS01",
        unit="",
        target_set="",
        points=points,
        tolerance=tolerance,
        owner="",
        words="Board",
    )
    return TargetInForce(target, points[0], borrowed)


@pytest.mark.parametrize(
    ("value", "tolerance", "better", "colour"),
    [
        (80.0, 3.0, "higher", "green"),
        (80.1, 3.0, "higher", "green"),
        (79.95, 3.0, "higher", "green"),  # reads as 80.0%
        (79.94, 3.0, "higher", "amber"),
        (77.0, 3.0, "higher", "amber"),
        (76.95, 3.0, "higher", "amber"),  # reads as 77.0%
        (76.94, 3.0, "higher", "red"),
        (79.9, None, "higher", "red"),
        (79.9, 0.0, "higher", "red"),
        (80.0, 3.0, "lower", "green"),
        (12.0, 3.0, "lower", "green"),
        (80.1, 3.0, "lower", "amber"),
        (83.0, 3.0, "lower", "amber"),
        (83.1, 3.0, "lower", "red"),
        (80.1, None, "lower", "red"),
    ],
)
def test_the_colour_is_green_at_the_target_amber_within_the_tolerance_and_else_red(
    value, tolerance, better, colour
):
    assert colour_of(value, 80.0, tolerance, better) == colour


@pytest.mark.parametrize(
    ("cases", "better", "word", "why_not", "has_rule"),
    [
        (20, "higher", "Green: on target", "", True),
        (19, "higher", "", "too few to colour: 19", True),
        (0, "higher", "", "too few to colour: 0", True),
        (None, "higher", "Green: on target", "", True),
        (200, "neither", "", "not coloured: neither way is better", False),
    ],
)
def test_a_colour_needs_a_direction_and_enough_cases(cases, better, word, why_not, has_rule):
    status = status_of(80.0, in_force(), unit="percent", better=better, cases=cases)
    assert (status.word, status.why_not, bool(status.rule)) == (word, why_not, has_rule)
    assert status.distance == "at the target of 80%"


def test_a_borrowed_target_is_called_the_council_s():
    status = status_of(
        77.0, in_force(tolerance=3.0, borrowed=True), unit="percent", better="higher", cases=50
    )
    assert (status.distance, status.word) == (
        "3.0 points below the council's target of 80%",
        "Amber: within tolerance",
    )


@pytest.mark.parametrize(
    ("tolerance", "better", "unit", "sentence"),
    [
        (
            3.0,
            "higher",
            "percent",
            "Green at 80% or more; amber down to 77%, 3 points off; red below that. From 20 cases on.",
        ),
        (None, "higher", "percent", "Green at 80% or more; red below that. From 20 cases on."),
        (
            2.0,
            "lower",
            "days",
            "Green at 80 days or less; amber up to 82 days, 2 days off; red above that. From 20 cases on.",
        ),
        (1.0, "lower", "count", "Green at 80 or less; amber up to 81, 1 off; red above that."),
        (
            30.0,
            "lower",
            "percent",
            "Green at 80% or less; amber up to 100%, 30 points off; red above that. From 20 cases on.",
        ),
        (90.0, "higher", "count", "Green at 80 or more; amber down to 0, 90 off; red below that."),
    ],
)
def test_the_rule_is_said(tolerance, better, unit, sentence):
    assert rule_in_words(80.0, tolerance, better, unit) == sentence


@pytest.mark.parametrize(
    ("unit", "cases"),
    [("percent", 42.0), ("days", 42.0), ("per_10000", 7.0), ("count", None), ("ratio", None)],
)
def test_how_many_cases_a_figure_stands_on(unit, cases):
    assert cases_behind(unit, 7.0, 42.0) == cases


@pytest.mark.parametrize("unit", ["percent", "per_10000"])
def test_a_figure_whose_cases_are_not_known_stands_on_none(unit):
    assert cases_behind(unit, None, None) == 0
