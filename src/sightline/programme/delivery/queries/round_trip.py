"""Actions as a spreadsheet: what goes out, and what a file that came back would change."""

from collections.abc import Mapping
from datetime import date, datetime

from sightline.engine.spreadsheets import Sheet, Value, about, workbook
from sightline.history import returned_sheets
from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.delivery.rules.round_trip import (
    ACTIONS,
    BY_OWNERS,
    DAYS,
    HEADS,
    TITLES,
    ActionInPlan,
)
from sightline.programme.difference.queries.current import declared_tests
from sightline.programme.kinds.states import ACTION
from sightline.programme.models import Entry, Plan
from sightline.programme.plans.queries.plans import current_version, name_of
from sightline.programme.plans.seen_by import actions_seen_by

SHEET = "Actions"
THINGS = "actions"
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
    declared = declared_tests([entry.action_id for entry in entries])
    for entry in entries:
        own = person.has_perm("actions.work") and entry.owner_id == person.pk
        may = frozenset(TITLES) if everything else frozenset(BY_OWNERS if own else ())
        by_reference[entry.action.reference] = ActionInPlan(
            edition=entry.action.edition,
            changed_by=entry.action.changed_by,
            fields=_fields(entry),
            may_change=may,
            declared=entry.action_id in declared,
        )
    return by_reference


def rows_of(name: str, raw: bytes) -> list[tuple[int, Mapping[str, str]]]:
    """The rows of a file of actions that came back; see `returned_sheets.rows_of`."""
    return returned_sheets.rows_of(name, raw, list(HEADS), THINGS)


def _cells(entry: Entry) -> list[Value]:
    fields: dict[str, Value] = dict(_fields(entry))
    fields["status"] = ACTION.words[entry.action.status]
    for name in DAYS:
        fields[name] = getattr(entry, name)
    return ACTIONS.out(entry.action.reference, entry.action.edition, fields)


def _fields(entry: Entry) -> dict[str, str]:
    def as_text(value: object) -> str:
        return value.isoformat() if isinstance(value, date) else str(value or "")

    return {
        name: entry.action.status if name == "status" else as_text(getattr(entry, name)) for name in TITLES
    }
