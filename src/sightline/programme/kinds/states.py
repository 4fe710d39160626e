"""What may become of a version, an action, an ask, a suggested repeat and a notice: transitions as data. Pure.

`docs/made/states.md` is drawn from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


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


VERSION = States(
    "a version",
    MappingProxyType(
        {
            "draft": "Draft",
            "consulted": "Out for comments",
            "submitted": "Submitted",
            "live": "Live",
            "superseded": "Superseded",
        }
    ),
    MappingProxyType(
        {
            "draft": ("○", "grey"),
            "consulted": ("◔", "blue"),
            "submitted": ("◆", "purple"),
            "live": ("●", "green"),
            "superseded": ("–", "grey"),
        }
    ),
    MappingProxyType(
        {
            "draft": ("consulted", "submitted", "live"),
            "consulted": ("draft", "submitted", "live"),
            "submitted": ("live", "superseded"),
            "live": ("superseded",),
            "superseded": (),
        }
    ),
    frozenset({("draft", "live"), ("submitted", "superseded")}),
)
"""A version that is submitted or live is sealed; what changes after that is an action's own history."""

ACTION = States(
    "an action",
    MappingProxyType(
        {
            "not_started": "Not started",
            "in_progress": "In progress",
            "paused": "Paused",
            "done": "Done",
            "stopped": "Stopped",
        }
    ),
    MappingProxyType(
        {
            "not_started": ("○", "grey"),
            "in_progress": ("◔", "blue"),
            "paused": ("‖", "yellow"),
            "done": ("●", "green"),
            "stopped": ("✕", "red"),
        }
    ),
    MappingProxyType(
        {
            "not_started": ("in_progress", "stopped"),
            "in_progress": ("done", "paused", "stopped"),
            "paused": ("in_progress", "stopped"),
            "done": ("in_progress",),
            "stopped": ("in_progress",),
        }
    ),
    frozenset(
        {
            ("not_started", "stopped"),
            ("in_progress", "paused"),
            ("in_progress", "stopped"),
            ("paused", "stopped"),
            ("done", "in_progress"),
            ("stopped", "in_progress"),
        }
    ),
)
"""Whether it was delivered. Late is not among them: it is read from the dates."""

ASK = States(
    "an ask",
    MappingProxyType({"open": "Open", "answered": "Answered", "kept": "Kept", "withdrawn": "Withdrawn"}),
    MappingProxyType(
        {
            "open": ("○", "grey"),
            "answered": ("◔", "blue"),
            "kept": ("●", "green"),
            "withdrawn": ("–", "grey"),
        }
    ),
    MappingProxyType(
        {
            "open": ("answered", "kept", "withdrawn"),
            "answered": ("kept", "open", "withdrawn"),
            "kept": ("open",),
            "withdrawn": ("open",),
        }
    ),
    frozenset(
        {
            ("open", "answered"),
            ("open", "withdrawn"),
            ("answered", "withdrawn"),
            ("answered", "open"),
            ("kept", "open"),
            ("withdrawn", "open"),
        }
    ),
)
REPEAT = States(
    "a suggested repeat",
    MappingProxyType({"suggested": "Suggested", "repeats": "Repeats it", "differs": "Something else"}),
    MappingProxyType({"suggested": ("○", "grey"), "repeats": ("◆", "orange"), "differs": ("–", "grey")}),
    MappingProxyType(
        {
            "suggested": ("repeats", "differs"),
            "repeats": ("differs",),
            "differs": ("repeats",),
        }
    ),
    frozenset({("repeats", "differs"), ("differs", "repeats")}),
)
NOTICE = States(
    "a notice to improve",
    MappingProxyType({"in_force": "In force", "lifted": "Lifted"}),
    MappingProxyType({"in_force": ("▲", "orange"), "lifted": ("●", "green")}),
    MappingProxyType({"in_force": ("lifted",), "lifted": ("in_force",)}),
    frozenset({("in_force", "lifted"), ("lifted", "in_force")}),
)
EVERY = (VERSION, ACTION, ASK, REPEAT, NOTICE)
BEING_WRITTEN = ("draft", "consulted")
"""States of a version whose words may still be changed."""
