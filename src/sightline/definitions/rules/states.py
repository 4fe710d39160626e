"""What may become of a change of a definition. Pure."""

from sightline.history.states import States

PROPOSED, APPROVED, DECLINED, WITHDRAWN = "proposed", "approved", "declined", "withdrawn"
CHANGE_STATES = States(
    name="a change of a definition",
    words={
        PROPOSED: "Waits for approval",
        APPROVED: "Approved",
        DECLINED: "Declined",
        WITHDRAWN: "Withdrawn",
    },
    shapes={
        PROPOSED: ("◐", "yellow"),
        APPROVED: ("●", "green"),
        DECLINED: ("▲", "orange"),
        WITHDRAWN: ("○", "grey"),
    },
    may={PROPOSED: (APPROVED, DECLINED, WITHDRAWN), APPROVED: (), DECLINED: (), WITHDRAWN: ()},
    reasons=frozenset({(PROPOSED, DECLINED)}),
)
"""An approved change stays what it was: the next one takes its place from its own day on."""
