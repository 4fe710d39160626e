"""When the bodies that are told of a plan meet."""

from collections.abc import Sequence
from datetime import date

from sightline.bodies import services as bodies
from sightline.bodies.models import Meeting
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan, Showing
from sightline.programme.plans.services.bodies import body_of_plan, refusals_of_bodies
from sightline.programme.plans.services.plans import what_plan
from sightline.trail.services import recorded_transaction


def set_meetings(plan: Plan, body: str, days: Sequence[date], *, by: str) -> int:
    """A body meets on these days too; without any, it is named and its day is still to come. Gives how many are new.

    CannotChangePlanError where all of it is known already.
    """
    with recorded_transaction(), refusals_of_bodies():
        return bodies.set_meetings(body_of_plan(plan, body, by=by), days, by=by, about=what_plan(plan))


def remove_meeting(plan: Plan, meeting: Meeting, *, edition: int | None = None, by: str) -> None:
    """A meeting was written down wrongly, or does not take place.

    CannotChangePlanError where a version was seen at it; ChangedMeanwhileError where somebody else changed its body after
    that edition, GoneMeanwhileError where they took the meeting out.
    """
    with recorded_transaction(), refusals_of_bodies():
        if Showing.objects.filter(meeting=meeting).exists():
            raise CannotChangePlanError(
                "A version of a plan was seen at this meeting, so it took place and stays."
            )
        bodies.remove_meeting(meeting, edition=edition, by=by, about=what_plan(plan))
