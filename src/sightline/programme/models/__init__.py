"""What the programme holds, a file for each idea. No child's row is ever among it: measures are pointed at by name."""

from sightline.programme.models.actions import (
    Action,
    Milestone,
    Share,
    SignOff,
    StatusChange,
    Update,
)
from sightline.programme.models.changes import FieldChange
from sightline.programme.models.consultations import Consultation, Invitation
from sightline.programme.models.digests import DigestSending
from sightline.programme.models.drafts import SourceDraft
from sightline.programme.models.evidence import Evidence, EvidenceVersion
from sightline.programme.models.findings import Finding, Passage, Quotation, Repeat, Source
from sightline.programme.models.highlights import HighlightReport, HighlightText
from sightline.programme.models.money import MoneyLine
from sightline.programme.models.own_columns import OwnColumns
from sightline.programme.models.people_and_partners import Ask, AskStep, Comment, NextPriority
from sightline.programme.models.plan_scorecards import (
    LedgerChange,
    PlanMeasure,
    PlanScorecard,
    ScorecardSeal,
)
from sightline.programme.models.plans import (
    Alignment,
    Entry,
    Grouping,
    Oversight,
    Plan,
    Recipient,
    Showing,
    SupportingDocument,
    SupportingVersion,
    Version,
    VersionStep,
)
from sightline.programme.models.reported_updates import ReportedUpdate
from sightline.programme.models.step_milestones import StepMilestone
from sightline.programme.models.tests_of_difference import DeclaredTest, ProposedTest
from sightline.programme.models.update_requests import UpdateRequest

__all__ = [
    "Action",
    "Alignment",
    "Ask",
    "AskStep",
    "Comment",
    "Consultation",
    "DeclaredTest",
    "DigestSending",
    "Entry",
    "Evidence",
    "EvidenceVersion",
    "FieldChange",
    "Finding",
    "Grouping",
    "HighlightReport",
    "HighlightText",
    "Invitation",
    "LedgerChange",
    "Milestone",
    "MoneyLine",
    "NextPriority",
    "Oversight",
    "OwnColumns",
    "Passage",
    "Plan",
    "PlanMeasure",
    "PlanScorecard",
    "ProposedTest",
    "Quotation",
    "Recipient",
    "Repeat",
    "ReportedUpdate",
    "ScorecardSeal",
    "Share",
    "Showing",
    "SignOff",
    "Source",
    "SourceDraft",
    "StatusChange",
    "StepMilestone",
    "SupportingDocument",
    "SupportingVersion",
    "Update",
    "UpdateRequest",
    "Version",
    "VersionStep",
]
