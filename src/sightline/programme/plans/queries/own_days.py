"""The own days of versions: when one was drafted, what happened to it last, which was live on a day, and how that is said."""

from datetime import date, datetime

from django.db.models import QuerySet

from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.models import Plan, Version, VersionStep


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
