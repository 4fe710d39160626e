"""Meetings' agendas, what was done before and decided at them, and what is tracked after them."""

from sightline.governance.models.agendas import (
    AgendaItem,
    Attendance,
    NoticeException,
    StepDone,
)
from sightline.governance.models.decisions import CallIn, CallInWaiver, MeetingDecision
from sightline.governance.models.tracked import GovernanceChange, TrackedMatter

__all__ = [
    "AgendaItem",
    "Attendance",
    "CallIn",
    "CallInWaiver",
    "GovernanceChange",
    "MeetingDecision",
    "NoticeException",
    "StepDone",
    "TrackedMatter",
]
