"""Somebody who adds up and takes away all they were told: what follows from it exactly, and between which bounds.

What nobody told is a table of unknown counts, none below nought. What was told are sums of them. A count is given away
where the sums leave it one value, or none but small ones: found by linear programming, whole numbers or not, and once
more by the rank of the sums alone, in exact fractions.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

Unknown = Hashable
Sum = Iterable[Unknown]
SMALL = range(1, 6)
CLOSE = 1e-6


@dataclass
class Attack:
    """What was told: sums of unknowns, each with its value. `seen` has what can be counted one by one."""

    told: list[tuple[frozenset[Unknown], float]] = field(default_factory=list)

    def tell(self, of: Sum, value: float) -> None:
        """These unknowns come to so many."""
        self.told.append((frozenset(of), value))

    def given_away(
        self, cells: Mapping[Hashable, frozenset[Unknown]], truth: Mapping[Unknown, float]
    ) -> dict:
        """The cells that hold a small count and are given away, each with its bounds.

        `truth` also names every unknown there is.
        """
        small = {name: of for name, of in cells.items() if sum(truth[each] for each in of) in SMALL}
        if not small:
            return {}
        places = {unknown: place for place, unknown in enumerate(truth)}
        rows = _matrix([of for of, _ in self.told], places)
        values = np.array([value for _, value in self.told])
        found = {}
        for name, of in small.items():
            low, high = _bounds(rows, values, of, places)
            if low > -CLOSE and (high - low < CLOSE or (low > 1 - CLOSE and high < 5 + CLOSE)):
                found[name] = (low, high)
        return found

    def follows_exactly(self, cells: Mapping[Hashable, frozenset[Unknown]]) -> set[Hashable]:
        """The cells that are a combination of what was told, whatever the numbers: by row reduction in fractions."""
        names = sorted(
            {each for of, _ in self.told for each in of} | {each for of in cells.values() for each in of},
            key=repr,
        )
        places = {name: place for place, name in enumerate(names)}
        reduced = _reduced([{places[each]: Fraction(1) for each in of} for of, _ in self.told])
        return {
            name
            for name, of in cells.items()
            if not _left({places[each]: Fraction(1) for each in of}, reduced)
        }


def _matrix(sums: Iterable[frozenset[Unknown]], places: Mapping[Unknown, int]) -> csr_matrix:
    pairs = [(row, places[each]) for row, of in enumerate(sums) for each in of]
    rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
    shape = (max(rows, default=-1) + 1, len(places))  # one row for each sum
    return csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=shape)


def _bounds(
    rows: csr_matrix, values: np.ndarray, of: frozenset[Unknown], places: Mapping[Unknown, int]
) -> tuple[float, float]:
    asked = np.zeros(len(places))
    asked[[places[each] for each in of]] = 1
    ends = []
    for sign in (1, -1):
        told = {"A_eq": rows, "b_eq": values} if len(values) else {}
        found = linprog(sign * asked, bounds=(0, None), method="highs", **told)
        ends.append(sign * found.fun if found.status == 0 else np.inf)
    return ends[0], ends[1]


def _reduced(rows: list[dict[int, Fraction]]) -> dict[int, dict[int, Fraction]]:
    """Rows by the place of their first number, each 1, none of which another row has."""
    found: dict[int, dict[int, Fraction]] = {}
    for row in rows:
        left = _left(row, found)
        if left:
            first = min(left)
            found[first] = {place: value / left[first] for place, value in left.items()}
    return found


def _left(row: dict[int, Fraction], reduced: dict[int, dict[int, Fraction]]) -> dict[int, Fraction]:
    """What is left of a row once all that the reduced ones make of it is taken away."""
    left = dict(row)
    for place in sorted(reduced):
        times = left.get(place)
        if times:
            for each, value in reduced[place].items():
                left[each] = left.get(each, Fraction(0)) - times * value
            left = {each: value for each, value in left.items() if value}
    return left
