"""What an item, an exception, an attendance and a tracked matter may be, in words. Pure."""

INFORMATION, DECISION = "information", "decision"
PURPOSES = {INFORMATION: "For information", DECISION: "For decision"}

PARAGRAPHS = {
    1: "Information relating to any individual",
    2: "Information that is likely to reveal the identity of an individual",
    3: "Information relating to the financial or business affairs of any particular person, the authority among them",
    4: "Information relating to consultations or negotiations about labour relations",
    5: "Information to which legal professional privilege could be maintained",
    6: "Information that reveals that the authority proposes to give a notice, or to make an order or direction",
    7: "Information relating to the prevention, investigation or prosecution of crime",
}
"""The paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972, for England, in short."""

GENERAL, URGENT = "general", "urgent"
EXCEPTIONS = {
    GENERAL: "General exception: the chair of overview and scrutiny was told (S.I. 2012/2089, reg. 10)",
    URGENT: "Special urgency: the chair of overview and scrutiny agreed (S.I. 2012/2089, reg. 11)",
}
"""Why a key decision may be taken without 28 clear days of notice."""

PRESENCES = {
    "present": "Present",
    "attending": "In attendance",
    "apologies": "Apologies",
    "substitute": "Substitute",
    "absent": "Absent",
}

RESOLUTION = "resolution"
DECISION_KINDS = {DECISION: "Decision", RESOLUTION: "Resolution"}

ACTION, CHALLENGE, QUESTION = "action", "challenge", "question"
RECOMMENDATION, FOLLOW_UP = "recommendation", "follow_up"
MATTERS = {
    ACTION: "Action",
    CHALLENGE: "Challenge",
    QUESTION: "Question",
    RECOMMENDATION: "Recommendation to the executive",
    FOLLOW_UP: "Follow-up",
}
"""What is tracked to an answer and a date."""

OUTCOMES = {"accepted": "Accepted", "in_part": "Accepted in part", "rejected": "Rejected"}
"""What the executive answers to a recommendation."""

CALL_IN_OUTCOMES = {
    "upheld": "The decision stands",
    "referred_back": "Referred back to the executive",
    "referred_council": "Referred to full council",
    "withdrawn": "The call-in was withdrawn",
}
