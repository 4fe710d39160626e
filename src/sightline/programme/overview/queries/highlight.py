"""The highlight report of a plan: what is written of a period, what happened in it, what is late, what comes next, what needs
deciding.

But for the words at its head all is read from the histories kept, in a number of queries that does not grow with the plan. It is
of the version that was live at the period's end, by that version's own days.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from sightline.calendars.periods import Period
from sightline.people.models import User
from sightline.programme.consultation.queries.asks import answered_within
from sightline.programme.delivery.queries.lines import ActionLine, lines, lines_of
from sightline.programme.delivery.rules.roll_up import DoneLight, of_action, of_many
from sightline.programme.difference.queries.many import DifferenceAnswer, answers_of
from sightline.programme.kinds import GROUPING_KINDS
from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.models import (
    Ask,
    AskStep,
    Entry,
    FieldChange,
    Finding,
    Grouping,
    NextPriority,
    Plan,
    StatusChange,
    Version,
)
from sightline.programme.overview.queries.events import (
    Event,
    end_of,
    events_of,
    of_version,
    unaccepted_within,
)
from sightline.programme.overview.queries.front import statuses_by_finding
from sightline.programme.overview.queries.highlight_figures import FigureInReport, figures_in_report
from sightline.programme.overview.queries.highlight_words import WrittenText, written_for
from sightline.programme.overview.rules.highlight import (
    ActionPast,
    Before,
    ahead,
    as_at,
    became_late,
    first_sentence,
    late_after,
    state_at,
)
from sightline.programme.plans.queries.findings import findings_of
from sightline.programme.plans.queries.own_days import drafted_on, entered_until, first_live, live_on
from sightline.programme.plans.queries.plans import current_version, version_before
from sightline.programme.plans.queries.withdrawals import Withdrawal, taken_out, withdrawn
from sightline.web import words


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionReport:
    """One action in the report: how it stood at the period's end, what happened to it, what comes next.

    `unaccepted`: what was reported of it last in the period is not accepted by a second person by now.
    """

    line: ActionLine
    light: DoneLight
    late: bool
    became_late: bool
    difference: DifferenceAnswer | None
    events: tuple[Event, ...]
    ahead: tuple[tuple[date, str], ...]
    unaccepted: bool = False

    @property
    def anything(self) -> bool:
        """Whether there is something to say of it."""
        return bool(self.events or self.ahead or self.late)


@dataclass(frozen=True, slots=True)
class Section:
    """A priority with its actions. `light` is made of theirs at the period's end; `silent` are those with nothing to say.

    `written`: what is written of it for the period, None where nothing is; `progress`: what its progress said then.
    """

    title: str
    light: DoneLight
    told: tuple[ActionReport, ...]
    progress: str = ""
    written: WrittenText | None = None

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

    `live` is the day the plan first went live, None where it never did: of what was before there is nothing to report.
    `gone`: what was stopped, taken out or withdrawn in the period; `ask_answers`: what partners answered in it. `written`: what is
    written of the period on the whole, None where nothing is. `figures`: the measures that its actions were tested by.
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
    live: OwnDay | None = None
    written: WrittenText | None = None
    figures: tuple[FigureInReport, ...] = ()

    @property
    def late(self) -> tuple[ActionReport, ...]:
        """The actions that are late at its end, the longest first."""
        return tuple(
            sorted((each for each in self.told if each.late), key=lambda each: each.line.due or date.max)
        )

    @property
    def unaccepted(self) -> tuple[ActionReport, ...]:
        """The actions of which an update of the period is not accepted yet."""
        return tuple(each for each in self.told if each.unaccepted)

    @property
    def overdue(self) -> tuple[Ask, ...]:
        """The open asks whose day has come."""
        return tuple(each for each in self.asks if each.due and each.due <= self.until)

    @property
    def answer(self) -> str:
        """The first sentence: what moved, what became late and is late; and that the period is not over, where it is not."""
        if self.live and self.before_live:
            return f"The plan was not live in {self.period.title}. It went live {self.live.when}."
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
        return self.live is not None and self.until < self.live.on

    @property
    def moves(self) -> list[str]:
        """The statuses gone to in the period, one for each time."""
        return [each.what for action in self.told for each in action.events if each.kind == "step"]


def highlight(plan: Plan, period: Period, person: User, today: date) -> Highlight:
    """The report of this period as this person may see it."""
    until, live = min(period.last, today), first_live(plan)
    if live and until < live.on:
        return _nothing_yet(plan, period, until, live)
    version = version_at(plan, person, until)
    every = lines_of(Entry.objects.filter(version=version), person, today) if version else []
    actions = _reports(plan, every, version, period, until)
    findings = findings_of(plan, person)
    stands = current_version(plan, person)
    now = every if stands == version else lines(plan, person, today)
    red = set(findings.answers(statuses_by_finding(now)).unanswered)
    quarter, priorities = _next_priorities(plan, until)
    written = written_for(plan, period)
    progress = progress_at(version, until) if version else {}
    return Highlight(
        plan=plan,
        version=version,
        period=period,
        until=until,
        told=actions,
        sections=_sections(version, actions, progress, written),
        unanswered=tuple(each for each in findings.asked if each.pk in red),
        asks=asks_open_at(plan, until),
        ask_answers=answered_within(plan, period.first, until),
        next_quarter=quarter,
        next_priorities=priorities,
        gone=_gone(version, period.first, until) if version else (),
        live=live,
        written=written.get(("", "")),
        figures=figures_in_report(plan.authority, every, until, person),
    )


def _reports(
    plan: Plan, every: Sequence[ActionLine], version: Version | None, period: Period, until: date
) -> tuple[ActionReport, ...]:
    """Each action of the version, with what happened to it in the period."""
    events, pasts = events_of(every, version, period.first, until), _pasts(every, version)
    numbers = [line.id for line in every]
    unaccepted, answers = unaccepted_within(numbers, period.first, until), answers_of(numbers, plan.authority)
    return tuple(
        _action_report(
            line,
            pasts[line.id],
            answers.get(line.id),
            events.get(line.id, []),
            period,
            until,
            unaccepted=line.id in unaccepted,
        )
        for line in every
    )


def version_at(plan: Plan, person: User, day: date) -> Version | None:
    """The version a report of that day is of: what was live then, else what stands now, as this person may see it."""
    return live_on(plan, day) or current_version(plan, person)


def grouped_by(version: Version | None) -> list[Grouping]:
    """The groupings a report has its sections by: the priorities, or whatever the version has in their place."""
    groupings: list[Grouping] = list(version.groupings.all()) if version else []
    kinds = [each.kind for each in groupings]
    kind = "priority" if "priority" in kinds else kinds[0] if kinds else ""
    return [each for each in groupings if each.kind == kind]


def _nothing_yet(plan: Plan, period: Period, until: date, live: OwnDay) -> Highlight:
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
        live=live,
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
    *,
    unaccepted: bool,
) -> ActionReport:
    then = state_at(past, until)
    late = late_after(then, until)
    before, length = period.first - timedelta(days=1), period.last - period.first
    return ActionReport(
        line=line,
        light=of_action(then, until + timedelta(days=1)),
        late=late,
        became_late=became_late(past, before, late=late),
        difference=difference,
        events=tuple(events),
        ahead=tuple(ahead(then, line.title, until, until + length + timedelta(days=1))),
        unaccepted=unaccepted,
    )


def _pasts(every: Iterable[ActionLine], version: Version | None) -> dict[int, ActionPast]:
    """What each action's past is read from."""
    lines_by_id = {line.id: line for line in every}
    statuses: dict[int, list[Before]] = {}
    days: dict[tuple[int, str], list[Before]] = {}
    for action, at, was in (
        StatusChange.objects.filter(action__in=lines_by_id).order_by("id").values_list("action", "at", "was")
    ):
        statuses.setdefault(action, []).append(Before(timezone.localdate(at), was))
    changes = FieldChange.objects.filter(action__in=lines_by_id, field__in=("due", "starts"))
    moved = of_version(changes, version).order_by("id")
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


Key = tuple[str, str]
"""A grouping's kind and key."""


def _sections(
    version: Version | None,
    actions: tuple[ActionReport, ...],
    progress: Mapping[Key, str],
    written: Mapping[Key, WrittenText],
) -> tuple[Section, ...]:
    """The report by priority, or by whatever the plan is grouped by; what stands under none comes last."""
    groupings = grouped_by(version)
    kind = groupings[0].kind if groupings else ""
    sections = [_section(each, actions, progress, written) for each in groupings]
    rest = [each for each in actions if kind not in {kind for kind, _, _ in each.line.groupings}]
    if rest:
        title = f"Under no {GROUPING_KINDS[kind].lower()}" if kind else "The plan"
        sections.append(Section(title, of_many([each.light.key for each in rest]), tuple(rest)))
    return tuple(sections)


def _section(
    grouping: Grouping,
    actions: Iterable[ActionReport],
    progress: Mapping[Key, str],
    written: Mapping[Key, WrittenText],
) -> Section:
    key = (grouping.kind, grouping.key)
    mine = [each for each in actions if key in {(kind, key) for kind, key, _ in each.line.groupings}]
    light = of_many([each.light.key for each in mine])
    return Section(grouping.title, light, tuple(mine), progress.get(key, ""), written.get(key))


def progress_at(version: Version, day: date) -> dict[Key, str]:
    """(kind, key) → what the progress of each grouping said at the end of that day; blank before it was begun.

    `version`: what was live then, or stands; what was said before that was drafted is read in the one before it.
    """
    then: Version | None = version
    while then is not None and drafted_on(then).on > day:
        then = version_before(then)
    if then is None:
        return {}
    changes: dict[int, list[Before]] = {}
    progress = FieldChange.objects.filter(grouping__version=then, field="progress").order_by("id")
    if until := entered_until(then):
        progress = progress.exclude(at__lte=until)
    for grouping, at, was in progress.values_list("grouping", "at", "was"):
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
