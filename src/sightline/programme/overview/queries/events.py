"""What happened to actions from one day to another, as a report tells it; read from the histories, a query for each kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sightline.programme.delivery.queries.history import FIELD_WORDS
from sightline.programme.delivery.queries.lines import ActionLine
from sightline.programme.difference.queries.changes import changes_of_tests
from sightline.programme.kinds import ACTION, STANDS
from sightline.programme.kinds.test_of_difference import VERDICTS
from sightline.programme.models import (
    DeclaredTest,
    EvidenceVersion,
    FieldChange,
    ReportedUpdate,
    SignOff,
    StatusChange,
    Update,
    Version,
)
from sightline.programme.plans.queries.own_days import entered_until
from sightline.programme.plans.rules.compare import in_words

DATES = ("due", "starts")
ORDER = ("step", "sign_off", "update", "reached", "moved", "evidence", "test", "verdict")
"""What happened on one day, in the order it is told."""
WITH_REASON = ("step", "sign_off", "update")
"""What one form may say at once, in the same words."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to an action: on which day, what, in whose words, and who said so. `kind` names the sort."""

    day: date
    kind: str
    what: str
    words: str = ""
    by: str = ""

    @property
    def sentence(self) -> str:
        """What happened, in words: a status by its word."""
        return ACTION.words.get(self.what, self.what) if self.kind == "step" else self.what


def events_of(
    every: Iterable[ActionLine], version: Version | None, first: date, last: date
) -> dict[int, list[Event]]:
    """Action → what happened to it from the first day to the last, both within, as this version has it.

    Words that were given once for several things, as for a report and the status that went with it, stand once.
    """
    lines_by_id = {line.id: line for line in every}
    within = _within(first, last)
    by_action: dict[int, list[Event]] = {}
    readers = (_steps, _updates, _evidence, _tests_changed, _verdicts, _signed)
    for action, event in (
        *_reached(lines_by_id.values(), first, last),
        *_dates_moved(lines_by_id, version, within),
        *(each for one in readers for each in one(lines_by_id, within)),
    ):
        by_action.setdefault(action, []).append(event)
    return {action: _said_once(events) for action, events in by_action.items()}


def _said_once(events: Iterable[Event]) -> list[Event]:
    """In order, without the words that one person gave for something else of the same day already."""
    once: list[Event] = []
    seen: set[tuple[date, str, str]] = set()
    for each in sorted(events, key=lambda event: (event.day, ORDER.index(event.kind))):
        words = (each.day, each.by, each.words)
        again = each.kind in WITH_REASON and bool(each.words) and words in seen
        if again and each.kind == "update":
            continue
        once.append(replace(each, words="") if again else each)
        seen |= {words} if each.kind in WITH_REASON else set()
    return once


Events = Iterator[tuple[int, Event]]


def _reached(every: Iterable[ActionLine], first: date, last: date) -> Events:
    for line in every:
        for point in line.points:
            if point.reached_on and first <= point.reached_on <= last:
                yield line.id, Event(point.reached_on, "reached", "Reached", point.title)


def _steps(action_ids: Iterable[int], within: dict[str, Any]) -> Events:
    for each in StatusChange.objects.filter(action__in=action_ids, **within):
        yield each.action_id, Event(_day(each.at), "step", each.status, each.reason, each.by)


def of_version(changes: QuerySet[FieldChange], version: Version | None) -> QuerySet[FieldChange]:
    """Without what was changed in versions after this one, and while one of another time was only being typed in, as is every other
    that was put before one: nothing moved by that."""
    if version is None:
        return changes
    changes = changes.exclude(version__place__gt=version.place)
    put_before = Version.objects.filter(plan=version.plan_id, before__isnull=False).exclude(pk=version.pk)
    changes = changes.exclude(version__in=put_before)
    until = entered_until(version)
    return changes.exclude(version=version, at__lte=until) if until else changes


def _dates_moved(
    lines_by_id: Mapping[int, ActionLine], version: Version | None, within: dict[str, Any]
) -> Events:
    changes = FieldChange.objects.filter(action__in=lines_by_id, field__in=DATES, **within)
    for each in of_version(changes, version):
        moved = f"{FIELD_WORDS[each.field]}: {in_words(each.was) or 'no day'} became {in_words(each.now) or 'no day'}"
        yield each.action_id, Event(_day(each.at), "moved", moved, each.reason, each.by)


def _updates(action_ids: Iterable[int], within: dict[str, Any]) -> Events:
    """The most there are of anything, so read as plain rows."""
    rows, zone = Update.objects.filter(action__in=action_ids, **within), timezone.get_current_timezone()
    for action, at, words, by in rows.values_list("action", "at", "words", "by"):
        yield action, Event(at.astimezone(zone).date(), "update", "Reported", words, by)


def _evidence(action_ids: Iterable[int], within: dict[str, Any]) -> Events:
    versions = EvidenceVersion.objects.filter(
        evidence__action__in=action_ids, evidence__state__in=STANDS, **within
    )
    for each in versions.select_related("evidence"):
        yield (
            each.evidence.action_id,
            Event(_day(each.at), "evidence", "Evidence", each.evidence.title, each.by),
        )


def _tests_changed(action_ids: Iterable[int], within: dict[str, Any]) -> Events:
    for each in changes_of_tests(action_ids):
        if within["at__gte"] <= each.at < within["at__lt"]:
            yield (
                each.action,
                Event(_day(each.at), "test", f"{each.what}: {each.from_to}", each.reason, each.who),
            )


def _verdicts(action_ids: Iterable[int], within: dict[str, Any]) -> Events:
    for each in DeclaredTest.objects.filter(action__in=action_ids, **within).exclude(verdict=""):
        what = f"Judged: {VERDICTS[each.verdict].lower()}"
        yield each.action_id, Event(_day(each.at), "verdict", what, each.verdict_words, each.by)


def _signed(action_ids: Iterable[int], within: dict[str, Any]) -> Events:
    for each in SignOff.objects.filter(action__in=action_ids, **within):
        what = f"Closed while its difference was {each.difference}: signed off by {each.name}"
        yield each.action_id, Event(_day(each.at), "sign_off", what, each.reason, each.by)


def unaccepted_within(actions: Iterable[int], first: date, last: date) -> set[int]:
    """The actions of which the update reported last, from the first day to the last, is not accepted by now."""
    within = _within(first, last)
    reports = ReportedUpdate.objects.filter(action__in=list(actions), **within).order_by("at", "id")
    newest = dict(reports.values_list("action", "state"))
    return {action for action, state in newest.items() if state != "accepted"}


def _within(first: date, last: date) -> dict[str, Any]:
    """The moments of the days from the first to the last, both within, as a filter."""
    return {"at__gte": timezone.make_aware(datetime.combine(first, time.min)), "at__lt": end_of(last)}


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def end_of(day: date) -> datetime:
    """The moment the day is over."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
