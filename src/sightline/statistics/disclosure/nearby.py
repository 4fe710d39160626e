"""A part of a large table in which a count could be another: the sums nearest to it that have most of what readers do not know.

All counts outside of it stay as they are. What a count can be within it, it can be in the whole table; more may be possible there.
"""

from collections.abc import Iterable

from sightline.statistics.disclosure.count_table import Key
from sightline.statistics.disclosure.readers import Readers

WORTH = (0.0, 1.0, 0.05, 0.01)
"""What a sum is worth for each count that still lacks so many sums, itself among them, to move; of more lacking, nothing."""


def nearby(readers: Readers, key: Key, many: int) -> list[Key]:
    """The unknown counts that may move while all others stay as they are: `key`, and those of `many` sums about it."""
    near = _Neighbourhood(readers)
    for each in [key] if readers.led_to(key) else readers.bounded_with(key):
        for place in readers.led_to(each):
            near.take(place)
    while len(near.chosen) < many and near.worth:
        near.take(max(near.worth, key=near.worth.__getitem__))
    return near.members(key)


class _Neighbourhood:
    """The sums taken so far, what each of those beside them is worth, and which sums each count still lacks."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self.chosen: dict[int, None] = {}
        self.worth: dict[int, float] = {}
        self._lacking: dict[Key, set[int]] = {}

    def take(self, place: int) -> None:
        """Let counts of this sum move as well."""
        self.chosen[place] = None
        self.worth.pop(place, None)
        for each in self._unknown_in([place]):
            self._see(each)
            self._lack(each, self._lacking[each] - {place})
            if not self._lacking[each]:
                for other in self._readers.bounded_with(each):
                    self._see(other)

    def members(self, key: Key) -> list[Key]:
        """The counts that may move, and what nobody knows in any of their sums."""
        free = dict.fromkeys([key, *(each for each, lacking in self._lacking.items() if not lacking)])
        waiting, seen = list(free), set[int]()
        while waiting:
            places = [place for place in self._readers.places[waiting.pop()] if place not in seen]
            seen.update(places)
            new = [each for place in places for each in self._readers.followers[place] if each not in free]
            free.update(dict.fromkeys(new))
            waiting += new
        return list(free)

    def _unknown_in(self, places: Iterable[int]) -> list[Key]:
        readers = self._readers
        return [each for place in places for each in readers.sums[place].signs if each in readers.unknown]

    def _see(self, key: Key) -> None:
        if key not in self._lacking:
            self._lacking[key] = set()
            self._lack(key, set(self._readers.led_to(key)) - self.chosen.keys())

    def _lack(self, key: Key, lacking: set[int]) -> None:
        for places, sign in ((self._lacking[key], -1), (lacking, 1)):
            for place in places - self.chosen.keys():
                self.worth[place] = self.worth.get(place, 0.0) + sign * _worth(len(places))
        self._lacking[key] = lacking


def _worth(lacking: int) -> float:
    return WORTH[lacking] if lacking < len(WORTH) else 0.0
