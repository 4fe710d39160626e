"""What the Difference light claims, simulated: how often it says "better" of nothing, and how soon it finds a change.

Each claim is tried with several seeds and on what measures really are: a bell curve, shares of cases and counts.
"""

from collections.abc import Callable
from datetime import date
from functools import cache

import numpy as np
import pytest

from sightline.programme.difference.rules.light import QUARTER, answer, month_after
from sightline.programme.difference.rules.light import DifferenceTest as Asked

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
    return [
        answer(
            Asked(names=names, values=row, bases=base, kind=kind, direction="higher", started=START)
        ).answer
        for row, base in rows
    ]


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
    said = answer(
        Asked(
            names=names,
            values=values,
            bases=[60.0] * len(names),
            kind="share",
            direction="higher",
            started=START,
        )
    )
    assert said.answer == "cannot_tell" and str(known) in said.sentence


def by_quarter(before: int, after: int, shift: float, seed: int) -> list[str]:
    """What is said of shares of about 60 cases a quarter, of so many quarters before and after the start."""
    random, part_of = np.random.RandomState(seed), 0.4
    bases = random.poisson(60, (SERIES, before + after)).clip(20)
    chance = np.full(before + after, part_of)
    chance[before:] += shift * np.sqrt(part_of * (1 - part_of) / 60)
    values = 100.0 * random.binomial(bases, chance) / bases
    names = [month_after("2022-01", 3 * (place - before)) for place in range(before + after)]
    rows = zip(values.tolist(), bases.tolist(), strict=True)
    return [
        answer(
            Asked(
                names=names,
                values=row,
                bases=base,
                kind="share",
                direction="higher",
                started=START,
                each=QUARTER,
            )
        ).answer
        for row, base in rows
    ]


@pytest.mark.parametrize(("before", "after"), [(12, 3), (12, 8), (20, 4)])
def test_of_quarters_too_better_is_said_of_nothing_one_time_in_twenty_at_the_most(before, after):
    said = [each for seed in SEEDS for each in by_quarter(before, after, 0, seed)]
    assert 0 < said.count("better") / len(said) <= 0.05
    assert 0 < said.count("worse") / len(said) <= 0.05


def test_a_change_of_three_sigma_is_found_after_three_quarters_of_a_dozen():
    said = [each for seed in SEEDS for each in by_quarter(12, 3, 3, seed)]
    assert said.count("better") / len(said) >= 0.6 and said.count("worse") == 0


@pytest.mark.parametrize("known", [0, 1, 11])
def test_with_fewer_than_12_quarters_before_it_cannot_tell(known):
    assert set(by_quarter(known, 4, 9, 1)) == {"cannot_tell"}


@pytest.mark.parametrize(
    ("started", "lag", "last", "expected"),
    [
        (date(2022, 1, 1), 0, "2022-01", "judged"),  # the whole quarter lies after the start
        (date(2022, 1, 2), 0, "2022-01", "too_early"),  # a day of it does not
        (date(2022, 1, 2), 0, "2022-04", "judged"),
        (date(2022, 1, 1), 1, "2022-01", "too_early"),
        (date(2022, 1, 1), 1, "2022-04", "judged"),
        (date(2022, 3, 31), 0, "2022-04", "judged"),
        (date(2022, 1, 1), 4, "2022-04", "too_early"),
    ],
)
def test_a_quarter_is_judged_when_all_of_it_lies_after_the_start_and_its_lag(started, lag, last, expected):
    names = [month_after("2022-01", 3 * place) for place in range(-16, 9)]
    names = names[: names.index(last) + 1]
    values = [40.0 + place % 3 for place in range(len(names))]
    said = answer(
        Asked(
            names=names,
            values=values,
            bases=[60.0] * len(names),
            kind="share",
            direction="higher",
            started=started,
            lag=lag,
            each=QUARTER,
        )
    )
    assert (said.answer == "too_early") == (expected == "too_early")


def test_the_quarter_the_action_began_in_makes_no_limits():
    """A leap in it would widen them; the same values with and without it say the same."""
    names = [month_after("2022-01", 3 * place) for place in range(-12, 4)]
    values = [40.0 + place % 3 for place in range(12)] + [95.0, 47.0, 47.0, 60.0]
    asked = Asked(
        names=names,
        values=values,
        bases=[60.0] * 16,
        kind="share",
        direction="higher",
        started=date(2022, 2, 15),
        each=QUARTER,
    )
    calm = Asked(
        names=names,
        values=[*values[:12], 41.0, *values[13:]],
        bases=[60.0] * 16,
        kind="share",
        direction="higher",
        started=date(2022, 2, 15),
        each=QUARTER,
    )
    one, other = answer(asked), answer(calm)
    assert one.answer == other.answer == "better"
    assert (one.chart.lower[0], one.chart.upper[0]) == (other.chart.lower[0], other.chart.upper[0])
    assert "Q4 2021-22" not in one.sentence and "quarters before" in one.sentence
