"""What a body is known by, what is said of it, and for whom a term runs. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sightline.people.posts.rules import folded

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


def is_member(starts: date | None, ends: date | None, today: date) -> bool:
    """Whether a term runs today: its first and its last day count, and a blank is open."""
    return (starts is None or starts <= today) and (ends is None or today <= ends)
