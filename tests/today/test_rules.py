"""What belongs on somebody's front page, and in which order."""

import pytest

from sightline.today.rules import in_order, misses, moved


@pytest.mark.parametrize(
    ("kinds", "order"),
    [
        ([], []),
        (["same", ""], []),
        (["better", "worse", "same", "high"], [1, 0, 3]),
        (["low", "better"], [1, 0]),
        (["high", "low", "high"], [0, 1, 2]),  # neither is better: in the order they came
    ],
)
def test_what_got_worse_comes_first_and_what_did_not_change_is_left_out(kinds, order):
    assert in_order(kinds) == order


@pytest.mark.parametrize(
    ("kind", "year_kind", "counts_as"),
    [
        ("worse", "better", "worse"),  # its signal is said, whatever the year says
        ("same", "better", "better"),
        ("", "high", "high"),
        ("same", "", "same"),
        ("", "", ""),
    ],
)
def test_a_figure_without_a_signal_counts_as_it_moved_over_a_year(kind, year_kind, counts_as):
    assert moved(kind, year_kind) == counts_as


@pytest.mark.parametrize(
    ("likely", "target", "better", "said"),
    [
        (84.9, 85.0, "higher", True),
        (85.0, 85.0, "higher", False),
        (10.1, 10.0, "lower", True),
        (10.0, 10.0, "lower", False),
        (50.0, None, "higher", False),  # nothing was promised
        (None, 85.0, "higher", False),  # nothing is known
    ],
)
def test_a_forecast_misses_where_it_ends_on_the_wrong_side_of_its_target(likely, target, better, said):
    assert misses(likely, target, better) is said
