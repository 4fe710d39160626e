"""By when a re-inspection is expected: what the plan runs towards."""

from sightline.programme.kinds.refusals import CannotChangePlanError, refuse_if, said
from sightline.programme.models import Plan
from sightline.programme.plans.queries.horizon import horizon_of
from sightline.programme.plans.rules.horizon import Horizon, fault
from sightline.programme.plans.services.plans import what_plan
from sightline.trail.services import one_writer, record


def set_horizon(plan: Plan, horizon: Horizon, *, seen: str, reason: str, by: str) -> None:
    """Set or move the horizon, or take it away. `seen`: Horizon.seen, as whoever asks saw it.

    CannotChangePlanError where no reason is given, nothing differs, or somebody else set another one meanwhile.
    """
    reason = said(reason, "Say why it is set or moved.", "reason")
    refuse_if(*fault(horizon))
    with one_writer():
        now = Plan.objects.get(pk=plan.pk)
        before = horizon_of(now)
        if before.seen != seen:
            raise CannotChangePlanError(
                f"Somebody else changed it while you had it open: it is now {before.by or 'without a day'}, "
                f"“{before.words}”. What you typed was not saved: look at both, and send again."
            )
        if horizon == before:
            raise CannotChangePlanError("Nothing differs from what is known already.")
        now.horizon_on, now.horizon_is_month = horizon.on, horizon.is_month
        now.horizon_words = horizon.words
        now.save(update_fields=["horizon_on", "horizon_is_month", "horizon_words"])
        detail = {"from": before.plain, "to": horizon.plain}
        record(by=by, action="plan_horizon_set", what=what_plan(now), reason=reason, detail=detail)
