"""The kinds of things a programme holds, each with its words. Pure."""

from collections.abc import Mapping
from types import MappingProxyType

SOURCE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "inspection": "Inspection",
        "monitoring_visit": "Monitoring visit",
        "commissioner": "DfE commissioner",
        "adviser": "DfE adviser",
        "improvement_notice": "Improvement notice",
        "peer_review": "Peer review",
        "diagnostic": "Diagnostic",
        "case_review": "Serious case or practice review",
        "audit": "Audit",
        "complaint": "Complaint",
        "young_advisors": "Young advisors' consultation",
        "scrutiny": "Scrutiny recommendation",
        "other": "Another source",
    }
)
FINDING_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "recommendation": "Recommendation",
        "priority_action": "Priority action",
        "area_for_improvement": "Area for improvement",
        "challenge": "Key challenge",
        "strength": "Strength",
    }
)
TO_ANSWER = ("recommendation", "priority_action", "area_for_improvement", "challenge")
"""Kinds a plan must answer. A strength is kept, and asks for nothing."""

SECTIONS: Mapping[str, str] = MappingProxyType(
    {"authority": "The local authority", "board": "The safeguarding children board"}
)
GROUPING_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "priority": "Priority",
        "theme": "Theme",
        "key_area": "Key area",
        "programme": "Programme",
        "phase": "Phase",
    }
)
EVIDENCE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "document": "Document",
        "audit": "Audit",
        "dip_sample": "Dip sample",
        "feedback": "Feedback",
    }
)
BASES: Mapping[str, str] = MappingProxyType(
    {
        "measure": "A measure",
        "audit": "Results of audits",
        "dip_sample": "A dip sample",
        "feedback": "What children, families or staff say",
    }
)
"""What a declared difference rests on. Most findings are about quality and have no national measure."""

MONEY_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "base_budget": "Base budget",
        "investment": "Investment",
        "forecast": "Forecast",
        "saving": "Saving",
        "unit_cost": "Unit cost",
    }
)
