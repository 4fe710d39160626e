"""What may be put right of a source that stands, and how a change is said. Pure."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sightline.programme.kinds.kinds import FINDING_KINDS, SECTIONS, SOURCE_KINDS
from sightline.programme.kinds.states import NOTICE
from sightline.programme.sources.rules.counts import said_words
from sightline.programme.sources.rules.fields_by_kind import JUDGED
from sightline.programme.sources.rules.findings import figure_words

MENDINGS: Mapping[str, str] = MappingProxyType(
    {
        "mended": "Corrected",
        "added": "Added",
        "withdrawn": "Withdrawn",
        "lifted": "Lifted",
        "in_force": "In force again",
        "closed": "Closed",
        "reopened": "Opened again",
    }
)
"""What was done to a source or a finding, each with its words."""

FACTS: Mapping[str, str] = MappingProxyType(
    {
        "kind": "Kind",
        "title": "Title",
        "said_by": "Said by",
        "said_on": "Published or given",
        "visited_from": "Visited from",
        "visited_to": "Visited to",
        "visited_in_months": "Days of the visit",
        "framework": "Framework",
        "series_number": "Number in its series",
        "focus": "What it looked at",
        "evidence_used": "Evidence it used",
        "progress": "Progress",
        "judgements": "Judgements",
        "recommendations": "Recommendations it says it makes",
        "lifting_lies_with": "Who decides to lift it",
    }
)
"""A source's own fields that may be mended, each with its words."""

_WORDS: Mapping[str, str] = {
    **FACTS,
    "quotations": "Its own words",
    "number": "Number",
    "section": "Put to",
    "text": "What it says",
    "paragraphs": "Paragraphs",
    "tags": "Tags",
    "page": "Page",
    "figures": "Its own figures",
    "state": "State",
    "notice": "The notice",
    "lifted_on": "Lifted on",
    "closed_on": "Closed on",
    "closed_because": "Why it was closed",
}
_CODES: Mapping[str, Mapping[str, str]] = {
    "kind": {**SOURCE_KINDS, **FINDING_KINDS},
    "section": SECTIONS,
    "state": {"open": "Open", "withdrawn": "Withdrawn"},
    "notice": NOTICE.words,
}
_DAYS = ("said_on", "visited_from", "visited_to", "lifted_on", "closed_on")
_AS_JSON = ("evidence_used", "judgements", "recommendations", "quotations", "paragraphs", "tags", "figures")
"""Fields that hold more than one thing, which a history keeps as JSON."""

_EMPTY = (None, "", [], {})


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was and what is, of the fields of `after` that differ; nothing, blank and empty are the same."""
    names = [
        name
        for name in after
        if after[name] != before.get(name) and not (after[name] in _EMPTY and before.get(name) in _EMPTY)
    ]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}


def done_by(changes: Mapping[str, tuple[str, str]]) -> str:
    """What was done, one of MENDINGS, by the fields that changed: each with what it was and what it became."""
    if "notice" in changes:
        return changes["notice"][1]
    if "state" in changes:
        return "withdrawn" if changes["state"][0] else "added"
    if "closed_on" in changes:
        return "closed" if changes["closed_on"][1] else "reopened"
    return "mended"


def value_of(name: str, text: str) -> Any:
    """A field's value, from the text that a history keeps of it."""
    return json.loads(text) if text and name in _AS_JSON else text


def in_words(name: str, value: Any, day: Any = str) -> tuple[str, str]:
    """A field and its value as people read them. `day` says a day that is ISO text."""
    return _WORDS.get(name, name), _value(name, value, day)


def _value(name: str, value: Any, day: Any) -> str:
    if value in _EMPTY:
        return ""
    if name in _DAYS:
        return day(value)
    if name == "visited_in_months":
        return "Only the months are known" if value in (True, "True") else "Known"
    if name in _CODES:
        return _CODES[name].get(value, value)
    if name == "judgements":
        return "; ".join(f"{JUDGED.get(key, key)}: {judgement}" for key, judgement in value.items())
    if name == "recommendations":
        return said_words(value)
    if name == "figures":
        return "; ".join(figure_words(each) for each in value)
    if name == "quotations":
        return "\n".join(_quoted(each) for each in value)
    return ", ".join(str(each) for each in value) if isinstance(value, list) else str(value)


def _quoted(each: Mapping[str, Any]) -> str:
    page = f"page {each['page']}" if each["page"] else ""
    whose = ", ".join(filter(None, (each["said_by"], page)))
    return f"{each['words']} ({whose})" if whose else each["words"]
