"""Actions and their milestones as a spreadsheet: what goes out, and what a file that came back is compared with."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from sightline.engine.spreadsheets import Sheet, Value, about, workbook
from sightline.history import returned_sheets
from sightline.history.returned_sheets import SheetRows
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.people.models import User
from sightline.programme.delivery.queries.lines import GROUPINGS, ActionLine, latest_updates, lines_of, linked
from sightline.programme.delivery.rules.round_trip import (
    ACTIONS,
    BY_OWNERS,
    HEADS,
    MILESTONE_HEADS,
    MILESTONES,
    TITLES,
    ActionInPlan,
    MilestoneInPlan,
    PlanInSheet,
)
from sightline.programme.difference.queries.current import declared_tests
from sightline.programme.difference.queries.many import answers_to
from sightline.programme.kinds.states import ACTION
from sightline.programme.models import DeclaredTest, Entry, Finding, Milestone, Plan, Version
from sightline.programme.plans.queries.entries import works_on_all
from sightline.programme.plans.queries.findings import shown_in, sources_of
from sightline.programme.plans.queries.plans import being_written, current_version, name_of
from sightline.programme.plans.seen_by import actions_seen_by
from sightline.web.words import short_date

SHEET, SHEET_OF_MILESTONES = "Actions", "Milestones"
THINGS = "actions"
SHEETS = {THINGS: tuple(HEADS), "milestones": tuple(MILESTONE_HEADS)}
WIDE = {
    "Action": 50,
    "What is to be done": 60,
    "How a difference would be seen": 50,
    "What there is to report": 60,
    "Last update": 50,
    "Milestone": 60,
    "Priority": 30,
    "Resources": 30,
    "Owner": 30,
    "Seal": 8,
}
HOW = (
    "Change cells, save it, and bring it back under Actions, Spreadsheet. Nothing is applied before it was shown.",
    "A row taken out deletes nothing. A row without a reference adds an action; on Milestones, a milestone.",
    "Write what there is to report under that head: it is added to the action's history.",
    "Leave Reference, Edition and Seal as they are. Write the reason for a change under Why.",
    "Measure with its baseline and target, Done, Difference and Last update are shown only: what is written there is not read.",
)


def entries_of(plan: Plan, person: User) -> list[Entry]:
    """The entries that go out: those of the standing version of actions this person may see."""
    version = current_version(plan, person)
    seen = actions_seen_by(person).values("pk")
    entries = list(Entry.objects.filter(version=version, action__in=seen).select_related("action"))
    for each in entries:
        each.version = version
    return entries


def spreadsheet(plan: Plan, person: User, made: datetime) -> bytes:
    """An .xlsx of the actions this person may see and their milestones, and a sheet that says how it comes back."""
    version = current_version(plan, person)
    entries = entries_of(plan, person)
    tests = declared_tests([each.action_id for each in entries])
    offered = plan_in_sheet(plan, person, entries, tests)
    lines = {each.id: each for each in lines_of(Entry.objects.filter(version=version), person, made.date())}
    read_only = _shown([each.action_id for each in entries], tests, plan.authority)
    facts: list[tuple[str, Value]] = [
        ("Plan", plan.title),
        ("Version", name_of(version) if version else "None"),
        ("Taken by", person.get_username()),
        ("Taken", made),
        *(("How to use it" if number == 0 else "", line) for number, line in enumerate(HOW)),
    ]
    choices: Mapping[str, Sequence[str]] = {
        "Status": tuple(ACTION.words.values()),
        "Priority": offered.priorities,
        "Finding": offered.findings,
        "Owner": sorted({each.owner_post for each in entries if each.owner_post}),
    }
    rows = [
        _cells(each, offered, lines[each.action_id], read_only.get(each.action_id, {})) for each in entries
    ]
    points = [_milestone_cells(name, each) for name, each in offered.milestones.items()]
    return workbook(
        [
            Sheet(SHEET, tuple(HEADS), rows, widths=WIDE, choices=choices),
            Sheet(SHEET_OF_MILESTONES, tuple(MILESTONE_HEADS), points, widths={**WIDE, "Action": 12}),
            about(facts),
        ]
    )


def plan_in_sheet(
    plan: Plan,
    person: User,
    entries: Sequence[Entry] | None = None,
    tests: Mapping[int, Sequence[DeclaredTest]] | None = None,
) -> PlanInSheet:
    """The plan as rows are compared with it, and what of it this person may change.

    `entries`: as `entries_of`, and `tests` as `declared_tests` of their actions, where they were read already.
    """
    entries, everything = entries_of(plan, person) if entries is None else entries, works_on_all(person)
    declared = declared_tests([entry.action_id for entry in entries]) if tests is None else tests
    names = finding_names(plan)
    lists = _lists(entries, names)
    works = {each.action_id for each in entries if everything or each.owner_id == person.pk}
    return PlanInSheet(
        actions={
            entry.action.reference: ActionInPlan(
                edition=entry.action.edition,
                changed_by=entry.action.changed_by,
                fields=_fields(entry, lists[entry.pk]),
                may_change=frozenset(TITLES if everything else BY_OWNERS if entry.action_id in works else ()),
                declared=entry.action_id in declared,
                sealed=entry.version.state not in ("draft", "consulted"),
            )
            for entry in entries
        },
        milestones=_milestones(entries, works),
        adds=fault_of_adding(plan, person),
        works_on=frozenset(each.action.reference for each in entries if each.action_id in works),
        priorities=tuple(priorities_of(_written_or_current(plan, person))),
        findings=tuple(names.values()),
    )


def fault_of_adding(plan: Plan, person: User) -> str:
    """Why this person may add no action to the plan, in a sentence; blank where they may."""
    if not person.has_perm("plan.change"):
        return "new actions are added by whoever writes the plan."
    return (
        "" if being_written(plan) else "the plan is out. Begin a refresh, and bring it again to add actions."
    )


def priorities_of(version: Version | None) -> dict[str, int]:
    """Title → number of each priority of a version, in its order."""
    groupings = version.groupings.filter(kind="priority") if version else ()
    return {each.title.replace(";", ","): each.pk for each in groupings}


def finding_names(plan: Plan) -> dict[int, str]:
    """Finding → how a cell names it: its number, and its source too where several have that number.

    Of the plan's own sources, and those that no other plan that is out has; while it has none, theirs go by their numbers.
    """
    own, sources = sources_of(plan), shown_in(plan)
    rows = list(
        Finding.objects.filter(source__in=sources | own).select_related("source").order_by("source", "place")
    )
    first = [each for each in rows if each.source_id in (own or sources)]
    numbers = Counter(each.number or str(each.place) for each in first)
    numbered = {each.pk for each in first if numbers[each.number or str(each.place)] == 1}
    return {
        each.pk: number if each.pk in numbered else f"{each.source.title.replace(';', ',')} {number}"
        for each, number in ((each, each.number or str(each.place)) for each in rows)
    }


def rows_of(name: str, raw: bytes) -> dict[str, SheetRows]:
    """The rows of a workbook of actions that came back; see `returned_sheets.sheets_of`."""
    return returned_sheets.sheets_of(name, raw, SHEETS)


def _written_or_current(plan: Plan, person: User) -> Version | None:
    return being_written(plan) or current_version(plan, person)


def _milestones(entries: Sequence[Entry], works: Collection[int]) -> dict[str, MilestoneInPlan]:
    """Each milestone of these entries' actions, under the name it has in the sheet; `works`: the actions to be worked on."""
    actions = {entry.action_id: entry.action for entry in entries}
    by_action: dict[int, list[tuple]] = {each: [] for each in actions}
    rows = Milestone.objects.filter(action__in=actions).order_by("place", "pk")
    for action, *values in rows.values_list("action", "pk", "title", "due", "reached_on"):
        by_action[action].append(tuple(values))
    return {
        f"{actions[action].reference}-{number}": MilestoneInPlan(
            edition=actions[action].edition,
            changed_by=actions[action].changed_by,
            fields={
                "action": actions[action].reference,
                "title": title,
                "due": _as_text(due),
                "reached_on": _as_text(reached_on),
            },
            may_change=action in works,
        )
        for action, those in by_action.items()
        for number, title, due, reached_on in those
    }


def _cells(entry: Entry, offered: PlanInSheet, line: ActionLine, read_only: Mapping[str, str]) -> list[Value]:
    fields = offered.actions[entry.action.reference].fields
    values: dict[str, Any] = {**fields, **read_only, "Done": line.light.word}
    values["status"] = ACTION.words[entry.action.status]
    for name in ("starts", "due"):
        values[name] = getattr(entry, name)
    return ACTIONS.out(entry.action.reference, entry.action.edition, values, fields)


def _milestone_cells(name: str, milestone: MilestoneInPlan) -> list[Value]:
    days = {each: _as_day(milestone.fields[each]) for each in ("due", "reached_on")}
    return MILESTONES.out(name, milestone.edition, {**milestone.fields, **days}, milestone.fields)


def _lists(entries: Sequence[Entry], names: Mapping[int, str]) -> dict[int, dict[str, str]]:
    """Entry → its priorities and the findings it answers, as a cell names them; two queries."""
    those = Entry.objects.filter(pk__in=[each.pk for each in entries])
    groupings = linked(those, GROUPINGS, "groupings__kind", "groupings__title")
    findings = linked(those, ("findings__source_id", "findings__place"), "findings")
    return {
        each.pk: {
            "priorities": _several(
                title.replace(";", ",") for kind, title in groupings.get(each.pk, ()) if kind == "priority"
            ),
            "findings": _several(names.get(finding, "") for (finding,) in findings.get(each.pk, ())),
        }
        for each in entries
    }


def _fields(entry: Entry, lists: Mapping[str, str]) -> dict[str, str]:
    """What a row says of an action, as text; `lists`: its fields that hold several."""
    computed = {"status": entry.action.status, "report": "", **lists}
    return {name: computed[name] if name in computed else _as_text(getattr(entry, name)) for name in TITLES}


def _shown(
    actions: list[int], tests: Mapping[int, Sequence[DeclaredTest]], authority: str
) -> dict[int, dict[str, str]]:
    """Action → what its row shows and does not take back: its measure, what that shows, what was said of it last."""
    read_only: dict[int, dict[str, str]] = {each: {} for each in actions}
    for action, answer in answers_to(tests, authority).items():
        read_only[action]["Difference"] = answer.word
    for action, those in tests.items():
        with_target = [each for each in those if each.target is not None]
        read_only[action] |= {
            "Measure": _several(_measure(each) for each in those),
            "Baseline": _several(f"{each.baseline:g}" for each in those if each.baseline is not None),
            "Target": _several(f"{each.target:g}" for each in with_target),
            "Target by": _several(short_date(each.target_by) for each in with_target if each.target_by),
        }
    for action, at, words in latest_updates(actions):
        read_only[action]["Last update"] = f"{short_date(timezone.localtime(at).date())}: {words}"
    return read_only


def _measure(declared: DeclaredTest) -> str:
    if not declared.measure:
        return declared.words
    try:
        return figure_named(declared.measure)[1].title
    except UnknownMeasureError:
        return declared.measure


def _several(names: Iterable[str]) -> str:
    return "; ".join(each for each in names if each)


def _as_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
