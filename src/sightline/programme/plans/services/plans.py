"""A plan is made, and its first version with it."""

from collections.abc import Iterable

from django.utils import timezone

from sightline.programme.kinds.own_days import OwnDay, fault_of_drafted
from sightline.programme.kinds.refusals import CannotChangePlanError, raise_if, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Plan, Version, VersionStep
from sightline.programme.plans.rules.versions import in_the_trail
from sightline.programme.plans.services.sources import set_sources
from sightline.trail.services import record, recorded_transaction


def make_plan(
    authority: str,
    title: str,
    *,
    standard: str = "",
    phase: str = "",
    sources: Iterable[int] = (),
    drafted: OwnDay | None = None,
    by: str,
) -> Version:
    """A plan of this authority with a first version to be written, and the sources it answers by their numbers.

    `drafted`: the day its first version was drafted, today where none is given. CannotChangePlanError where a plan is so
    called, or that day is still to come.
    """
    title = required(title, "Enter what the plan is called.", "title")
    day = drafted or OwnDay(timezone.localdate())
    raise_if(fault_of_drafted(day, timezone.localdate(), copied=None), "drafted")
    with recorded_transaction():
        if Plan.objects.filter(authority=authority, title=title).exists():
            raise CannotChangePlanError(
                f"There is a plan '{title}' already. Refresh that one, or choose another name.", "title"
            )
        now = timezone.now()
        plan = Plan.objects.create(authority=authority, title=title, standard=standard.strip(), by=by, at=now)
        version = Version.objects.create(plan=plan, number=1, phase=phase.strip(), by=by, at=now)
        own_day = {"on": day.on, "on_in_month": day.in_month}
        VersionStep.objects.create(version=version, state="draft", at=now, by=by, **own_day)
        detail = {"title": title, "standard": standard, "drafted": day.text}
        record(by=by, action=ProgrammeVerb.PLAN_MADE, what=what_plan(plan), detail=detail)
        if wanted := list(sources):
            set_sources(plan, wanted, by=by)
    return version


def what_plan(plan: Plan) -> str:
    """How the trail names a plan."""
    return in_the_trail(plan.pk)


def what_version(version: Version) -> str:
    """How the trail names a version."""
    return f"plan {version.plan_id} version {version.number}"
