"""What may become of a text. Pure."""

from sightline.history.states import States

SENT, ACCEPTED, SENT_BACK, REPLACED = "sent", "accepted", "sent_back", "replaced"
TEXT_STATES = States(
    name="a commentary",
    words={
        SENT: "Waits for a second person",
        ACCEPTED: "Accepted",
        SENT_BACK: "Sent back",
        REPLACED: "Written again",
    },
    shapes={
        SENT: ("◐", "yellow"),
        ACCEPTED: ("●", "green"),
        SENT_BACK: ("▲", "orange"),
        REPLACED: ("○", "grey"),
    },
    may={SENT: (ACCEPTED, SENT_BACK, REPLACED), ACCEPTED: (REPLACED,), SENT_BACK: (REPLACED,), REPLACED: ()},
    reasons=frozenset({(SENT, SENT_BACK)}),
)
"""An accepted text stands until a later version is accepted."""
LONGEST_TEXT = 4_000


def fault_of_text(text: str) -> str:
    """What is wrong with a text, in a sentence; blank where nothing is."""
    if not text.strip():
        return "Write what there is to say"
    if len(text) > LONGEST_TEXT:
        return f"Write it in {LONGEST_TEXT:,} characters or fewer"
    return ""


def why_not_decide(by: str, author: str) -> str:
    """Why this account may not decide on a text, in a sentence; blank where it may."""
    return "Somebody else decides on what you have written." if by == author else ""
