"""What the programme holds, a file for each idea. No child's row is ever among it: measures are pointed at by name."""

from sightline.programme.models.actions import (
    Action,
    Declared,
    Milestone,
    Share,
    SignOff,
    Step,
    Update,
)
from sightline.programme.models.calendars import CalendarAddress
from sightline.programme.models.changes import Change
from sightline.programme.models.digests import DigestSending
from sightline.programme.models.documents import Document, Evidence, EvidenceVersion
from sightline.programme.models.drafts import SourceDraft
from sightline.programme.models.findings import Finding, Mending, Quotation, Repeat, Source
from sightline.programme.models.money import MoneyLine
from sightline.programme.models.people_and_partners import Ask, AskStep, Comment, NextPriority
from sightline.programme.models.plans import (
    Alignment,
    Body,
    Entry,
    Grouping,
    Meeting,
    Plan,
    Showing,
    SupportingDocument,
    SupportingVersion,
    Version,
    VersionStep,
)

__all__ = [
    "Action",
    "Alignment",
    "Ask",
    "AskStep",
    "Body",
    "CalendarAddress",
    "Change",
    "Comment",
    "Declared",
    "DigestSending",
    "Document",
    "Entry",
    "Evidence",
    "EvidenceVersion",
    "Finding",
    "Grouping",
    "Meeting",
    "Mending",
    "Milestone",
    "MoneyLine",
    "NextPriority",
    "Plan",
    "Quotation",
    "Repeat",
    "Share",
    "Showing",
    "SignOff",
    "Source",
    "SourceDraft",
    "Step",
    "SupportingDocument",
    "SupportingVersion",
    "Update",
    "Version",
    "VersionStep",
]
