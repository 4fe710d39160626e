"""Who may be let into an evidence room and for how long, and in which state it is. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.calendars.dates import in_words

VISITORS = ("dfe_adviser", "ofsted_inspector")
"""The roles of those for whom a room is opened."""
LONGEST = 92
"""How many days a room may be open; longer is another room, confirmed anew."""

WAITING, COMING, OPEN, OVER = "waiting", "coming", "open", "over"
STATE_WORDS = {
    WAITING: "Waiting for a second person",
    COMING: "Confirmed, not open yet",
    OPEN: "Open",
    OVER: "Over",
}


@dataclass(frozen=True, slots=True)
class RoomDays:
    """From which day to which, both included; whether a second person confirmed, and whether somebody ended it."""

    first: date
    last: date
    confirmed: bool
    ended: bool

    def state(self, today: date) -> str:
        """WAITING, COMING, OPEN or OVER on this day."""
        if self.ended or today > self.last:
            return OVER
        if not self.confirmed:
            return WAITING
        return COMING if today < self.first else OPEN


def fault_of_days(first: date, last: date, today: date) -> str:
    """Why a room cannot be open on these days; blank where it can."""
    if last < first:
        return "The last day lies before the first."
    if last < today:
        return f"{in_words(last)} has passed."
    if (last - first).days >= LONGEST:
        longest = first + timedelta(days=LONGEST - 1)
        return f"A room is open for {LONGEST} days at most: to {in_words(longest)}. Open another after it."
    return ""


def fault_of_visitors(roles: Collection[str]) -> str:
    """Why a room cannot be opened for accounts of these roles; blank where it can."""
    if not roles:
        return "Choose at least one visitor."
    if any(role not in VISITORS for role in roles):
        return "A room is for DfE advisers and inspectors. Choose accounts of those roles."
    return ""


def fault_of_confirming(by: str, made_by: str, visitors: Collection[str], state: str) -> str:
    """Why this person does not confirm the room; blank where they may."""
    if state != WAITING:
        return f"This room no longer waits to be confirmed: {STATE_WORDS[state].lower()}."
    if by == made_by:
        return "You opened this room, so somebody else confirms it."
    return "A visitor cannot confirm their own room." if by in visitors else ""
