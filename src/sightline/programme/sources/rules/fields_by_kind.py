"""What is asked of each kind of source, beside its title, who said it and when. Pure."""

from collections.abc import Mapping
from types import MappingProxyType

_VISITED = ("visited_from", "visited_to")
ASKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "inspection": (*_VISITED, "framework", "judgements"),
        "monitoring_visit": (
            "series_number",
            *_VISITED,
            "framework",
            "focus",
            "evidence_used",
            "progress",
            "quotations",
        ),
        "commissioner": (*_VISITED, "focus", "evidence_used", "progress", "quotations"),
        "adviser": (*_VISITED, "focus", "progress", "quotations"),
        "improvement_notice": ("lifting_lies_with", "focus"),
        "peer_review": (*_VISITED, "focus", "evidence_used", "quotations"),
        "diagnostic": (*_VISITED, "focus", "evidence_used", "quotations"),
        "case_review": ("focus", "quotations"),
        "audit": (*_VISITED, "focus", "evidence_used", "quotations"),
        "complaint": ("focus",),
        "young_advisors": ("focus", "evidence_used", "quotations"),
        "scrutiny": ("focus", "quotations"),
        "other": (*_VISITED, "focus", "evidence_used", "progress", "quotations"),
    }
)
SAID_BY: Mapping[str, str] = MappingProxyType(
    {
        "inspection": "Ofsted",
        "monitoring_visit": "Ofsted",
        "commissioner": "DfE commissioner",
        "adviser": "DfE adviser",
        "improvement_notice": "Department for Education",
        "young_advisors": "Young advisors",
        "scrutiny": "Overview and Scrutiny Committee",
    }
)
JUDGED: Mapping[str, str] = MappingProxyType(
    {
        "overall": "Overall effectiveness",
        "leaders": "Impact of leaders",
        "help_and_protection": "Help and protection",
        "in_care": "Children in care",
        "care_leavers": "Care leavers",
        "adoption": "Adoption",
        "board": "The safeguarding children board",
    }
)
"""What a report may judge, in the order reports print it."""
