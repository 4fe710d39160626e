"""Lines of enquiry: how an inspection under ILACS divides what it asks, and which findings, measures and lists belong to each.

The areas are those of Ofsted's framework for inspecting local authority children's services: help and protection, children
in care, care leavers, and leaders; the front door stands by itself because inspections begin there. Which of our themes and
measures belong to which is ours. A finding that names several themes stands under each line that has one of them.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LINES = Path(__file__).parent / "lines_of_enquiry.csv"


@dataclass(frozen=True, slots=True)
class LineOfEnquiry:
    """One line: `themes` are those of findings, `measures` the letters their ids begin with, `lists` those of Annex A."""

    id: str
    title: str
    themes: frozenset[str]
    measures: tuple[str, ...]
    lists: tuple[int, ...]

    def has_finding(self, themes: Iterable[str]) -> bool:
        """Whether a finding of these themes belongs here."""
        return not self.themes.isdisjoint(themes)

    def has_figure(self, figure: str) -> bool:
        """Whether a figure, as FD09.police, belongs here."""
        return figure.startswith(self.measures) if self.measures else False


@cache
def lines_of_enquiry() -> tuple[LineOfEnquiry, ...]:
    """Every line, in the order in which inspections ask."""
    rows = list(csv.DictReader(LINES.read_text(encoding="utf-8").splitlines()))
    return tuple(
        LineOfEnquiry(
            row["id"],
            row["title"],
            frozenset(row["themes"].split("|")),
            tuple(filter(None, row["measures"].split("|"))),
            tuple(int(each) for each in filter(None, row["lists"].split("|"))),
        )
        for row in rows
    )


def line_named(line_id: str) -> LineOfEnquiry | None:
    """The line of that id; None where there is none."""
    return next((each for each in lines_of_enquiry() if each.id == line_id), None)
