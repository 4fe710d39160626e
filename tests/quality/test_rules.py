from datetime import date

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


class Dated:
    def __init__(self, name: str, on: date | None) -> None:
        self.name, self.on = name, on


def test_records_of_the_last_twelve_months_and_of_no_day_are_apart_from_the_old_newest_first():
    since = rules.year_back(date(2025, 6, 30))
    assert since == date(2024, 6, 30)
    rows = [
        Dated("old", date(2024, 6, 30)),
        Dated("just", date(2024, 7, 1)),
        Dated("new", date(2025, 6, 30)),
        Dated("none", None),
        Dated("older", date(2019, 3, 23)),
    ]
    parts = {name: [row.name for row in part] for name, part in rules.by_age(rows, since).items()}
    assert parts == {"new": ["new", "just", "none"], "old": ["old", "older"]}
