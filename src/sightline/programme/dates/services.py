"""Keeping the dates a plan is written by, and making their steps milestones of actions."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from sightline.calendars.backwards import step_rules
from sightline.calendars.dates import in_words
from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme.dates.queries import counted_from, milestones_of_steps, step_day
from sightline.programme.dates.rules import CountedFrom
from sightline.programme.delivery.services.milestones import add_milestone, change_milestone
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, FieldChange, Milestone, Plan, StepMilestone
from sightline.programme.plans.services.changes import trail_name
from sightline.programme.plans.services.plans import what_plan
from sightline.trail.services import record, recorded_transaction


def keep_dates(
    plan: Plan, now: CountedFrom, *, edition: int | None = None, reason: str = "", by: str
) -> None:
    """Keep what a plan's dates are counted from; what it was is kept too.

    CannotChangePlanError where nothing differs, no reason is given though others were kept before, or a day lies outside
    the calendar; ChangedMeanwhileError where somebody else changed the plan after that edition.
    """
    try:
        now.chain  # noqa: B018 -- a chain that cannot be counted is not kept
    except ValueError as fault:
        raise CannotChangePlanError(str(fault), field="publication") from None
    with recorded_transaction():
        stands = as_seen(plan, edition, last=last_dates)
        was = counted_from(stands)
        if now == was:
            raise CannotChangePlanError("These dates are kept already.")
        if was is not None:
            reason = required(reason, "Say why the dates change.", "reason")
        stands.counted_from = now.plain
        count_up(stands, "counted_from", by=by)
        before = was.plain if was else {}
        write_changes(
            FieldChange,
            {"counted_from": before},
            {"counted_from": now.plain},
            reason=reason,
            by=by,
            plan=stands,
        )
        detail = {"from": before, "to": now.plain}
        record(
            by=by, action=ProgrammeVerb.PLAN_DATES_KEPT, what=what_plan(stands), reason=reason, detail=detail
        )


def last_dates(plan: Plan) -> str:
    """What the dates are counted from by now, in a sentence."""
    origin = counted_from(plan)
    if origin is None:
        return "No dates are kept for this plan."
    return f"Its dates are now counted from publication on {in_words(origin.publication)}."


def make_milestones(plan: Plan, steps: Sequence[str], action: Action, *, by: str) -> list[Milestone]:
    """Each of these steps becomes a milestone of the action, on the step's day.

    CannotChangePlanError, and none is made, where the kept dates have no such step or it is somebody's milestone already.
    """
    if not steps:
        raise CannotChangePlanError("Choose at least one step.", "steps")
    with recorded_transaction():
        stands = as_seen(plan, None)
        return [_make_milestone(stands, step, action, by) for step in steps]


def move_to_step(of_step: StepMilestone, day: date | None, *, edition: int, by: str) -> None:
    """The milestone takes its step's day. `day`: the one that was offered; `edition`: the action's as it was seen.

    CannotChangePlanError where the step has another day by now; ChangedMeanwhileError where the action was changed.
    """
    with recorded_transaction():
        now = step_day(as_seen(of_step.plan, None), of_step.step)
        if now is None or now != day:
            stands = f"It is now {in_words(now)}." if now else "The plan’s dates no longer have it."
            raise CannotChangePlanError(f"The day of the step changed meanwhile. {stands}")
        milestone = of_step.milestone
        change_milestone(
            milestone,
            title=milestone.title,
            due=now,
            reached_on=milestone.reached_on,
            edition=edition,
            reason=f"The plan’s dates changed: {step_rules()[of_step.step].name} by {in_words(now)}.",
            by=by,
        )


def _make_milestone(plan: Plan, step: str, action: Action, by: str) -> Milestone:
    day = step_day(plan, step)
    if day is None or action.plan_id != plan.pk:
        raise CannotChangePlanError("The plan’s dates no longer have this step. Open them again.", "steps")
    name = step_rules()[step].name
    taken = milestones_of_steps(plan).get(step)
    if taken:
        raise CannotChangePlanError(
            f"{name} is a milestone of {taken.milestone.action.reference} already.", "steps"
        )
    made = add_milestone(action, name, due=day, edition=None, by=by)
    StepMilestone.objects.create(plan=plan, step=step, milestone=made, by=by, at=timezone.now())
    detail = {"step": step, "due": day.isoformat()}
    record(by=by, action=ProgrammeVerb.STEP_MADE_MILESTONE, what=trail_name(action), detail=detail)
    return made
