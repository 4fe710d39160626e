"""A rule of the linter: one function that finds, and everything a reader needs to know about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sightline.papers.lint.paper_text import PaperText

Severity = Literal["error", "warning", "info"]
LONGEST_EXCERPT = 160


class PaperRuleError(Exception):
    """Two rules have one id."""


@dataclass(frozen=True, slots=True)
class PaperMatch:
    """Where a rule found something: the line's number and what stands there; its own `severity` and `advice` where they differ."""

    line: int
    excerpt: str
    severity: Severity | None = None
    advice: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperRule:
    """`id` as L05; `title` is what it finds, `advice` what to do about it, `source` the paper it was first seen in."""

    id: str
    title: str
    severity: Severity
    advice: str
    source: str
    find: Callable[[PaperText], Iterator[PaperMatch]]


def paper_rule(**about: Any) -> Callable[[Callable[[PaperText], Iterator[PaperMatch]]], PaperRule]:
    """Turn a function that finds into a PaperRule."""

    def wrap(find: Callable[[PaperText], Iterator[PaperMatch]]) -> PaperRule:
        return PaperRule(find=find, **about)

    return wrap
