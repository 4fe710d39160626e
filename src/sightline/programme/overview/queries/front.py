"""The plan at a glance: what was found and is answered, how far the actions are, and what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.people.models import User
from sightline.programme.delivery.queries.lines import ActionLine, by_day, lines_of
from sightline.programme.delivery.rules.roll_up import DoneLight, of_many
from sightline.programme.models import Entry, Grouping, Plan, Version
from sightline.programme.plans.queries.findings import PlanFindings, findings_of
from sightline.programme.plans.queries.plans import current_version
from sightline.programme.plans.rules.answers import FindingAnswers


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """A priority (or theme, key area, programme, phase) with the light of its actions."""

    grouping: Grouping
    light: DoneLight
    lines: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """What the first page shows of one plan. `next`: the action whose day comes soonest, today or later."""

    plan: Plan
    version: Version | None
    findings: PlanFindings
    answered: FindingAnswers
    lines: tuple[ActionLine, ...]
    groups: tuple[ActionGroup, ...]
    next: ActionLine | None

    @property
    def late(self) -> tuple[ActionLine, ...]:
        """The actions that are late, the longest first."""
        return tuple(sorted((line for line in self.lines if line.late), key=by_day))

    def count(self, *statuses: str) -> int:
        """How many actions have one of these statuses."""
        return sum(line.status in statuses for line in self.lines)


def front(plan: Plan, person: User, today: date) -> PlanOverview:
    """One plan as this person may see it."""
    version = current_version(plan, person)
    action_lines = lines_of(Entry.objects.filter(version=version), person, today) if version else []
    findings = findings_of(plan, person)
    ahead = [line for line in action_lines if not line.over and line.next_day and line.next_day >= today]
    return PlanOverview(
        plan,
        version,
        findings,
        findings.answers(statuses_by_finding(action_lines)),
        tuple(action_lines),
        grouped(version, action_lines),
        min(ahead, key=by_day, default=None),
    )


def statuses_by_finding(action_lines: Sequence[ActionLine]) -> Mapping[int, list[str]]:
    """For each finding, the status of every action that answers it."""
    statuses: dict[int, list[str]] = {}
    for line in action_lines:
        for finding in line.findings:
            statuses.setdefault(finding, []).append(line.status)
    return statuses


def grouped(version: Version | None, action_lines: Sequence[ActionLine]) -> tuple[ActionGroup, ...]:
    """Every grouping of the version, in its order, with the actions that stand in it."""
    if version is None:
        return ()
    inside: dict[tuple[str, str], list[ActionLine]] = {}
    for line in action_lines:
        for kind, key, _ in line.groupings:
            inside.setdefault((kind, key), []).append(line)
    return tuple(
        ActionGroup(
            each,
            of_many([line.light.key for line in inside.get((each.kind, each.key), ())]),
            tuple(inside.get((each.kind, each.key), ())),
        )
        for each in version.groupings.all()
    )
