"""A council's own plan comes in from a spreadsheet of its own: all that was shown, in one transaction, or nothing."""

from dataclasses import replace
from datetime import date

from django.utils import timezone

from sightline.calendars.dates import read_day
from sightline.history.round_trip import NewThing
from sightline.history.services import count_up
from sightline.people.models import User
from sightline.programme.delivery.queries.own_plan import known_plan
from sightline.programme.delivery.queries.round_trip import entries_of, plan_in_sheet
from sightline.programme.delivery.rules.own_plan import OwnPlan, OwnTable, kept_as, translated
from sightline.programme.delivery.rules.round_trip import PlanChanges, read
from sightline.programme.delivery.services.milestones import add_milestone
from sightline.programme.delivery.services.round_trip import ConflictsError, add_action, change_actions
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, Entry, OwnColumns, Plan, SignOff, StatusChange
from sightline.programme.plans.queries.plans import being_written
from sightline.programme.plans.services.changes import trail_name
from sightline.programme.plans.services.groupings import add_grouping
from sightline.trail.services import record, recorded_transaction
from sightline.web.identifiers import seem_to_hold

CAME_IN = "Came in with the council’s own plan"


def preview(
    plan: Plan, table: OwnTable, columns: dict[int, str], person: User
) -> tuple[OwnPlan, PlanChanges]:
    """What the table would add and change, and what it cannot. Nothing is done."""
    stands = plan_in_sheet(plan, person)
    own = translated(table, columns, known_plan(plan, stands))
    stands = replace(stands, priorities=(*stands.priorities, *own.priorities))
    return own, read(own.rows, stands, (), seem_to_hold)


def bring_in(
    plan: Plan, table: OwnTable, columns: dict[int, str], person: User, *, seen: tuple[int, int, int]
) -> PlanChanges:
    """Add and change what was shown, and keep how the columns were read. `seen`: how many changes, new actions and rows in
    whose way something is were shown; ConflictsError, and nothing done, where that is no longer so.
    """
    by = person.get_username()
    with recorded_transaction():
        own, changes = preview(plan, table, columns, person)
        if numbers(changes) != seen:
            raise ConflictsError(changes)
        version = being_written(plan)
        if version and changes.actions.new:
            for title in own.priorities:
                add_grouping(version, "priority", title, by=by)
        entries = {entry.action.reference: entry for entry in entries_of(plan, person)}
        change_actions(entries, changes.actions.taking, by)
        points = sum(_new(plan, each, own, by) for each in changes.actions.new)
        values = {"columns": kept_as(table.heads, columns), "by": by, "at": timezone.now()}
        OwnColumns.objects.update_or_create(plan=plan, defaults=values)
        detail = {"actions": len(changes.actions.new), "changes": len(changes.actions.taking)}
        detail |= {
            "milestones": points,
            "priorities": len(own.priorities),
            "left_out": len(changes.conflicts),
        }
        record(by=by, action=ProgrammeVerb.PLAN_BROUGHT_IN, what=f"plan {plan.pk}", detail=detail)
    return changes


def numbers(changes: PlanChanges) -> tuple[int, int, int]:
    """How many changes, new actions, and things that are in the way."""
    return len(changes.actions.taking), len(changes.actions.new), len(changes.conflicts)


def _new(plan: Plan, new: NewThing, own: OwnPlan, by: str) -> int:
    """A new action with its reference, its milestones and the status it came with; gives how many milestones."""
    entry = add_action(plan, new, by)
    action = entry.action
    Action.objects.filter(pk=action.pk).update(own_reference=own.references.get(new.row, "")[:60])
    points = own.milestones.get(new.row, [])
    for words, day in points:
        action.refresh_from_db()
        add_milestone(action, words[:300], due=read_day(day) if day else None, edition=action.edition, by=by)
    action.refresh_from_db()
    status, done_on = own.statuses.get(new.row, ("", ""))
    if status not in ("", "not_started"):
        _comes_in(action, entry, status, read_day(done_on) if done_on else None, by)
    return len(points)


def _comes_in(action: Action, entry: Entry, status: str, done_on: date | None, by: str) -> None:
    """An action that runs, or is over, comes in as it is: what it never declared shows in the X-rays.

    It counts from the day it was to start, where that is past, else from today; done on the day the table gives, else today.
    """
    today, now = timezone.localdate(), timezone.now()
    start = entry.starts if entry.starts and entry.starts <= today else today
    done = min(done_on or today, today) if status == "done" else None
    was, action.status = action.status, status
    action.started_on, action.done_on = min(start, done) if done else start, done
    count_up(action, "status", "started_on", "done_on", by=by)
    StatusChange.objects.create(action=action, was=was, status=status, reason=f"{CAME_IN}.", by=by, at=now)
    if done:
        values = {"reason": f"{CAME_IN}, as done.", "by": by, "at": now}
        SignOff.objects.create(action=action, difference="Not declared", name=by, **values)
    detail = {"from": was, "to": status, "on": (done or start).isoformat(), "edition": action.edition}
    record(
        by=by, action=ProgrammeVerb.ACTION_MOVED, what=trail_name(action), reason=f"{CAME_IN}.", detail=detail
    )
