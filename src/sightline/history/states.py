"""What may become of a thing, as data: its states, their words and shapes, and the ways between them. Pure.

`docs/made/states.md` is drawn from each room's.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class States:
    """The states of one kind of thing: `words` in their order, `shapes` (a shape and a GOV.UK tag colour), and where
    each may go; `reasons` are the goings that must say why."""

    name: str
    words: Mapping[str, str]
    shapes: Mapping[str, tuple[str, str]]
    may: Mapping[str, tuple[str, ...]]
    reasons: frozenset[tuple[str, str]] = frozenset()

    def fault(self, was: str, wanted: str, reason: str) -> str:
        """Why it may not go from `was` to `wanted` with this reason, in a sentence; blank where it may."""
        if wanted not in self.words:
            return f"There is no state '{wanted}' of {self.name}. It is one of: {', '.join(self.words)}."
        if wanted not in self.may[was]:
            ways = ", ".join(f"'{self.words[each]}'" for each in self.may[was]) or "nowhere"
            return f"From '{self.words[was]}' {self.name} cannot go to '{self.words[wanted]}'. It can go to {ways}."
        if self.owes_reason(was, wanted, reason):
            return f"Say why: going from '{self.words[was]}' to '{self.words[wanted]}' needs a reason."
        return ""

    def owes_reason(self, was: str, wanted: str, reason: str) -> bool:
        """Whether it may go there, and only the reason is missing: that fault is the reason's, every other the state's."""
        return wanted in self.may.get(was, ()) and (was, wanted) in self.reasons and not reason.strip()

    def may_become(self, was: str, wanted: str) -> bool:
        """Whether there is a way from `was` to `wanted`, whatever reason it needs."""
        return wanted in self.may.get(was, ())
