"""When the bodies that are told of a plan meet."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Meeting, Plan
from sightline.programme.plans.services.bodies import known_as
from sightline.programme.plans.services.plans import what_plan
from sightline.trail.services import one_writer, record


def set_meetings(plan: Plan, body: str, days: Sequence[date], *, by: str) -> int:
    """A body meets on these days too; without any, it is named and its day is still to come. Gives how many are new.

    CannotChangePlanError where all of it is known already.
    """
    with one_writer():
        body = known_as(plan, body)
        own = Meeting.objects.filter(plan=plan, body__iexact=body)
        known = set(own.values_list("on", flat=True))
        new: list[date | None] = [day for day in dict.fromkeys(days) if day not in known]
        if not days and not known:
            new = [None]
        if not new:
            raise CannotChangePlanError("That is known already. Give another day.", "days")
        if days:
            own.filter(on=None).delete()
        Meeting.objects.bulk_create(
            Meeting(plan=plan, body=body, on=day, by=by, at=timezone.now()) for day in new
        )
        detail = {"body": body, "from": _days(known), "to": _days({*known, *new})}
        record(by=by, action="meetings_set", what=what_plan(plan), detail=detail)
    return len(new)


def remove_meeting(meeting: Meeting, *, by: str) -> None:
    """A meeting was written down wrongly, or does not take place."""
    with one_writer():
        now = Meeting.objects.select_related("plan").filter(pk=meeting.pk).first()
        if now is None:
            return
        known = set(Meeting.objects.filter(plan=now.plan, body=now.body).values_list("on", flat=True))
        detail = {"body": now.body, "from": _days(known), "to": _days(known - {now.on})}
        now.delete()
        record(by=by, action="meeting_removed", what=what_plan(now.plan), detail=detail)


def _days(known: set[date | None]) -> list[str]:
    return sorted(day.isoformat() for day in known if day)
