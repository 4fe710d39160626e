"""Who stands out: by more than chance, of enough cases, and hardly ever where nothing is the matter."""

import numpy as np
import pytest

from sightline.statistics.stands_out import distance, in_words, stands_out

NONE = "No team or group differs from the whole by more than chance would have it."


@pytest.mark.parametrize(
    ("part", "cases", "whole", "out"),
    [
        (60, 100, 0.848, True),  # far under, and enough of them
        (99, 100, 0.848, True),  # and far over
        (
            27,
            38,
            0.848,
            False,
        ),  # 71% of 38 (95%: 55 to 83): one such in fifty by chance, and there are fifty on a page
        (85, 100, 0.848, False),
        (0, 19, 0.848, False),  # too few, however far
        (0, 20, 0.848, True),
        (20, 20, 0.9999, False),
        (0, 30, 0.0, False),
        (30, 30, 1.0, False),
        (25, 30, 1.0, True),  # nobody else was late
    ],
)
def test_a_category_stands_out_where_its_interval_does_not_hold_the_whole(part, cases, whole, out):
    found = stands_out({"A": part}, {"A": cases}, whole)
    assert [each.name for each in found] == (["A"] if out else [])


def test_the_farthest_comes_first_and_no_more_than_three_are_named():
    parts = {"few": 1, "A": 60, "B": 40, "C": 50, "D": 65}
    found = stands_out(parts, {"few": 5, **dict.fromkeys("ABCD", 100)}, 0.85)
    assert [each.name for each in found] == ["B", "C", "A", "D"]
    assert in_words(found, 0.85) == (
        "Against 85.0% in all, more than chance explains, B 40.0% (95% range 30.9% to 49.8%), C 50.0% (95% range 40.4% to 59.6%), "
        "A 60.0% (95% range 50.2% to 69.1%) and 1 other stand out."
    )
    assert in_words(found[:1], 0.85) == (
        "Against 85.0% in all, more than chance explains, B 40.0% (95% range 30.9% to 49.8%) stands out."
    )
    assert in_words([], 0.85) == NONE


def test_how_far_is_counted_in_standard_deviations_and_a_few_are_nowhere():
    assert distance(60, 100, 0.8) == pytest.approx(5.0)
    assert distance(1, 19, 0.8) == distance(30, 30, 1.0) == 0.0


@pytest.mark.parametrize("share", [0.5, 0.85, 0.95])
def test_where_nothing_is_the_matter_a_page_of_fifty_names_somebody_one_time_in_five_at_most(share):
    random = np.random.RandomState(2015)
    named = 0
    for _ in range(400):
        cases = {str(number): int(size) for number, size in enumerate(random.randint(20, 200, 50))}
        parts = {name: int(random.binomial(size, share)) for name, size in cases.items()}
        named += bool(stands_out(parts, cases, sum(parts.values()) / sum(cases.values())))
    assert named / 400 <= 0.2
