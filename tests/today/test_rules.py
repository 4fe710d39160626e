"""What belongs on somebody's front page, and in which order."""

import pytest

from sightline.today.rules import in_order, moved


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
