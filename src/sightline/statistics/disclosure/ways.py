"""How a hidden count could be another than it is: a way through other counts that take up the difference.

Were a hidden count larger or smaller by some amount, another count of each of its sums would have to make up for it, and
another of that one's sums, and so on, back to where it began or out by a count that is in one sum alone. A way through counts that readers do not know shows that the
count cannot be worked out. A way through some they do know says which to hide as well: the cheapest is taken.
"""

import heapq
from collections.abc import Mapping
from itertools import count
from typing import NamedTuple

from sightline.statistics.disclosure.count_table import Key
from sightline.statistics.disclosure.readers import Readers

OUTSIDE = -1
"""Where a count that is in one sum only leads: nothing else has to make up for it."""
MOST_SUMS = 2


class Way(NamedTuple):
    """The counts passed, in order, each with how it moves (1 up, -1 down), and by how much."""

    moves: tuple[tuple[Key, int], ...]
    amount: int


class _State(NamedTuple):
    """At a sum, of which what was passed so far makes it come to more (1) or less (-1) than it should."""

    place: int
    over: int


class _Arc(NamedTuple):
    """A count that could make up for it, which way it would move, and the sums it leads on to."""

    key: Key
    moved: int
    beyond: tuple[_State, ...]


class Ways:
    """The ways there are between the sums of what readers are told."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._arcs: dict[_State, list[_Arc]] = {}

    def cheapest(self, key: Key, move: int, amount: int, prices: Mapping[Key, float]) -> Way | None:
        """The cheapest way for this count to move by the amount; None where there is none.

        What readers do not know costs nothing to pass; `prices` of the rest, of which those without one may not be passed.
        """
        start, goal = self._ends(key, move)
        best, came, number = {start: 0.0}, {}, count(0, -1)
        waiting = [(0.0, 0, start)]
        while waiting:
            cost, _, state = heapq.heappop(waiting)
            if state == goal:
                break
            if cost > best[state]:
                continue
            for arc in self._open_arcs(state, key, amount):
                price = 0.0 if arc.key in self._readers.unknown else prices.get(arc.key)
                for following in arc.beyond if price is not None else ():
                    if cost + price < best.get(following, float("inf")):  # type: ignore[operator]
                        best[following] = cost + price  # type: ignore[operator]
                        came[following] = (state, arc)
                        heapq.heappush(waiting, (best[following], next(number), following))
            if best.get(goal) == 0:
                break
        return Way(_walked(came, goal), amount) if goal in came else None

    def proves(self, key: Key, way: Way) -> bool:
        """Whether the way shows for certain that the count may move: every other sum stays as it is, no count is passed twice."""
        passed = [each for each, _ in way.moves]
        return len(set(passed)) == len(passed) and all(
            len(self._readers.places[each]) <= MOST_SUMS for each in (key, *passed)
        )

    def _ends(self, key: Key, move: int) -> tuple[_State, _State]:
        """Where the way begins and where it ends: the first two sums of the count, or its one and outside."""
        first, *others = self._readers.places[key]
        signs = [self._readers.sums[place].signs[key] for place in (first, *others[:1])]
        goal = _State(others[0], -signs[1] * move) if others else _State(OUTSIDE, 0)
        return _State(first, signs[0] * move), goal

    def _open_arcs(self, state: _State, key: Key, amount: int) -> list[_Arc]:
        """The counts that could make up for what the sum comes to too much: what moves down must be large enough."""
        values = self._readers.values
        return [
            arc
            for arc in self._arcs_at(state)
            if arc.key != key and (arc.moved > 0 or (values[arc.key] or 0) >= amount)
        ]

    def _arcs_at(self, state: _State) -> list[_Arc]:
        if state not in self._arcs:
            if state.place == OUTSIDE:
                moves = [(key, moved) for key in self._readers.in_one_sum for moved in (-1, 1)]
            else:
                signs = self._readers.sums[state.place].signs
                moves = [(key, -state.over * sign) for key, sign in signs.items()]
            self._arcs[state] = [
                _Arc(key, moved, self._beyond(key, moved, state.place)) for key, moved in moves
            ]
        return self._arcs[state]

    def _beyond(self, key: Key, moved: int, place: int) -> tuple[_State, ...]:
        others = [other for other in self._readers.places[key] if other != place]
        return tuple(_State(other, self._readers.sums[other].signs[key] * moved) for other in others) or (
            _State(OUTSIDE, 0),
        )


def _walked(came: Mapping[_State, tuple[_State, _Arc]], goal: _State) -> tuple[tuple[Key, int], ...]:
    moves, state = [], goal
    while state in came:
        state, arc = came[state]
        moves.append((arc.key, arc.moved))
    return tuple(reversed(moves))
