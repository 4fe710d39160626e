"""A spreadsheet of actions that went out and came back: what was changed in it, and what cannot be. Pure.

A row that is missing is not a deletion, a column that is missing changes nothing, and a cell is a change only where it
differs from the plan. What was changed in the plan since the file was made is a conflict: it is named and left alone.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.calendars.dates import read_day
from sightline.identifiers.rules import identifiers_in
from sightline.programme.difference.rules.declaration import fault_of_starting
from sightline.programme.kinds.states import ACTION
from sightline.statistics.amounts import several
from sightline.web.words import long_date

REFERENCE, EDITION, REASON = "Reference", "Edition", "Why"
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
Seems = Callable[[str], tuple[str, ...]]
_STATUSES = {word.lower(): key for key, word in ACTION.words.items()}


@dataclass(frozen=True, slots=True)
class ActionInPlan:
    """An action as the plan has it: its edition, its fields as text (days as 2022-05-09), what of it this person may
    change, and whether its test of difference is declared."""

    edition: int
    fields: Mapping[str, str]
    may_change: frozenset[str]
    declared: bool


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that differs: row as the sheet counts, the action, the field, what the plan has and what the cell has."""

    row: int
    reference: str
    field: str
    was: str
    now: str
    reason: str
    edition: int

    @property
    def title(self) -> str:
        """The head of the cell's column."""
        return TITLES[self.field]

    @property
    def was_said(self) -> str:
        """What the plan has, as people read it."""
        return in_words(self.field, self.was)

    @property
    def now_said(self) -> str:
        """What the cell has, as people read it."""
        return in_words(self.field, self.now)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that will not be done, where, and why in a sentence."""

    row: int
    reference: str
    words: str


@dataclass(frozen=True, slots=True)
class FileChanges:
    """What a file would change and what it cannot. `missing`: actions of the plan that have no row; they stay."""

    changes: tuple[CellChange, ...]
    conflicts: tuple[Conflict, ...]
    rows: int
    missing: int


def read(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    actions: Mapping[str, ActionInPlan],
    seems: Seems = identifiers_in,
) -> FileChanges:
    """Compare rows with the plan. `rows`: (row number in the sheet, head → cell as text, blank cells as "").

    `seems`: the kinds of identifier a reason seems to hold; a row with such a reason is left out.
    """
    changes: list[CellChange] = []
    conflicts: list[Conflict] = []
    seen: dict[str, int] = {}
    count = 0
    for number, cells in rows:
        if not any(text.strip() for text in cells.values()):
            continue
        count += 1
        reference = cells.get(REFERENCE, "").strip()
        fault = _fault_of_row(reference, number, cells, actions, seen)
        if fault:
            conflicts.append(Conflict(number, reference, fault))
            continue
        seen[reference] = number
        row_changes, wrong = _row(number, reference, cells, actions[reference])
        if row_changes and (kinds := seems(cells.get(REASON, ""))):
            row_changes, wrong = (
                [],
                [*wrong, Conflict(number, reference, _why_no_identifier(number, reference, kinds))],
            )
        changes += row_changes
        conflicts += wrong
    return FileChanges(tuple(changes), tuple(conflicts), count, len(actions.keys() - seen.keys()))


def _fault_of_row(
    reference: str,
    number: int,
    cells: Mapping[str, str],
    actions: Mapping[str, ActionInPlan],
    seen: Mapping[str, int],
) -> str:
    if not reference:
        return f"Row {number} has no reference, so nobody can tell which action it is. New actions are added on the pages."
    if reference not in actions:
        return f"Row {number}: there is no action {reference} in this plan that you may see. Check the reference."
    if reference in seen:
        return f"Row {number}: {reference} stands in row {seen[reference]} already. Keep one of the two."
    if not re.fullmatch(r"\d{1,9}(\.0)?", cells.get(EDITION, "").strip()):
        return f"Row {number}: {reference} has no number under '{EDITION}'. Take a new spreadsheet, and change that."
    return ""


def _row(
    number: int, reference: str, cells: Mapping[str, str], action: ActionInPlan
) -> tuple[list[CellChange], list[Conflict]]:
    changes: list[CellChange] = []
    wrong: list[Conflict] = []
    reason = cells.get(REASON, "").strip()
    edition = int(float(cells[EDITION]))
    for head, field in HEADS.items():
        if not field or head not in cells:
            continue
        was = action.fields.get(field, "")
        if same(field, cells[head], was):
            continue
        now, fault = _value(field, cells[head].strip(), number, reference)
        if not fault and now == was:  # the same day in another form
            continue
        fault = fault or _fault_of_change(field, was, now, reason, action, number, reference)
        if fault:
            wrong.append(Conflict(number, reference, fault))
        else:
            changes.append(CellChange(number, reference, field, was, now, reason, edition))
    if edition != action.edition and (changes or wrong):
        return [], [*wrong, Conflict(number, reference, _overtaken(number, reference, changes))]
    return changes, wrong


def _why_no_identifier(number: int, reference: str, kinds: Sequence[str]) -> str:
    return (
        f"Row {number}: what {reference} has under '{REASON}' seems to hold {' and '.join(kinds)}, and it is kept in the "
        "trail for good. Write it without, and bring the spreadsheet again."
    )


def _overtaken(number: int, reference: str, changes: Sequence[CellChange]) -> str:
    cells = "; ".join(
        f"{each.title}: '{each.now_said}' here, '{each.was_said}' in the plan" for each in changes
    )
    return (
        f"Row {number}: {reference} was changed in the plan after this spreadsheet was made, so nothing of this row is "
        f"taken over. {cells + '. ' if cells else ''}Take a new spreadsheet and change it there."
    )


def same(field: str, cell: str, was: str) -> bool:
    """Whether the cell says what the plan says, spaces and ends of lines apart."""
    if field == "status":
        return cell.strip().lower() in (was, ACTION.words[was].lower())
    return _plain(cell) == _plain(was)


def _plain(text: str) -> str:
    """The text without what a workbook's reader leaves off: marks nobody sees, and midnight."""
    return re.sub(r"\s+", " ", re.sub("[\u200b\ufeff]| 00:00:00", "", text)).strip()


def _value(field: str, cell: str, number: int, reference: str) -> tuple[str, str]:
    """The cell as the plan would keep it, and what is wrong with it."""
    where = f"Row {number}, {reference}, {TITLES[field]}"
    if field in DAYS:
        day = day_of(cell)
        if cell and day is None:
            return "", f"{where} is '{cell}', which is not a date. Write it as 14 November 2026."
        return (day.isoformat() if day else ""), ""
    if field == "status":
        key = cell.lower() if cell.lower() in ACTION.words else _STATUSES.get(cell.lower(), "")
        status_words = ", ".join(ACTION.words.values())
        return key, "" if key else f"{where} is '{cell}'. It is one of: {status_words}."
    if field == "title" and not cell:
        return "", f"{where} is blank. An action keeps its title."
    longest = LONGEST.get(field)
    if longest and len(cell) > longest:
        return "", f"{where} has {len(cell)} characters. Use {longest} at most."
    return cell, ""


def _fault_of_change(
    field: str, was: str, now: str, reason: str, action: ActionInPlan, number: int, reference: str
) -> str:
    where = f"Row {number}, {reference}"
    if field not in action.may_change:
        return f"{where}: {TITLES[field]} is not yours to change. Ask whoever writes the plan."
    if field == "status" and (sentence := ACTION.fault(was, now, reason)):
        return f"{where}: {sentence}"
    if field == "status" and (sentence := fault_of_starting(was, now, declared=action.declared)):
        return f"{where}: {sentence}"
    if field == "status" and now == "done":
        return f"{where}: close it on its own page, where its difference is looked at."
    return ""


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
