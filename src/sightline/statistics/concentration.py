"""Where the cases sit: "half of the 47 late ones are in 3 of 14 teams", said only where chance would not often make it so."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sightline.statistics.amounts import several
from sightline.statistics.refusals import StatisticsError

FEWEST_CASES, FEWEST_CATEGORIES = 10, 4
DRAWS, SEED, RARELY = 999, 2015, 0.05


@dataclass(frozen=True)
class Concentration:
    """The smallest number of categories that hold at least half: their names, largest first, and how many they hold."""

    categories: tuple[str, ...]
    of_categories: int
    cases: int
    of_cases: int

    def sentence(self, which: str = "cases", noun: str = "team") -> str:
        """Half of the 47 late ones (24) are in 3 of 14 teams."""
        much = "Half" if 2 * self.cases == self.of_cases else "More than half"
        where = f"{len(self.categories)} of {several(self.of_categories, noun)}"
        return f"{much} of the {self.of_cases:,} {which} ({self.cases:,}) are in {where}."


def concentration(counts: Mapping[str, int], of: Mapping[str, float] | None = None) -> Concentration | None:
    """The fewest categories that hold half of the cases; None where saying so would mean nothing.

    `counts`: the cases by category, categories without any as 0. `of`: all that was judged, by category: where three
    teams do half of all the work, half of what is late is no finding. None with fewer than ten cases, fewer than four
    categories, or where cases thrown at random (in proportion to `of`, else evenly) sit in as few categories at least
    one time in twenty (999 draws, always the same).
    """
    names, cases = list(counts), np.array(list(counts.values()), dtype=np.int64)
    if (cases < 0).any():
        raise StatisticsError("A number of cases is nought or more.")
    total = int(cases.sum())
    if total < FEWEST_CASES or len(names) < FEWEST_CATEGORIES:
        return None
    fewest = int(_holding_half(cases[None, :])[0])
    parts = np.array([1.0 if of is None else float(of.get(name, 0)) for name in names])
    if not parts.sum():
        return None
    drawn = np.random.RandomState(SEED).multinomial(total, parts / parts.sum(), size=DRAWS)
    if np.mean(_holding_half(drawn) <= fewest) >= RARELY:
        return None
    order = np.argsort(-cases, kind="stable")[:fewest]
    return Concentration(tuple(names[at] for at in order), len(names), int(cases[order].sum()), total)


def _holding_half(rows: np.ndarray) -> np.ndarray:
    """For each row of cases by category: how many of the largest it takes to hold at least half."""
    largest_first = -np.sort(-rows, axis=1)
    reached = 2 * np.cumsum(largest_first, axis=1) >= rows.sum(axis=1, keepdims=True)
    return np.argmax(reached, axis=1) + 1
