"""A spreadsheet of figures that came back is applied: all of what was shown, in one transaction, or nothing."""

from django.utils import timezone

from sightline.entries.queries.sheet import cells_of, in_sheet, lines_entered_by
from sightline.entries.rules.sheet import as_number, read
from sightline.entries.services.entering import enter
from sightline.entries.services.refusals import CannotEnterError
from sightline.history.returned_sheets import SheetRows
from sightline.history.round_trip import FileChanges
from sightline.people.models import User
from sightline.trail.services import recorded_transaction
from sightline.web.identifiers import seem_to_hold


class EntryConflictsError(CannotEnterError):
    """Figures changed between showing and applying; `read` says what is in the way. Nothing was entered."""

    def __init__(self, changes: FileChanges) -> None:
        """What the file would enter and cannot."""
        super().__init__(
            "Figures were entered meanwhile, so nothing was applied. Look at what is in the way."
        )
        self.read = changes


def apply_rows(person: User, authority: str, rows: SheetRows) -> FileChanges:
    """Enter the figures of these rows, with a line in the trail for each; gives what was entered.

    EntryConflictsError, and nothing done, where something is in the way that was not when the rows were shown;
    CannotEnterError where a figure may not be.
    """
    by = person.get_username()
    with recorded_transaction():
        cells = cells_of(lines_entered_by(person, authority, timezone.localdate()))
        compared = in_sheet(cells)
        changes = read(rows, compared, seem_to_hold)
        if changes.conflicts:
            raise EntryConflictsError(changes)
        for reference in dict.fromkeys(each.reference for each in changes.taking):
            mine = [each for each in changes.taking if each.reference == reference]
            line, cell = cells[reference]
            fields = {**compared[reference].fields, **{each.field: each.now for each in mine}}
            try:
                enter(
                    line.definition,
                    by=by,
                    unit=cell.unit,
                    period=cell.period.name,
                    numerator=as_number(fields["numerator"]) or 0.0,
                    denominator=as_number(fields["denominator"]) if fields["denominator"] else None,
                    evidence=fields["evidence"],
                    reason=mine[0].reason,
                    seen=cell.last,
                )
            except CannotEnterError as fault:
                raise CannotEnterError(
                    f"Row {mine[0].row}, {reference}: {fault} Nothing was applied."
                ) from fault
    return changes
