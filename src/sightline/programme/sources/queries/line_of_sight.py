"""The line of sight: from one finding to the actions that answer it, what they declared, and who was told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sightline.measuring.discover import figures
from sightline.people.models import User
from sightline.programme.delivery.queries.lines import ActionLine, lines_of
from sightline.programme.difference.queries.current import declared_tests
from sightline.programme.difference.queries.many import DifferenceAnswer, answers_of, disagree
from sightline.programme.kinds import BASES, BEING_WRITTEN
from sightline.programme.models import Finding, Plan, Showing, Version
from sightline.programme.plans.queries.meetings import BodyTold, bodies_of
from sightline.programme.plans.queries.plans import current_version
from sightline.programme.plans.seen_by import plans_seen_by, showings_seen_by
from sightline.programme.sources.queries.sources import current_entries
from sightline.scorecards import wording
from sightline.scorecards.queries.hiding import is_hidden
from sightline.scorecards.queries.signals import Signal, signals
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.rules import Which, how_many, worth_a_look
from sightline.scorecards.signal_words import SignalShown, signal_shown
from sightline.scorecards.wording import VisibleReading


@dataclass(frozen=True, slots=True)
class ActionTest:
    """What one action declared: a figure's id, or in words what is looked at in its place."""

    action: str
    basis: str
    measure: str
    words: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureInSight:
    """One declared figure as it stands, with what may be said of its change, and how many cases are behind it."""

    id: str
    title: str
    shown: VisibleReading
    signal: SignalShown
    which: Which
    number: int | None
    period: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineOfSight:
    """Everything that hangs on a finding. `undeclared`: actions with no test of difference yet.

    `answers`: what the Difference light of each action says, by its id; it stands beside Done and never merges with it.
    `bodies`: who was told, and who will be.
    """

    lines: tuple[ActionLine, ...]
    tests: tuple[ActionTest, ...]
    undeclared: tuple[str, ...]
    showings: tuple[Showing, ...]
    answers: Mapping[int, DifferenceAnswer]
    bodies: tuple[BodyTold, ...] = ()

    @property
    def acts(self) -> tuple[tuple[ActionLine, DifferenceAnswer | None], ...]:
        """Each action with what is said of its difference, None where no test is declared."""
        return tuple((line, self.answers.get(line.id)) for line in self.lines)

    @property
    def disagree(self) -> bool:
        """Whether what was judged does not say the same."""
        return disagree(self.answers.values())

    @property
    def measures(self) -> tuple[str, ...]:
        """The figures that were declared, each once."""
        return tuple(dict.fromkeys(each.measure for each in self.tests if each.measure))

    @property
    def in_words(self) -> tuple[ActionTest, ...]:
        """Tests that rest on what people look at, not on a figure."""
        return tuple(each for each in self.tests if not each.measure)

    def count(self, *statuses: str) -> int:
        """How many actions have one of these statuses."""
        return sum(each.status in statuses for each in self.lines)

    @property
    def late(self) -> int:
        """How many actions are late."""
        return sum(each.late for each in self.lines)


def sight_of(finding: Finding, person: User, today: date) -> LineOfSight:
    """The line of sight of one finding as this person may see it; as many queries for one action as for forty."""
    plans = plans_seen_by(person).filter(authority=finding.source.authority)
    entries = current_entries(plans, person).filter(findings=finding)
    lines = tuple(lines_of(entries, person, today))
    tests = tuple(_tests(lines))
    declared = {each.action for each in tests}
    silent = tuple(each.reference for each in lines if each.reference not in declared and not each.over)
    showings = tuple(
        showings_seen_by(person)
        .filter(version__entries__findings=finding)
        .select_related("version", "meeting__body")
        .defer("version__sealed")
        .order_by("meeting__on", "pk")
        .distinct()
    )
    plan_ids = list(entries.values_list("version__plan", flat=True).distinct())
    bodies = bodies_of(plans.filter(pk__in=plan_ids), showings, today, person)
    answer_by_action = answers_of(
        [line.id for line in lines if line.status != "stopped"], finding.source.authority
    )
    return LineOfSight(lines, tests, silent, showings, answer_by_action, bodies)


def draft_for(finding: Finding, person: User) -> Version | None:
    """The version to which an action for this finding may be added: one this person sees that is being written.

    That of a plan that names its source; of any plan where none does.
    """
    written = Version.objects.filter(plan__in=_plans_for(finding, person), state__in=BEING_WRITTEN)
    return written.first()


def to_refresh_for(finding: Finding, person: User) -> Version | None:
    """The version that is refreshed before an action for this finding can be added, where none is being written."""
    plan: Plan | None = _plans_for(finding, person).order_by("kept_in", "-pk").first()  # type: ignore[assignment]
    return current_version(plan, person) if plan else None


def _plans_for(finding: Finding, person: User) -> QuerySet[Plan]:
    """The plans this person sees that name the finding's source; all of its authority where none does."""
    plans = plans_seen_by(person).filter(authority=finding.source.authority)
    naming = plans.filter(sources=finding.source)
    return naming if naming.exists() else plans


def _tests(lines: Iterable[ActionLine]) -> Iterable[ActionTest]:
    named = {each.id: each.reference for each in lines}
    for action, those in declared_tests(named).items():
        for each in those:
            yield ActionTest(named[action], BASES[each.basis], each.measure, each.words, each.verdict_words)


def figures_of(sight: LineOfSight, standpoint: Standpoint) -> tuple[FigureInSight, ...]:
    """The declared figures as they stand from here, those that are still defined."""
    wanted = [each for each in sight.measures if each in figures()]
    judged = signals(standpoint, wanted) if wanted else {}
    return tuple(_figure(sight, standpoint, name, judged[name]) for name in judged)


def _figure(sight: LineOfSight, standpoint: Standpoint, name: str, signal: Signal) -> FigureInSight:
    reading = standpoint.reading(name)
    hidden = is_hidden(standpoint, reading)
    which = worth_a_look(signal.measure.better, reading.unit)
    signal_words = signal_shown(signal, label=f"{signal.figure.title}, the last two years")
    return FigureInSight(
        id=name,
        title=signal.figure.title,
        shown=wording.visible_reading(reading, hidden),
        signal=signal_words,
        which=which,
        number=None if hidden else how_many(reading, which),
        period=standpoint.period.title,
        actions=tuple(each.action for each in sight.tests if each.measure == name),
    )
