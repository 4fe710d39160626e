"""What is asked of each kind of source, beside its title, who said it and when. Pure."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sightline.standards.inspection_judgements import judges_overall
from sightline.statistics.amounts import several

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


def overall_in_words(kind: str, judgements: Mapping[str, str | None], inspected: date | None) -> str:
    """What a source judges overall, in its own word; or that since April 2026 nothing is; "" where it judges nothing.

    `inspected`: the first day of the inspection, or the day of publication where that is not known. Grades from before
    and after that month are not of one scale, so whoever reads sources over years is told where it changed.
    """
    if judgements.get("overall"):
        return str(judgements["overall"])
    judged = sum(bool(judgements.get(name)) for name in JUDGED)
    if kind != "inspection" or not judged or judges_overall(inspected):
        return ""
    return f"{several(judged, 'judgement')}, none overall since April 2026"
