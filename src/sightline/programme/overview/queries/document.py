"""A version of a plan as one document: priorities, what was said, actions, milestones, tests and where they stand.

Plain records, so that a page, a file for Word and a PDF can be made of the same. A fixed number of queries.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.people.models import User
from sightline.programme.delivery.queries.lines import ActionLine, lines_of
from sightline.programme.delivery.rules.roll_up import DoneLight, of_many
from sightline.programme.difference.queries.current import declared_tests, tested
from sightline.programme.difference.queries.figures_now import FigureNow, figures_now, target_now
from sightline.programme.difference.queries.many import DifferenceAnswer, answers_of
from sightline.programme.kinds import BASES, GROUPING_KINDS
from sightline.programme.kinds.test_of_difference import declared_in_words
from sightline.programme.models import DeclaredTest, Entry, Finding, Grouping, MoneyLine, Version
from sightline.scorecards.rules import ViewingRights

VOICES = ("young_advisors", "complaint")
"""Kinds of sources in which children, families and young people speak."""


@dataclass(frozen=True, slots=True)
class TestInPlan:
    """A test of an action: what was declared, where its measure stands against its target, and what people judged."""

    words: str
    now: str
    verdict: str
    by_feedback: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionInDocument:
    """One action as the document says it; `line` has its owner, days, milestones and Done light."""

    line: ActionLine
    detail: str
    impact: str
    resources: str
    findings: tuple[Finding, ...]
    tests: tuple[TestInPlan, ...]
    difference: DifferenceAnswer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfPlan:
    """A priority (or theme) with its actions; `grouping` is None for those that stand under none.

    `money` is what is held against it; `voices` what children, families and young people said of it.
    """

    title: str
    grouping: Grouping | None
    light: DoneLight
    actions: tuple[ActionInDocument, ...]
    money: tuple[MoneyLine, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What its actions answer, each once, in order."""
        return tuple(dict.fromkeys(each for action in self.actions for each in action.findings))

    @property
    def voices(self) -> tuple[str, ...]:
        """What people said: of the findings in their words, and what feedback showed."""
        theirs = [each.text for each in self.findings if each.source.kind in VOICES]
        judged = [test.verdict for action in self.actions for test in action.tests if test.by_feedback]
        return tuple(filter(None, (*theirs, *judged)))

    @property
    def delivered(self) -> int:
        """How many of its actions are done."""
        return sum(each.line.status == "done" for each in self.actions)

    @property
    def differences(self) -> list[tuple[DifferenceAnswer, int]]:
        """What the Difference lights say, with how many say so, in the order of the actions."""
        answers = [each.difference for each in self.actions if each.difference]
        return [(each, answers.count(each)) for each in dict.fromkeys(answers)]

    @property
    def without_measure(self) -> int:
        """How many of its actions have no test."""
        return sum(not each.tests for each in self.actions)


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A version whole: its parts in order, those under no priority last."""

    version: Version
    parts: tuple[PartOfPlan, ...]

    @property
    def actions(self) -> tuple[ActionInDocument, ...]:
        """Every action once, in the order of the plan."""
        by_id = {each.line.id: each for part in self.parts for each in part.actions}
        return tuple(sorted(by_id.values(), key=lambda each: each.line.id))


def plan_document(version: Version, person: User, sight: ViewingRights, today: date) -> PlanDocument:
    """The version as this person may see it. `sight`: what they may see of figures."""
    entries = Entry.objects.filter(version=version)
    lines = lines_of(entries, person, today)
    actions = _actions(version, lines, sight, today)
    groupings = list(version.groupings.all())
    kinds = [each.kind for each in groupings]
    kind = "priority" if "priority" in kinds else kinds[0] if kinds else ""
    money: dict[str, list[MoneyLine]] = {}
    for each in MoneyLine.objects.filter(plan=version.plan_id).exclude(grouping=""):
        money.setdefault(each.grouping, []).append(each)
    parts = [_part(each, actions, money) for each in groupings if each.kind == kind]
    rest = [each for each in actions if kind not in {each_kind for each_kind, _, _ in each.line.groupings}]
    if rest:
        title = f"Under no {GROUPING_KINDS[kind].lower()}" if kind else "Actions"
        light = of_many([each.line.light.key for each in rest])
        parts.append(PartOfPlan(title=title, grouping=None, light=light, actions=tuple(rest), money=()))
    return PlanDocument(version, tuple(parts))


def part_of_plan(grouping: Grouping, person: User, sight: ViewingRights, today: date) -> PartOfPlan:
    """One priority as this person may see it."""
    entries = Entry.objects.filter(version=grouping.version_id, groupings=grouping)
    actions = _actions(grouping.version, lines_of(entries, person, today), sight, today)
    rows = MoneyLine.objects.filter(plan=grouping.version.plan_id, grouping=grouping.key)
    return _part(grouping, actions, {grouping.key: list(rows)})


def _part(
    grouping: Grouping, actions: Iterable[ActionInDocument], money: Mapping[str, Sequence[MoneyLine]]
) -> PartOfPlan:
    key = (grouping.kind, grouping.key)
    mine = [each for each in actions if key in {(kind, name) for kind, name, _ in each.line.groupings}]
    light = of_many([each.line.light.key for each in mine])
    return PartOfPlan(
        title=grouping.title,
        grouping=grouping,
        light=light,
        actions=tuple(mine),
        money=tuple(money.get(grouping.key, ())),
    )


def _actions(
    version: Version, lines: Sequence[ActionLine], sight: ViewingRights, today: date
) -> list[ActionInDocument]:
    numbers = [line.id for line in lines]
    authority = version.plan.authority
    tests, answers = declared_tests(numbers), answers_of(numbers, authority)
    measures = {test.measure for those in tests.values() for test in those if test.measure}
    now = figures_now(authority, sight, measures)
    rows = Entry.objects.filter(pk__in=[line.entry for line in lines])
    texts = {
        pk: (detail, impact, resources)
        for pk, detail, impact, resources in rows.values_list("pk", "detail", "impact", "resources")
    }
    wanted = {each for line in lines for each in line.findings}
    findings = {each.pk: each for each in Finding.objects.filter(pk__in=wanted).select_related("source")}
    return [
        ActionInDocument(
            line=line,
            detail=texts[line.entry][0],
            impact=texts[line.entry][1],
            resources=texts[line.entry][2],
            findings=tuple(findings[each] for each in line.findings),
            tests=tuple(_test(each, now.get(each.measure), today) for each in tests.get(line.id, ())),
            difference=answers.get(line.id),
        )
        for line in lines
    ]


def _test(declared: DeclaredTest, now: FigureNow | None, today: date) -> TestInPlan:
    verdict = f"{BASES[declared.basis]}: {declared.verdict_words}" if declared.verdict else ""
    return TestInPlan(
        declared_in_words(tested(declared)),
        target_now(declared, now, today),
        verdict,
        declared.basis == "feedback",
    )
