"""What cannot be in the database without a line in the trail: a trail that begins after it, or is gone, was taken away.

The rooms above say what theirs is, as their applications start (`register`): accounts, loads. The trail asks them, and knows
none of them by name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sightline.calendars.dates import in_words

TOLERANCE = timedelta(minutes=1)
"""How much older than its own line a thing may be: both are made in one transaction."""


@dataclass(frozen=True, slots=True)
class Witness:
    """The oldest thing of a kind: when it was made, and what it is called, as in "an account"."""

    at: datetime
    what: str


Ask = Callable[[], Witness | None]
_asks: dict[str, Ask] = {}


def register(room: str, ask: Ask) -> None:
    """Say what of this room cannot be without a line; `ask` gives its oldest, None where there is none."""
    _asks[room] = ask


def oldest() -> Witness | None:
    """The oldest of all that cannot be without a line."""
    witnesses = [witness for ask in _asks.values() if (witness := ask())]
    return min(witnesses, key=lambda each: each.at, default=None)


def missed(witness: Witness | None, first: datetime | None) -> str:
    """In a sentence, what a trail that begins at `first` (None: without a line) lacks; blank where it lacks nothing."""
    if witness is None:
        return ""
    begun = f"{witness.what} made on {in_words(witness.at)} at {witness.at:%H:%M} UTC"
    if first is None:
        return (
            f"The trail has no line, yet the database holds {begun}, which cannot be without one: the trail was taken "
            "away. Put the database and the folder trail back from your backup."
        )
    if first - witness.at > TOLERANCE:
        return (
            f"The trail begins on {in_words(first)} at {first:%H:%M} UTC, after {begun}, which cannot be without a line: what "
            "came before was taken away. Put the database and the folder trail back from your backup."
        )
    return ""
