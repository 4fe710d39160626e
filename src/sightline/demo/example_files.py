"""The examples as they are kept: a YAML file of facts with line references for each, and the recommendations as CSV.

S17, S18, S23, SO17 and CE15 are the reports the facts are from; what follows the colon are its lines.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

SOURCE_FIELDS = [
    "said_by",
    "said_on",
    "visited_from",
    "visited_to",
    "visited_in_months",
    "framework",
    "series_number",
    "focus",
    "evidence_used",
    "progress",
    "judgements",
    "lifting_lies_with",
    "kept_in",
]
"""What an example may say of a source, as the form of a source has it."""
FOLDER = Path(__file__).parent / "examples"
KNOWN: Mapping[str, frozenset[str]] = {
    "": frozenset(
        [
            "authority",
            "title",
            "kept_in",
            "standard",
            "horizon",
            "sources",
            "bodies",
            "follow_ups",
            "meetings",
            "money",
            "growth",
            "asks",
            "next_priorities",
            "versions",
        ]
    ),
    "sources": frozenset(
        [*SOURCE_FIELDS, "key", "title", "kind", "recommendations", "findings_file", "findings", "quotations"]
    ),
    "findings": frozenset(["number", "kind", "section", "text", "paragraphs", "page", "kept_in", "figures"]),
    "recommendations": frozenset(["section", "said", "kept_in"]),
    "quotations": frozenset(["words", "said_by", "kept_in"]),
    "horizon": frozenset(["words", "kept_in"]),
    "bodies": frozenset(
        [
            *("name", "chair", "outside", "meets", "members", "kept_in"),
            *("kind", "terms", "until", "until_words", "oversees", "cycles"),
        ]
    ),
    "oversees": frozenset(["words", "decided_by", "decided_words", "kept_in"]),
    "cycles": frozenset(["subject", "every", "first", "last", "kept_in"]),
    "follow_ups": frozenset(["body", "words", "due", "source", "kept_in"]),
    "meetings": frozenset(["body", "day", "items", "kept_in"]),
    "items": frozenset(["title", "report_by", "purpose", "refers_to"]),
    "members": frozenset(["name", "role"]),
    "money": frozenset(["kind", "title", "year", "pounds", "approximate", "note", "unit", "kept_in"]),
    "growth": frozenset(["title", "year", "now", "by", "since", "kept_in"]),
    "asks": frozenset(["partner", "words", "due", "kept_in"]),
    "next_priorities": frozenset(["quarter", "words", "kept_in"]),
    "versions": frozenset(
        [
            "state",
            "day",
            "day_in",
            "submitted_to",
            "refresh",
            "phase",
            "reasons",
            "without",
            "shown",
            "groupings",
            "alignments",
            "supporting",
            "actions",
        ]
    ),
    "shown": frozenset(["body", "day", "purpose", "kept_in"]),
    "groupings": frozenset(["kind", "title", "about", "progress", "progress_in", "kept_in"]),
    "alignments": frozenset(["document", "priority", "kept_in"]),
    "supporting": frozenset(["title", "kind", "kept_in"]),
    "actions": frozenset(
        [
            "title",
            "said",
            "owner_post",
            "partner",
            "starts",
            "due",
            "groupings",
            "answers",
            "milestones",
            "runs",
            "done",
            "update",
        ]
    ),
    "milestones": frozenset(["title", "due", "reached"]),
}
Facts = dict[str, Any]


class NoSuchExampleError(LookupError):
    """There is no example of that name; the message says which there are."""


class ExampleFileError(ValueError):
    """An example's file says something nobody reads; the message names it."""


def names() -> list[str]:
    """The examples there are."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def read(name: str) -> Facts:
    """One example's facts, every list there, every word of it known. NoSuchExampleError, ExampleFileError."""
    if name not in names():
        raise NoSuchExampleError(f"There is no example '{name}'. There are: {', '.join(names())}.")
    facts = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    _refuse_unknown(name, "", facts)
    for source in facts["sources"]:
        if "findings_file" in source:
            source["findings"] = findings_in(source["findings_file"])
    return facts


def findings_in(file: str) -> list[Facts]:
    """The findings of a report, in order, as the inspectors numbered and worded them."""
    with (FOLDER / file).open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    for row in rows:
        row["page"] = int(row["page"]) if row["page"] else None
        row["paragraphs"] = [int(each) for each in row["paragraphs"].split()]
    return rows


def _refuse_unknown(name: str, kind: str, facts: Facts) -> None:
    unknown = set(facts) - KNOWN[kind]
    if unknown:
        where = f"{name}, {kind or 'at its top'}"
        raise ExampleFileError(
            f"{where}: nobody reads '{', '.join(sorted(map(str, unknown)))}'. Correct the file."
        )
    for below, value in facts.items():
        for each in value if isinstance(value, list) else [value]:
            if below in KNOWN and isinstance(each, dict):
                _refuse_unknown(name, below, each)
