"""Where the cases sit: said where it means something, and not where chance would have it so."""

import numpy as np
import pytest

from sightline.statistics.concentration import concentration
from sightline.statistics.refusals import StatisticsError


def teams(*numbers):
    return {f"team {place}": number for place, number in enumerate(numbers)}


LATE = teams(12, 9, 6, 4, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1)


def test_half_of_the_late_ones_are_in_three_teams():
    found = concentration(LATE)
    assert found
    assert found.categories == ("team 0", "team 1", "team 2")
    assert found.sentence("late ones") == "More than half of the 47 late ones (27) are in 3 of 14 teams."


def test_exactly_half_is_half():
    found = concentration(teams(15, 5, 5, 5, 0, 0, 0))
    assert found
    assert found.sentence() == "Half of the 30 cases (15) are in 1 of 7 teams."


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        (teams(9, 0, 0, 0, 0, 0), "fewer than ten cases"),
        (teams(30, 1, 1), "fewer than four categories"),
        (teams(*[5] * 14), "evenly spread"),
        (teams(3, 2, 2, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0), "chance throws 14 cases so"),
        ({}, "nothing at all"),
    ],
)
def test_nothing_is_said_of(counts, why):
    assert concentration(counts) is None, why


def test_ten_cases_and_four_categories_are_enough():
    found = concentration(teams(10, 0, 0, 0))
    assert found
    assert found.sentence() == "All of the 10 cases (10) are in 1 of 4 teams."


def test_teams_that_do_half_of_the_work_and_have_half_of_the_late_ones_are_no_finding():
    work = {name: 10 * number for name, number in LATE.items()}
    assert concentration(LATE, of=work) is None
    assert concentration(LATE, of=dict.fromkeys(LATE, 30)) is not None


@pytest.mark.parametrize("work", [{}, dict.fromkeys(LATE, 0)])
def test_where_nobody_is_known_to_have_done_any_work_nothing_is_said(work):
    assert concentration(LATE, of=work) is None


def test_of_cases_thrown_at_random_it_hardly_ever_speaks():
    random = np.random.RandomState(4)
    thrown = [concentration(teams(*random.multinomial(47, [1 / 14] * 14).tolist())) for _ in range(400)]
    assert sum(found is not None for found in thrown) < 10


def test_it_says_the_same_every_time():
    assert concentration(LATE) == concentration(LATE)


def test_fewer_than_none_is_refused():
    with pytest.raises(StatisticsError, match="nought or more"):
        concentration(teams(5, -1, 5, 5))
