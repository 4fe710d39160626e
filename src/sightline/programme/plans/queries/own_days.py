"""The own days of versions: when one was drafted, what happened to it last, which was live on a day, and how that is said."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.models import FieldChange, Plan, Version, VersionStep
from sightline.programme.plans.queries.plans import name_of


def drafted_on(version: Version) -> OwnDay:
    """The day it was drafted: its first step's own."""
    return VersionStep.objects.filter(version=version).order_by("id")[0].day


def last_step(version: Version) -> VersionStep:
    """How it came into the state it is in, with whom it was submitted to."""
    return VersionStep.objects.filter(version=version).prefetch_related("recipients").order_by("-id")[0]


def first_live(plan: Plan) -> OwnDay | None:
    """The day a version of the plan first went live; None where none has."""
    step = VersionStep.objects.filter(version__plan=plan, state="live").order_by("on", "id").first()
    return step.day if step else None


def live_on(plan: Plan, day: date) -> Version | None:
    """The version that was live at the end of that day, or was the last to be; None where none had gone live."""
    steps = VersionStep.objects.filter(version__plan=plan, state="live", on__lte=day)
    step = steps.select_related("version__plan").defer("version__sealed").order_by("-on", "-id").first()
    return step.version if step else None


def live_after(version: Version) -> VersionStep | None:
    """How the first version after this one, by their own days, went live; None where none did."""
    steps = VersionStep.objects.filter(
        version__plan=version.plan_id, version__place__gt=version.place, state="live"
    )
    return steps.select_related("version").defer("version__sealed").order_by("version__place", "id").first()


def went_live(version: Version) -> str:
    """Why the version before it was superseded, as its history says."""
    return f"{name_of(version)} went live."


def superseded_by(version: Version) -> VersionStep | None:
    """How the version before was superseded when this one took its place; None where it took nobody's."""
    steps = VersionStep.objects.filter(version__plan=version.plan_id, state="superseded")
    return steps.filter(reason=went_live(version)).select_related("version").order_by("-id").first()


@dataclass(frozen=True, slots=True)
class CorrectedDay:
    """A day of a version, or whom it went to, that was put right: what it was and is, why, by whom and when."""

    what: str
    was: str
    now: str
    reason: str
    by: str
    at: datetime


def corrected_days(version: Version) -> list[CorrectedDay]:
    """What was put right of a version's days, the oldest first."""
    rows = FieldChange.objects.filter(version=version, plan=version.plan_id, field__in=CORRECTED).order_by(
        "id"
    )
    return [
        CorrectedDay(CORRECTED[each.field], _said(each.was), _said(each.now), each.reason, each.by, each.at)
        for each in rows
    ]


CORRECTED = {
    "drafted": "Day it was drafted",
    "submitted": "Day it was submitted",
    "live": "Day it went live",
    "submitted_to": "Submitted to",
}
"""What is kept of a version's days, in words."""


def _said(text: str) -> str:
    day = OwnDay.of_text(text)
    return day.words if day else text


def entered_until(version: Version) -> datetime | None:
    """The moment until which a version that went live on an earlier day was only being entered; None for every other.

    What was changed of it up to then was changed while somebody typed it in, and not in the plan.
    """
    step = VersionStep.objects.filter(version=version, state="live").order_by("id").first()
    return step.at if step and step.entered_later else None


def submissions_to(body: int, versions: QuerySet[Version]) -> list[VersionStep]:
    """How these versions were submitted to the body of that number, the oldest first."""
    steps = VersionStep.objects.filter(recipients__body=body, version__in=versions)
    return list(steps.select_related("version").defer("version__sealed").order_by("on", "id"))


def happened(step: VersionStep) -> str:
    """What happened to a version, with its own day, to go on "This version": was submitted to Ofsted in October 2016."""
    day = step.day
    if step.state == "submitted":
        names = ", ".join(each.name for each in step.recipients.all())
        return f"was submitted{f' to {names}' if names else ''} {day.when}"
    return {
        "draft": f"was drafted {day.when}",
        "consulted": f"is out for comments, since {day.words}",
        "live": f"is live, since {day.words}",
        "superseded": f"was superseded {day.when}",
    }[step.state]
