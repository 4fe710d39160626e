"""What was found in a paper, as a command prints it, and how the command ends for it."""

from collections.abc import Sequence
from typing import Protocol

from sightline.commands.saying import out, out_json, say

FOUND = 1
"""Something of severity error was found."""


class FoundInPaper(Protocol):
    """What the linter and the paper's own rules find alike; the latter also have the part's `field` and its `paragraph`."""

    @property
    def rule(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def excerpt(self) -> str: ...
    @property
    def advice(self) -> str: ...
    def as_json(self) -> dict[str, object]: ...


def show_findings(findings: Sequence[FoundInPaper], *, as_json: bool) -> int:
    """Print them and how many there are; 1 where any is an error, else 0."""
    if as_json:
        out_json([each.as_json() for each in findings])
    for each in () if as_json else findings:
        parts = (getattr(each, "field", ""), getattr(each, "paragraph", ""), each.excerpt)
        where = "  ".join(filter(None, (" ".join(filter(None, parts[:2])), parts[2])))
        out(f"line {each.line}  {each.rule}  {each.severity}  {where}\n    {each.advice}")
    errors = sum(each.severity == "error" for each in findings)
    say(f"{errors} errors, {len(findings) - errors} to look at." if findings else "Nothing was found.")
    return FOUND if errors else 0
