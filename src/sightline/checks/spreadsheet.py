"""A team's faults as a spreadsheet: what it is and how old, then a sheet for each check."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sightline.calendars.dates import in_words
from sightline.checks.check import SEVERITIES, Check
from sightline.checks.checked import FaultRow
from sightline.checks.discover import checks
from sightline.engine import spreadsheets
from sightline.engine.spreadsheets import LONGEST_NAME, Sheet, workbook
from sightline.standards.ssd_words import field_in_words, table_in_words
from sightline.statistics.amounts import several

__all__ = ["LONGEST_NAME", "About", "faults_workbook", "sheet_names"]

ABOUT = "About"
FIRST = {
    "sheet": 32,
    "what is wrong": 44,
    "how serious": 20,
    "how many": 10,
    "what to do": 70,
    "national rule": 70,
}
"""The first sheet's columns, and how wide they are."""
COLUMNS = {
    "child": 14,
    "record": 16,
    "date of record": 14,
    "table": 26,
    "field": 32,
    "found": 34,
    "expected": 44,
    "team": 16,
}
"""The columns of a check's sheet, and how wide they are."""


@dataclass(frozen=True)
class About:
    """What the first sheet says: whose data and of what age, for whom, asked by whom, when and why."""

    authority: str
    team: str
    data_to: date
    loaded: datetime | None
    by: str
    reason: str
    made: datetime


def faults_workbook(rows: Sequence[FaultRow], about: About, team_names: Mapping[str, str] = {}) -> bytes:
    """An .xlsx with a first sheet on what it is and what to do, and a sheet per check with faults.

    It names children: give it only to those who may see these rows, and write the trail first
    (`scorecards.services.look_at_faults`). Text that a spreadsheet could take for a formula cannot run.
    """
    by_check = [(check, [row for row in rows if row.check == check.id]) for check in checks().values()]
    with_faults = [(check, mine) for check, mine in by_check if mine]
    named = sheet_names(check for check, _ in with_faults)
    sheets = [_one(named[check.id], check, mine, team_names) for check, mine in with_faults]
    return workbook([_first(about, with_faults, named), *sheets])


def sheet_names(wanted: Iterable[Check]) -> dict[str, str]:
    """A sheet's name for each check, by its id: from its title, short enough for Excel, no two alike."""
    listed_checks = list(wanted)
    names = spreadsheets.sheet_names([ABOUT, *(check.title for check in listed_checks)])
    return {check.id: name for check, name in zip(listed_checks, names[1:], strict=True)}


def _first(
    about: About, with_faults: Sequence[tuple[Check, list[FaultRow]]], named: Mapping[str, str]
) -> Sheet:
    total = sum(len(mine) for _, mine in with_faults)
    lines = [
        f"{several(total, 'record')} {'needs' if total == 1 else 'need'} correcting: {about.team}, authority {about.authority}",
        f"As the files said on {in_words(about.data_to)}"
        + (f", loaded on {in_words(about.loaded.date())}. " if about.loaded else ". ")
        + "What has been corrected since is not seen here. The case system is the record.",
        f"Made by {about.by} on {in_words(about.made.date())} at {about.made:%H:%M}, because: {about.reason}",
        "It names children. Keep it where children's records are kept, and delete it when the work is done.",
    ]
    rows = [
        [
            named[check.id],
            check.title,
            SEVERITIES[check.severity],
            len(mine),
            check.remedy,
            "; ".join(rule.citation for rule in check.rules),
        ]
        for check, mine in with_faults
    ]
    return Sheet(ABOUT, list(FIRST), rows, above=lines, widths=FIRST)


def _one(name: str, check: Check, rows: Sequence[FaultRow], team_names: Mapping[str, str]) -> Sheet:
    listed = [
        [
            row.child_id,
            row.record_id,
            row.on,
            table_in_words(row.table),
            field_in_words(row.table, row.field),
            row.found,
            row.expected,
            " and ".join(team_names.get(each, each) for each in row.teams),
        ]
        for row in rows
    ]
    return Sheet(name, list(COLUMNS), listed, above=(check.title, check.remedy), widths=COLUMNS)
