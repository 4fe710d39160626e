"""A spreadsheet of targets that came back is applied: all of what was shown, in one transaction, or nothing."""

from collections.abc import Mapping
from itertools import groupby

from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.returned_sheets import SheetRows
from sightline.history.round_trip import CellChange, FileChanges
from sightline.scorecards.models import Target
from sightline.scorecards.queries.target_sheet import reference_of, targets_in_sheet
from sightline.scorecards.queries.targets import standing_targets
from sightline.scorecards.rules.target_sheet import TargetInSheet, read, terms_in
from sightline.scorecards.services.saying import CannotSayError
from sightline.scorecards.services.targets import change_target, set_target
from sightline.trail.services import recorded_transaction
from sightline.web.identifiers import seem_to_hold


class TargetConflictsError(CannotSayError):
    """Targets changed between showing and applying; `read` says what is in the way. Nothing was changed."""

    def __init__(self, changes: FileChanges) -> None:
        """What the file would change and cannot."""
        super().__init__(
            "Targets were changed meanwhile, so nothing was applied. Look at what is in the way."
        )
        self.read = changes


def apply_target_rows(authority: str, rows: SheetRows, units: Mapping[str, str], *, by: str) -> FileChanges:
    """Make the changes of these rows, with a line in the trail for each target; gives what was changed.

    TargetConflictsError, and nothing done, where something is in the way that was not when the rows were shown;
    CannotSayError where a target may not be set.
    """
    with recorded_transaction():
        there_are = targets_in_sheet(authority, units)
        changes = read(rows, there_are, seem_to_hold)
        if changes.conflicts:
            raise TargetConflictsError(changes)
        targets = {reference_of(each): each for each in standing_targets(authority)}
        for reference, cells in groupby(changes.taking, key=lambda each: each.reference):
            _change(targets[reference], there_are.targets[reference], list(cells), by)
        for each in changes.new:
            about = {name: each.fields.get(name, "") for name in ("figure", "unit", "target_set")}
            set_target(by=by, authority=authority, terms=terms_in(each.fields), **about)
    return changes


def _change(target: Target, in_sheet: TargetInSheet, cells: list[CellChange], by: str) -> None:
    fields = {**in_sheet.fields, **{each.field: each.now for each in cells}}
    reason, edition = cells[0].reason, cells[0].edition
    try:
        change_target(target, terms_in(fields), reason=reason, edition=edition, by=by)
    except (CannotSayError, ChangedMeanwhileError) as fault:
        raise CannotSayError(
            f"Row {cells[0].row}, {cells[0].reference}: {fault} Nothing was applied."
        ) from fault
