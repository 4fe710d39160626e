"""What a plan holds no longer to, with the reason: actions stopped or taken out, and findings that were withdrawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from sightline.programme.models import (
    Action,
    Entry,
    FieldChange,
    Finding,
    StatusChange,
    Version,
    VersionStep,
)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One action or finding (one of the two numbers): what became of it, on which day, by whom and why.

    `on` is None and the reason blank where none was kept.
    """

    what: str
    name: str
    on: date | None
    by: str
    because: str
    action: int = 0
    finding: int = 0


def withdrawn(version: Version) -> list[Withdrawal]:
    """The version's actions that were stopped, and the findings it names that were withdrawn; three queries."""
    return [*_stopped(version), *_findings(version)]


def taken_out(version: Version) -> list[Withdrawal]:
    """The actions an earlier version had and this one has not, with the last reason given for it; four queries.

    An action is out of the plan from the own day on which a version without it went live; while none has, from the day it was
    taken out of the one that is written.
    """
    own_actions = version.entries.values("action")
    before = Entry.objects.filter(version__plan=version.plan_id, version__place__lt=version.place)
    gone = before.exclude(action__in=own_actions).order_by("action_id", "-version__place")
    versions = Version.objects.filter(plan=version.plan_id, place__lte=version.place, before=None)
    places = dict(versions.values_list("number", "place"))
    numbers = {f"Not in version {number}" for number in places}
    out = FieldChange.objects.filter(action__plan=version.plan_id, field="version", now__in=numbers)
    why = {each.action_id: each for each in out.order_by("pk")}
    titles: dict[int, Entry] = {}
    for entry in gone.select_related("action"):
        titles.setdefault(entry.action_id, entry)
    steps = VersionStep.objects.filter(version__plan=version.plan_id, state="live").order_by("on", "id")
    live = dict(steps.values_list("version__place", "on"))
    return [_out(entry, why.get(pk), live, places, version.place) for pk, entry in titles.items()]


def _out(
    entry: Entry, why: FieldChange | None, live: Mapping[int, date], places: Mapping[int, int], place: int
) -> Withdrawal:
    """One action that was taken out. `live`: a version's place → the day it went live; `places`: its number → its place;
    `place`: that of the version looked at."""
    one = _one("Taken out", entry.action, entry.title, why)
    if why is None:
        return one
    first = places[int(why.now.rsplit(maxsplit=1)[-1])]
    days = [day for each, day in live.items() if first <= each <= place]
    return replace(one, on=min(days, default=one.on))


def _stopped(version: Version) -> Iterator[Withdrawal]:
    entries = version.entries.filter(action__status="stopped").select_related("action")
    steps = StatusChange.objects.filter(action__entries__version=version, status="stopped").order_by("pk")
    last = {each.action_id: each for each in steps}
    for entry in entries:
        yield _one("Stopped", entry.action, entry.title, last.get(entry.action_id))


def _findings(version: Version) -> Iterator[Withdrawal]:
    findings = Finding.objects.filter(entries__version=version, withdrawn=True).select_related("source")
    for each in findings.distinct().order_by("source_id", "place"):
        yield Withdrawal(
            "Withdrawn", each.text, each.closed_on, each.closed_by, each.closed_because, finding=each.pk
        )


def _one(what: str, action: Action, title: str, why: StatusChange | FieldChange | None) -> Withdrawal:
    name = f"{action.reference} {title}"
    if why is None:
        return Withdrawal(what, name, None, "", "", action=action.pk)
    on = timezone.localtime(why.at).date()
    return Withdrawal(what, name, on, why.by, why.reason, action=action.pk)
