"""What is hidden for the sake of what is hidden already, until none of it can be worked out.

Three rounds, again and again until nothing changes. In a group whose hidden counts come to a small number, the next smallest is
hidden (strict only). For each hidden count a way is looked for by which it could be another number (`ways`), and what
readers are told along the cheapest is hidden. Where no such way can prove it, as where a count is in three sums, its bounds
are computed (`bounds`), and while they are too narrow the cheapest count near it is hidden.
"""

from collections.abc import Iterable
from functools import cached_property
from itertools import combinations

from sightline.statistics.disclosure.count_table import REST, Key
from sightline.statistics.disclosure.intervals import narrow
from sightline.statistics.disclosure.readers import Readers, SignedSum
from sightline.statistics.disclosure.safe_table import HiddenLine, HidingRule
from sightline.statistics.disclosure.ways import Way, Ways

TOTAL_COSTS = 100.0
"""A total costs so many parts: it is hidden when nothing else helps."""
NOUGHT_COSTS = 20.0
"""Under the strict setting a nought is hidden late: nobody can hide behind it."""


class Secondary:
    """The search, over what readers are told; it hides in `readers` and writes `log`."""

    def __init__(
        self, readers: Readers, largest_small: int, strict: bool, log: dict[Key, HiddenLine]
    ) -> None:
        self._readers = readers
        self._ways = Ways(readers)
        self._largest = largest_small
        self._strict = strict
        self._log = log
        self._safe: set[Key] = set()
        self._given_up: dict[Key, None] = {}

    def protect(self) -> list[Key]:
        """Hide until all is safe; what cannot be made so is returned."""
        while self._fill_groups() or self._open_ways() or self._widen():
            pass
        return list(self._given_up)

    def _fill_groups(self) -> bool:
        """Hide one more in each group whose hidden counts come to a small number; whether any was."""
        changed = False
        for each in self._readers.sums if self._strict else ():
            protects = self._short(each)
            if protects is None:
                continue
            parts = [
                part
                for part in each.group.parts
                if self._readers.may_hide(part) and self._readers.values[part]
            ]
            if parts:
                self._hide(min(parts, key=self._dear), protects, each.signs)
            elif self._readers.may_hide(each.group.total):
                self._hide(each.group.total, protects, each.signs)
            else:
                self._given_up[protects] = None
                continue
            changed = True
        return changed

    def _short(self, each: SignedSum) -> Key | None:
        """A hidden count of a group of which the hidden ones are small together; None where they are not."""
        if each.group.total in self._readers.unknown or not self._is_small(self._readers.left(each)):
            return None
        hidden = (part for part in each.group.parts if part in self._readers.guarded)
        return next((part for part in hidden if part not in self._given_up), None)

    def _open_ways(self) -> bool:
        """Open a way for each hidden count that has none; whether anything was hidden for it."""
        changed = False
        for key in self._waiting():
            if key not in self._safe and not self._prove(key):
                changed |= self._open_cheapest(key)
        return changed

    def _open_cheapest(self, key: Key, *, narrow: bool = False) -> bool:
        """Hide what readers are told along the cheapest way; whether there was anything.

        Of a count not yet seen to be `narrow` no total is hidden where its bounds may be wide enough without.
        """
        way = self._cheapest(key, several=narrow)
        if way and way.price >= TOTAL_COSTS and not narrow:
            other = self._cheapest(key, several=True)
            way = way if other and other.price >= way.price else None
        passed = [each for each, _ in way.moves] if way else []
        new = [each for each in passed if each not in self._readers.unknown]
        if not way or not new:
            return False
        for each in new:
            self._hide(each, key, passed)
        self._count_safe(way)
        return True

    def _cheapest(self, key: Key, *, several: bool) -> Way | None:
        ways = (
            self._ways.cheapest(key, move, amount, self._prices, several=several)
            for move, amount in self._moves(key)
        )
        return next((way for way in ways if way), None)

    def _widen(self) -> bool:
        """Hide more for each count whose bounds are too narrow, once in a group; whether anything was hidden."""
        waiting = self._waiting()
        too_narrow = self._narrow(waiting)
        self._safe.update(key for key in waiting if key not in too_narrow)
        touched: set[int] = set()
        stuck = []
        for key in waiting:
            if key in too_narrow and not touched.intersection(self._readers.places[key]):
                if self._open_cheapest(key, narrow=True) or self._hide_near(key):
                    touched.update(self._readers.places[key])
                else:
                    stuck.append(key)
        if not touched:  # else what was hidden for others may have helped these as well
            lost = self._narrow(stuck, everywhere=True)
            self._safe.update(key for key in stuck if key not in lost)
            self._given_up.update(dict.fromkeys(key for key in stuck if key in lost))
        return bool(touched)

    def _narrow(self, keys: Iterable[Key], *, everywhere: bool = False) -> set[Key]:
        return narrow(self._readers, keys, self._largest if self._strict else 0, everywhere=everywhere)

    def _hide_near(self, key: Key) -> bool:
        """Hide the cheapest count in the nearest sums that have any to hide; whether there was one."""
        seen, edge = {key: None}, [key]
        while edge:
            near = [
                each
                for one in edge
                for place in self._readers.places[one]
                for each in self._readers.sums[place].signs
            ]
            if choice := [each for each in near if self._readers.may_hide(each)]:
                self._hide(min(choice, key=self._dear), key, [key])
                return True
            edge = [
                each for each in dict.fromkeys(near) if each in self._readers.unknown and each not in seen
            ]
            seen.update(dict.fromkeys(edge))
        return False

    def _waiting(self) -> list[Key]:
        """The hidden counts not shown to be safe yet; what is in no sum cannot be worked out. The smallest come first."""
        left = [
            key
            for key in self._readers.guarded
            if key not in self._safe and key not in self._given_up and self._readers.places.get(key)
        ]
        return sorted(left, key=lambda key: self._readers.values[key] or 0)

    def _prove(self, key: Key) -> bool:
        """Whether a way through what readers do not know shows that this count is safe."""
        for move, amount in self._moves(key):
            way = self._ways.cheapest(key, move, amount, {})
            if way and self._count_safe(way):
                return True
        return False

    def _moves(self, key: Key) -> list[tuple[int, int]]:
        """How this count must be able to move to be safe: 1 up or -1 down, and by how much."""
        value = self._readers.values[key] or 0
        if self._strict and self._is_small(value):
            return [(-1, value), (1, self._largest + 1 - value)]
        return [(-1, 1), (1, 1)] if value else [(1, 1)]

    def _count_safe(self, way: Way) -> bool:
        """Whether the way proves that its counts are safe: all that move along it, where they move far enough."""
        changes = self._ways.proof(way)
        for key, change in (changes or {}).items():
            value = self._readers.values[key]
            if key in self._readers.guarded and value is not None and self._is_far(value, value + change):
                self._safe.add(key)
        return changes is not None

    def _is_far(self, value: int, other: int) -> bool:
        return not self._strict or not self._is_small(value) or not self._is_small(other)

    def _hide(self, key: Key, protects: Key, along: Iterable[Key]) -> None:
        """Hide a count; `along` are the counts whose sums tell it, among them those two."""
        self._readers.hide(key)
        self._log[key] = HiddenLine(key, self._rule(protects, [key, *along]), protects)

    def _rule(self, protects: Key, along: list[Key]) -> HidingRule:
        """Which rule hides a count: that of the sums by which those along the way hang together."""
        places = [set(self._readers.places[key]) for key in along]
        shared = {place for one, other in combinations(places, 2) for place in one & other}
        groups = [self._readers.sums[place].group for place in shared]
        if protects in self._readers.elsewhere or any(group.edition for group in groups):
            return HidingRule.EARLIER_EDITION
        if any(group.periods for group in groups):
            return HidingRule.OTHER_PERIOD
        if isinstance(protects, tuple) and protects[:1] == (REST,):
            return HidingRule.SMALL_BASE
        named = {group.table for group in groups if group.table}
        own = set(self._readers.places[along[0]]) & set(self._readers.places[protects])
        return HidingRule.OTHER_TABLE if len(named) > 1 and not own else HidingRule.WORKED_OUT

    def _alone(self, key: Key) -> int:
        """In how many sums this count would be the only hidden one."""
        sums = (self._readers.sums[place].signs for place in self._readers.places[key])
        return sum(not any(each in self._readers.unknown for each in signs) for signs in sums)

    def _dear(self, key: Key) -> tuple[int, float]:
        return self._alone(key), self._prices[key]

    def _is_small(self, count: int) -> bool:
        return 0 < count <= self._largest

    @cached_property
    def _prices(self) -> dict[Key, float]:
        """What it costs to hide each count that may be hidden: one for each, and the more the larger it is."""
        readers = self._readers
        every = 1 + sum(value or 0 for value in readers.values.values())
        prices = {}
        for key in readers.printed - readers.fixed:
            value = readers.values[key] or 0
            dear = NOUGHT_COSTS if self._strict and not value else 0.0
            prices[key] = 1.0 + TOTAL_COSTS * readers.level[key] + dear + value / every
        return prices
