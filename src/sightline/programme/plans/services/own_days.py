"""The days of a version are put right: when it was drafted, while it is written; when and to whom it went out, by a second person."""

from collections.abc import Iterable

from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme.kinds import BEING_WRITTEN
from sightline.programme.kinds.own_days import (
    OwnDay,
    fault_of_day,
    fault_of_drafted,
    fault_of_following,
    fault_of_order,
)
from sightline.programme.kinds.refusals import raise_if, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import FieldChange, Version, VersionStep
from sightline.programme.plans.queries.own_days import drafted_on, superseded_by
from sightline.programme.plans.queries.plans import version_before
from sightline.programme.plans.rules.versions import fault_of_correcting
from sightline.programme.plans.services.plans import what_version
from sightline.programme.plans.services.recipients import keep_recipients, recipients
from sightline.trail.services import record, recorded_transaction

WENT_OUT = "This version went out, and two people stand behind the days it did: the day it was drafted stays."
SAME = "It says that already. Change it, or cancel."
WHY = "Say why it is changed."


def set_drafted(version: Version, day: OwnDay, *, reason: str, edition: int | None = None, by: str) -> None:
    """Change the day a version was drafted, and say why; what it said before is kept.

    CannotChangePlanError where it went out, or cannot have been drafted then; ChangedMeanwhileError where somebody else
    moved it after that edition.
    """
    reason = required(reason, WHY, "reason")
    with recorded_transaction():
        version = as_seen(version, edition, "plan", "copied_from")
        raise_if("" if version.state in BEING_WRITTEN else WENT_OUT, "day")
        first, *later = version.steps.all()
        was = first.day
        raise_if(SAME if day == was else "", "day")
        copied = drafted_on(version.copied_from) if version.copied_from else None
        after = later[0].day if later else None
        raise_if(fault_of_drafted(day, timezone.localdate(), copied=copied, after=after), "day")
        raise_if(_fault_of_place(version, day), "day")
        _put(first, day)
        _say(version, {"drafted": was.text}, {"drafted": day.text}, reason, by)


def _fault_of_place(version: Version, day: OwnDay) -> str:
    """Why a version that was put before another cannot have that day: it lies between those on both sides of it."""
    if not version.before:
        return ""
    earlier = version_before(version)
    later = Version.objects.filter(plan=version.plan_id, place__gt=version.place).order_by("place")[0]
    return fault_of_order(day, earlier=drafted_on(earlier) if earlier else None, later=drafted_on(later))


def correct_step(
    version: Version, day: OwnDay, *, to: Iterable[str] = (), reason: str, edition: int | None = None, by: str
) -> None:
    """Correct on which day a version was submitted or went live, where that is the last that happened to it, and to whom it was
    submitted; what it said before is kept. The version it took the place of was superseded on that day too.

    CannotChangePlanError where it cannot have been then, or not by whoever made the version; ChangedMeanwhileError where
    somebody else moved it after that edition.
    """
    reason = required(reason, WHY, "reason")
    with recorded_transaction():
        version = as_seen(version, edition, "plan")
        raise_if(fault_of_correcting(version.state, made_by=version.by, by=by), "day")
        *_, before, step = version.steps.all()
        was = {step.state: step.day.text, "submitted_to": _names(step)}
        names = recipients(to, step.state)
        today, state = timezone.localdate(), step.state
        raise_if(fault_of_day(day, today, was=step.was, before=before.day, wanted=state), "day")
        if replaced := superseded_by(version) if state == "live" else None:
            live = replaced.version.steps.filter(state="live").last()
            raise_if(fault_of_following(day, live.day), "day")
            _put(replaced, day)
        _put(step, day)
        keep_recipients(step, names, version.plan.authority)
        became = {state: day.text, "submitted_to": _names(step)}
        raise_if(SAME if became == was else "", "day")
        _say(version, was, became, reason, by)


def _names(step: VersionStep) -> str:
    return "; ".join(step.recipients.values_list("name", flat=True))


def _put(step: VersionStep, day: OwnDay) -> None:
    step.on, step.on_in_month = day.on, day.in_month
    step.save(update_fields=["on", "on_in_month"])


def _say(version: Version, was: dict[str, str], became: dict[str, str], reason: str, by: str) -> None:
    """Keep what it said before, and write it down."""
    count_up(version, by=by)
    about = {"plan": version.plan, "version": version}
    changed = write_changes(FieldChange, was, became, reason=reason, by=by, **about)
    detail = {"from": {name: was[name] for name in changed}, "to": {name: became[name] for name in changed}}
    record(
        by=by,
        action=ProgrammeVerb.VERSION_DAY_CHANGED,
        what=what_version(version),
        reason=reason,
        detail=detail,
    )
