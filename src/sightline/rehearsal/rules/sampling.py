"""Which children an inspector would pick, and why each: rules in words with their limits as data, and a draw anybody can repeat.

The order within a rule is that of a hash of the seed, the rule and the child: the same records and the same seed give the
same children on any machine, and nobody chose them.
"""

import csv
import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sightline.calendars.dates import in_words

RULES = Path(__file__).parent / "sampling_rules.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingRule:
    """One reason to pick a child. `limit` and its `unit` are None and blank where the rule has none; `needs` is the SSD field,
    as table.field, without which it cannot be asked.
    """

    id: str
    template: str
    limit: int | None
    unit: str
    needs: str
    source: str

    @property
    def words(self) -> str:
        """The rule in words, its limit in it."""
        return self.template.format(limit=self.limit)


@dataclass(frozen=True, slots=True)
class MatchedCase:
    """A child of whom a rule is true: how much of it, in the rule's unit, and since when, where it says so."""

    child: str
    value: int | None = None
    since: date | None = None

    def in_words(self, rule: SamplingRule) -> str:
        """26 months, since 3 August 2024."""
        counted = f"{self.value:,} {rule.unit}" if self.value is not None else ""
        began = f"since {in_words(self.since)}" if self.since else ""
        return ", ".join(part for part in (counted, began) if part)


@dataclass(frozen=True, slots=True)
class DrawnCase:
    """A child on the list: the rule that drew it, what the record shows of it, and the other rules that are true of it."""

    child: str
    rule: SamplingRule
    on_record: str
    also: tuple[SamplingRule, ...]


@cache
def sampling_rules() -> tuple[SamplingRule, ...]:
    """Every rule, in the order in which they draw."""
    rows = list(csv.DictReader(RULES.read_text(encoding="utf-8").splitlines()))
    return tuple(
        SamplingRule(
            id=row["id"],
            template=row["words"],
            limit=int(row["limit"]) if row["limit"] else None,
            unit=row["unit"],
            needs=row["needs"],
            source=row["source"],
        )
        for row in rows
    )


def draw(matched: Mapping[str, Iterable[MatchedCase]], *, each: int, seed: str) -> list[DrawnCase]:
    """Up to `each` children for every rule, none twice. `matched`: by rule, the children of whom it is true."""
    by_rule = {rule: {case.child: case for case in matched.get(rule.id, ())} for rule in sampling_rules()}
    drawn: list[DrawnCase] = []
    taken: set[str] = set()
    for rule, cases in by_rule.items():
        for child in in_drawn_order(cases.keys() - taken, rule, seed)[:each]:
            also = tuple(
                other
                for other, those in by_rule.items()
                if other is not rule and child in those and other.unit
            )
            drawn.append(DrawnCase(child, rule, cases[child].in_words(rule), also))
            taken.add(child)
    return drawn


def in_drawn_order(children: Collection[str], rule: SamplingRule, seed: str) -> Sequence[str]:
    """The children in the order the seed gives them under this rule."""
    return sorted(
        children, key=lambda child: hashlib.sha256(f"{seed}\n{rule.id}\n{child}".encode()).hexdigest()
    )
