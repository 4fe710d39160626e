"""The columns of a spreadsheet of actions, and what of them may come back changed. Pure; the rest is `history/round_trip`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.calendars.dates import read_day
from sightline.history.round_trip import (
    EDITION,
    REASON,
    REFERENCE,
    CellChange,
    FileChanges,
    RoundTrip,
    Rows,
    Seems,
    ThingInSheet,
    same_text,
)
from sightline.identifiers.rules import identifiers_in
from sightline.programme.difference.rules.declaration import fault_of_starting
from sightline.programme.kinds.states import ACTION
from sightline.statistics.amounts import several
from sightline.web.words import long_date

HEADS = {
    REFERENCE: "",
    "Action": "title",
    "What is to be done": "detail",
    "Owner": "owner_post",
    "Partner agency": "partner",
    "Starts": "starts",
    "Due": "due",
    "Status": "status",
    "How a difference would be seen": "impact",
    "Resources": "resources",
    REASON: "",
    EDITION: "",
}
"""The sheet's heads in their order, and the field each changes; blank for those that change nothing by themselves."""

TITLES = {field: head for head, field in HEADS.items() if field}
DAYS = ("starts", "due")
BY_OWNERS = ("starts", "due", "status", "detail", "impact", "resources")
"""Fields whoever owns an action may change; the others are the plan's."""

LONGEST = {"title": 300, "owner_post": 150, "partner": 150}
_STATUSES = {word.lower(): key for key, word in ACTION.words.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionInPlan(ThingInSheet):
    """An action as the plan has it, what of it this person may change, and whether its test of difference is declared."""

    may_change: frozenset[str]
    declared: bool


def read(rows: Rows, actions: Mapping[str, ActionInPlan], seems: Seems = identifiers_in) -> FileChanges:
    """Compare rows with the plan; see `RoundTrip.read`."""
    return ACTIONS.read(rows, actions, seems)


def same(field: str, cell: str, was: str) -> bool:
    """Whether the cell says what the plan says: a status by its word too."""
    if field == "status":
        return cell.strip().lower() in (was, ACTION.words[was].lower())
    return same_text(field, cell, was)


def value(field: str, cell: str) -> tuple[str, str]:
    """The cell as the plan would keep it, and what is wrong with it."""
    if field in DAYS:
        day = day_of(cell)
        if cell and day is None:
            return "", f"is '{cell}', which is not a date. Write it as 14 November 2026."
        return (day.isoformat() if day else ""), ""
    if field == "status":
        key = cell.lower() if cell.lower() in ACTION.words else _STATUSES.get(cell.lower(), "")
        status_words = ", ".join(ACTION.words.values())
        return key, "" if key else f"is '{cell}'. It is one of: {status_words}."
    if field == "title" and not cell:
        return "", "is blank. An action keeps its title."
    longest = LONGEST.get(field)
    if longest and len(cell) > longest:
        return "", f"has {len(cell)} characters. Use {longest} at most."
    return cell, ""


def fault_of_change(action: ActionInPlan, field: str, was: str, now: str, reason: str) -> str:
    """Why this field may not go from what it was to what it is now, in a sentence; blank where it may."""
    if field not in action.may_change:
        return f"{TITLES[field]} is not yours to change. Ask whoever writes the plan."
    if field != "status":
        return ""
    if sentence := ACTION.fault(was, now, reason) or fault_of_starting(was, now, declared=action.declared):
        return sentence
    return "close it on its own page, where its difference is looked at." if now == "done" else ""


def day_of(cell: str) -> date | None:
    """The day a cell holds, in the forms people and spreadsheets write; None where it holds none."""
    return read_day(re.sub(r"[T ]\d{2}:\d{2}(:\d{2})?(\.\d+)?$", "", cell.strip()))


def in_words(field: str, value: str) -> str:
    """A value as people read it: days in words, a status by its name."""
    if field in DAYS and value:
        return long_date(date.fromisoformat(value))
    return ACTION.words.get(value, value) if field == "status" else value


def counted(changes: Sequence[CellChange]) -> str:
    """How much would change, in words."""
    actions = len({each.reference for each in changes})
    if not changes:
        return "Nothing would change."
    return f"{several(len(changes), 'change')} in {several(actions, 'action')}."


ACTIONS: RoundTrip[ActionInPlan] = RoundTrip(
    heads=HEADS,
    thing="action",
    place="plan",
    value=value,
    same=same,
    fault=fault_of_change,
    in_words=in_words,
    how_to_add="New actions are added on the pages.",
)
