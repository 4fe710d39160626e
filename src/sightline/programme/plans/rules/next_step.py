"""What whoever looks at a version would do with it next: one thing, by where it stands and who they are. Pure."""

from dataclasses import dataclass
from typing import Literal

NextStep = Literal[
    "add", "consult", "invite", "answer", "submit", "go_live", "refresh", "go_to_draft", "go_to_live", "read"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSeen:
    """A version as somebody sees it. `writes`: they write the plan; `decides`: they approve plans and did not make this version.

    `actions`, `unanswered`: how many actions it holds, how many comments on it have no answer. `invited`: whether anybody is asked
    to comment. `draft`, `live`: whether there is another version of the plan, for them to see, that is being written or is live.
    """

    state: str
    writes: bool = False
    decides: bool = False
    actions: int = 0
    unanswered: int = 0
    invited: bool = False
    draft: bool = False
    live: bool = False


def next_step(seen: VersionSeen) -> NextStep:
    """The one thing that comes next for them; where nothing waits for them, reading it.

    A draft is filled, then goes out for comments: somebody is asked for them, and they are answered. Who decides submits what was
    commented on, and makes live what was submitted. What is live is refreshed, and what is over leads to what came after it.
    """
    if seen.state == "superseded":
        return "go_to_live" if seen.live else "read"
    if seen.decides and seen.actions:
        return _DECIDED.get(seen.state, "read")
    return _written(seen) if seen.writes else "read"


_DECIDED: dict[str, NextStep] = {"consulted": "submit", "submitted": "go_live"}


def _written(seen: VersionSeen) -> NextStep:
    """What comes next for whoever writes the plan."""
    if seen.state == "draft":
        return "consult" if seen.actions else "add"
    if seen.state == "consulted" and seen.unanswered:
        return "answer"
    if seen.state == "consulted" and not seen.invited:
        return "invite"
    if seen.state == "live":
        return "go_to_draft" if seen.draft else "refresh"
    return "read"
