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
from sightline.programme.delivery.queries.lines import ActionLine, lines
from sightline.programme.delivery.rules.roll_up import DoneLight, of_action, of_many
from sightline.programme.difference.queries.changes import changes_of_tests
from sightline.programme.difference.queries.many import DifferenceAnswer, answers_of
from sightline.programme.kinds import ACTION, BEING_WRITTEN, GROUPING_KINDS
from sightline.programme.kinds.test_of_difference import VERDICTS
from sightline.programme.models import (
    Ask,
    AskStep,
    DeclaredTest,
    EvidenceVersion,
    FieldChange,
    Finding,
    Grouping,
    NextPriority,
    Plan,
    SignOff,
    StatusChange,
    Update,
    Version,
    VersionStep,
)
from sightline.programme.overview.queries.front import statuses_by_finding
from sightline.programme.overview.rules import (
    ActionPast,
    Before,
    ahead,
    as_at,
    became_late,
    first_sentence,
    late_at,
    state_at,
)
from sightline.programme.plans.queries.findings import findings_of
from sightline.programme.plans.queries.plans import current_version
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
    def sentence(self) -> str:
        """What happened, in words: a status by its word."""
        return ACTION.words.get(self.what, self.what) if self.kind == "step" else self.what


@dataclass(frozen=True, slots=True)
class ActionReport:
    """One action in the report: how it stood at the period's end, what happened to it, what comes next."""

    line: ActionLine
    light: DoneLight
    late: bool
    became_late: bool
    difference: DifferenceAnswer | None
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
    light: DoneLight
    told: tuple[ActionReport, ...]
    progress: str = ""

    @property
    def with_news(self) -> tuple[ActionReport, ...]:
        """The actions with something to say."""
        return tuple(each for each in self.told if each.anything)

    @property
    def silent(self) -> tuple[ActionReport, ...]:
        """The actions of which nothing was said, that are not over."""
        return tuple(
            each for each in self.told if not each.anything and each.light.key not in ("done", "stopped")
        )

    @property
    def differences(self) -> list[tuple[DifferenceAnswer, int]]:
        """What the Difference lights say, with how many say so."""
        by_key: dict[str, list[DifferenceAnswer]] = {}
        for each in self.told:
            if each.difference:
                by_key.setdefault(each.difference.key, []).append(each.difference)
        return [(those[0], len(those)) for those in by_key.values()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """The whole report. `until`: the last day it speaks of, which is today where the period is not over."""

    plan: Plan
    version: Version | None
    period: Period
    until: date
    told: tuple[ActionReport, ...]
    sections: tuple[Section, ...]
    unanswered: tuple[Finding, ...]
    asks: tuple[Ask, ...]
    next_quarter: str
    next_priorities: tuple[str, ...]

    @property
    def late(self) -> tuple[ActionReport, ...]:
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
        return first_sentence(title, self.moves, became, len(self.late), len(self.told))

    @property
    def moves(self) -> list[str]:
        """The statuses gone to in the period, one for each time."""
        return [each.what for action in self.told for each in action.events if each.kind == "step"]


def highlight(plan: Plan, period: Period, person: User, today: date) -> Highlight:
    """The report of this period as this person may see it."""
    until = min(period.last, today)
    version, every = current_version(plan, person), lines(plan, person, today)
    events, pasts = _events(every, period.first, until), _pasts(every)
    answer_by_action = answers_of([line.id for line in every], plan.authority)
    actions = tuple(
        _action_report(
            line, pasts[line.id], answer_by_action.get(line.id), events.get(line.id, []), period, until
        )
        for line in every
    )
    findings = findings_of(plan, person)
    red = set(findings.answers(statuses_by_finding(every)).unanswered)
    quarter, priorities = _next_priorities(plan, until)
    return Highlight(
        plan=plan,
        version=version,
        period=period,
        until=until,
        told=actions,
        sections=_sections(version, actions, progress_at(version, until) if version else {}),
        unanswered=tuple(each for each in findings.asked if each.pk in red),
        asks=asks_open_at(plan, until),
        next_quarter=quarter,
        next_priorities=priorities,
    )


def _action_report(
    line: ActionLine,
    past: ActionPast,
    difference: DifferenceAnswer | None,
    events: Iterable[Event],
    period: Period,
    until: date,
) -> ActionReport:
    then = state_at(past, until)
    before, length = period.first - timedelta(days=1), period.last - period.first
    return ActionReport(
        line,
        of_action(then, until + timedelta(days=1)),
        late_at(past, until),
        became_late(past, before, until),
        difference,
        tuple(sorted(events, key=lambda each: (each.day, each.kind))),
        tuple(ahead(then, line.title, until, until + length + timedelta(days=1))),
    )


def _pasts(every: Iterable[ActionLine]) -> dict[int, ActionPast]:
    """What each action's past is read from."""
    lines_by_id = {line.id: line for line in every}
    statuses: dict[int, list[Before]] = {}
    dues: dict[int, list[Before]] = {}
    for action, at, was in (
        StatusChange.objects.filter(action__in=lines_by_id).order_by("id").values_list("action", "at", "was")
    ):
        statuses.setdefault(action, []).append(Before(timezone.localdate(at), was))
    moved = _of_what_stands(
        FieldChange.objects.filter(action__in=lines_by_id, field="due"), lines_by_id.values()
    ).order_by("id")
    for action, at, was in moved.values_list("action", "at", "was"):
        dues.setdefault(action, []).append(Before(timezone.localdate(at), was))
    return {
        pk: ActionPast(
            line.status, line.due, line.points, tuple(statuses.get(pk, ())), tuple(dues.get(pk, ()))
        )
        for pk, line in lines_by_id.items()
    }


def _events(every: Iterable[ActionLine], first: date, last: date) -> dict[int, list[Event]]:
    """Action → what happened to it from the first day to the last, both within."""
    lines_by_id = {line.id: line for line in every}
    within = {
        "at__gte": timezone.make_aware(datetime.combine(first, time.min)),
        "at__lt": _end_of(last),
    }
    by_action: dict[int, list[Event]] = {}
    readers = (_steps, _dates_moved, _updates, _evidence, _tests_changed, _verdicts, _signed)
    for action, event in (
        *_reached(lines_by_id.values(), first, last),
        *(each for one in readers for each in one(lines_by_id, within)),
    ):
        by_action.setdefault(action, []).append(event)
    return by_action


Events = Iterator[tuple[int, Event]]


def _reached(every: Iterable[ActionLine], first: date, last: date) -> Events:
    for line in every:
        for point in line.points:
            if point.reached_on and first <= point.reached_on <= last:
                yield line.id, Event(point.reached_on, "reached", "Reached", point.title)


def _steps(action_ids: Iterable[int], within: dict[str, Any]) -> Events:
    for each in StatusChange.objects.filter(action__in=action_ids, **within):
        yield each.action_id, Event(_day(each.at), "step", each.status, each.reason, each.by)


def _of_what_stands(changes: QuerySet[FieldChange], every: Iterable[ActionLine]) -> QuerySet[FieldChange]:
    """Without what was changed in a version that is only being written: nothing moved by that."""
    written = Version.objects.filter(state__in=BEING_WRITTEN)
    others = written.exclude(entries__in=[line.entry for line in every])
    return changes.exclude(version__in=others)


def _dates_moved(lines_by_id: Mapping[int, ActionLine], within: dict[str, Any]) -> Events:
    changes = FieldChange.objects.filter(action__in=lines_by_id, field__in=DATES, **within)
    for each in _of_what_stands(changes, lines_by_id.values()):
        moved = f"{FIELD_WORDS[each.field]}: {in_words(each.was) or 'no day'} became {in_words(each.now) or 'no day'}"
        yield each.action_id, Event(_day(each.at), "moved", moved, each.reason, each.by)


def _updates(action_ids: Iterable[int], within: dict[str, Any]) -> Events:
    for each in Update.objects.filter(action__in=action_ids, **within):
        yield each.action_id, Event(_day(each.at), "update", "Reported", each.words, each.by)


def _evidence(action_ids: Iterable[int], within: dict[str, Any]) -> Events:
    versions = EvidenceVersion.objects.filter(
        evidence__action__in=action_ids, evidence__withdrawn=False, **within
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


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _sections(
    version: Version | None, actions: tuple[ActionReport, ...], progress: Mapping[tuple[str, str], str]
) -> tuple[Section, ...]:
    """The report by priority, or by whatever the plan is grouped by; what stands under none comes last."""
    groupings: list[Grouping] = list(version.groupings.all()) if version else []
    kinds = [each.kind for each in groupings]
    kind = "priority" if "priority" in kinds else kinds[0] if kinds else ""
    sections = [_section(each, actions, progress) for each in groupings if each.kind == kind]
    rest = [each for each in actions if kind not in {kind for kind, _, _ in each.line.groupings}]
    if rest:
        title = f"Under no {GROUPING_KINDS[kind].lower()}" if kind else "The plan"
        sections.append(Section(title, of_many([each.light.key for each in rest]), tuple(rest)))
    return tuple(sections)


def _section(
    grouping: Grouping, actions: Iterable[ActionReport], progress: Mapping[tuple[str, str], str]
) -> Section:
    key = (grouping.kind, grouping.key)
    mine = [each for each in actions if key in {(kind, key) for kind, key, _ in each.line.groupings}]
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
    progress = FieldChange.objects.filter(grouping__version=then, field="progress").order_by("id")
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
    asks = Ask.objects.filter(plan=plan, at__lt=end).order_by("due", "id")
    later: dict[int, list[Before]] = {}
    for ask, at, was in AskStep.objects.filter(ask__plan=plan, at__gte=end).values_list("ask", "at", "was"):
        later.setdefault(ask, []).append(Before(timezone.localdate(at), was))
    return tuple(each for each in asks if as_at(each.state, later.get(each.pk, ()), day) == "open")


def _end_of(day: date) -> datetime:
    """The moment the day is over."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _next_priorities(plan: Plan, day: date) -> tuple[str, tuple[str, ...]]:
    """The latest quarter for which priorities had been set by the end of that day, and what they were."""
    rows = list(NextPriority.objects.filter(plan=plan, at__lt=_end_of(day)).values_list("quarter", "words"))
    quarter = rows[0][0] if rows else ""
    return quarter, tuple(text for each, text in rows if each == quarter)
