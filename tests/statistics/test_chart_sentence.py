"""One sentence reads the chart: what it says is what the chart shows, in good English."""

import pytest

from sightline.statistics import chart_sentence
from sightline.statistics.xmr import xmr

STEADY = [70, 78] * 12  # average 74, limits 52.7 and 95.3 (near: 59.8 and 88.2)


def said(values, unit="percent", noun="month", **asked):
    return chart_sentence.of_values(xmr(values, **asked), unit, noun)


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        ([70, 75, 75, 76, 75, 76, 75, 76], "The last seven months are above the average of 74.0%."),
        ([70, 75, None, 75, 76, 75, 76, 75, 76, 75], "The last seven months are above the average of 74.0%."),
        (
            [70, None, 75, 76, None, 68, 69, 70, 71, 72, 73, 75],
            "It has risen six months in a row, from 68.0% to 75.0%.",
        ),
        ([70, *[75, 76] * 4], "The last eight months are above the average of 74.0%."),
        ([70, *[75, 76] * 7], "The last 14 months are above the average of 74.0%."),
        ([78, 73, 72, 73, 72, 73, 72, 73], "The last seven months are below the average of 74.0%."),
        ([68, 69, 70, 71, 72, 73, 75], "It has risen six months in a row, from 68.0% to 75.0%."),
        ([67, 68, 69, 70, 71, 72, 73, 75], "It has risen seven months in a row, from 67.0% to 75.0%."),
        ([79, 78, 77, 76, 75, 73.5, 73], "It has fallen six months in a row, from 79.0% to 73.0%."),
        ([89, 75, 89], "Two of the last three months are close to the upper limit of 95.3%."),
        ([89, 89, 89], "All of the last three months are close to the upper limit of 95.3%."),
        ([70, 59, 59], "Two of the last three months are close to the lower limit of 52.7%."),
        ([96], "The latest month, 96.0%, is above the upper limit of 95.3%."),
        ([50], "The latest month, 50.0%, is below the lower limit of 52.7%."),
        ([81.45], "The latest month, 81.5%, is within the usual 52.7% to 95.3%."),
    ],
)
def test_each_rule_has_its_sentence(after, sentence):
    assert said([*STEADY, *after], baseline=24) == sentence


def test_the_run_that_is_told_is_the_run_that_is_flagged():
    """A run is told from its first month, even where the first of it lies outside the limits."""
    chart = xmr([*STEADY, 97, 75, 76, 75, 76, 75, 76], baseline=24)
    assert chart.labels[-7:] == ["Above UCL", *["7 Points Above CL"] * 6]
    assert chart_sentence.run(chart) == 8  # the 78 before it is above the average too


@pytest.mark.parametrize(
    ("values", "unit", "sentence"),
    [
        ([1, 2] * 12, "days", "The latest month, 2 days, is within the usual 0 days to 4.2 days."),
        ([1, 1, 2] * 8 + [1], "days", "The latest month, 1 day, is within the usual 0 days to 3.1 days."),
        (
            [60, 54.24] * 6,
            "per_10000",
            "The latest month, 54.2 per 10,000, is within the usual 41.8 per 10,000 to 72.4 per 10,000.",
        ),
        ([1200, 1204] * 6, "count", "The latest month, 1,204, is within the usual 1,192 to 1,212."),
        ([17.1, 17.2] * 6, "ratio", "The latest month, 17.2, is within the usual 16.9 to 17.4."),
        ([97, 99] * 6, "percent", "The latest month, 99.0%, is within the usual 92.7% to 100.0%."),
        ([100] * 12, "percent", "The latest month, 100.0%, is where it always is."),
    ],
)
def test_units_are_said_as_people_say_them(values, unit, sentence):
    assert said(values, unit) == sentence


def test_quarters_are_called_quarters():
    values = [*STEADY, 70, 75, 75, 76, 75, 76, 75, 76]
    assert (
        said(values, noun="quarter", baseline=24) == "The last seven quarters are above the average of 74.0%."
    )


CHANGES = [5, -5] * 12  # average 0, limits 26.6 either side


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (
            [30],
            "It rose by 30 in the latest month, outside what is usual, from a fall of 26 to a rise of 26.",
        ),
        (
            [-30],
            "It fell by 30 in the latest month, outside what is usual, from a fall of 26 to a rise of 26.",
        ),
        (
            [3],
            "It rose by 3 in the latest month, within what is usual, from a fall of 26 to a rise of 26.",
        ),
        (
            [0],
            "It did not change in the latest month, within what is usual, from a fall of 26 to a rise of 26.",
        ),
        ([-1, 2, 3, 2, 3, 2, 3, 2], "The last seven monthly changes are above their average, no change."),
        ([1, 18, 18], "Two of the last three monthly changes are close to the upper limit, a rise of 26."),
        (
            [0, -3, -2, -1, 0, 1, 2, 3],
            "The monthly change has been higher six times in a row, from a fall of 3 to a rise of 3.",
        ),
    ],
)
def test_changes_are_told_as_movements(after, sentence):
    assert chart_sentence.of_changes(xmr(CHANGES + after, baseline=24), "count") == sentence


def test_a_share_moves_by_percentage_points():
    found = chart_sentence.of_changes(xmr([*CHANGES, 1.04], baseline=24), "percent")
    assert found.startswith("It rose by 1.0 percentage points in the latest month")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([], ""),
        ([None], ""),
        ([74], "There is one month: 74.0%."),
        ([74, None, 74], "Both months are 74.0%."),
        ([74, 74, 74], "All three months are 74.0%."),
        ([61, 80, None, 74], "The three months run from 61.0% to 80.0%; the latest is 74.0%."),
    ],
)
def test_a_short_series_is_read_as_a_run_chart(values, sentence):
    assert chart_sentence.of_a_run_chart(values, "percent") == sentence
