"""By when a re-inspection is expected: what the plan runs towards."""

from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme.kinds.refusals import CannotChangePlanError, raise_if, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import FieldChange, Plan
from sightline.programme.plans.queries.horizon import horizon_of
from sightline.programme.plans.rules.horizon import NONE_YET, Horizon, fault
from sightline.programme.plans.services.plans import what_plan
from sightline.trail.services import record, recorded_transaction


def set_horizon(
    plan: Plan, horizon: Horizon, *, edition: int | None = None, reason: str = "", by: str
) -> None:
    """Set or move the horizon, or take it away; what it was is kept. Set for the first time it needs no reason.

    CannotChangePlanError where it is moved and no reason is given, or nothing differs; ChangedMeanwhileError where somebody else set another
    one after that edition.
    """
    reason = reason.strip()
    raise_if(*fault(horizon))
    with recorded_transaction():
        now = as_seen(plan, edition, last=last_horizon)
        before = horizon_of(now)
        if horizon == before:
            raise CannotChangePlanError("Nothing differs from what is known already.")
        if before != NONE_YET:
            reason = required(reason, "Enter why it is changed.", "reason")
        now.horizon_on, now.horizon_is_month = horizon.on, horizon.is_month
        now.horizon_words = horizon.words
        count_up(now, "horizon_on", "horizon_is_month", "horizon_words", by=by)
        was, became = (
            {f"horizon_{name}": text for name, text in each.plain.items()} for each in (before, horizon)
        )
        write_changes(FieldChange, was, became, reason=reason, by=by, plan=now)
        detail = {"from": before.plain, "to": horizon.plain}
        record(
            by=by, action=ProgrammeVerb.PLAN_HORIZON_SET, what=what_plan(now), reason=reason, detail=detail
        )


def last_horizon(plan: Plan) -> str:
    """What the horizon is by now, in a sentence."""
    now = horizon_of(plan)
    return f"A re-inspection is now expected {f'by {now.by}' if now.by else 'without a day'}: “{now.words}”."
