"""Until when a decision may be called in, and when the right to do so may be waived. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sightline.calendars import clocks
from sightline.calendars.dates import in_words

CALL_IN = "call-in"
NOTHING_TO_CALL_IN = (
    "“{title}” holds no executive decision, so there is nothing to call in and nothing to waive. Leave the sentence on call-in "
    "out of the report, or record that the item is a decision of the executive."
)


@dataclass(frozen=True, slots=True)
class CallInClock:
    """Until which day a decision that was published can be called in, and how that day came about."""

    ends: date
    how: str

    def open_on(self, today: date) -> bool:
        """Whether it can be called in on that day."""
        return today <= self.ends


def call_in_clock(published: date) -> CallInClock:
    """The clock of a decision published that day; the length is the council's own, as it was in force then."""
    clock = clocks.get(CALL_IN)
    ends: date | datetime = clock.deadline(published)
    return CallInClock(date(ends.year, ends.month, ends.day), clock.explain(published))


def fault_of_waiver(title: str, *, executive: bool, texts: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The field that is wrong and why, in a sentence; both blank where call-in of this item may be waived.

    `texts`: the fields that must not be blank, each with what is asked for where it is.
    """
    if not executive:
        return "", NOTHING_TO_CALL_IN.format(title=title)
    return next(((field, missing) for field, missing in _missing(texts)), ("", ""))


def fault_of_call_in(
    *, executive: bool, published: date | None, waived: bool, called_on: date, title: str
) -> str:
    """Why a decision cannot be called in on that day, in a sentence; blank where it can."""
    if not executive:
        return f"“{title}” is no decision of the executive, so it cannot be called in."
    if waived:
        return "Call-in of this decision was waived."
    if published is None:
        return "Record first on which day the decision was published: call-in runs from then."
    if called_on < published:
        return f"The decision was published on {in_words(published)}. It cannot have been called in before."
    clock = call_in_clock(published)
    if called_on > clock.ends:
        return f"It could be called in until {in_words(clock.ends)}: {clock.how}."
    return ""


def _missing(texts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    names = {
        "chair": "Enter who agreed to it, as a post: Chair of Overview and Scrutiny.",
        "rule": "Enter the rule of the constitution: Rule 46.",
        "reason": "Enter why the decision cannot wait.",
    }
    return [(field, names[field]) for field, value in texts if not value.strip()]
