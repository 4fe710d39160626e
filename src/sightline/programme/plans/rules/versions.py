"""What may become of a plan's version, and who must not decide it alone. Pure."""

import re
import unicodedata

from sightline.programme.kinds.states import BEING_WRITTEN, VERSION

DECIDED = ("submitted", "live", "superseded")
"""States that somebody decides who did not make the version."""

LONGEST_KEY = 60
OWN_VERSION = "You made this version, so somebody else must decide on it. Ask a person who approves plans."
NOT_WRITTEN = "This version is {state}: what it says is sealed. Begin a refresh to change the plan."


def fault_of_move(was: str, wanted: str, *, reason: str, made_by: str, by: str) -> str:
    """Why a version may not go from `was` to `wanted`, in a sentence; blank where it may.

    Who made a version never decides that it is submitted or goes live: two people stand behind what goes out.
    """
    fault = VERSION.fault(was, wanted, reason)
    if fault:
        return fault
    if wanted in DECIDED and made_by.strip().lower() == by.strip().lower():
        return OWN_VERSION
    return ""


def fault_of_correcting(state: str, *, made_by: str, by: str) -> str:
    """Why the day on which a version came into its state may not be corrected, in a sentence; blank where it may."""
    if state not in ("submitted", "live"):
        return "Only the day a version was submitted or went live is corrected here, while nothing has happened to it since."
    if made_by.strip().lower() == by.strip().lower():
        return OWN_VERSION
    return ""


def fault_of_writing(state: str) -> str:
    """Why a version's words may not be changed, in a sentence; blank where they may."""
    return "" if state in BEING_WRITTEN else NOT_WRITTEN.format(state=VERSION.words[state].lower())


def moves(state: str) -> tuple[tuple[str, str, bool], ...]:
    """Where a version in this state may go: state, its words, and whether somebody must decide it."""
    return tuple((each, VERSION.words[each], each in DECIDED) for each in VERSION.may[state])


def key_of(title: str) -> str:
    """A key made of a title, as 'improve-management-oversight'; what it holds against stays the same when words change."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_KEY].strip("-") or "grouping"


def next_reference(taken: list[str]) -> str:
    """The next free reference of a plan's actions: A1, A2 …, one after the highest that is so written."""
    numbers = [int(match[1]) for each in taken if (match := re.fullmatch(r"A(\d{1,6})", each))]
    return f"A{max(numbers, default=0) + 1}"


def in_the_trail(plan: int) -> str:
    """How the trail names the plan of this number."""
    return f"plan {plan}"


def called(number: int, refresh: int, phase: str = "", before: int | None = None) -> str:
    """What a version is called: 'Version 3 (second refresh, Phase 2)'; 'Version 3 (before version 1)'."""
    more = [_ordinal(refresh) + " refresh"] if refresh else []
    more += [f"before version {before}"] if before else []
    more += [phase] if phase else []
    return f"Version {number}" + (f" ({', '.join(more)})" if more else "")


def _ordinal(number: int) -> str:
    words = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    if number < len(words):
        return words[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
