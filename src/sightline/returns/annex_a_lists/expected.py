"""What must stand in which column of a list, and how much it matters where it does not: `annex_a_expected.csv`, ours.

Ofsted's guidance says which columns are never blank and which follow from others; what inspectors and their analyst ask
about besides is the trade's. List 0 is every list that has the column.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from sightline.standards.annex_a import LISTS

Severity = Literal["error", "query"]
SEVERITY_WORDS: dict[Severity, str] = {"error": "Would be sent back", "query": "Would be queried"}
ALWAYS, UNLESS = "always", "not:"


@dataclass(frozen=True, slots=True)
class Expectation:
    """A column that is to be filled: in every row, or in those where `where` is filled (with `not:` where it is blank)."""

    number: int
    column: str
    where: str
    severity: Severity
    words: str


@cache
def expectations(number: int) -> tuple[Expectation, ...]:
    """What is expected of a list, that of every list first."""
    names = {each.name for each in LISTS[number].columns}
    own = [each for each in _all() if each.number in (0, number) and each.column in names]
    return tuple(Expectation(number, each.column, each.where, each.severity, each.words) for each in own)


@cache
def _all() -> tuple[Expectation, ...]:
    text = files("sightline.standards").joinpath("data", "annex_a_expected.csv").read_text(encoding="utf-8")
    return tuple(
        Expectation(
            int(row["list"]),
            row["column"],
            row["where"],
            "error" if row["severity"] == "error" else "query",
            row["words"],
        )
        for row in csv.DictReader(text.splitlines())
    )
