"""What follows from sums over stretches of time that overlap: each end of a stretch is a point, and what was told ties two points.

Between any two points that hang together the sum is known: it is what was told along the way, each forwards or backwards. So that a
year to date, a quarter and two months tell the third. Tied are points of one series; what lies between two series (of a share those
not counted) is known where both are.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, product
from typing import NamedTuple

from sightline.statistics.disclosure.cells import is_small


class ToldStretch(NamedTuple):
    """Months from `first` to `last`, by their places, both in it."""

    first: int
    last: int


class ToldSpans:
    """Several series of counts by month, and what readers are told of them.

    `series`: counts by name, each of as many months. `between`: pairs of names of which the second is within the first, so that what
    lies between is a count as well. `hidden`: what must not follow however large it is.
    """

    def __init__(
        self,
        series: Mapping[str, Sequence[int]],
        between: Iterable[tuple[str, str]] = (),
        hidden: Iterable[tuple[str, ToldStretch]] = (),
    ) -> None:
        self._before = {name: [0, *accumulate(counts)] for name, counts in series.items()}
        self._tied = {name: list(range(len(counts) + 1)) for name, counts in series.items()}
        self._hidden = {(name, *_ends(stretch)) for name, stretch in hidden}
        self._beside: dict[str, list[str]] = {name: [] for name in series}
        for one, other in between:
            if one in series and other in series:
                self._beside[one].append(other)
                self._beside[other].append(one)

    def tell(self, name: str, stretch: ToldStretch) -> None:
        """It is out already."""
        self._tied[name] = _tied_anew(self._tied[name], *_ends(stretch))

    def tell_if_safe(self, names: Iterable[str], stretch: ToldStretch) -> bool:
        """Tell all of these of one stretch, if nothing small, and nothing hidden, follows from it; whether they were told."""
        was = dict(self._tied)
        for name in names:
            if not self._stays_safe(name, *_ends(stretch)):
                self._tied = was
                return False
            self.tell(name, stretch)
        return True

    def _stays_safe(self, name: str, start: int, end: int) -> bool:
        """Whether nothing that begins to follow is small or hidden."""
        tied = self._tied[name]
        if tied[start] == tied[end]:
            return True
        sides = [[point for point, label in enumerate(tied) if label == tied[each]] for each in (start, end)]
        return all(self._is_safe(name, *sorted(pair)) for pair in product(*sides))

    def _is_safe(self, name: str, start: int, end: int) -> bool:
        count = self._count(name, start, end)
        others = [
            abs(count - self._count(other, start, end))
            for other in self._beside[name]
            if self._tied[other][start] == self._tied[other][end]
        ]
        return (name, start, end) not in self._hidden and not any(map(is_small, (count, *others)))

    def _count(self, name: str, start: int, end: int) -> int:
        return self._before[name][end] - self._before[name][start]


def _ends(stretch: ToldStretch) -> tuple[int, int]:
    return stretch.first, stretch.last + 1


def _tied_anew(tied: list[int], start: int, end: int) -> list[int]:
    return [tied[start] if label == tied[end] else label for label in tied]
