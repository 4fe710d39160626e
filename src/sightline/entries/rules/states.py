"""What may become of a figure that was entered. Pure."""

from sightline.history.states import States

WAITING, SIGNED_OFF, SENT_BACK, REPLACED = "waiting", "signed_off", "sent_back", "replaced"
ENTRY_STATES = States(
    name="an entered figure",
    words={
        WAITING: "Waits for sign-off",
        SIGNED_OFF: "Signed off",
        SENT_BACK: "Sent back",
        REPLACED: "Entered again",
    },
    shapes={
        WAITING: ("◐", "yellow"),
        SIGNED_OFF: ("●", "green"),
        SENT_BACK: ("▲", "orange"),
        REPLACED: ("○", "grey"),
    },
    may={WAITING: (SIGNED_OFF, SENT_BACK, REPLACED), SIGNED_OFF: (), SENT_BACK: (), REPLACED: ()},
    reasons=frozenset({(WAITING, SENT_BACK)}),
)
"""A figure that was signed off stands until a correction of it is signed off; it stays in the history."""
