"""The highlight report of a plan: what happened in a period, what is late, what comes next, what needs deciding.

Nothing in it is typed for it: all is read from the histories kept, in a number of queries that does not grow with the plan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from sightline.calendars.periods import Period
from sightline.people.models import User
from sightline.programme.consultation.queries.asks import answered_within
from sightline.programme.delivery.queries.lines import ActionLine, lines
from sightline.programme.delivery.rules.roll_up import DoneLight, of_action, of_many
from sightline.programme.difference.queries.many import DifferenceAnswer, answers_of
from sightline.programme.kinds import GROUPING_KINDS
from sightline.programme.models import (
    Ask,
    AskStep,
    FieldChange,
    Finding,
    Grouping,
    NextPriority,
    Plan,
    StatusChange,
    Version,
    VersionStep,
)
from sightline.programme.overview.queries.events import Event, end_of, events_of, of_what_stands
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
from sightline.programme.plans.queries.withdrawals import Withdrawal, taken_out, withdrawn
from sightline.web import words


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
    """The whole report. `until`: the last day it speaks of, which is today where the period is not over.

    `live_on` is the day the plan first went live, None where it never did: of what was before there is nothing to report.
    `gone`: what was stopped, taken out or withdrawn in the period; `ask_answers`: what partners answered in it.
    """

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
    gone: tuple[Withdrawal, ...] = ()
    ask_answers: tuple[AskStep, ...] = ()
    live_on: date | None = None

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
        if self.live_on and self.before_live:
            return f"The plan was not live in {self.period.title}. It went live on {words.long_date(self.live_on)}."
        if not self.told:
            return "The plan has no action yet, so there is nothing to report."
        became = sum(each.became_late for each in self.told)
        title = self.period.title
        if self.until < self.period.last:
            title = f"{title}, to {words.long_date(self.until)}"
        return first_sentence(title, self.moves, became, len(self.late), len(self.told))

    @property
    def before_live(self) -> bool:
        """Whether the period was over before the plan was live."""
        return self.live_on is not None and self.until < self.live_on

    @property
    def moves(self) -> list[str]:
        """The statuses gone to in the period, one for each time."""
        return [each.what for action in self.told for each in action.events if each.kind == "step"]


def highlight(plan: Plan, period: Period, person: User, today: date) -> Highlight:
    """The report of this period as this person may see it."""
    until, live_on = min(period.last, today), first_live(plan)
    if live_on and until < live_on:
        return _nothing_yet(plan, period, until, live_on)
    version, every = current_version(plan, person), lines(plan, person, today)
    events, pasts = events_of(every, period.first, until), _pasts(every)
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
        ask_answers=answered_within(plan, period.first, until),
        next_quarter=quarter,
        next_priorities=priorities,
        gone=_gone(version, period.first, until) if version else (),
        live_on=live_on,
    )


def first_live(plan: Plan) -> date | None:
    """The day a version of the plan first went live; None where none has."""
    steps = VersionStep.objects.filter(version__plan=plan, state="live").order_by("at")
    at = steps.values_list("at", flat=True).first()
    return timezone.localdate(at) if at else None


def _nothing_yet(plan: Plan, period: Period, until: date, live_on: date) -> Highlight:
    """The report of a period that was over before the plan was live: nothing but that."""
    return Highlight(
        plan=plan,
        version=None,
        period=period,
        until=until,
        told=(),
        sections=(),
        unanswered=(),
        asks=(),
        next_quarter="",
        next_priorities=(),
        live_on=live_on,
    )


def _gone(version: Version, first: date, last: date) -> tuple[Withdrawal, ...]:
    """What was stopped, taken out or withdrawn from the first day to the last, both within."""
    every = (*withdrawn(version), *taken_out(version))
    return tuple(each for each in every if each.on and first <= each.on <= last)


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
    days: dict[tuple[int, str], list[Before]] = {}
    for action, at, was in (
        StatusChange.objects.filter(action__in=lines_by_id).order_by("id").values_list("action", "at", "was")
    ):
        statuses.setdefault(action, []).append(Before(timezone.localdate(at), was))
    moved = of_what_stands(
        FieldChange.objects.filter(action__in=lines_by_id, field__in=("due", "starts")), lines_by_id.values()
    ).order_by("id")
    for action, field, at, was in moved.values_list("action", "field", "at", "was"):
        days.setdefault((action, field), []).append(Before(timezone.localdate(at), was))
    return {
        pk: ActionPast(
            line.status,
            line.due,
            line.points,
            tuple(statuses.get(pk, ())),
            tuple(days.get((pk, "due"), ())),
            line.starts,
            tuple(days.get((pk, "starts"), ())),
        )
        for pk, line in lines_by_id.items()
    }


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
    lived = VersionStep.objects.filter(version__plan=version.plan_id, state="live", at__lt=end_of(day))
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
    end = end_of(day)
    asks = Ask.objects.filter(plan=plan, at__lt=end).order_by("due", "id")
    later: dict[int, list[Before]] = {}
    for ask, at, was in AskStep.objects.filter(ask__plan=plan, at__gte=end).values_list("ask", "at", "was"):
        later.setdefault(ask, []).append(Before(timezone.localdate(at), was))
    return tuple(each for each in asks if as_at(each.state, later.get(each.pk, ()), day) == "open")


def _next_priorities(plan: Plan, day: date) -> tuple[str, tuple[str, ...]]:
    """The latest quarter for which priorities had been set by the end of that day, and what they were."""
    rows = list(NextPriority.objects.filter(plan=plan, at__lt=end_of(day)).values_list("quarter", "words"))
    quarter = rows[0][0] if rows else ""
    return quarter, tuple(text for each, text in rows if each == quarter)
