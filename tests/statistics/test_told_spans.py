"""What follows of stretches of time that overlap: held against linear algebra in fractions, and against HiGHS."""

import random

import pytest

from sightline.statistics.disclosure.told_bounds import cross, worked_out
from sightline.statistics.disclosure.told_spans import ToldSpans, ToldStretch
from support.disclosure_attack import SMALL, Attack
from support.seed import SEED

MONTHS = 8
EVERY = [ToldStretch(first, last) for first in range(MONTHS) for last in range(first, MONTHS)]


def drawn(dice: random.Random) -> dict[str, list[int]]:
    """A base by month, and those counted of it."""
    base = [dice.choice([0, 2, 4, 7, 9, 15]) for _ in range(MONTHS)]
    return {"base": base, "counted": [number - dice.choice([0, 0, min(number, 3)]) for number in base]}


def truth_of(series: dict[str, list[int]]) -> dict:
    pairs = zip(series["base"], series["counted"], strict=True)
    both = [{"counted": counted, "rest": base - counted} for base, counted in pairs]
    return {(month, side): count for month, sides in enumerate(both) for side, count in sides.items()}


def of(name: str, stretch: ToldStretch) -> frozenset:
    sides = {"base": ("counted", "rest")}.get(name, (name,))
    return frozenset((month, side) for month in range(stretch.first, stretch.last + 1) for side in sides)


def attack_on(series: dict[str, list[int]], told: list) -> Attack:
    attack, truth = Attack(), truth_of(series)
    for name, stretch in told:
        attack.tell(of(name, stretch), sum(truth[each] for each in of(name, stretch)))
    return attack


CELLS = {(name, stretch): of(name, stretch) for name in ("base", "counted", "rest") for stretch in EVERY}


def told_of(dice: random.Random, series: dict[str, list[int]]) -> list:
    """Stretches told one after the other in any order, each if nothing small is a sum or difference of all of them."""
    spans, told = ToldSpans(series, [("base", "counted")]), []
    for _ in range(14):
        names = dice.choice([["base"], ["base", "counted"], ["counted"]])
        stretch = dice.choice(EVERY)
        if spans.tell_if_safe(names, stretch):
            told += [(name, stretch) for name in names]
    return told


@pytest.mark.parametrize("draw", range(12))
def test_nothing_small_is_a_sum_or_difference_of_what_was_told(draw):
    dice = random.Random(f"{SEED if draw > 3 else 'always'} spans {draw}")
    series = drawn(dice)
    truth, told = truth_of(series), told_of(dice, series)
    assert told
    follow = attack_on(series, told).follows_exactly(CELLS)
    assert not [cell for cell in follow if sum(truth[each] for each in CELLS[cell]) in SMALL]


@pytest.mark.parametrize("draw", range(8))
def test_what_is_bounded_is_what_an_independent_programme_finds(draw):
    dice = random.Random(f"{SEED if draw > 3 else 'always'} bounds {draw}")
    series = drawn(dice)
    told = [
        (name, stretch)
        for name in ("base", "counted")
        for stretch in dice.sample([each for each in EVERY if each.last > each.first], 5)
    ]
    found = worked_out(series, [("base", "counted"), ("base", "nobody")], told, EVERY)
    names = {"base": "base", "counted": "counted", "base counted": "rest"}
    theirs = attack_on(series, told).given_away(CELLS, truth_of(series))
    assert {(names[name], stretch) for name, stretch in found} == theirs.keys()


def test_a_year_less_a_year_to_date_is_not_told_and_what_an_edition_hides_does_not_follow():
    series = {"cases": [10, 3, 9, 20]}
    spans = ToldSpans(series)
    spans.tell("cases", ToldStretch(0, 2))
    assert spans.tell_if_safe(["cases"], ToldStretch(0, 3))
    assert spans.tell_if_safe(["cases"], ToldStretch(3, 3)), "it follows already"
    assert not spans.tell_if_safe(["cases"], ToldStretch(1, 1))
    assert not spans.tell_if_safe(["cases"], ToldStretch(0, 0)) or not spans.tell_if_safe(
        ["cases"], ToldStretch(2, 2)
    )
    hidden = ToldSpans(series, hidden=[("cases", ToldStretch(2, 3))])
    assert hidden.tell_if_safe(["cases"], ToldStretch(0, 3))
    assert not hidden.tell_if_safe(["cases"], ToldStretch(2, 3))
    assert not hidden.tell_if_safe(["cases"], ToldStretch(0, 1))


def test_of_two_told_together_both_are_or_neither():
    spans = ToldSpans({"base": [10, 20], "counted": [4, 10]}, [("base", "counted"), ("base", "nobody")])
    assert not spans.tell_if_safe(["base", "counted"], ToldStretch(0, 0))
    assert spans.tell_if_safe(["base"], ToldStretch(0, 0))
    assert spans.tell_if_safe(["base", "counted"], ToldStretch(0, 1))


def test_stretches_cross_where_neither_lies_within_the_other():
    year, quarter, month, rolling = (
        ToldStretch(0, 11),
        ToldStretch(3, 5),
        ToldStretch(4, 4),
        ToldStretch(5, 16),
    )
    assert not cross([year, quarter, month, ToldStretch(6, 8), ToldStretch(12, 23)])
    assert cross([year, rolling]) and cross([quarter, month, ToldStretch(0, 4)])
    assert not cross([])


def test_rolling_years_one_after_the_other_bound_a_month():
    """Two this month and next a year ago, of which a year to date and two differences say that this year's were three to five."""
    series = {"cases": [1, 1, 30, 4, 3]}
    told = [
        ("cases", stretch)
        for stretch in (ToldStretch(0, 2), ToldStretch(1, 3), ToldStretch(2, 4), ToldStretch(3, 4))
    ]
    assert ("cases", ToldStretch(3, 3)) in worked_out(series, [], told, [ToldStretch(3, 3)])
    assert worked_out(series, [], told, [ToldStretch(2, 2)]) == []
