"""What readers of a table and of the editions before it are told, as sums of counts that they are not told.

Every count is one of three things to them: told (printed, or fixed by an edition that is out already), hidden, or never printed
though it can be worked out. `unknown` are the last two. What must not be worked out is `guarded`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sightline.statistics.disclosure.count_table import AdditiveGroup, DisclosureError, Key, Symbol, in_words


class SignedSum(NamedTuple):
    """What a group's members come to, each with its sign: parts 1 and the total -1 come to nought."""

    group: AdditiveGroup
    signs: Mapping[Key, int]


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
    def slacks(self) -> dict[int, Key]:
        """Sum of three, by its place → the count in it that nobody prints and no other sum has: what a percentage leaves over.

        Whatever the other two are, it takes up the difference, as long as it stays 0 or more: the sum is a bound of them.
        """
        of_three = [(place, each) for place, each in enumerate(self.sums) if len(each.signs) == 3]
        free = {place: [key for key in each.signs if self._is_free(key)] for place, each in of_three}
        return {place: keys[0] for place, keys in free.items() if keys}

    def led_to(self, key: Key) -> list[int]:
        """The sums of a count that no third count takes up the difference in."""
        return [place for place in self.places[key] if place not in self.slacks]

    def bounded_with(self, key: Key) -> list[Key]:
        """The unknown counts that a count has a percentage with, or those that a percentage leaves it over of."""
        return [
            each
            for place in self.places[key]
            if place in self.slacks
            for each in self.sums[place].signs
            if each in self.unknown and each not in (key, self.slacks[place])
        ]

    @cached_property
    def followers(self) -> list[list[Key]]:
        """Of each sum the counts that move with whatever does: what takes up the difference, and those nobody knows."""
        return [
            [key for key in each.signs if self.values[key] is None or self.slacks.get(place) == key]
            for place, each in enumerate(self.sums)
        ]

    def _is_free(self, key: Key) -> bool:
        return (
            len(self.places[key]) == 1
            and key not in self.printed
            and key not in self.fixed
            and self.values[key] is not None
        )

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
