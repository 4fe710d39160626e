import pytest

from sightline.quality import rules


@pytest.mark.parametrize(
    ("rows", "filled", "hidden"),
    [
        (0, 0, False),
        (100, 100, False),  # nothing blank
        (100, 94, False),  # six blank
        (100, 95, True),  # five blank
        (100, 99, True),  # one blank
        (100, 5, True),  # five filled
        (100, 6, False),
        (5, 0, True),
    ],
)
def test_a_share_is_hidden_when_its_cells_filled_or_blank_are_few(rows, filled, hidden):
    assert rules.hides((filled, rows - filled)) is hidden


def test_what_ones_own_teams_count_does_not_make_the_rest_large():
    assert not rules.hides((20.0,), (14.0,))
    assert rules.hides((20.0,), (15.0,))  # five are somebody else's


@pytest.mark.parametrize(
    ("whole", "cells", "hidden"),
    [
        ((6, 6), [(6, 6), (0, 0)], set()),
        ((113, 113), [(110, 110), (3, 3)], {0, 1}),  # 113 less 110 would give the 3 away
        ((120, 120), [(110, 110), (7, 7), (3, 3)], {1, 2}),
        (
            (45, 45),
            [(3, 3), (2, 2), (40, 40)],
            {0, 1, 2},
        ),  # the two hidden are five, and 45 less 40 would say so
        ((46, 46), [(3, 3), (3, 3), (40, 40)], {0, 1}),
        ((21, 13), [(12, 4), (9, 9)], {0, 1}),  # twelve things, of four children
        ((43,), [(20,), (20,)], {0}),  # three lie in none of them
        ((46,), [(20,), (20,)], set()),
    ],
)
def test_what_is_small_is_hidden_and_never_alone(whole, cells, hidden):
    assert rules.hidden_parts(whole, cells) == hidden
