"""Actions as a spreadsheet: what goes out, and what a file that came back would change."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from sightline.engine.spreadsheets import Sheet, Value, about, workbook
from sightline.files.limited import StoppedError, run_limited
from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.delivery.rules.round_trip import (
    BY_OWNERS,
    DAYS,
    EDITION,
    HEADS,
    REFERENCE,
    TITLES,
    ActionInPlan,
)
from sightline.programme.delivery.rules.round_trip_rows import NotOurSpreadsheetError, rows_in
from sightline.programme.kinds.states import ACTION
from sightline.programme.models import DeclaredTest, Entry, Plan
from sightline.programme.plans.queries.plans import current_version, name_of
from sightline.programme.plans.seen_by import actions_seen_by
from sightline.returns.contract import CannotReadError

SHEET = "Actions"
MOST_BYTES = 5_000_000
AGAIN = "Take a new spreadsheet out here, change that, and bring it back."
WIDE = {
    "Action": 50,
    "What is to be done": 60,
    "How a difference would be seen": 50,
    "Resources": 30,
    "Owner": 30,
}
HOW = (
    "Change cells, save it, and bring it back under Actions, Spreadsheet. Nothing is taken over before it was shown.",
    "A row taken out deletes nothing. A new row adds nothing: new actions are added on the pages.",
    "Leave Reference and Edition as they are. Write the reason for a change under Why.",
    "Statuses: " + ", ".join(ACTION.words.values()) + ".",
)


def entries_of(plan: Plan, person: User) -> list[Entry]:
    """The entries that go out: those of the standing version of actions this person may see."""
    version = current_version(plan, person)
    seen = actions_seen_by(person).values("pk")
    entries = Entry.objects.filter(version=version, action__in=seen).select_related("action", "owner")
    return list(entries)


def spreadsheet(plan: Plan, person: User, made: datetime) -> bytes:
    """An .xlsx of the actions this person may see, and a sheet that says how it comes back."""
    version = current_version(plan, person)
    rows = [_cells(entry) for entry in entries_of(plan, person)]
    facts: list[tuple[str, Value]] = [
        ("Plan", plan.title),
        ("Version", name_of(version) if version else "None"),
        ("Taken by", person.get_username()),
        ("Taken", made),
        *(("How to use it" if number == 0 else "", line) for number, line in enumerate(HOW)),
    ]
    return workbook([Sheet(SHEET, tuple(HEADS), rows, widths=WIDE), about(facts)])


def actions_in_plan(plan: Plan, person: User) -> dict[str, ActionInPlan]:
    """Reference → the action as the plan has it, and which of its fields this person may change."""
    everything = plan_reach(person.effective_role, person.opened) == "all" and person.has_perm("actions.work")
    by_reference = {}
    entries = entries_of(plan, person)
    declared = set(
        DeclaredTest.objects.filter(action__in=[entry.action_id for entry in entries]).values_list(
            "action_id", flat=True
        )
    )
    for entry in entries:
        own = person.has_perm("actions.work") and entry.owner_id == person.pk
        may = frozenset(TITLES) if everything else frozenset(BY_OWNERS if own else ())
        by_reference[entry.action.reference] = ActionInPlan(
            entry.action.edition, _fields(entry), may, entry.action_id in declared
        )
    return by_reference


def rows_of(name: str, raw: bytes) -> list[tuple[int, Mapping[str, str]]]:
    """The rows of a file that came back, as text, each with its number in the sheet. NotOurSpreadsheetError otherwise.

    It is opened by a process of its own.
    """
    refused = (NotOurSpreadsheetError, CannotReadError)
    if len(raw) > MOST_BYTES:
        raise NotOurSpreadsheetError(
            f"{Path(name).name} is larger than {MOST_BYTES // 1_000_000} MB: that is not the list of actions."
        )
    try:
        return [(number, cells) for number, cells in run_limited(rows_in, name, raw, raises=refused)]
    except StoppedError as stopped:
        raise NotOurSpreadsheetError(stopped.sentence(Path(name).name, AGAIN)) from stopped


def _cells(entry: Entry) -> list[Value]:
    fields: dict[str, Value] = dict(_fields(entry))
    fields["status"] = ACTION.words[entry.action.status]
    for name in DAYS:
        fields[name] = getattr(entry, name)
    cells: list[Value] = [fields.get(field) or None if field else None for field in HEADS.values()]
    heads = list(HEADS)
    cells[heads.index(REFERENCE)] = entry.action.reference
    cells[heads.index(EDITION)] = entry.action.edition
    return cells


def _fields(entry: Entry) -> dict[str, str]:
    def as_text(value: object) -> str:
        return value.isoformat() if isinstance(value, date) else str(value or "")

    return {
        name: entry.action.status if name == "status" else as_text(getattr(entry, name)) for name in TITLES
    }
