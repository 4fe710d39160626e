"""The day a version was drafted is put right while it is being written: so a version of another time is entered later."""

from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme.kinds import BEING_WRITTEN
from sightline.programme.kinds.own_days import OwnDay, fault_of_drafted
from sightline.programme.kinds.refusals import CannotChangePlanError, raise_if, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import FieldChange, Version
from sightline.programme.plans.queries.own_days import drafted_on
from sightline.programme.plans.services.plans import what_version
from sightline.trail.services import record, recorded_transaction

WENT_OUT = "This version went out, and two people stand behind the days it did: the day it was drafted stays."


def set_drafted(version: Version, day: OwnDay, *, reason: str, edition: int | None = None, by: str) -> None:
    """Change the day a version was drafted, and say why; what it said before is kept.

    CannotChangePlanError where it went out, or cannot have been drafted then; ChangedMeanwhileError where somebody else
    moved it after that edition.
    """
    reason = required(reason, "Say why the day is changed.", "reason")
    with recorded_transaction():
        version = as_seen(version, edition, "plan", "copied_from")
        raise_if("" if version.state in BEING_WRITTEN else WENT_OUT, "day")
        first, *later = version.steps.all()
        was = first.day
        if day == was:
            raise CannotChangePlanError("It says that already. Change the day, or cancel.", "day")
        copied = drafted_on(version.copied_from) if version.copied_from else None
        after = later[0].day if later else None
        raise_if(fault_of_drafted(day, timezone.localdate(), copied=copied, after=after), "day")
        first.on, first.on_in_month = day.on, day.in_month
        first.save(update_fields=["on", "on_in_month"])
        count_up(version, by=by)
        became = {"drafted": day.text}
        about = {"plan": version.plan, "version": version}
        write_changes(FieldChange, {"drafted": was.text}, became, reason=reason, by=by, **about)
        detail = {"from": was.text, "to": day.text}
        what = what_version(version)
        record(by=by, action=ProgrammeVerb.VERSION_DAY_CHANGED, what=what, reason=reason, detail=detail)
