"""A list of cases as a workbook: who took it, when and why stands at the head of every sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sightline.engine.spreadsheets import Sheet, about, workbook
from sightline.scorecards.cases_table import Case, columns_of, heading, said_teams
from sightline.web import words


@dataclass(frozen=True, slots=True)
class CasesFile:
    """What a file of cases says of itself: what it lists, who took it, why and when, how old the data is, what is kept back."""

    title: str
    by: str
    reason: str
    at: datetime
    data_to: str
    kept_back: str = ""
    freeze_line: str = ""

    @property
    def mark(self) -> str:
        """The watermark."""
        return f"Taken by {self.by} on {words.moment(self.at)}: {self.reason}"


def cases_workbook(what: CasesFile, cases: Sequence[Case], teams: Mapping[str, str]) -> bytes:
    """The cases, all of them, dates as dates and numbers as numbers."""
    names = columns_of(cases) if cases else []
    rows = [
        [said_teams(case, teams) if name == "team" else case.get(name) for name in names] for case in cases
    ]
    facts = [
        (what.title, ""),
        ("Taken by", what.by),
        ("Taken at", words.moment(what.at)),
        ("Reason", what.reason),
        ("Data to", what.data_to),
        ("Standing", what.freeze_line),
        ("Cases", len(cases)),
        ("Kept back", what.kept_back or "none"),
        (
            "Mind",
            "These are children's records. Keep the file where such records are kept, and delete it when done.",
        ),
        ("The record", "The case system is the record. This list is as old as the data it comes from."),
    ]
    listed = Sheet("Cases", [heading(name) for name in names], rows, above=[what.title, what.mark])
    return workbook([about(facts), listed])
