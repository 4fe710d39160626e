"""Between which bounds unknown counts lie, where only sums of them are known: linear programming, written out here.

A dense tableau and the simplex method: Dantzig's rule, and Bland's once pivots stop moving anything, so that it ends. For a
table of rows by columns every entry is -1, 0 or 1, and nothing is rounded. Every corner that is passed on the way widens what each
unknown was seen to be, so that most of them need no search of their own.
"""

from collections.abc import Callable, Sequence

import numpy as np

from sightline.statistics.disclosure.count_table import DisclosureError

CLOSE = 1e-7
STUCK = 40
"""So many pivots that move nothing, and Bland's rule takes over."""


class Bounds:
    """Unknowns of nought and more that meet `matrix` @ unknowns = `right`; `low` and `high` are what was seen of each so far."""

    def __init__(self, matrix: np.ndarray, right: np.ndarray) -> None:
        flip = np.where(right < 0, -1.0, 1.0)
        self._many = matrix.shape[1]
        self._rows = np.hstack([matrix * flip[:, None], (right * flip)[:, None]]).astype(float)
        self._basis = np.full(len(right), -1)
        self.low = np.full(self._many, np.inf)
        self.high = np.full(self._many, -np.inf)
        self._begin()

    def most(self, place: int) -> float:
        """The largest value this unknown can have; infinite where nothing bounds it."""
        self._climb(place, 1.0)
        return float(self.high[place])

    def least(self, place: int) -> float:
        """The smallest value this unknown can have."""
        self._climb(place, -1.0)
        return float(self.low[place])

    def _begin(self) -> None:
        """A first corner: from one made-up unknown for each row (-1 in the basis) until all of them are gone."""
        self._improve(self._rows[:, :-1].sum(axis=0))
        if self._rows[self._basis < 0, -1].sum() > CLOSE * max(
            1.0, float(np.abs(self._rows[:, -1]).max(initial=0.0))
        ):
            raise DisclosureError(
                "No counts of 0 and more come to these totals. Correct the table: a total is smaller than its parts."
            )
        for row in np.flatnonzero(self._basis < 0):
            columns = np.flatnonzero(np.abs(self._rows[row, :-1]) > CLOSE)
            if len(columns):
                self._pivot(int(row), int(columns[0]))
        real = self._basis >= 0
        self._rows, self._basis = self._rows[real], self._basis[real]
        self._look()

    def _climb(self, place: int, sign: float) -> None:
        gain = np.zeros(self._many)
        rows = np.flatnonzero(self._basis == place)
        if len(rows):
            gain = -sign * self._rows[rows[0], :-1]
            gain[place] = 0.0
        else:
            gain[place] = sign
        if not self._improve(gain, self._look):
            self.high[place] = np.inf

    def _improve(self, gain: np.ndarray, look: Callable[[], None] = lambda: None) -> bool:
        """Pivot until no column gains, and look after each pivot; whether there is an end to it."""
        stuck = 0
        while True:
            column = int(np.argmax(gain)) if stuck < STUCK else int(np.argmax(gain > CLOSE))
            if gain[column] <= CLOSE:
                return True
            row = self._leaving(column)
            if row is None:
                return False
            stuck = stuck + 1 if self._rows[row, -1] <= CLOSE else 0
            self._pivot(row, column)
            gain = gain - gain[column] * self._rows[row, :-1]
            look()

    def _leaving(self, column: int) -> int | None:
        """The row that bounds how far this column may rise; of several the one whose unknown comes first."""
        entries = self._rows[:, column]
        rows = np.flatnonzero(entries > CLOSE)
        if not len(rows):
            return None
        steps = self._rows[rows, -1] / entries[rows]
        first = rows[steps <= steps.min() + CLOSE]
        return int(first[np.argmin(self._basis[first])])

    def _pivot(self, row: int, column: int) -> None:
        self._rows[row] /= self._rows[row, column]
        factors = self._rows[:, column].copy()
        factors[row] = 0.0
        touched = np.flatnonzero(factors)
        self._rows[touched] -= factors[touched, None] * self._rows[row]
        changed = self._rows[touched]
        changed[np.abs(changed) < CLOSE * 1e-3] = 0.0
        self._rows[touched] = changed
        self._basis[row] = column

    def _look(self) -> None:
        """What each unknown is at this corner."""
        corner = np.zeros(self._many)
        corner[self._basis] = self._rows[:, -1]
        np.minimum(self.low, corner, out=self.low)
        np.maximum(self.high, corner, out=self.high)


def bounds_of(rows: Sequence[tuple[dict[int, int], int]], many: int) -> Bounds:
    """Bounds of `many` unknowns, from sums of them: unknown → how often it is counted in, and what they come to."""
    matrix = np.zeros((len(rows), many))
    for place, (entries, _) in enumerate(rows):
        for unknown, sign in entries.items():
            matrix[place, unknown] = sign
    return Bounds(matrix, np.array([right for _, right in rows], dtype=float))
