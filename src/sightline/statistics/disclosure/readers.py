"""What readers of a table and of the editions before it are told, as sums of counts that they are not told.

Every count is one of three things to them: told (printed, or fixed by an edition that is out already), hidden, or never printed
though it can be worked out. `unknown` are the last two. What must not be worked out is `guarded`.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sightline.statistics.disclosure.bounds import bounds_of
from sightline.statistics.disclosure.count_table import AdditiveGroup, DisclosureError, Key, Symbol, in_words

CLOSE = 1e-6


class SignedSum(NamedTuple):
    """What a group's members come to, each with its sign: parts 1 and the total -1 come to nought."""

    group: AdditiveGroup
    signs: Mapping[Key, int]


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


@dataclass
class Readers:
    """The counts and sums there are, and which of them readers are told.

    `values`: every count, None where nobody knows it (x, u). `printed`: those this edition would print. `fixed`: those that
    cannot be hidden any more. `elsewhere`: those that an edition hides and this one does not print. `guarded`: the unknown ones that must not be worked out.
    """

    values: Mapping[Key, int | None]
    groups: Iterable[AdditiveGroup]
    printed: frozenset[Key]
    fixed: frozenset[Key]
    elsewhere: frozenset[Key] = frozenset()
    unknown: set[Key] = field(default_factory=set)
    guarded: dict[Key, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.unknown |= {key for key in self.values if key not in self.printed and key not in self.fixed}
        self.unknown |= {key for key, value in self.values.items() if value is None}
        for each in self.sums:
            self._check(each)
        _ = self.level  # refuses a total among its own parts

    @cached_property
    def sums(self) -> list[SignedSum]:
        """Every group once, with the sign of each member; one that an edition has as well stands as this table's."""
        once: dict[tuple[Key, frozenset[Key]], AdditiveGroup] = {}
        for group in self.groups:
            once.setdefault((group.total, frozenset(group.parts)), group)
        return [SignedSum(group, _signs_of(group)) for group in once.values()]

    @cached_property
    def places(self) -> dict[Key, list[int]]:
        """Count → the sums it is in, by their place."""
        found_in = defaultdict(list)
        for place, each in enumerate(self.sums):
            for key in each.signs:
                found_in[key].append(place)
        return found_in

    @cached_property
    def level(self) -> dict[Key, int]:
        """How high a count stands: a part 0, a total of parts 1, the total of those 2. The higher, the later it is hidden."""
        found_at = dict.fromkeys(self.values, 0)
        for _ in range(len(self.sums) + 1):
            before = dict(found_at)
            for group, _signs in self.sums:
                above = 1 + max((found_at[part] for part in group.parts), default=0)
                found_at[group.total] = max(found_at[group.total], above)
            if before == found_at:
                return found_at
        raise DisclosureError("A total is among its own parts. Nothing can add up so: correct the groups.")

    @cached_property
    def in_one_sum(self) -> list[Key]:
        """The counts that are in one sum alone."""
        return [key for key, places in self.places.items() if len(places) == 1]

    def hide(self, key: Key) -> None:
        """Readers are not told this count, and must not work it out."""
        self.unknown.add(key)
        self.guarded[key] = None

    def may_hide(self, key: Key) -> bool:
        """Whether this count is told and could be hidden still."""
        return key in self.printed and key not in self.fixed and key not in self.unknown

    def left(self, each: SignedSum) -> int:
        """What the unknown members of a sum come to, with their signs, as readers can tell from those they are told."""
        return -sum(
            sign * (self.values[key] or 0) for key, sign in each.signs.items() if key not in self.unknown
        )

    def intervals(self, keys: Iterable[Key], enough: int | None = None) -> dict[Key, Interval]:
        """Between which whole numbers each of these unknown counts lies.

        `enough`: the largest count that is hidden; an interval that is neither one value nor within 1 and it is not
        looked into further, and may be wider than it is said to be.
        """
        asked_for = dict.fromkeys(keys)
        found_for: dict[Key, Interval] = {}
        for part in self._parts_of(asked_for):
            found_for |= self._intervals_in(part, [key for key in part if key in asked_for], enough)
        return found_for

    def _parts_of(self, keys: Iterable[Key]) -> list[list[Key]]:
        """The unknown counts that hang together by sums, for those of these keys."""
        parts, seen = [], set()
        for key in keys:
            if key in seen:
                continue
            part, waiting = {key: None}, [key]
            while waiting:
                for place in self.places[waiting.pop()]:
                    new = [one for one in self.sums[place].signs if one in self.unknown and one not in part]
                    part.update(dict.fromkeys(new))
                    waiting += new
            seen |= part.keys()
            parts.append(list(part))
        return parts

    def _intervals_in(self, part: list[Key], keys: list[Key], enough: int | None) -> dict[Key, Interval]:
        number = {key: place for place, key in enumerate(part)}
        rows = [
            (
                {number[key]: sign for key, sign in self.sums[place].signs.items() if key in number},
                self.left(self.sums[place]),
            )
            for place in dict.fromkeys(place for key in part for place in self.places[key])
        ]
        bounds = bounds_of(rows, len(part))
        found_for = {}
        for key in keys:
            place = number[key]
            so_far = _whole(float(bounds.low[place]), float(bounds.high[place]))
            if enough is None or so_far.is_one_value or so_far.is_within(enough):
                high = bounds.most(place)
                so_far = _whole(float(bounds.low[place]), high)
            if enough is None or so_far.is_one_value or so_far.is_within(enough):
                so_far = _whole(bounds.least(place), float(bounds.high[place]))
            found_for[key] = so_far
        return found_for

    def _check(self, each: SignedSum) -> None:
        for key in each.signs:
            if key not in self.values:
                raise DisclosureError(
                    f"{in_words(key)} is a part of {in_words(each.group.total)}, and there is no count of it. Give it, "
                    "as unprinted where no page shows it."
                )
        numbers = [self.values[key] for key in each.signs]
        if None not in numbers and self._comes_to(each):
            parts = sum(self.values[key] or 0 for key in each.group.parts)
            raise DisclosureError(
                f"{in_words(each.group.total)} is {self.values[each.group.total]} and its parts come to {parts}. "
                "What does not add up cannot be protected: correct it, or leave the group out."
            )

    def _comes_to(self, each: SignedSum) -> int:
        return sum(sign * (self.values[key] or 0) for key, sign in each.signs.items())


def value_of(count: int | Symbol) -> int | None:
    """A count as sums take it: not applicable is nobody, and what is not available nobody knows."""
    if isinstance(count, int):
        return count
    return 0 if count is Symbol.NOT_APPLICABLE else None


def _signs_of(group: AdditiveGroup) -> dict[Key, int]:
    if len(set(group.parts)) < len(group.parts) or group.total in group.parts:
        raise DisclosureError(f"A part of {in_words(group.total)} stands in its group twice. Name each once.")
    return dict.fromkeys(group.parts, 1) | {group.total: -1}


def _whole(low: float, high: float) -> Interval:
    return Interval(math.ceil(low - CLOSE), high if math.isinf(high) else math.floor(high + CLOSE))
