"""What a report's first pages say of itself: whose it is, its framework, its dates."""

import re
from dataclasses import dataclass
from datetime import date

from sightline.inspections.furniture import body_size
from sightline.inspections.lines import Line

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
WHOLE_DATE = re.compile(rf"{DAY}\s+(?:of\s+)?({MONTH})\.?,?\s+(\d{{4}})", re.IGNORECASE)
PUBLISHED = re.compile(
    r"(?:report published|published on|date published|date of publication|publication date|published)\s*:?\s*(?:on\s+)?(.{6,30})",
    re.IGNORECASE,
)
VISITED = re.compile(r"(?:inspection|visit|fieldwork)\s+dates?\s*:?\s*(.{4,60})", re.IGNORECASE)
PERIOD = re.compile(
    rf"{DAY}(?:\s+({MONTH}))?(?:\s+(\d{{4}}))?\s*(?:to|and|until|[-–—])\s*{DAY}\s+({MONTH})\s+(\d{{4}})",
    re.IGNORECASE,
)
FRAMEWORKS = (
    ("JTAI", r"joint targeted area inspection"),
    ("Focused visit", r"focused visit"),
    ("Monitoring visit", r"monitoring visit"),
    (
        "SIF",
        r"services for children in need of help and\s+protection,? children looked after and care leavers",
    ),
    ("Child protection 2012", r"arrangements for the protection of children"),
    ("SLAC", r"inspection of safeguarding and looked after children"),
    ("ILACS", r"inspection of (.{2,80} )?(local authority )?children.s (social care )?services"),
    ("ILACS", r"inspecting local authority children.s services|\bILACS\b"),
)
"""What reports of each framework call themselves; the first that is said wins. Sources: the reports' own titles."""
ABOUT = re.compile(
    r"(?:inspection of|(?:focused|monitoring) visit (?:to|of)|visit to|re-?inspection of)\s+"
    r"(?!the (?:multi|response)|services|safeguarding|children|arrangements|local authority)(?:the\s+)?(.{2,80}?)"
    r"(?:\s+local authority)?(?:\s+children.s\s+(?:social care\s+)?services|$)",
    re.IGNORECASE,
)
WITHIN = re.compile(
    r"(?:targeted area inspection|multi-agency response|response to) .{2,120}? (?:in|of) "
    r"((?:[A-Z][\w&'.-]*)(?: (?:and|of|upon|the|on|with|&|[A-Z][\w&'.-]*))*)"
)
AUTHORITY_NAMED = re.compile(
    r"(?:to|of|in)\s+(?:the\s+)?([A-Z][\w&’'.-]*(?:\s+(?:and|of|upon|the|on|in|with|&|[A-Z][\w&’'.-]*))*)"
    r"\s+(?:local authority\s+)?children.s\s+(?:social care\s+)?services"
)
NO_COUNCIL = re.compile(
    r"services|inspection|protection|report|safeguarding|ofsted|\bletter\b|children", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Front:
    """Whose report it is, its framework and dates; None for what is not printed."""

    council: str | None
    framework: str | None
    published: date | None
    visited_from: date | None
    visited_to: date | None


def front_of(lines: list[Line]) -> Front:
    """Read a report's first two pages."""
    first = [line for line in lines if line.page <= 2]
    said = " ".join(line.text for line in first).replace("’", "'")
    body = body_size(lines)
    title = " ".join(line.text for line in first if line.page == 1 and (line.bold or line.size > body * 1.12))
    title = title.replace("’", "'")
    framework = _framework(title) or _framework(said)
    began, ended = _visited(first)
    return Front(_council(first, body, title, said), framework, _published(first), began, ended)


def _framework(said: str) -> str | None:
    return next((name for name, words in FRAMEWORKS if re.search(words, said, re.IGNORECASE)), None)


def _published(lines: list[Line]) -> date | None:
    for line in lines:
        found = PUBLISHED.search(line.text)
        if found and (day := _whole_date(found[1])):
            return day
    return None


def _whole_date(words: str) -> date | None:
    found = WHOLE_DATE.search(words)
    return _date(found[1], found[2], found[3]) if found else None


def _visited(lines: list[Line]) -> tuple[date | None, date | None]:
    """The first and last day of an inspection or visit."""
    for at, line in enumerate(lines):
        found = VISITED.search(line.text)
        if not found:
            continue
        words = found[1] + " " + (lines[at + 1].text if at + 1 < len(lines) else "")
        period = PERIOD.search(words)
        if period and period.start() < 3:
            day, month, year, last, last_month, last_year = period.groups()
            began = _date(day, month or last_month, year or last_year)
            return began, _date(last, last_month, last_year)
        if day := _whole_date(words):
            return day, day
    return None, None


def _date(day: str, month: str, year: str) -> date | None:
    number = next((n for n, name in enumerate(MONTHS, 1) if name.startswith(month[:3].lower())), 0)
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _council(lines: list[Line], body: float, title: str, said: str) -> str | None:
    """The authority as the title names it: in the largest letters of page 1, or within the title's or text's words."""
    page = [line for line in lines if line.page == 1 and any(map(str.isalpha, line.text))]
    largest = max((line.size for line in page), default=0.0)
    if largest > body * 1.25:
        big = " ".join(line.text for line in page if line.size > largest * 0.93).replace("’", "'")
        if found := ABOUT.search(big) or WITHIN.search(big):
            return _named(found[1])
        if len(big) < 80 and not NO_COUNCIL.search(big):
            return _named(big)
    for words in (title, said):
        if found := AUTHORITY_NAMED.search(words) or WITHIN.search(words):
            return _named(found[1])
    return None


def _named(words: str) -> str | None:
    return " ".join(words.split()).strip(" :,.–-") or None
