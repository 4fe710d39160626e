"""What was sealed of a version, as somebody reads it: made of the sealed text alone, and of nothing that stands now. Pure."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sightline.programme.kinds.kinds import GROUPING_KINDS
from sightline.programme.plans.rules.compare import FIELDS, GROUPING_FIELDS, as_text, field_said, in_words
from sightline.programme.plans.rules.versions import called

Content = Mapping[str, Any]
APART = ("title", "groupings", "owner", "milestones", "findings")
"""Fields of an action that a reader is shown in another way than as one line of text."""


@dataclass(frozen=True, slots=True)
class SealedAction:
    """An action as it was sealed: `owner` an account's name; `facts` what else was said of it, each with its label."""

    reference: str
    title: str
    owner: str
    findings: tuple[str, ...]
    milestones: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SealedPart:
    """A priority, or whatever the version was grouped by, with its actions; its `facts` as an action's."""

    title: str
    facts: tuple[tuple[str, str], ...]
    actions: tuple[SealedAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedText:
    """A version as it was sealed. `also`: its other groupings; `supports`: what it served and stood on."""

    plan: str
    name: str
    standard: str
    reasons: str
    parts: tuple[SealedPart, ...]
    also: tuple[SealedPart, ...]
    supports: tuple[str, ...]

    @property
    def actions(self) -> int:
        """How many actions it has, each counted once."""
        return len({each.reference for part in self.parts for each in part.actions})


def read_sealed(text: str) -> SealedText:
    """The sealed text read. A seal of an older Sightline is silent on what came later, and so is this."""
    content: Content = json.loads(text)
    version, plan = content.get("version", {}), content.get("plan", {})
    groupings: Sequence[Content] = content.get("groupings", ())
    kinds = [each["kind"] for each in groupings]
    kind = "priority" if "priority" in kinds else kinds[0] if kinds else ""
    entries: Sequence[Content] = sorted(content.get("entries", ()), key=lambda each: each.get("place", 0))
    return SealedText(
        plan=plan.get("title", ""),
        name=called(version.get("number", 1), version.get("refresh", 0), version.get("phase", "")),
        standard=plan.get("standard", ""),
        reasons=version.get("reasons", ""),
        parts=tuple(_parts(groupings, entries, kind)),
        also=tuple(_part(each, entries) for each in groupings if each["kind"] != kind),
        supports=tuple(_supports(content)),
    )


def _parts(groupings: Iterable[Content], entries: Sequence[Content], kind: str) -> list[SealedPart]:
    """The groupings of that kind with their actions; what stands under none of them comes last."""
    parts = [_part(each, entries) for each in groupings if each["kind"] == kind]
    rest = [each for each in entries if kind not in {key[0] for key in each.get("groupings", ())}]
    if rest:
        title = f"Under no {GROUPING_KINDS[kind].lower()}" if kind else "Actions"
        parts.append(SealedPart(title, (), tuple(_action(each) for each in rest)))
    return parts


def _part(grouping: Content, entries: Sequence[Content]) -> SealedPart:
    key = [grouping["kind"], grouping["key"]]
    mine = tuple(_action(each) for each in entries if key in each.get("groupings", ()))
    names = {name: label for name, label in GROUPING_FIELDS.items() if name != "title"}
    return SealedPart(grouping["title"], _facts(grouping, names), mine)


def _action(entry: Content) -> SealedAction:
    names = {name: label for name, label in FIELDS.items() if name not in APART}
    points = [in_words(field_said("milestones", [each])) for each in entry.get("milestones", ())]
    return SealedAction(
        entry["reference"],
        entry["title"],
        entry.get("owner", ""),
        tuple(as_text(each) for each in entry.get("findings", ())),
        tuple(points),
        _facts(entry, names),
    )


def _facts(thing: Content, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What is said of a thing, field by field, days in words; what was blank is left out."""
    texts = ((label, in_words(field_said(name, thing.get(name)))) for name, label in names.items())
    return tuple((label, text) for label, text in texts if text)


def _supports(content: Content) -> list[str]:
    """What it served, and the documents it stood on."""
    served = [
        f"Serves {each['document']}{': ' + each['priority'] if each['priority'] else ''}"
        for each in content.get("alignments", ())
    ]
    return served + [_document(each) for each in content.get("supporting", ())]


def _document(each: Content) -> str:
    before = "To be reviewed because of it: " if each["kind"] == "to_review" else ""
    by = f", by {in_words(each['review_by'])}" if each.get("review_by") else ""
    where = f" ({each['where']})" if each.get("where") else ""
    return f"{before}{each['title']}{where}{by}"
