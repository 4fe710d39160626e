"""A spread and not a league table: who is in it, who is left out, and how it is said."""

from statistics import quantiles

import pytest

from sightline.statistics.spread import spread

EIGHT = {"a": 50, "b": 53, "c": 56, "d": 59, "e": 62, "f": 65, "g": 68, "h": 71}


def test_it_is_said_in_a_sentence():
    found = spread(EIGHT, {"a": 19, **dict.fromkeys("bcdefgh", 20)})
    assert found
    assert found.left_out == ("a",)
    assert found.sentence("percent") == (
        "The middle of the 7 teams (140 cases) is 62%; half of them lie between 57.5% and 66.5%, all between 53% and "
        "71%; 1 team with fewer than 20 cases left out."
    )


def test_quartiles_are_those_of_the_standard_library():
    found = spread(EIGHT, dict.fromkeys(EIGHT, 20))
    assert found
    quarters = quantiles(EIGHT.values(), method="inclusive")
    assert [found.lower_quartile, found.median, found.upper_quartile] == quarters
    assert (found.lowest, found.highest, found.categories, found.cases) == (50, 71, 8, 160)


@pytest.mark.parametrize(
    ("bases", "said"),
    [
        ({"a": 20, "b": 20, "c": 20, "d": 20}, "The 4 teams (80 cases) run from 50% to 59%."),
        ({"a": 20, "b": 1204}, "The 2 teams (1,224 cases) run from 50% to 53%."),
    ],
)
def test_fewer_than_five_have_no_quartiles(bases, said):
    found = spread(EIGHT, bases)
    assert found
    assert found.lower_quartile is None
    assert found.sentence("percent") == said


@pytest.mark.parametrize("bases", [{}, {"a": 500}, {"a": 20, "b": 19}, {"a": 20, "b": None}])
def test_one_alone_has_no_spread(bases):
    assert spread(EIGHT, bases) is None


def test_a_category_without_a_figure_is_left_out_unnamed():
    found = spread({**EIGHT, "a": None}, dict.fromkeys(EIGHT, 20))
    assert found and found.left_out == ()
