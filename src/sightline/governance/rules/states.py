"""What may become of a thing that is tracked. Pure."""

from sightline.governance.rules.kinds import ACTION, FOLLOW_UP
from sightline.history.states import States

OPEN, ANSWERED, DONE, WITHDRAWN = "open", "answered", "done", "withdrawn"
MATTER_STATES = States(
    name="a matter that is tracked",
    words={OPEN: "Open", ANSWERED: "Answered", DONE: "Done", WITHDRAWN: "Withdrawn"},
    shapes={
        OPEN: ("◐", "yellow"),
        ANSWERED: ("●", "blue"),
        DONE: ("●", "green"),
        WITHDRAWN: ("○", "grey"),
    },
    may={
        OPEN: (ANSWERED, DONE, WITHDRAWN),
        ANSWERED: (DONE, OPEN, WITHDRAWN),
        DONE: (OPEN,),
        WITHDRAWN: (OPEN,),
    },
    reasons=frozenset(
        {(OPEN, WITHDRAWN), (ANSWERED, WITHDRAWN), (ANSWERED, OPEN), (DONE, OPEN), (WITHDRAWN, OPEN)}
    ),
)
"""Actions and follow-ups are done; questions, challenges and recommendations are answered, and a recommendation is then done."""


def ways(kind: str, state: str) -> list[str]:
    """Where a matter of this kind may go from this state: what was to be done is done, what was asked is answered."""
    never = ANSWERED if kind in (ACTION, FOLLOW_UP) else ""
    skipped = DONE if never == "" and state == OPEN else ""
    return [each for each in MATTER_STATES.may[state] if each not in (never, skipped)]


def fault_of_move(kind: str, was: str, wanted: str, words: str) -> tuple[str, str]:
    """The field that is wrong and why, in a sentence; both blank where a matter of this kind may go there.

    `words`: the answer, what was done, or the reason: none of them may be blank.
    """
    if fault := MATTER_STATES.fault(was, wanted, words):
        owes = MATTER_STATES.owes_reason(was, wanted, words)
        return ("words" if owes else "state", fault)
    if wanted not in ways(kind, was):
        to = " or ".join(f"“{MATTER_STATES.words[each]}”" for each in ways(kind, was))
        return "state", f"This goes to {to} from “{MATTER_STATES.words[was]}”."
    if not words.strip():
        return "words", "Enter the answer." if wanted == ANSWERED else "Enter what was done."
    return "", ""
