"""What a report's first pages say of itself: whose it is, its framework, its dates."""

import re
from dataclasses import dataclass
from datetime import date

from sightline.inspections.council_names import council_of
from sightline.inspections.furniture import body_size
from sightline.inspections.lines import PrintedLine
from sightline.inspections.report_days import letter_date, published_on, visited

FRAMEWORKS = (
    ("JTAI", r"joint targeted area inspection"),
    ("Area SEND", r"\b(?:local )?area SEND (?:\w+ )?(?:re-?)?(?:inspection|visit)"),
    ("Focused visit", r"focused visit"),
    ("Monitoring visit", r"monitoring visit"),
    (
        "SIF",
        r"services for children in need of help and\s+protection,? children looked after and care leavers",
    ),
    ("Child protection 2012", r"arrangements for the protection of children"),
    ("SLAC", r"inspection of (?:safeguarding and )?(?:looked after children|children looked after)"),
    ("ILACS", r"inspection of (.{2,80} )?(local authority )?children.s (social care )?services"),
    ("ILACS", r"inspecting local authority children.s services|\bILACS\b"),
)
"""What reports of each framework call themselves; the first that is said wins. Sources: the reports' own titles."""

FRAMEWORK_WORDS = {
    "JTAI": "Joint targeted area inspection, by several inspectorates together",
    "Area SEND": "Area inspection of special educational needs and disabilities",
    "Focused visit": "A visit on one subject, between inspections",
    "Monitoring visit": "A visit to a council that was judged inadequate",
    "SIF": "Single inspection framework, 2013 to 2017",
    "Child protection 2012": "Inspection of arrangements for the protection of children, 2012 to 2013",
    "SLAC": "Inspection of safeguarding and looked after children, 2009 to 2012",
    "ILACS": "Inspection of local authority children’s services, since 2018",
}
"""What each framework's short name stands for, for readers who do not work with inspections."""


@dataclass(frozen=True, slots=True)
class ReportFront:
    """Whose report it is, its framework and dates; None for what is not printed.

    `dated` is the day a letter bears: no day of publication, and enough to say which rules it was written under.
    """

    council: str | None
    framework: str | None
    published: date | None
    visited_from: date | None
    visited_to: date | None
    dated: date | None = None


def front_of(lines: list[PrintedLine]) -> ReportFront:
    """Read a report's first two pages."""
    first = [line for line in lines if line.page <= 2]
    words = " ".join(line.text for line in first).replace("’", "'")
    body = body_size(lines)
    title = " ".join(line.text for line in first if line.page == 1 and (line.bold or line.size > body * 1.12))
    framework = _framework(title.replace("’", "'")) or _framework(words)
    began, ended = visited(first)
    return ReportFront(
        council_of(first, body), framework, published_on(first), began, ended, letter_date(first)
    )


def _framework(words: str) -> str | None:
    return next((name for name, pattern in FRAMEWORKS if re.search(pattern, words, re.IGNORECASE)), None)
