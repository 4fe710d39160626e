"""How a hidden count could be another than it is: a way through other counts that take up the difference.

Were a hidden count larger or smaller by some amount, another count of each of its sums would have to make up for it, and
another of that one's sums, and so on, back to where it began or out by a count that is in one sum alone. A way through counts that readers do not know shows that the
count cannot be worked out. A way through some they do know says which to hide as well: the cheapest is taken.

What a percentage leaves over is in no other sum. While it is large enough it takes up the difference by itself, and that sum asks
nothing of any other count: a percentage is a bound of its two counts, not one sum more to be led through.
"""

import heapq
from collections.abc import Iterable, Mapping
from itertools import count
from typing import NamedTuple

from sightline.statistics.disclosure.count_table import Key
from sightline.statistics.disclosure.readers import Readers

OUTSIDE = -1
"""Where a count that is in one sum only leads: nothing else has to make up for it."""
NEVER = float("inf")
"""The price of what may not be passed."""


class Way(NamedTuple):
    """The counts that move, in order from the one it is for, each up (1) or down (-1), by how much, and the price of those told."""

    moves: tuple[tuple[Key, int], ...]
    amount: int
    price: float


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
        self._sums: dict[Key, tuple[list[int], list[tuple[int, int, int]]]] = {}
        self._arcs: dict[tuple[_State, int, bool], list[tuple[_State, _Arc]]] = {}

    def cheapest(
        self, key: Key, move: int, amount: int, prices: Mapping[Key, float], *, several: bool = False
    ) -> Way | None:
        """The cheapest way for this count to move by the amount; None where there is none.

        What readers do not know costs nothing to pass; `prices` of the rest, of which those without one may not be passed.
        `several`: also through counts of which more sums would have to be made up for than a way leads on to, which proves nothing.
        """
        best: Way | None = None
        for begun, open_sums in self._beginnings(key, move, amount, several=several):
            price = sum(self._price(each, prices) for each, _ in begun[1:])
            if price == NEVER or (best and price >= best.price):
                continue
            through = self._through(begun[-1][0], open_sums, amount, prices, several=several)
            if through is not None and (best is None or price + through[0] < best.price):
                best = Way((*begun, *through[1]), amount, price + through[0])
        return best

    def proof(self, way: Way) -> dict[Key, int] | None:
        """By how much each count moves along the way, what percentages leave over among them; None where a sum would not hold."""
        changes: dict[Key, int] = {key: moved * way.amount for key, moved in way.moves}
        if len(changes) < len(way.moves):
            return None
        readers = self._readers
        for place in {place for key in changes for place in readers.places[key]}:
            signs = readers.sums[place].signs
            over = sum(sign * changes.get(each, 0) for each, sign in signs.items())
            if over:
                slack = readers.slacks.get(place)
                change = -over * signs[slack] if slack is not None else 0
                if slack is None or slack in changes or (readers.values[slack] or 0) + change < 0:
                    return None
                changes[slack] = change
        return changes

    def _price(self, key: Key, prices: Mapping[Key, float]) -> float:
        return 0.0 if key in self._readers.unknown else prices.get(key, NEVER)

    def _beginnings(
        self, key: Key, move: int, amount: int, *, several: bool
    ) -> list[tuple[tuple[tuple[Key, int], ...], list[_State]]]:
        """The counts a way begins with, and the sums that are open then: of what a percentage leaves over, its counts."""
        readers, own = self._readers, self._readers.places[key]
        begun: list[tuple[tuple[tuple[Key, int], ...], list[_State]]] = []
        if not self._is_slack(key):
            begun.append((((key, move),), self._states(key, move, self._asking(key, move, amount))))
        else:
            signs = readers.sums[own[0]].signs
            for each, sign in signs.items():
                moved = -move * signs[key] * sign
                if each != key and self._may_move(each, moved, amount):
                    places = [place for place in self._asking(each, moved, amount) if place != own[0]]
                    begun.append((((key, move), (each, moved)), self._states(each, moved, places)))
        return [(moves, states[:2]) for moves, states in begun if several or len(states) <= 2]

    def _states(self, key: Key, move: int, places: Iterable[int]) -> list[_State]:
        """These sums, each as the count leaves it."""
        return [_State(place, self._readers.sums[place].signs[key] * move) for place in places]

    def _asking(self, key: Key, move: int, amount: int) -> list[int]:
        """The sums of a count in which something else must move as well: not those that take it up by what is left over."""
        led_to, bounded = self._sums_of(key)
        return [*led_to, *(place for place, sign, room in bounded if sign * move * amount > room)]

    def _sums_of(self, key: Key) -> tuple[list[int], list[tuple[int, int, int]]]:
        """The sums a count leads on to; and those that bound it, each with the way it moves there and what is left over."""
        if key not in self._sums:
            readers = self._readers
            bounded = []
            for place in readers.places[key]:
                slack = readers.slacks.get(place, key)
                if slack != key:
                    signs = readers.sums[place].signs
                    bounded.append((place, signs[key] * signs[slack], readers.values[slack] or 0))
            own = [place for place in readers.places[key] if place not in {each[0] for each in bounded}]
            self._sums[key] = own, bounded
        return self._sums[key]

    def _may_move(self, key: Key, move: int, amount: int) -> bool:
        return move > 0 or (self._readers.values[key] or 0) >= amount

    def _through(
        self,
        key: Key,
        open_sums: list[_State],
        amount: int,
        prices: Mapping[Key, float],
        *,
        several: bool,
    ) -> tuple[float, tuple[tuple[Key, int], ...]] | None:
        """The cheapest way from the first of these sums to the second, or outside: what it costs and what it passes."""
        if not open_sums:
            return 0.0, ()
        start, *others = open_sums
        goal = _State(others[0].place, -others[0].over) if others else _State(OUTSIDE, 0)
        free = self._free(key, start, goal, amount, several=several)
        if free is not None:
            return 0.0, free
        return self._priced(key, start, goal, amount, prices, several=several) if prices else None

    def _free(
        self, key: Key, start: _State, goal: _State, amount: int, *, several: bool
    ) -> tuple[tuple[Key, int], ...] | None:
        """The shortest way through what readers do not know."""
        unknown, came, waiting = self._readers.unknown, {}, [start]
        for state in waiting:
            for following, arc in self._arcs_at(state, amount, several=several):
                if following not in came and following != start and arc.key in unknown and arc.key != key:
                    came[following] = (state, arc)
                    if following == goal:
                        return _walked(came, goal)
                    waiting.append(following)
        return () if start == goal else None

    def _priced(
        self,
        key: Key,
        start: _State,
        goal: _State,
        amount: int,
        prices: Mapping[Key, float],
        *,
        several: bool,
    ) -> tuple[float, tuple[tuple[Key, int], ...]] | None:
        """The cheapest way, through what readers know as well."""
        unknown, best, came, number = self._readers.unknown, {start: 0.0}, {}, count(0, -1)
        waiting = [(0.0, 0, start)]
        while waiting:
            cost, _, state = heapq.heappop(waiting)
            if state == goal:
                return cost, _walked(came, goal)
            if cost > best[state]:
                continue
            most = best.get(goal, NEVER)
            for following, arc in self._arcs_at(state, amount, several=several):
                price = cost if arc.key in unknown else cost + prices.get(arc.key, NEVER)
                if price < most and price < best.get(following, NEVER) and arc.key != key:
                    best[following] = price
                    came[following] = (state, arc)
                    heapq.heappush(waiting, (price, next(number), following))
        return None

    def _arcs_at(self, state: _State, amount: int, *, several: bool) -> list[tuple[_State, _Arc]]:
        """Where counts lead on to that could make up for what the sum comes to too much: what moves down must be large enough."""
        if (state, amount, several) not in self._arcs:
            self._arcs[state, amount, several] = [
                (following, arc)
                for arc in self._made_arcs(state, amount)
                if self._may_move(arc.key, arc.moved, amount) and (several or len(arc.beyond) == 1)
                for following in arc.beyond
            ]
        return self._arcs[state, amount, several]

    def _made_arcs(self, state: _State, amount: int) -> list[_Arc]:
        if state.place == OUTSIDE:
            every = [(key, moved) for key in self._readers.places for moved in (-1, 1)]
            arcs = [_Arc(key, moved, self._beyond(key, moved, OUTSIDE, amount)) for key, moved in every]
            return [
                arc
                for arc in arcs
                if len(arc.beyond) == 1 and arc.beyond[0].place != OUTSIDE and not self._is_slack(arc.key)
            ]
        signs = self._readers.sums[state.place].signs
        moves = [(key, -state.over * sign) for key, sign in signs.items() if not self._is_slack(key)]
        return [_Arc(key, moved, self._beyond(key, moved, state.place, amount)) for key, moved in moves]

    def _is_slack(self, key: Key) -> bool:
        place, *others = self._readers.places[key]
        return not others and self._readers.slacks.get(place) == key

    def _beyond(self, key: Key, moved: int, place: int, amount: int) -> tuple[_State, ...]:
        others = [other for other in self._asking(key, moved, amount) if other != place]
        return tuple(self._states(key, moved, others)) or (_State(OUTSIDE, 0),)


def _walked(came: Mapping[_State, tuple[_State, _Arc]], goal: _State) -> tuple[tuple[Key, int], ...]:
    moves, state = [], goal
    while state in came:
        state, arc = came[state]
        moves.append((arc.key, arc.moved))
    return tuple(reversed(moves))
