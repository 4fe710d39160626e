"""Rows as named arrays of one length, and the few things done to all of them at once."""

from collections.abc import Callable, Sequence

import numpy as np

Rows = dict[str, np.ndarray]
Generator = np.random.Generator


def count(rows: Rows) -> int:
    """How many rows there are."""
    return len(next(iter(rows.values())))


def take(rows: Rows, which: np.ndarray) -> Rows:
    """The rows that a mask or an array of positions picks."""
    return {name: column[which] for name, column in rows.items()}


def stack(parts: Sequence[Rows]) -> Rows:
    """The parts under each other; all have the same columns."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def by(rows: Rows, *columns: str) -> Rows:
    """The rows in order of the columns, the first named deciding first."""
    return take(rows, np.lexsort([rows[name] for name in reversed(columns)]))


def once(rows: Rows, *columns: str) -> Rows:
    """The rows without a second that has the same values in these columns of whole numbers."""
    key = np.zeros(count(rows), np.int64)
    for name in columns:
        key = key * 200_000 + rows[name]
    return take(rows, np.sort(np.unique(key, return_index=True)[1]))


def pick(rng: Generator, weights: Sequence[float] | np.ndarray, size: int) -> np.ndarray:
    """Positions drawn by weight."""
    edges = np.cumsum(weights)
    return np.searchsorted(edges / edges[-1], rng.random(size), side="right").clip(0, len(weights) - 1)


def some(rng: Generator, size: int, share: float) -> np.ndarray:
    """A few positions out of so many: the share of them, and always at least one where there is any."""
    return rng.choice(size, min(size, max(1, round(size * share))), replace=False)


def place_of(keys: np.ndarray, size: int) -> np.ndarray:
    """For each of `size` things the position of its (last) row, -1 where it has none."""
    places = np.full(size, -1)
    places[keys] = np.arange(len(keys))
    return places


def walk(
    starts: np.ndarray, ends: np.ndarray, shortest: int, gap: Callable[[np.ndarray, np.ndarray], np.ndarray]
) -> Rows:
    """Steps from each start up to and including its end.

    `gap(owner, step)` gives the length of each step, never under `shortest`. Returns `owner` (the position of the
    start), `step` (0 for the first) and `at`.
    """
    steps = np.maximum((ends - starts) // shortest + 1, 0)
    owner = np.repeat(np.arange(len(starts)), steps)
    before = np.cumsum(steps) - steps
    step = np.arange(len(owner)) - before[owner]
    gone = np.concatenate([[0], np.cumsum(gap(owner, step))])
    at = starts[owner] + gone[1:] - gone[before[owner]]
    return take({"owner": owner, "step": step, "at": at}, at <= ends[owner])


class Luck:
    """Chance that brothers and sisters share, so that a family moves through the service together."""

    def __init__(self, rng: Generator, family: np.ndarray, share: float = 0.8) -> None:
        self.rng = rng
        groups, self._of = np.unique(family, return_inverse=True)
        self._groups, self._size = len(groups), len(family)
        self._alike = rng.random(self._size) < share

    def draw(self, maker: Callable[[int], np.ndarray]) -> np.ndarray:
        """One value a child: most children get their family's, the rest their own."""
        return np.where(self._alike, maker(self._groups)[self._of], maker(self._size))

    def chance(self) -> np.ndarray:
        """A number between 0 and 1."""
        return self.draw(self.rng.random)

    def happens(self, probability: np.ndarray | float) -> np.ndarray:
        """True as often as the probability says."""
        return self.chance() < probability

    def whole(self, low: int, high: int) -> np.ndarray:
        """A whole number from low to high, both possible."""
        return self.draw(lambda size: self.rng.integers(low, high + 1, size))

    def lasting(self, median: float, spread: float) -> np.ndarray:
        """Whole days, skewed as durations are: the median and the spread of its logarithm."""
        return self.draw(lambda size: np.exp(self.rng.normal(np.log(median), spread, size)).astype(np.int64))

    def waiting(self, mean: float) -> np.ndarray:
        """Whole days until something that may happen any day."""
        return self.draw(lambda size: self.rng.exponential(mean, size).astype(np.int64))
