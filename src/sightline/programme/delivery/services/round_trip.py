"""A spreadsheet that came back is applied: all of what was shown, in one transaction, or nothing."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.returned_sheets import SheetRows
from sightline.history.round_trip import CellChange, NewThing
from sightline.people.models import User
from sightline.programme.delivery.queries.round_trip import (
    entries_of,
    finding_names,
    plan_in_sheet,
    priorities_of,
)
from sightline.programme.delivery.rules.round_trip import DAYS, LISTS, PlanChanges, read
from sightline.programme.delivery.services.milestones import add_milestone, change_milestone
from sightline.programme.delivery.services.reported_updates import stand_as_reported
from sightline.programme.delivery.services.status import set_status
from sightline.programme.delivery.services.updates import report
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Action, Entry, Milestone, Plan, Version
from sightline.programme.plans.queries.plans import being_written
from sightline.programme.plans.services.changes import change_entry
from sightline.programme.plans.services.entries import add_entry
from sightline.trail.services import recorded_transaction
from sightline.web.identifiers import seem_to_hold

FROM_THE_SHEET = "From the spreadsheet."


class ConflictsError(CannotChangePlanError):
    """The plan changed between showing and applying; `read` says what is in the way. Nothing was changed."""

    def __init__(self, changes: PlanChanges) -> None:
        """What the file would change and cannot."""
        super().__init__(
            "The plan was changed meanwhile, so nothing was applied. Look at what is in the way."
        )
        self.read = changes


def take_over(
    plan: Plan, rows: Mapping[str, SheetRows], person: User, *, with_conflicts: bool = False
) -> PlanChanges:
    """Make the changes of these rows, as this person, with a line in the trail for each; gives what was changed.

    ConflictsError, and nothing done, where something is in the way that was not there when the rows were shown.
    `with_conflicts`: rows that cannot be applied are left out, as was shown.
    """
    by = person.get_username()
    with recorded_transaction():
        stands = plan_in_sheet(plan, person)
        changes = read(rows["actions"], stands, rows.get("milestones", ()), seem_to_hold)
        if changes.conflicts and not with_conflicts:
            raise ConflictsError(changes)
        entries = {entry.action.reference: entry for entry in entries_of(plan, person)}
        change_actions(entries, changes.actions.taking, by)
        for each in changes.actions.new:
            add_action(plan, each, by)
        for reference, cells in groupby(changes.milestones.taking, key=lambda each: each.reference):
            _milestone(reference, list(cells), by)
        for each in changes.milestones.new:
            _add_milestone(entries[each.fields["action"]].action, each, by)
    return changes


def change_actions(entries: Mapping[str, Entry], cells: Sequence[CellChange], by: str) -> None:
    """Make these changes of actions, each action's together. `entries` by their action's reference."""
    for reference, those in groupby(cells, key=lambda each: each.reference):
        _one(entries[reference], list(those), by)


def add_action(plan: Plan, new: NewThing, by: str) -> Entry:
    """Add the action a row describes to the version being written, which there must be."""
    version = being_written(plan)
    if version is None:
        raise CannotChangePlanError("The plan is out. Begin a refresh, and bring it again to add actions.")
    fields = {name: text for name, text in new.fields.items() if name not in ("status", "report")}
    values = _values(fields, version)
    made = add_entry(version, values, reason=new.reason or FROM_THE_SHEET, by=by)
    if words := new.fields.get("report"):
        report(made.action, words, by=by)
    return made


def _one(entry: Entry, cells: list[CellChange], by: str) -> None:
    fields = {each.field: each.now for each in cells if each.field not in ("status", "report")}
    reason, edition = cells[0].reason or FROM_THE_SHEET, cells[0].edition
    try:
        values = _values(fields, entry.version, entry)
        if values and change_entry(entry, values, edition=edition, reason=reason, by=by):
            edition += 1
        for each in cells:
            if each.field == "status":
                set_status(entry.action, each.now, edition=edition, by=by, reason=each.reason)
            elif each.field == "report":
                stand_as_reported(entry.action, report(entry.action, each.now, by=by), (), by=by)
    except (CannotChangePlanError, ChangedMeanwhileError) as fault:
        raise CannotChangePlanError(
            f"Row {cells[0].row}, {cells[0].reference}: {fault} Nothing was applied."
        ) from fault


def _milestone(reference: str, cells: list[CellChange], by: str) -> None:
    """A milestone's cells. Its action's edition was compared when the rows were read, in this same turn."""
    milestone = Milestone.objects.select_related("action").get(pk=int(reference.rpartition("-")[2]))
    values: dict[str, Any] = {name: getattr(milestone, name) for name in ("title", "due", "reached_on")}
    values |= {each.field: _value(each.field, each.now) for each in cells}
    try:
        change_milestone(milestone, **values, edition=milestone.action.edition, reason=cells[0].reason, by=by)
    except CannotChangePlanError as fault:
        where = f"Row {cells[0].row} of the milestones, {reference}"
        raise CannotChangePlanError(f"{where}: {fault} Nothing was applied.") from fault


def _add_milestone(action: Action, new: NewThing, by: str) -> None:
    action = Action.objects.get(pk=action.pk)
    due, reached = (_day(new.fields.get(name, "")) for name in ("due", "reached_on"))
    made = add_milestone(action, new.fields["title"], due=due, edition=action.edition, by=by)
    if reached:
        edition = Action.objects.get(pk=action.pk).edition
        change_milestone(made, title=made.title, due=due, reached_on=reached, edition=edition, by=by)


def _values(fields: Mapping[str, str], version: Version, entry: Entry | None = None) -> dict[str, Any]:
    """The fields of a row as an entry has them: days, and the groupings and findings that are named."""
    values: dict[str, Any] = {name: _value(name, text) for name, text in fields.items() if name not in LISTS}
    if "priorities" in fields:
        named = priorities_of(version)
        others = entry.groupings.exclude(kind="priority").values_list("pk", flat=True) if entry else ()
        values["groupings"] = frozenset({*others, *(named[each] for each in _names(fields["priorities"]))})
    if "findings" in fields:
        by_name = {name: number for number, name in finding_names(version.plan).items()}
        values["findings"] = frozenset(by_name[each] for each in _names(fields["findings"]))
    return values


def _names(text: str) -> list[str]:
    return [each.strip() for each in text.split(";") if each.strip()]


def _value(field: str, text: str) -> date | str | None:
    return _day(text) if field in DAYS else text


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
