"""The columns of a spreadsheet of actions and their milestones, and what of them may come back changed. Pure; the rest is
`history/round_trip`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sightline.calendars.dates import read_day
from sightline.history.round_trip import (
    EDITION,
    REASON,
    REFERENCE,
    SEAL,
    Conflict,
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

REPORT = "What there is to report"
HEADS = {
    REFERENCE: "",
    "Action": "title",
    "What is to be done": "detail",
    "Priority": "priorities",
    "Finding": "findings",
    "Owner": "owner_post",
    "Partner agency": "partner",
    "Starts": "starts",
    "Due": "due",
    "Status": "status",
    REPORT: "report",
    REASON: "",
    "How a difference would be seen": "impact",
    "Resources": "resources",
    "Measure": "",
    "Baseline": "",
    "Target": "",
    "Target by": "",
    "Done": "",
    "Difference": "",
    "Last update": "",
    EDITION: "",
    SEAL: "",
}
"""The sheet's heads in their order, and the field each changes; blank for those that change nothing by themselves."""

MILESTONE_HEADS = {
    REFERENCE: "",
    "Action": "action",
    "Milestone": "title",
    "Due": "due",
    "Reached": "reached_on",
    REASON: "",
    EDITION: "",
    SEAL: "",
}
"""The same of the sheet of milestones; a milestone is named by its action and its number, as A2-15."""

TITLES = {field: head for head, field in HEADS.items() if field}
DAYS = ("starts", "due", "reached_on")
LISTS = ("priorities", "findings")
"""Fields that hold several, told apart by semicolons."""
BY_OWNERS = ("starts", "due", "status", "report", "detail", "impact", "resources")
"""Fields whoever owns an action may change; the others are the plan's."""
WHILE_SEALED = ("starts", "due", "owner_post", "partner", "status", "report")
"""Fields that may change while a version is out; its words are sealed."""
LONGEST_REPORT = 4000

LONGEST = {"title": 300, "owner_post": 150, "partner": 150, "report": LONGEST_REPORT}
_STATUSES = {word.lower(): key for key, word in ACTION.words.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionInPlan(ThingInSheet):
    """An action as the plan has it, what of it this person may change, whether its test of difference is declared, and
    whether its words are sealed."""

    may_change: frozenset[str]
    declared: bool
    sealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneInPlan(ThingInSheet):
    """A milestone as the plan has it, its action's edition, and whether this person may change it."""

    may_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInSheet:
    """What rows are compared with. `adds`: why this person may add no action, in a sentence, blank where they may; `works_on`:
    the references of the actions they may add milestones to; `priorities` and `findings`: what the cells may name.
    """

    actions: Mapping[str, ActionInPlan]
    milestones: Mapping[str, MilestoneInPlan]
    adds: str
    works_on: frozenset[str]
    priorities: Sequence[str] = ()
    findings: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What a workbook would change: of actions, and of milestones."""

    actions: FileChanges
    milestones: FileChanges

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What cannot be done, of both."""
        return (*self.actions.conflicts, *self.milestones.conflicts)

    @property
    def any(self) -> bool:
        """Whether anything would be changed or added."""
        return any((each.taking or each.new) for each in (self.actions, self.milestones))


def read(rows: Rows, plan: PlanInSheet, milestones: Rows = (), seems: Seems = identifiers_in) -> PlanChanges:
    """Compare the rows of both sheets with the plan; see `RoundTrip.read`."""

    def value_in(field: str, cell: str) -> tuple[str, str]:
        if field in LISTS and cell:
            return _named(cell, plan.priorities if field == "priorities" else plan.findings)
        return value(field, cell)

    actions = replace(ACTIONS, value=value_in, fault_of_new=lambda fields: fault_of_new(plan, fields))
    of_milestones = replace(MILESTONES, fault_of_new=lambda fields: fault_of_new_milestone(plan, fields))
    return PlanChanges(
        actions.read(rows, plan.actions, seems), of_milestones.read(milestones, plan.milestones, seems)
    )


def fault_of_new(plan: PlanInSheet, fields: Mapping[str, str]) -> str:
    """Why a row without a reference adds no action, in a sentence; blank where it does."""
    if plan.adds:
        return plan.adds
    if not fields.get("title"):
        return "a new action needs words under Action."
    if fields.get("status", "not_started") != "not_started":
        return "a new action is Not started. Say where it stands once it is in the plan."
    starts, due = fields.get("starts"), fields.get("due")
    return "it cannot be due before it starts." if starts and due and due < starts else ""


def fault_of_new_milestone(plan: PlanInSheet, fields: Mapping[str, str]) -> str:
    """Why a row without a reference adds no milestone, in a sentence; blank where it does."""
    action = fields.get("action", "")
    if not fields.get("title"):
        return "a new milestone needs words under Milestone."
    if action not in plan.actions:
        return f"there is no action {action or 'named'} in this plan that you may see. Write its reference under Action."
    return "" if action in plan.works_on else f"{action} is not yours to change. Ask whoever writes the plan."


def _named(cell: str, names: Sequence[str]) -> tuple[str, str]:
    """The names in a cell as the plan writes them, and what is wrong."""
    by_lower = {name.lower(): name for name in names}
    wanted = [each.strip() for each in cell.split(";") if each.strip()]
    unknown = [each for each in wanted if each.lower() not in by_lower]
    if unknown:
        return "", f"names '{unknown[0]}', which the plan does not have. Choose from the sheet Choices."
    order = list(names)
    return "; ".join(sorted({by_lower[each.lower()] for each in wanted}, key=order.index)), ""


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
        return "", "is blank. It keeps its title."
    longest = LONGEST.get(field)
    if longest and len(cell) > longest:
        return "", f"has {len(cell)} characters. Use {longest} at most."
    return cell, ""


def fault_of_change(action: ActionInPlan, field: str, was: str, now: str, reason: str) -> str:
    """Why this field may not go from what it was to what it is now, in a sentence; blank where it may."""
    if field not in action.may_change:
        return f"{TITLES[field]} is not yours to change. Ask whoever writes the plan."
    if action.sealed and field not in WHILE_SEALED:
        return f"{TITLES[field]} is sealed while the plan is out. Begin a refresh to change it."
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


def fault_of_milestone(milestone: MilestoneInPlan, field: str, was: str, now: str, reason: str) -> str:
    """Why a milestone's field may not go from what it was to what it is now, in a sentence; blank where it may."""
    if not milestone.may_change:
        return "it is not yours to change. Ask whoever writes the plan."
    if field == "action":
        return "a milestone stays with its action. Add a new row, without a reference, for the other."
    if field == "due" and was and not reason:
        return "say why its day moves, under Why."
    return (
        "say why it is not reached after all, under Why."
        if field == "reached_on" and not now and not reason
        else ""
    )


def counted(changes: PlanChanges) -> str:
    """How much would change, in words."""
    cells = (*changes.actions.taking, *changes.milestones.taking)
    things = len({each.reference for each in cells})
    parts = [
        f"{several(len(cells), 'change')} in {several(things, 'action or milestone', 'actions and milestones')}"
    ]
    parts = parts if cells else []
    for adding, name in ((changes.actions.new, "new action"), (changes.milestones.new, "new milestone")):
        parts += [several(len(adding), name)] if adding else []
    return f"{'; '.join(parts)}." if parts else "Nothing would change."


_NAMED = frozenset(
    ["Action", "What is to be done", REPORT, "Milestone", "Owner", "Partner agency", "Resources"]
)
"""Heads of words that stand in lists or in the trail, and name no child."""

ACTIONS: RoundTrip[ActionInPlan] = RoundTrip(
    heads=HEADS,
    thing="action",
    place="plan",
    value=value,
    same=same,
    fault=fault_of_change,
    in_words=in_words,
    looked_through=_NAMED | {"How a difference would be seen"},
)
MILESTONES: RoundTrip[MilestoneInPlan] = RoundTrip(
    heads=MILESTONE_HEADS,
    thing="milestone",
    place="plan",
    value=value,
    fault=fault_of_milestone,
    in_words=in_words,
    looked_through=_NAMED,
)
