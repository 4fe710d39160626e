"""The highlight report of a plan: what happened in a period, what is late, what comes next, what needs deciding.

Nothing in it is typed for it: all is read from the histories kept, in a number of queries that does not grow with the plan.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sightline.calendars.periods import Period
from sightline.people.models import User
from sightline.programme.delivery.queries.history import FIELD_WORDS
from sightline.programme.delivery.queries.lines import Line, lines
from sightline.programme.delivery.rules.roll_up import Light, of_action, of_many
from sightline.programme.difference.queries.changes import changes_of_tests
from sightline.programme.difference.queries.many import Answer, answers_of
from sightline.programme.kinds import ACTION, BEING_WRITTEN, GROUPING_KINDS
from sightline.programme.kinds.test_of_difference import VERDICTS
from sightline.programme.models import (
    Ask,
    AskStep,
    Change,
    Declared,
    EvidenceVersion,
    Finding,
    Grouping,
    NextPriority,
    Plan,
    SignOff,
    Step,
    Update,
    Version,
    VersionStep,
)
from sightline.programme.overview.queries.front import statuses_by_finding
from sightline.programme.overview.rules import (
    Before,
    Past,
    ahead,
    answer,
    as_at,
    became_late,
    late_at,
    standing_at,
)
from sightline.programme.plans.queries.findings import findings_of
from sightline.programme.plans.queries.plans import standing
from sightline.programme.plans.rules.compare import in_words
from sightline.web import words

DATES = ("due", "starts")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to an action: on which day, what, in whose words, and who said so. `kind` names the sort."""

    day: date
    kind: str
    what: str
    words: str = ""
    by: str = ""

    @property
    def said(self) -> str:
        """What happened, in words: a status by its word."""
        return ACTION.words.get(self.what, self.what) if self.kind == "step" else self.what


@dataclass(frozen=True, slots=True)
class Told:
    """One action in the report: how it stood at the period's end, what happened to it, what comes next."""

    line: Line
    light: Light
    late: bool
    became_late: bool
    difference: Answer | None
    events: tuple[Event, ...]
    ahead: tuple[tuple[date, str], ...]

    @property
    def anything(self) -> bool:
        """Whether there is something to say of it."""
        return bool(self.events or self.ahead or self.late)


@dataclass(frozen=True, slots=True)
class Section:
    """A priority with its actions. `light` is made of theirs at the period's end; `silent` are those with nothing to say."""

    title: str
    light: Light
    told: tuple[Told, ...]
    progress: str = ""

    @property
    def shown(self) -> tuple[Told, ...]:
        """The actions with something to say."""
        return tuple(each for each in self.told if each.anything)

    @property
    def silent(self) -> tuple[Told, ...]:
        """The actions of which nothing was said, that are not over."""
        return tuple(
            each for each in self.told if not each.anything and each.light.key not in ("done", "stopped")
        )

    @property
    def differences(self) -> list[tuple[Answer, int]]:
        """What the Difference lights say, with how many say so."""
        found: dict[str, list[Answer]] = {}
        for each in self.told:
            if each.difference:
                found.setdefault(each.difference.key, []).append(each.difference)
        return [(those[0], len(those)) for those in found.values()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """The whole report. `until`: the last day it speaks of, which is today where the period is not over."""

    plan: Plan
    version: Version | None
    period: Period
    until: date
    told: tuple[Told, ...]
    sections: tuple[Section, ...]
    unanswered: tuple[Finding, ...]
    asks: tuple[Ask, ...]
    next_quarter: str
    next_priorities: tuple[str, ...]

    @property
    def late(self) -> tuple[Told, ...]:
        """The actions that are late at its end, the longest first."""
        return tuple(
            sorted((each for each in self.told if each.late), key=lambda each: each.line.due or date.max)
        )

    @property
    def overdue(self) -> tuple[Ask, ...]:
        """The open asks whose day has come."""
        return tuple(each for each in self.asks if each.due and each.due <= self.until)

    @property
    def answer(self) -> str:
        """The first sentence: what moved, what became late and is late; and that the period is not over, where it is not."""
        if not self.told:
            return "The plan has no action yet, so there is nothing to report."
        became = sum(each.became_late for each in self.told)
        title = self.period.title
        if self.until < self.period.last:
            title = f"{title}, to {words.long_date(self.until)}"
        return answer(title, self.moves, became, len(self.late), len(self.told))

    @property
    def moves(self) -> list[str]:
        """The statuses gone to in the period, one for each time."""
        return [each.what for told in self.told for each in told.events if each.kind == "step"]


def highlight(plan: Plan, period: Period, person: User, today: date) -> Highlight:
    """The report of this period as this person may see it."""
    until = min(period.last, today)
    version, every = standing(plan, person), lines(plan, person, today)
    events, pasts = _events(every, period.first, until), _pasts(every)
    said = answers_of([line.id for line in every], plan.authority)
    told = tuple(
        _told(line, pasts[line.id], said.get(line.id), events.get(line.id, []), period, until)
        for line in every
    )
    findings = findings_of(plan, person)
    red = set(findings.answered(statuses_by_finding(every)).unanswered)
    quarter, priorities = _next_priorities(plan, until)
    return Highlight(
        plan=plan,
        version=version,
        period=period,
        until=until,
        told=told,
        sections=_sections(version, told, progress_at(version, until) if version else {}),
        unanswered=tuple(each for each in findings.asked if each.pk in red),
        asks=asks_open_at(plan, until),
        next_quarter=quarter,
        next_priorities=priorities,
    )


def _told(
    line: Line, past: Past, difference: Answer | None, events: Iterable[Event], period: Period, until: date
) -> Told:
    then = standing_at(past, until)
    before, length = period.first - timedelta(days=1), period.last - period.first
    return Told(
        line,
        of_action(then, until + timedelta(days=1)),
        late_at(past, until),
        became_late(past, before, until),
        difference,
        tuple(sorted(events, key=lambda each: (each.day, each.kind))),
        tuple(ahead(then, line.title, until, until + length + timedelta(days=1))),
    )


def _pasts(every: Iterable[Line]) -> dict[int, Past]:
    """What each action's past is read from."""
    held = {line.id: line for line in every}
    statuses: dict[int, list[Before]] = {}
    dues: dict[int, list[Before]] = {}
    for action, at, was in (
        Step.objects.filter(action__in=held).order_by("id").values_list("action", "at", "was")
    ):
        statuses.setdefault(action, []).append(Before(timezone.localdate(at), was))
    moved = _of_what_stands(Change.objects.filter(action__in=held, field="due"), held.values()).order_by("id")
    for action, at, was in moved.values_list("action", "at", "was"):
        dues.setdefault(action, []).append(Before(timezone.localdate(at), was))
    return {
        pk: Past(line.status, line.due, line.points, tuple(statuses.get(pk, ())), tuple(dues.get(pk, ())))
        for pk, line in held.items()
    }


def _events(every: Iterable[Line], first: date, last: date) -> dict[int, list[Event]]:
    """Action → what happened to it from the first day to the last, both within."""
    held = {line.id: line for line in every}
    within = {
        "at__gte": timezone.make_aware(datetime.combine(first, time.min)),
        "at__lt": _end_of(last),
    }
    found: dict[int, list[Event]] = {}
    said = (_steps, _dates_moved, _updates, _evidence, _tests_changed, _verdicts, _signed)
    for action, event in (
        *_reached(held.values(), first, last),
        *(each for one in said for each in one(held, within)),
    ):
        found.setdefault(action, []).append(event)
    return found


Found = Iterator[tuple[int, Event]]


def _reached(every: Iterable[Line], first: date, last: date) -> Found:
    for line in every:
        for point in line.points:
            if point.reached_on and first <= point.reached_on <= last:
                yield line.id, Event(point.reached_on, "reached", "Reached", point.title)


def _steps(held: Iterable[int], within: dict[str, Any]) -> Found:
    for each in Step.objects.filter(action__in=held, **within):
        yield each.action_id, Event(_day(each.at), "step", each.status, each.reason, each.by)


def _of_what_stands(changes: QuerySet[Change], every: Iterable[Line]) -> QuerySet[Change]:
    """Without what was changed in a version that is only being written: nothing moved by that."""
    written = Version.objects.filter(state__in=BEING_WRITTEN)
    others = written.exclude(entries__in=[line.entry for line in every])
    return changes.exclude(version__in=others)


def _dates_moved(held: Mapping[int, Line], within: dict[str, Any]) -> Found:
    changes = Change.objects.filter(action__in=held, field__in=DATES, **within)
    for each in _of_what_stands(changes, held.values()):
        moved = f"{FIELD_WORDS[each.field]}: {in_words(each.was) or 'no day'} became {in_words(each.now) or 'no day'}"
        yield each.action_id, Event(_day(each.at), "moved", moved, each.reason, each.by)


def _updates(held: Iterable[int], within: dict[str, Any]) -> Found:
    for each in Update.objects.filter(action__in=held, **within):
        yield each.action_id, Event(_day(each.at), "update", "Reported", each.words, each.by)


def _evidence(held: Iterable[int], within: dict[str, Any]) -> Found:
    given = EvidenceVersion.objects.filter(evidence__action__in=held, evidence__withdrawn=False, **within)
    for each in given.select_related("evidence"):
        yield (
            each.evidence.action_id,
            Event(_day(each.at), "evidence", "Evidence", each.evidence.title, each.by),
        )


def _tests_changed(held: Iterable[int], within: dict[str, Any]) -> Found:
    for each in changes_of_tests(held):
        if within["at__gte"] <= each.at < within["at__lt"]:
            what = "Test of difference changed" + (" after the action started" if each.after_start else "")
            moved = f"{what}: {each.was.rstrip('.')} became {each.now.rstrip('.')}"
            yield each.action, Event(_day(each.at), "test", moved, each.reason, each.by)


def _verdicts(held: Iterable[int], within: dict[str, Any]) -> Found:
    for each in Declared.objects.filter(action__in=held, **within).exclude(verdict=""):
        what = f"Judged: {VERDICTS[each.verdict].lower()}"
        yield each.action_id, Event(_day(each.at), "verdict", what, each.verdict_words, each.by)


def _signed(held: Iterable[int], within: dict[str, Any]) -> Found:
    for each in SignOff.objects.filter(action__in=held, **within):
        what = f"Closed while its difference was {each.difference}: signed off by {each.name}"
        yield each.action_id, Event(_day(each.at), "sign_off", what, each.reason, each.by)


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _sections(
    version: Version | None, told: tuple[Told, ...], progress: Mapping[tuple[str, str], str]
) -> tuple[Section, ...]:
    """The report by priority, or by whatever the plan is grouped by; what stands under none comes last."""
    groupings: list[Grouping] = list(version.groupings.all()) if version else []
    kinds = [each.kind for each in groupings]
    kind = "priority" if "priority" in kinds else kinds[0] if kinds else ""
    found = [_section(each, told, progress) for each in groupings if each.kind == kind]
    rest = [each for each in told if kind not in {kind for kind, _, _ in each.line.groupings}]
    if rest:
        title = f"Under no {GROUPING_KINDS[kind].lower()}" if kind else "The plan"
        found.append(Section(title, of_many([each.light.key for each in rest]), tuple(rest)))
    return tuple(found)


def _section(grouping: Grouping, told: Iterable[Told], progress: Mapping[tuple[str, str], str]) -> Section:
    key = (grouping.kind, grouping.key)
    mine = [each for each in told if key in {(kind, key) for kind, key, _ in each.line.groupings}]
    light = of_many([each.light.key for each in mine])
    return Section(grouping.title, light, tuple(mine), progress.get(key, ""))


def progress_at(version: Version, day: date) -> dict[tuple[str, str], str]:
    """(kind, key) → what the progress of each grouping said at the end of that day; blank before it was begun.

    The version that was live then, else the one that stands; what was said before that was begun is read in the one it
    was copied from.
    """
    every = {each.pk: each for each in Version.objects.filter(plan=version.plan_id).defer("sealed")}
    lived = VersionStep.objects.filter(version__plan=version.plan_id, state="live", at__lt=_end_of(day))
    live = lived.order_by("-id").values_list("version", flat=True).first()
    then: Version | None = every[live or version.pk]
    while then is not None and timezone.localdate(then.at) > day:
        then = every.get(then.copied_from_id or 0)
    if then is None:
        return {}
    changes: dict[int, list[Before]] = {}
    progress = Change.objects.filter(grouping__version=then, field="progress").order_by("id")
    rows = progress.values_list("grouping", "at", "was")
    for grouping, at, was in rows:
        changes.setdefault(grouping, []).append(Before(timezone.localdate(at), was))
    return {
        (each.kind, each.key): as_at(each.progress, changes.get(each.pk, ()), day)
        for each in then.groupings.all()
    }


def asks_open_at(plan: Plan, day: date) -> tuple[Ask, ...]:
    """The asks that had been put and were open at the end of that day, the soonest due first."""
    end = _end_of(day)
    asked = Ask.objects.filter(plan=plan, at__lt=end).order_by("due", "id")
    later: dict[int, list[Before]] = {}
    for ask, at, was in AskStep.objects.filter(ask__plan=plan, at__gte=end).values_list("ask", "at", "was"):
        later.setdefault(ask, []).append(Before(timezone.localdate(at), was))
    return tuple(each for each in asked if as_at(each.state, later.get(each.pk, ()), day) == "open")


def _end_of(day: date) -> datetime:
    """The moment the day is over."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _next_priorities(plan: Plan, day: date) -> tuple[str, tuple[str, ...]]:
    """The latest quarter for which priorities had been set by the end of that day, and what they were."""
    rows = list(NextPriority.objects.filter(plan=plan, at__lt=_end_of(day)).values_list("quarter", "words"))
    quarter = rows[0][0] if rows else ""
    return quarter, tuple(said for each, said in rows if each == quarter)
