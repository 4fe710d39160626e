"""A paper's content as JSON, the form that is signed and sealed, its digest, and which of its parts differ. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.history.change_word import change_word
from sightline.papers.composing.editions import SUMMARIES

FIELD, SECTION, SUMMARY, FIGURE, APPENDIX = "field", "section", "summary", "figure", "appendix"
PART_KINDS = {
    FIELD: "Field",
    SECTION: "Section",
    SUMMARY: "Edition of its own words",
    FIGURE: "Figure no freeze has",
    APPENDIX: "Appendix",
}
"""What a part of a paper is: each is written by one person at a time."""


@dataclass(frozen=True, slots=True)
class PartContent:
    """One part of a paper: its kind, the key it has there, and its value as the contract of papers has it."""

    kind: str
    key: str
    value: Any

    @property
    def name(self) -> str:
        """What addresses and histories call it: section.progress."""
        return f"{self.kind}.{self.key}"


def content_of(
    parts: Iterable[PartContent], *, template: str, authority: str, body: str, on: str | None, edition: str
) -> dict[str, Any]:
    """The paper's content as `docs/contracts/papers.md` has it. `parts` in their order; `on`: the meeting's day as ISO text."""
    content: dict[str, Any] = {
        "template": template,
        "authority": authority,
        "meeting": {"body": body, "on": on},
        "fields": {},
        "sections": [],
        "figures": {},
        "appendices": [],
        "summaries": {},
        "edition": edition,
    }
    for part in parts:
        if part.kind == FIELD:
            content["fields"][part.key] = part.value
        elif part.kind == SECTION:
            content["sections"].append({"key": part.key, **part.value})
        elif part.kind == SUMMARY:
            content["summaries"][part.key] = part.value["text"]
        elif part.kind == FIGURE:
            content["figures"][part.key] = part.value
        else:
            content["appendices"].append({"key": part.key, **part.value})
    return content


def signed_form(content: Mapping[str, Any], freeze: Mapping[str, str] | None) -> dict[str, Any]:
    """What a sign-off is of: the words, and the freeze whose figures stand among them. For whom it is printed is left out."""
    words = {key: value for key, value in content.items() if key != "edition"}
    return {"content": words, "freeze": dict(freeze) if freeze else None}


def canonical(value: Any) -> str:
    """JSON of which there is one form: keys in order, no spaces, letters as they are."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest_of(value: Any) -> str:
    """SHA-256 of the canonical form."""
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()


READ_FIRST = ("heading", "title", "letter", "text")
"""What of a value is read first; the rest in the order of its names. A database keeps no order of its own."""


def _place_of(key: str) -> tuple[int, str]:
    return READ_FIRST.index(key) if key in READ_FIRST else len(READ_FIRST), key


def text_of_value(value: Any) -> str:
    """A part's value as a person reads it, for histories and for what changed: the same whatever order its names are in."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Mapping):
        return "\n".join(filter(None, (text_of_value(value[key]) for key in sorted(value, key=_place_of))))
    if isinstance(value, (list, tuple)):
        return "\n".join(filter(None, (text_of_value(each) for each in value)))
    return str(value)


@dataclass(frozen=True, slots=True)
class PartDifference:
    """A part that two papers, or one paper at two times, do not have alike; a text is None where there is no such part."""

    name: str
    was: str | None
    now: str | None

    @property
    def words(self) -> str:
        """Added, changed or removed."""
        return change_word(self.was, self.now)


def differences(was: Iterable[PartContent], now: Iterable[PartContent]) -> list[PartDifference]:
    """The parts that differ, those of `now` in their order first, then those it has no longer."""
    before = {each.name: text_of_value(each.value) for each in was}
    after = {each.name: text_of_value(each.value) for each in now}
    changed = [
        PartDifference(name, before.get(name), text)
        for name, text in after.items()
        if before.get(name) != text
    ]
    return changed + [PartDifference(name, text, None) for name, text in before.items() if name not in after]


def part_title(kind: str, key: str, value: Any) -> str:
    """How a part is called beside others: the heading of a section, a field's key in words."""
    heading = value.get("heading") or value.get("title") if isinstance(value, Mapping) else ""
    plain = key.replace("_", " ").replace("-", " ")
    if kind == SUMMARY:
        return SUMMARIES.get(key, plain)
    if kind == APPENDIX:
        return f"Appendix: {heading or plain}"
    if kind == FIGURE:
        return f"Figure: {plain}"
    return heading or plain[:1].upper() + plain[1:]
