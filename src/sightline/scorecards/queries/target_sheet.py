"""Targets as rows of a spreadsheet: what goes out, and what a file that came back is compared with."""

from collections.abc import Mapping
from datetime import datetime

from sightline.engine.spreadsheets import Sheet, Value, about, workbook
from sightline.history import returned_sheets
from sightline.history.returned_sheets import SheetRows
from sightline.history.round_trip import EDITION, REFERENCE
from sightline.measuring.discover import figures
from sightline.scorecards import wording
from sightline.scorecards.models import Target
from sightline.scorecards.queries.targets import standing_targets, unit_target
from sightline.scorecards.rules.target_sheet import (
    COUNCIL,
    HEADS,
    TARGETS,
    TargetInSheet,
    TargetsInSheet,
    fields_of,
)
from sightline.scorecards.rules.target_terms import TargetTerms

SHEET, THINGS = "Targets", "targets"
WIDE = {
    "Title": 50,
    "For": 30,
    "Target, and by when": 44,
    "Owner": 30,
    "Where it was agreed": 44,
    "Why": 30,
    "Seal": 8,
}
HOW = (
    "Change cells, save it, and bring it back under Targets, Spreadsheet. Nothing is applied before it was shown.",
    "Target, and by when: 71 by Q2 2026-27; 80 by Q4 2026-27. Each holds for its period and every later one, until the next.",
    "A row without a reference sets a new target: fill in a measure that has none, or add a row for a service or team.",
    "A row taken out removes nothing: a target is removed on its own page.",
    "Leave Reference, Edition and Seal as they are. Write the reason for a change under Why.",
    "Title, Measured in and Better are shown only: what is written there is not read.",
)


def reference_of(target: Target) -> str:
    """How a row of the sheet names a target."""
    return f"T{target.pk}"


def terms_of_row(target: Target) -> TargetTerms:
    """What a target says."""
    points = unit_target(target).points
    return TargetTerms(points=points, tolerance=target.tolerance, owner=target.owner, words=target.words)


def targets_in_sheet(authority: str, units: Mapping[str, str]) -> TargetsInSheet:
    """The targets that stand, as rows are compared with them. `units`: the names of the units there are, by reference."""
    return TargetsInSheet(
        {
            reference_of(each): TargetInSheet(
                edition=each.edition,
                changed_by=each.changed_by or each.said_by,
                fields=fields_of(each.figure, each.unit, each.target_set, terms_of_row(each)),
            )
            for each in standing_targets(authority)
        },
        units,
    )


def spreadsheet(authority: str, council: str, units: Mapping[str, str], by: str, made: datetime) -> bytes:
    """An .xlsx of the targets of every set, then a row for each measure that has none for the whole council, to be filled in."""
    there_are = targets_in_sheet(authority, units)
    rows = [_cells(reference, each, units) for reference, each in there_are.targets.items()]
    have = {each.fields["figure"] for each in there_are.targets.values() if not each.fields["unit"]}
    rows += [_blank(figure_id) for figure_id in figures() if figure_id not in have]
    facts: list[tuple[str, Value]] = [
        ("Targets", f"{council}, authority {authority}"),
        ("Downloaded by", by),
        ("Downloaded at", made),
        *(("How to use it" if number == 0 else "", line) for number, line in enumerate(HOW)),
    ]
    choices = {"Measure": list(figures()), "For": [COUNCIL, *units.values()]}
    return workbook([Sheet(SHEET, tuple(HEADS), rows, widths=WIDE, choices=choices), about(facts)])


def rows_of(name: str, raw: bytes) -> SheetRows:
    """The rows of a workbook of targets that came back; see `returned_sheets.rows_of`."""
    return returned_sheets.rows_of(name, raw, tuple(HEADS), THINGS)


def _cells(reference: str, target: TargetInSheet, units: Mapping[str, str]) -> list[Value]:
    fields = target.fields
    whose = units.get(fields["unit"], fields["unit"]) if fields["unit"] else COUNCIL
    values = {**fields, **_shown_only(fields["figure"]), "unit": whose}
    return TARGETS.out(reference, target.edition, values, fields)


def _blank(figure_id: str) -> list[Value]:
    """A row that offers a measure: without reference, edition and seal."""
    values = {"Measure": figure_id, "For": COUNCIL, **_shown_only(figure_id)}
    return ["" if head in (REFERENCE, EDITION) else values.get(head) for head in HEADS]


def _shown_only(figure_id: str) -> dict[str, Value]:
    measure, figure = figures()[figure_id]
    unit = wording.CHART_UNITS[figure.unit] or figure.unit
    return {"Title": figure.title, "Measured in": unit, "Better": wording.BETTER[measure.better] or "neither"}
