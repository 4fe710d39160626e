"""A check: one function that finds what is wrong in the records, and everything a reader needs to put it right.

A check never returns a number. It returns one row per fault found; counts, lists, trends and spreadsheets come from
those rows.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from sightline.checks.national import NationalRule
from sightline.engine.later import ir
from sightline.measuring.measure import sources_of

Severity = Literal["error", "warning"]
SEVERITIES: dict[Severity, str] = {"error": "Makes figures wrong", "warning": "Wants a look"}
SHAPE = re.compile(r"^[a-z]+(_[a-z0-9]+)+$")


class CheckDefinitionError(Exception):
    """A check is written wrongly: a sentence says how and what to do."""


@dataclass(frozen=True, kw_only=True)
class Check:
    """What is looked for, in what, and what to do about it. `find(data)` gives the faults: see `faults.faults`.

    `id` is a slug, as the rules of faults found while loading are. `remedy` is what to do, for the person who keeps
    the record. An error makes figures wrong; a warning may be right and wants a look. `breaks` are the measures whose
    figures a fault makes wrong, `splits` the splits it falls out of. `rules` are the national rules of the same kind.
    `needs` are store fields (`table.field`), alternatives joined by `|`; the first one's table is the one looked
    through. `says` is the sentence given, by source, where that source cannot answer. A check that `reads_many`
    tables is answered from those there are: a fault counts only where the field it names was filled by its source.
    `of_sources` names the sources whose tables are looked through; none named means all.
    """

    id: str
    title: str
    remedy: str
    severity: Severity
    find: Callable[..., ir.Table]
    needs: tuple[str, ...]
    breaks: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    rules: tuple[NationalRule, ...] = ()
    says: dict[str, str] = field(default_factory=dict)
    reads_many: bool = False
    of_sources: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The store tables looked through: the first need's, or all that a check of many reads."""
        needs = self.needs if self.reads_many else self.needs[:1]
        choices = [choice for need in needs for choice in need.split("|")]
        return tuple(dict.fromkeys(choice.partition(".")[0] for choice in choices))

    def fingerprint(self) -> str:
        """A short hash of the definition: its wording, its file and the files of `checks` it imports."""
        return _fingerprint(self.id, self.find)


@cache
def _fingerprint(check_id: str, find: Callable[..., ir.Table]) -> str:
    """Hashed once: every page of what was found asks all of them whether that was found by today's checks."""
    code = sources_of(find, "sightline.checks.")
    return hashlib.sha256("\n".join([check_id, *code]).encode()).hexdigest()[:12]


def check(
    *,
    id: str,  # noqa: A002
    title: str,
    remedy: str,
    needs: Iterable[str],
    severity: Severity = "error",
    breaks: Iterable[str] = (),
    splits: Iterable[str] = (),
    rules: Iterable[NationalRule] = (),
    of_sources: Iterable[str] = (),
    **about: object,
) -> Callable[[Callable[..., ir.Table]], Check]:
    """Turn a function that finds faults into a Check."""
    if not SHAPE.match(id):
        raise CheckDefinitionError(
            f"'{id}' is not a check's id: write small letters and underlines, as in placements_overlap."
        )

    def wrap(find: Callable[..., ir.Table]) -> Check:
        return Check(
            id=id,
            title=title,
            remedy=remedy,
            severity=severity,
            find=find,
            needs=tuple(needs),
            breaks=tuple(breaks),
            splits=tuple(splits),
            rules=tuple(rules),
            of_sources=tuple(of_sources),
            **about,  # type: ignore[arg-type]
        )

    return wrap
