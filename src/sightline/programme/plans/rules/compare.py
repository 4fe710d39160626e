"""Two versions of a plan side by side: added, removed, changed. Pure: it is given what each says as plain data.

A version's content is what `queries.plans_content` gives and the seal keeps. Actions are told by their reference, which
stays the same from version to version, groupings by kind and key.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.programme.kinds.test_of_difference import tests_in_words
from sightline.programme.kinds.young_people import LABEL
from sightline.web.words import long_date

Content = Mapping[str, Any]
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
FIELDS = {
    "title": "Title",
    "detail": "What is to be done",
    "owner_post": "Owner",
    "owner": "Owner's account",
    "partner": "Partner agency",
    "starts": "Starts",
    "due": "Due",
    "impact": "How a difference would be seen",
    "for_young_people": LABEL,
    "resources": "Resources",
    "groupings": "Groupings",
    "findings": "Findings answered",
    "milestones": "Milestones",
    "difference": "Test of difference",
}
GROUPING_FIELDS = {
    "title": "Title",
    "about": "What it is about",
    "progress": "Progress",
    "for_young_people": LABEL,
}


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field of one thing: `was` and `now` as text, blank for nothing."""

    field: str
    title: str
    was: str
    now: str

    @property
    def was_said(self) -> str:
        """What it was, days in words."""
        return in_words(self.was)

    @property
    def now_said(self) -> str:
        """What it is, days in words."""
        return in_words(self.now)


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that differs: its reference (or key), what it is called, and the fields that changed."""

    reference: str
    title: str
    fields: tuple[FieldDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """What was added, removed, changed, and how many are the same, of one kind of thing."""

    added: tuple[Thing, ...]
    removed: tuple[Thing, ...]
    changed: tuple[Thing, ...]
    same: int

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class VersionComparison:
    """Two versions compared: their actions, their groupings, and what they serve and stand on."""

    actions: Side
    groupings: Side
    supports: Side

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return self.actions.any or self.groupings.any or self.supports.any


def compare(old: Content, new: Content) -> VersionComparison:
    """What the new version has that the old has not, and the other way round."""
    return VersionComparison(
        _side(old["entries"], new["entries"], lambda each: each["reference"], FIELDS),
        _side(old["groupings"], new["groupings"], _grouping_key, GROUPING_FIELDS),
        _side(
            _supports(old),
            _supports(new),
            lambda each: each["title"],
            {"where": "Where", "review_by": "To be reviewed by"},
        ),
    )


def _grouping_key(each: Mapping[str, Any]) -> str:
    return f"{each['kind']} {each['key']}"


def _supports(content: Content) -> list[dict[str, Any]]:
    """Alignments and documents as things with a title, so that they compare as the others do."""
    aligned = [
        {"title": f"{each['document']}: {each['priority']}".rstrip(": "), "where": ""}
        for each in content["alignments"]
    ]
    names = ("title", "where", "review_by")
    return aligned + [{name: each[name] for name in names if name in each} for each in content["supporting"]]


def _side(
    old: Sequence[Mapping[str, Any]],
    new: Sequence[Mapping[str, Any]],
    key: Callable[[Mapping[str, Any]], str],
    fields: Mapping[str, str],
) -> Side:
    before, after = {key(each): each for each in old}, {key(each): each for each in new}
    both = [
        Thing(name, after[name]["title"], _changes(before[name], after[name], fields))
        for name in after
        if name in before
    ]
    changed = tuple(each for each in both if each.fields)
    return Side(
        tuple(Thing(name, after[name]["title"]) for name in after if name not in before),
        tuple(Thing(name, before[name]["title"]) for name in before if name not in after),
        changed,
        len(both) - len(changed),
    )


def _changes(
    was: Mapping[str, Any], now: Mapping[str, Any], fields: Mapping[str, str]
) -> tuple[FieldDifference, ...]:
    """What both sides speak of and do not say alike: a seal of an older Sightline is silent on what came later."""
    both = [(name, title) for name, title in fields.items() if name in was and name in now]
    every = [
        FieldDifference(name, title, field_said(name, was[name]), field_said(name, now[name]))
        for name, title in both
    ]
    return tuple(each for each in every if each.was != each.now)


def field_said(name: str, value: Any) -> str:
    """One field of a content as text, whatever order its own parts are kept in."""
    if name == "milestones":
        return "; ".join(_milestone(each) for each in value or ())
    return tests_in_words(value) if name == "difference" else as_text(value)


def _milestone(each: Mapping[str, Any]) -> str:
    return f"{each['title']}, due {each['due']}" if each.get("due") else str(each["title"])


def in_words(text: str) -> str:
    """A text with its days as people read them: 2026-11-14 as 14 November 2026."""
    return _DAY.sub(_long, text)


def _long(match: re.Match[str]) -> str:
    try:
        return long_date(date.fromisoformat(match[0]))
    except ValueError:
        return match[0]


def as_text(value: Any) -> str:
    """A value of a content as text: lists one after another, a mapping by its names in order, nothing as blank."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(as_text(each) for each in value)
    if isinstance(value, Mapping):
        return " ".join(as_text(value[name]) for name in sorted(value) if value[name])
    return str(value)
