"""Where the cases sit: "half of the 47 late ones are in 3 of 14 teams", said only where chance would not often make it so."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sightline.statistics.amounts import several
from sightline.statistics.refusals import StatisticsError

FEWEST_CASES, FEWEST_CATEGORIES = 10, 4
DRAWS, SEED, RARELY = 999, 2015, 0.01
"""Rarely, because a page asks this of every split of every measure: at one in twenty it would often speak of chance."""


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
        much = "All" if self.cases == self.of_cases else much
        where = f"{len(self.categories)} of {several(self.of_categories, noun)}"
        return f"{much} of the {self.of_cases:,} {which} ({self.cases:,}) are in {where}."


def concentration(counts: Mapping[str, int], of: Mapping[str, float] | None = None) -> Concentration | None:
    """The fewest categories that hold half of the cases; None where saying so would mean nothing.

    `counts`: the cases by category, categories without any as 0. `of`: all that was judged, by category: where three
    teams do half of all the work, half of what is late is no finding. None with fewer than ten cases, fewer than four
    categories, or where of cases thrown at random (in proportion to `of`, else evenly) that many categories hold as many
    at least one time in a hundred (999 draws, always the same).
    """
    parts = [1.0 if of is None else float(of.get(name, 0)) for name in counts]
    return _concentration(tuple(counts.items()), tuple(parts))


@lru_cache(maxsize=500)
def _concentration(counts: tuple[tuple[str, int], ...], shares: tuple[float, ...]) -> Concentration | None:
    """The same, worked out once for the same cases; `shares`: by category, what cases are thrown at random in proportion to."""
    names = [name for name, _ in counts]
    cases = np.array([number for _, number in counts], dtype=np.int64)
    if (cases < 0).any():
        raise StatisticsError("A number of cases is nought or more.")
    total = int(cases.sum())
    if total < FEWEST_CASES or len(names) < FEWEST_CATEGORIES:
        return None
    order = np.argsort(-cases, kind="stable")
    fewest = 1 + int(np.argmax(2 * np.cumsum(cases[order]) >= total))
    in_fewest = int(cases[order[:fewest]].sum())
    parts = np.array(shares)
    if not parts.sum():
        return None
    drawn = np.random.RandomState(SEED).multinomial(total, parts / parts.sum(), size=DRAWS)
    by_chance = np.sort(drawn, axis=1)[:, -fewest:].sum(axis=1)
    if np.mean(by_chance >= in_fewest) >= RARELY:
        return None
    return Concentration(tuple(names[at] for at in order[:fewest]), len(names), in_fewest, total)
