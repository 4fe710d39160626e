"""Targets by period: how they are typed, which one holds in a period, and what is refused. No database."""

import pytest

from sightline.calendars.periods import parse
from sightline.measuring.discover import figures
from sightline.scorecards.rules.trajectory import (
    MOST_POINTS,
    TargetInForce,
    TargetPoint,
    TrajectoryError,
    UnitTarget,
    adds_up,
    as_typed,
    coming,
    compares_units,
    fault_of_points,
    in_order,
    in_words,
    period_named,
    plain_number,
    point_in,
    read_number,
    read_points,
)

PATH = read_points("71% by Q2 2026-27\n80% by Q4 2026-27")


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("71% by Q2 2026-27", [("2026-27-Q2", 71.0)]),
        ("71 by 2026-27-Q2", [("2026-27-Q2", 71.0)]),
        ("Q2 2026-27: 71", [("2026-27-Q2", 71.0)]),
        ("q2 2026-27 = 71.5%", [("2026-27-Q2", 71.5)]),
        ("80 from June 2025", [("2025-06", 80.0)]),
        ("2025-06: 80", [("2025-06", 80.0)]),
        ("45 days by 2026-27", [("2026-27", 45.0)]),
        ("1 day by March 2027", [("2027-03", 1.0)]),
        ("54.2 per 10,000 by 2026-27", [("2026-27", 54.2)]),
        ("1,204 by 2026-27", [("2026-27", 1204.0)]),
        ("80 by Q4 2026-27; 71 by Q2 2026-27", [("2026-27-Q2", 71.0), ("2026-27-Q4", 80.0)]),
        ("\n 71  by  Q2 2026-27 ;\n", [("2026-27-Q2", 71.0)]),
        ("0 by March 2027", [("2027-03", 0.0)]),
    ],
)
def test_points_are_read_as_people_type_them(typed, points):
    assert [(each.period.name, each.value) for each in read_points(typed)] == points


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter the target and by when, as 71% by Q2 2026-27."),
        (" ;\n", "Enter the target and by when"),
        ("80", "'80' does not say a target and by when."),
        ("-5 by Q2 2026-27", "'-5 by Q2 2026-27' does not say a target"),
        ("eighty by Q2 2026-27", "does not say a target"),
        ("80 by Christmas", "'Christmas' is no month, quarter or financial year."),
        ("80 by YTD:2026-09", "a target is for a month, a quarter or a financial year"),
        ("80 by 12 months to June 2026", "a target is for a month, a quarter or a financial year"),
        ("80.25 by Q2 2026-27", "80.25 has more than one decimal"),
        ("1,2 by Q2 2026-27", "1,2 is not a number"),
        ("٨٠ by Q2 2026-27", "is not a number"),
        ("1000000001 by Q2 2026-27", "is too large"),
        ("; ".join(f"80 by {1980 + place}-06" for place in range(MOST_POINTS + 1)), "at most 40 points"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(typed, sentence):
    with pytest.raises(TrajectoryError) as refused:
        read_points(typed)
    assert sentence in str(refused.value)


def test_a_period_is_kept_by_its_name():
    assert period_named("2026-27-Q2") == PATH[0].period


@pytest.mark.parametrize("between", ["\n", "; "])
def test_what_is_written_for_a_form_reads_back_the_same(between):
    points = read_points("71.5 by Q2 2026-27; 1,204 by 2027-28; 3 by June 2029")
    assert read_points(as_typed(points, between)) == points


@pytest.mark.parametrize(
    ("period", "value"),
    [
        ("2026-06", None),
        ("2026-08", None),  # the quarter's months before its last are before its end
        ("2026-09", 71.0),
        ("2026-27-Q1", None),
        ("2026-27-Q2", 71.0),
        ("2026-27-Q3", 71.0),  # nothing is drawn between two points
        ("2027-02", 71.0),
        ("2027-03", 80.0),
        ("2026-27-Q4", 80.0),
        ("2026-27", 80.0),
        ("R12:2026-12", 71.0),
        ("YTD:2027-03", 80.0),
        ("2029-30-Q1", 80.0),
    ],
)
def test_the_target_of_a_period_is_the_latest_point_at_or_before_its_end(period, value):
    point = point_in(PATH, parse(period), adds=False)
    assert (point.value if point else None) == value


@pytest.mark.parametrize(
    ("period", "value"),
    [
        ("2026-09", None),
        ("2026-27-Q1", None),
        ("2026-27-Q2", 300.0),
        ("2026-27-Q4", 300.0),
        ("2026-27", 1100.0),
        ("R12:2027-03", 1100.0),
        ("YTD:2027-03", None),
    ],
)
def test_a_number_that_grows_with_its_period_has_targets_of_that_length_alone(period, value):
    point = point_in(read_points("300 by Q2 2026-27; 1100 by 2026-27"), parse(period), adds=True)
    assert (point.value if point else None) == value


def test_what_is_ahead_is_what_ends_after_the_period():
    assert [each.value for each in coming(PATH, parse("2026-27-Q1"))] == [71.0, 80.0]
    assert [each.value for each in coming(PATH, parse("2026-27-Q2"))] == [80.0]
    assert coming(PATH, parse("2026-27")) == ()


def test_points_stand_in_order_of_their_ends_and_shorter_periods_first():
    points = in_order(
        TargetPoint(parse(name), 1.0) for name in ("2026-27", "2026-27-Q4", "2027-03", "2026-27-Q1")
    )
    assert [each.period.name for each in points] == ["2026-27-Q1", "2027-03", "2026-27-Q4", "2026-27"]


def test_a_path_in_words():
    assert in_words(PATH, "percent") == "71% by Q2 2026-27, 80% by Q4 2026-27"
    assert in_words(read_points("1204 by 2026-27"), "count") == "1,204 by 2026-27"


@pytest.mark.parametrize(
    ("typed", "unit", "adds", "sentence"),
    [
        ("100 by Q2 2026-27", "percent", False, ""),
        ("100.1 by Q2 2026-27", "percent", False, "A share runs from 0 to 100"),
        ("101 by Q2 2026-27", "days", False, ""),
        (
            "71 by Q2 2026-27; 72 by September 2026",
            "percent",
            False,
            "72% by September 2026 and 71% by Q2 2026-27 are for the same day. Leave one out.",
        ),
        ("71 by Q2 2026-27; 72 by Q2 2026-27", "count", True, "are for the same day"),
        ("25 by Q4 2026-27; 100 by 2026-27", "count", True, ""),
    ],
)
def test_which_points_a_figure_cannot_have(typed, unit, adds, sentence):
    assert (sentence in fault_of_points(read_points(typed), unit, adds=adds)) and bool(sentence) == bool(
        fault_of_points(read_points(typed), unit, adds=adds)
    )


@pytest.mark.parametrize(
    ("typed", "number"), [("80", 80.0), (" 81.5% ", 81.5), ("1,204.50", 1204.5), ("12,345,678", 12345678.0)]
)
def test_a_number_is_read_as_people_type_it(typed, number):
    assert read_number(typed) == number


@pytest.mark.parametrize(("value", "text"), [(None, ""), (80.0, "80"), (81.5, "81.5"), (0.0, "0")])
def test_a_number_is_written_as_people_type_it(value, text):
    assert plain_number(value) == text


def test_only_numbers_and_rates_of_events_grow_with_their_period_and_cannot_be_borrowed():
    every = figures().values()
    assert {figure.kind for measure, figure in every if adds_up(measure, figure)} == {"count", "rate"}
    assert all(measure.grain == "event" for measure, figure in every if adds_up(measure, figure))
    assert {figure.kind for _, figure in every if not compares_units(figure)} == {"count", "rate"}


def test_whose_target_it_is():
    whole = UnitTarget(
        number=1, figure="AS01", unit="", target_set="", points=PATH, tolerance=None, owner="", words="Board"
    )
    assert TargetInForce(whole, PATH[0]).called == "the target"
    assert TargetInForce(whole, PATH[0], borrowed=True).called == "the council's target"
    assert TargetInForce(whole, PATH[0]).value == 71.0
