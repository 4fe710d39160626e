"""By when a re-inspection is expected, as a plan keeps it."""

from sightline.programme.models import Plan
from sightline.programme.plans.rules.horizon import Horizon


def horizon_of(plan: Plan) -> Horizon:
    """The horizon a plan has; one without a day and words where none is known."""
    return Horizon(plan.horizon_on, plan.horizon_is_month, plan.horizon_words)
