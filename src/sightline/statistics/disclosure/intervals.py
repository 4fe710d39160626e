"""Between which whole numbers what readers do not know lies: exactly, or in a large table only until it is wide enough."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from sightline.statistics.disclosure.bounds import Bounds, bounds_of
from sightline.statistics.disclosure.count_table import Key
from sightline.statistics.disclosure.nearby import nearby
from sightline.statistics.disclosure.readers import Readers

CLOSE = 1e-6
LARGE = 300
"""More unknown counts that hang together than this are looked at in parts first."""
SUMS_ABOUT = (16, 32, 48)
"""So many sums about a count are looked at, one after the other, until it is seen to be safe."""


class Interval(NamedTuple):
    """The whole numbers a count may be, from the lowest to the highest; `high` is infinite where nothing bounds it."""

    low: float
    high: float

    @property
    def is_one_value(self) -> bool:
        """Whether it can be worked out."""
        return self.low >= self.high

    def is_within(self, largest: int) -> bool:
        """Whether it is small for certain: nowhere below 1 and nowhere above the largest count that is hidden."""
        return self.low >= 1 and self.high <= largest

    def is_narrow(self, largest: int) -> bool:
        """Whether it is one value, or small for certain."""
        return self.is_one_value or self.is_within(largest)


def intervals(readers: Readers, keys: Iterable[Key]) -> dict[Key, Interval]:
    """Between which whole numbers each of these unknown counts lies."""
    asked_for, found_for = dict.fromkeys(keys), {}
    for part in _hanging_together(readers, asked_for):
        number, bounds = _bounds_in(readers, part)
        for key in part:
            if key in asked_for:
                place = number[key]
                high, low = bounds.most(place), bounds.least(place)
                found_for[key] = _whole(low, high)
    return found_for


def narrow(readers: Readers, keys: Iterable[Key], largest: int, *, everywhere: bool = False) -> set[Key]:
    """Which of these unknown counts can be worked out, or are small for certain: from 1 to `largest` (0: none is small).

    In a large table each is looked at in the sums about it, so that one may be named that is not; `everywhere`: none is.
    """
    asked_for, still = dict.fromkeys(keys), set()
    for part in _hanging_together(readers, asked_for):
        mine = dict.fromkeys(key for key in part if key in asked_for)
        if everywhere or len(part) <= LARGE:
            still |= _narrow_in(readers, part, mine, largest)
        else:
            still |= _narrow_about(readers, mine, largest)
    return still


def _narrow_about(readers: Readers, keys: dict[Key, None], largest: int) -> set[Key]:
    left = dict(keys)
    for many in SUMS_ABOUT:
        for key in list(left):
            if key in left:
                part = nearby(readers, key, many)
                mine = dict.fromkeys([key, *(each for each in part if each in left)])
                wide = mine.keys() - _narrow_in(readers, part, mine, largest, first=True)
                left = {each: None for each in left if each not in wide}
    return set(left)


def _narrow_in(
    readers: Readers, part: list[Key], keys: dict[Key, None], largest: int, *, first: bool = False
) -> set[Key]:
    """Those of these counts that are narrow where only this part may be another; `first`: only the first is searched for."""
    number, bounds = _bounds_in(readers, part)
    still = set()
    for place_in_order, key in enumerate(keys):
        place = number[key]
        for look in (bounds.most, bounds.least):
            if _whole(bounds.low[place], bounds.high[place]).is_narrow(largest) and not (
                first and place_in_order
            ):
                look(place)
        if _whole(bounds.low[place], bounds.high[place]).is_narrow(largest):
            still.add(key)
    return still


def _hanging_together(readers: Readers, keys: Iterable[Key]) -> list[list[Key]]:
    """The unknown counts that hang together by sums, for those of these keys."""
    parts, seen = [], set()
    for key in keys:
        if key in seen:
            continue
        part, waiting = {key: None}, [key]
        while waiting:
            for place in readers.places[waiting.pop()]:
                new = [one for one in readers.sums[place].signs if one in readers.unknown and one not in part]
                part.update(dict.fromkeys(new))
                waiting += new
        seen |= part.keys()
        parts.append(list(part))
    return parts


def _bounds_in(readers: Readers, part: list[Key]) -> tuple[dict[Key, int], Bounds]:
    """Which unknown stands in which place, and their bounds while everything else is as it is."""
    number = {key: place for place, key in enumerate(part)}
    rows = []
    for place in dict.fromkeys(place for key in part for place in readers.places[key]):
        signs = readers.sums[place].signs
        rest = sum(sign * (readers.values[key] or 0) for key, sign in signs.items() if key not in number)
        rows.append(({number[key]: sign for key, sign in signs.items() if key in number}, -rest))
    return number, bounds_of(rows, len(part))


def _whole(low: float, high: float) -> Interval:
    return Interval(math.ceil(low - CLOSE), high if math.isinf(high) else math.floor(high + CLOSE))
