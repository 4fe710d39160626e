"""What a line of the trail can say was done. Each room has its own verbs in its `verbs`; this is what they are made of. Pure."""

from enum import StrEnum

COMMAND_KEYS = ("command", "account", "machine")
"""What the detail of any line holds that was written while a command ran: see `trail.command_line`."""

LOOK_KEYS = ("children", "snapshot", "restricted", "glass")
"""What the detail of a look at children holds: see `people.looking.record_look`."""


class TrailVerb(StrEnum):
    """One thing that can have been done; its text is the line's `action`.

    A member is written as its text, what the line's `what` names, and the keys that the line's detail may hold. `target` is
    that thing in words, blank where the line names none; `detail` the keys, without COMMAND_KEYS.
    """

    target: str
    detail: tuple[str, ...]

    def __new__(cls, text: str, target: str = "", *detail: str) -> "TrailVerb":
        """The text alone is the member's value: a line reads back as it always did."""
        member = str.__new__(cls, text)
        member._value_ = text
        member.target, member.detail = target, detail
        return member


class SharedVerb(TrailVerb):
    """What more than one room writes, and what the trail writes of itself."""

    REFUSED = "refused", "what was asked for"
    EXPORTED = "exported", "what left as a file", *LOOK_KEYS, "faults", "bytes", "lines"
    ASKED_WHO_LOOKED = "asked_who_looked", "one child, or the children looked at most", "children", "lines"
