"""What may become of a paper, and of what a clearer was asked. Pure."""

from sightline.history.states import States

DRAFT, IN_CLEARANCE, CLEARED, PUBLISHED, WITHDRAWN = (
    "draft",
    "in_clearance",
    "cleared",
    "published",
    "withdrawn",
)
PAPER_STATES = States(
    name="a paper",
    words={
        DRAFT: "Draft",
        IN_CLEARANCE: "In clearance",
        CLEARED: "Cleared",
        PUBLISHED: "Published",
        WITHDRAWN: "Withdrawn",
    },
    shapes={
        DRAFT: ("○", "grey"),
        IN_CLEARANCE: ("◐", "yellow"),
        CLEARED: ("◕", "blue"),
        PUBLISHED: ("●", "green"),
        WITHDRAWN: ("✕", "orange"),
    },
    may={
        DRAFT: (IN_CLEARANCE, WITHDRAWN),
        IN_CLEARANCE: (CLEARED, DRAFT, WITHDRAWN),
        CLEARED: (IN_CLEARANCE, PUBLISHED, WITHDRAWN),
        PUBLISHED: (WITHDRAWN,),
        WITHDRAWN: (),
    },
    reasons=frozenset(
        {(DRAFT, WITHDRAWN), (IN_CLEARANCE, WITHDRAWN), (CLEARED, WITHDRAWN), (PUBLISHED, WITHDRAWN)}
    ),
)
"""What is published stays as it was; a paper that goes out again is another paper of its series."""

WRITABLE = frozenset({DRAFT, IN_CLEARANCE, CLEARED})
"""States in which the words of a paper may still be changed."""

ASKED, SIGNED, SENT_BACK, VOID = "asked", "signed", "sent_back", "void"
SIGN_OFF_STATES = States(
    name="a sign-off",
    words={ASKED: "Waits", SIGNED: "Signed off", SENT_BACK: "Sent back", VOID: "Void: the paper changed"},
    shapes={
        ASKED: ("◐", "yellow"),
        SIGNED: ("●", "green"),
        SENT_BACK: ("▲", "orange"),
        VOID: ("○", "grey"),
    },
    may={ASKED: (SIGNED, SENT_BACK, VOID), SIGNED: (VOID,), SENT_BACK: (VOID,), VOID: ()},
    reasons=frozenset({(ASKED, SENT_BACK)}),
)
"""A sign-off holds for the words that were signed: whoever changes one of them makes it void, and it is asked anew."""
