"""A spreadsheet that came back is taken over: all of what was shown, in one transaction, or nothing."""

from datetime import date
from itertools import groupby
from typing import Any

from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.round_trip import CellChange, FileChanges, Rows
from sightline.people.models import User
from sightline.programme.delivery.queries.round_trip import actions_in_plan, entries_of
from sightline.programme.delivery.rules.round_trip import DAYS, read
from sightline.programme.delivery.services.status import set_status
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Entry, Plan
from sightline.programme.plans.services.changes import change_entry
from sightline.trail.services import recorded_transaction
from sightline.web.identifiers import seem_to_hold


class ConflictsError(CannotChangePlanError):
    """The plan changed between showing and taking over; `read` says what is in the way. Nothing was changed."""

    def __init__(self, file_changes: FileChanges) -> None:
        """What the file would change and cannot."""
        super().__init__(
            "The plan was changed meanwhile, so nothing was taken over. Look at what is in the way."
        )
        self.read = file_changes


def take_over(plan: Plan, rows: Rows, person: User, *, with_conflicts: bool = False) -> FileChanges:
    """Make the changes of these rows, as this person, with a line in the trail for each action; gives what was changed.

    ConflictsError, and nothing done, where something is in the way that was not there when the rows were shown.
    `with_conflicts`: rows that cannot be taken over are left out, as was shown.
    """
    by = person.get_username()
    with recorded_transaction():
        file_changes = read(rows, actions_in_plan(plan, person), seem_to_hold)
        if file_changes.conflicts and not with_conflicts:
            raise ConflictsError(file_changes)
        entries = {entry.action.reference: entry for entry in entries_of(plan, person)}
        for reference, cells in groupby(file_changes.changes, key=lambda each: each.reference):
            _one(entries[reference], list(cells), by)
    return file_changes


def _one(entry: Entry, cells: list[CellChange], by: str) -> None:
    values = {each.field: _value(each) for each in cells if each.field != "status"}
    reason, edition = cells[0].reason or "From the spreadsheet.", cells[0].edition
    try:
        if values and change_entry(entry, values, edition=edition, reason=reason, by=by):
            edition += 1
        for each in cells:
            if each.field == "status":
                set_status(entry.action, each.now, edition=edition, by=by, reason=each.reason)
    except (CannotChangePlanError, ChangedMeanwhileError) as fault:
        raise CannotChangePlanError(
            f"Row {cells[0].row}, {cells[0].reference}: {fault} Nothing was taken over."
        ) from fault


def _value(cell: CellChange) -> Any:
    if cell.field in DAYS:
        return date.fromisoformat(cell.now) if cell.now else None
    return cell.now
