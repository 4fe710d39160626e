"""A plan is made, and its first version with it."""

from collections.abc import Iterable

from django.utils import timezone

from sightline.programme.kinds.refusals import CannotChangePlanError, required
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
    by: str,
) -> Version:
    """A plan of this authority with a first version to be written, and the sources it answers by their numbers.

    CannotChangePlanError where one is so called.
    """
    title = required(title, "Enter what the plan is called.", "title")
    with recorded_transaction():
        if Plan.objects.filter(authority=authority, title=title).exists():
            raise CannotChangePlanError(
                f"There is a plan '{title}' already. Refresh that one, or choose another name.", "title"
            )
        now = timezone.now()
        plan = Plan.objects.create(authority=authority, title=title, standard=standard.strip(), by=by, at=now)
        version = Version.objects.create(plan=plan, number=1, phase=phase.strip(), by=by, at=now)
        VersionStep.objects.create(version=version, state="draft", at=now, by=by)
        record(
            by=by,
            action=ProgrammeVerb.PLAN_MADE,
            what=what_plan(plan),
            detail={"title": title, "standard": standard},
        )
        if wanted := list(sources):
            set_sources(plan, wanted, by=by)
    return version


def what_plan(plan: Plan) -> str:
    """How the trail names a plan."""
    return in_the_trail(plan.pk)


def what_version(version: Version) -> str:
    """How the trail names a version."""
    return f"plan {version.plan_id} version {version.number}"
