"""What a body is known by, what is said of it, and for whom a term runs. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sightline.calendars.dates import in_words, same_day_later
from sightline.people.posts.rules import folded

KINDS = {
    "scrutiny": "Overview and scrutiny committee",
    "cabinet": "Cabinet",
    "council": "Full council",
    "health_wellbeing": "Health and wellbeing board",
    "corporate_parenting": "Corporate parenting board",
    "improvement_board": "Improvement board",
    "safeguarding": "Safeguarding partnership",
    "childrens_trust": "Children’s trust",
    "dfe_review": "DfE review meeting",
    "leadership": "Leadership team",
    "other": "Other",
}
"""What a body may be, in words."""

OTHER = "other"
IN_PUBLIC = frozenset({"scrutiny", "cabinet", "council", "health_wellbeing"})
"""Bodies whose meetings the public may attend: Local Government Act 1972, Part VA; S.I. 2012/2089 for cabinets."""

EXECUTIVE = frozenset({"cabinet"})
"""Bodies whose decisions are the executive's: they are announced 28 clear days before, and can be called in."""

EVERY = {
    "meeting": "Every meeting",
    "month": "Every month",
    "quarter": "Every quarter",
    "half": "Every six months",
    "year": "Every year",
}
"""How often a body is reported to, in words."""

MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""Months from one report of a cycle to the next; a report to every meeting has none."""

MEMBER_ROLES = ("Chair", "Vice chair", "Member", "Adviser", "Critical friend", "Secretary")
"""Roles that are offered for a member; any other may be typed."""


def key_of(name: str) -> str:
    """What a body is known by: its name without regard to capitals and spaces."""
    return folded(name)


@dataclass(frozen=True, slots=True)
class BodyDescription:
    """`chair` is a post, never a name; `outside`: it is none of the council's own; `meets` as people say it."""

    chair: str = ""
    outside: bool = False
    meets: str = ""

    @property
    def words(self) -> str:
        """Chaired by DfE Advisers, from outside the council. Meets: quarterly. Blank where neither is known."""
        outside = ", from outside the council" if self.outside else ""
        chaired = f"Chaired by {self.chair}{outside}." if self.chair else ""
        return " ".join(filter(None, (chaired, f"Meets: {self.meets}." if self.meets else "")))

    @property
    def plain(self) -> dict[str, str | bool]:
        """As the trail keeps it."""
        return {"chair": self.chair, "outside": self.outside, "meets": self.meets}

    @property
    def texts(self) -> dict[str, str]:
        """As its history keeps it, field by field."""
        return {"chair": self.chair, "outside": "yes" if self.outside else "", "meets": self.meets}

    def with_texts(self, texts: Mapping[str, str]) -> "BodyDescription":
        """The same, with these fields as their history has them."""
        values: dict[str, Any] = {
            name: bool(text) if name == "outside" else text for name, text in texts.items()
        }
        return replace(self, **values)


@dataclass(frozen=True, slots=True)
class EarlierDescription:
    """What was said of a body until somebody changed it: when, why and who."""

    chaired: BodyDescription
    until: datetime
    why: str
    by: str


def earlier_descriptions(chaired: BodyDescription, changes: Iterable[Any]) -> list[EarlierDescription]:
    """What was said of a body before it was said as it is now, the latest first; saying nothing is left out.

    `changes`: what was changed of its description, field by field, the latest first. Rows of one moment are one change.
    """
    earlier = []
    for (at, by), rows in groupby(changes, key=lambda row: (row.at, row.by)):
        fields = list(rows)
        chaired = chaired.with_texts({row.field: row.was for row in fields})
        if chaired != BodyDescription():
            earlier.append(EarlierDescription(chaired, at, fields[0].reason, by))
    return earlier


@dataclass(frozen=True, slots=True)
class BodyTerms:
    """What a body is: a key of KINDS, its terms of reference, and until when it goes on, a day or in words."""

    kind: str = OTHER
    terms: str = ""
    until: date | None = None
    until_words: str = ""

    @property
    def goes_on(self) -> str:
        """Goes on until 31 March 2027, until the notice is lifted. Blank where nobody says until when."""
        day = in_words(self.until) if self.until else ""
        words = re.sub(r"^until\s+", "", self.until_words, flags=re.IGNORECASE)
        until = " or ".join(filter(None, (day, words)))
        return f"Goes on until {until}." if until else ""


def fault_of_terms(terms: BodyTerms) -> tuple[str, str]:
    """The field that is wrong and why, in a sentence; both blank where nothing is."""
    return ("", "") if terms.kind in KINDS else ("kind", "Choose what kind of body it is.")


def next_report(every: str, first: date | None, last: date | None, meetings: Iterable[date]) -> date | None:
    """When a body is next reported to: its first report, the day so many months after the last one, or its next meeting.

    `first`: the day of the first report of the cycle, where one is known; `last`: of the latest that was received. None
    where nothing says when. `meetings`: the days it meets, in any order; of a cycle in months they play no part.
    """
    if every == "meeting":
        floor = last or date.min
        return min((day for day in meetings if day > floor and day >= (first or date.min)), default=None)
    if last is None:
        return first
    months = MONTHS_OF[every]
    if first is None or first > last:
        return first or same_day_later(last, months)
    steps = 1
    while same_day_later(first, months * steps) <= last:
        steps += 1
    return same_day_later(first, months * steps)


def is_member(starts: date | None, ends: date | None, today: date) -> bool:
    """Whether a term runs today: its first and its last day count, and a blank is open."""
    return (starts is None or starts <= today) and (ends is None or today <= ends)
