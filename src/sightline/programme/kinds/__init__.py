"""May this happen? Pure: kinds, states and their transitions, and every fault as a sentence."""

from sightline.programme.kinds.kinds import (
    BASES,
    EVIDENCE_KINDS,
    FINDING_KINDS,
    GROUPING_KINDS,
    MONEY_KINDS,
    SECTIONS,
    SOURCE_KINDS,
    TO_ANSWER,
)
from sightline.programme.kinds.states import (
    ACTION,
    ASK,
    BEING_WRITTEN,
    EVERY,
    EVIDENCE,
    NOTICE,
    PROPOSED_TEST,
    REPEAT,
    SCORECARD_MEASURE,
    STANDS,
    UPDATE,
    VERSION,
)

VERSION_STATES = tuple(VERSION.words)
ACTION_STATES = tuple(ACTION.words)
UPDATE_STATES = tuple(UPDATE.words)
EVIDENCE_STATES = tuple(EVIDENCE.words)
ASK_STATES = tuple(ASK.words)
REPEAT_DECISIONS = tuple(REPEAT.words)

__all__ = [
    "ACTION",
    "ACTION_STATES",
    "ASK",
    "ASK_STATES",
    "BASES",
    "BEING_WRITTEN",
    "EVERY",
    "EVIDENCE",
    "EVIDENCE_KINDS",
    "EVIDENCE_STATES",
    "FINDING_KINDS",
    "GROUPING_KINDS",
    "MONEY_KINDS",
    "NOTICE",
    "PROPOSED_TEST",
    "REPEAT",
    "REPEAT_DECISIONS",
    "SCORECARD_MEASURE",
    "SECTIONS",
    "SOURCE_KINDS",
    "STANDS",
    "TO_ANSWER",
    "UPDATE",
    "UPDATE_STATES",
    "VERSION",
    "VERSION_STATES",
]
