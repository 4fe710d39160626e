"""What the Difference light claims, simulated: how often it says "better" of nothing, and how soon it finds a change.

Each claim is tried with several seeds and on what measures really are: a bell curve, shares of cases and counts.
"""

from collections.abc import Callable
from datetime import date
from functools import cache

import numpy as np
import pytest

from sightline.programme.rules.difference import Test as Asked
from sightline.programme.rules.difference import answer, month_after

SERIES, BEFORE = 200, 24
SEEDS = (1, 27, 2016, 90522)
FIRST = "2020-01"
START = date(2022, 1, 1)
Draw = Callable[[np.random.RandomState, int, float], tuple[np.ndarray, np.ndarray | None]]


def bell(random: np.random.RandomState, months: int, shift: float) -> tuple[np.ndarray, None]:
    values = random.normal(33, 4, (SERIES, BEFORE + months))
    values[:, BEFORE:] += 4 * shift
    return values, None


def share(cases: float, part: float) -> Draw:
    def draw(random: np.random.RandomState, months: int, shift: float) -> tuple[np.ndarray, np.ndarray]:
        bases = random.poisson(cases, (SERIES, BEFORE + months)).clip(20)
        chance = np.full(BEFORE + months, part)
        chance[BEFORE:] += shift * np.sqrt(part * (1 - part) / cases)
        return 100.0 * random.binomial(bases, chance) / bases, bases

    return draw


def count(average: float) -> Draw:
    def draw(random: np.random.RandomState, months: int, shift: float) -> tuple[np.ndarray, None]:
        means = np.full(BEFORE + months, float(average))
        means[BEFORE:] += shift * np.sqrt(average)
        return random.poisson(means, (SERIES, BEFORE + months)).astype(float), None

    return draw


MEASURES = {
    "a bell curve": (bell, "mean"),
    "a share of about 25": (share(25, 0.6), "share"),
    "a share of about 250": (share(250, 0.8), "share"),
    "a count of about 40": (count(40), "count"),
    "a count of about 8": (count(8), "count"),
}
FOUND = dict.fromkeys(MEASURES, 0.80) | {"a count of about 8": 0.70}
"""How often a change must be found. A small count that rises also swings more, and hides a little of its own rise."""


@cache
def said_of(measure: str, months: int, shift: float) -> list[str]:
    """What is said of every series of every seed after so many months."""
    return [said for seed in SEEDS for said in _said(measure, months, shift, seed)]


def _said(measure: str, months: int, shift: float, seed: int) -> list[str]:
    draw, kind = MEASURES[measure]
    values, bases = draw(np.random.RandomState(seed), months, shift)
    whole = np.full(values.shape, 100) if bases is None else bases
    names = [month_after(FIRST, place) for place in range(BEFORE + months)]
    rows = zip(values.tolist(), whole.tolist(), strict=True)
    return [answer(Asked(names, row, base, kind, "higher", START)).answer for row, base in rows]


def part(measure: str, months: int, shift: float, wanted: str) -> float:
    """How often, from 0 to 1, that answer is given."""
    found = said_of(measure, months, shift)
    return found.count(wanted) / len(found)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("months", [9, 24])
def test_of_no_change_better_is_said_one_time_in_twenty_at_the_most(measure, months):
    assert (
        0 < part(measure, months, 0, "better") <= 0.05
    )  # above nought: it can be wrong, and the test sees it
    assert 0 < part(measure, months, 0, "worse") <= 0.05


@pytest.mark.parametrize("measure", MEASURES)
def test_a_change_of_two_sigma_is_found_after_nine_months_four_times_in_five(measure):
    assert part(measure, 9, 2, "better") >= FOUND[measure]


@pytest.mark.parametrize("measure", ["a bell curve", "a share of about 25"])
def test_a_change_for_the_worse_is_found_too_and_not_called_better(measure):
    assert part(measure, 9, -2, "worse") >= 0.80
    assert part(measure, 9, -2, "better") == 0


@pytest.mark.parametrize("known", [0, 1, 12, 23])
def test_with_fewer_than_24_months_before_it_cannot_tell_even_of_a_leap(known):
    names = [month_after("2022-01", place - known) for place in range(known + 9)]
    values = [70.0] * known + [99.0] * 9
    said = answer(Asked(names, values, [60.0] * len(names), "share", "higher", START))
    assert said.answer == "cannot_tell" and str(known) in said.sentence
