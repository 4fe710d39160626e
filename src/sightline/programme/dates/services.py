"""Keeping the dates a plan is written by."""

from sightline.calendars.dates import in_words
from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme.dates.queries import counted_from
from sightline.programme.dates.rules import CountedFrom
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import FieldChange, Plan
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
