"""The plan on a page: one line for each finding, under the priorities whose actions answer it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.people.models import User
from sightline.programme.delivery.queries.lines import ActionLine, by_day, lines
from sightline.programme.delivery.rules.roll_up import DoneLight, of_many
from sightline.programme.difference.queries.many import DifferenceAnswer, answers_of, disagree
from sightline.programme.models import Finding, Plan
from sightline.programme.plans.queries.findings import findings_of

SORTS = ("printed", "none", "no_difference", "late", "disagree")
NO_PRIORITY = "Under no priority"
NOT_DECLARED = DifferenceAnswer("not_declared")


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding with the actions that answer it. `light` is rolled up from theirs; `next` the day that comes soonest.

    `differences`: what their Difference lights say, each answer once. They are not rolled up: one that is better does
    not make up for one that is worse.
    """

    finding: Finding
    lines: tuple[ActionLine, ...]
    light: DoneLight
    next: ActionLine | None
    differences: tuple[DifferenceAnswer, ...] = ()
    elsewhere: Plan | None = None

    @property
    def late(self) -> int:
        """How many of its actions are late."""
        return sum(line.late for line in self.lines)

    @property
    def disagree(self) -> bool:
        """Whether what was judged does not say the same."""
        return disagree(self.differences)

    @property
    def no_difference(self) -> bool:
        """Whether something answers it and nothing of that is shown to have made it better."""
        return not self.stopped and all(each.key != "better" for each in self.differences)

    @property
    def unanswered(self) -> bool:
        """Whether nothing that goes on answers it, here or in another plan."""
        return self.elsewhere is None and self.stopped

    @property
    def stopped(self) -> bool:
        """Whether nothing that goes on answers it here."""
        return all(line.status == "stopped" for line in self.lines)


def on_a_page(
    plan: Plan, person: User, today: date, *, kind: str = "priority", sort: str = "printed"
) -> list[tuple[str, list[FindingLine]]]:
    """Heading → finding lines. A finding answered under two priorities stands under both; one in red under none."""
    action_lines = lines(plan, person, today)
    answer_by_action = answers_of([line.id for line in action_lines], plan.authority)
    by_heading: dict[str, list[FindingLine]] = {NO_PRIORITY: []}
    findings = findings_of(plan, person)
    for finding in findings.asked:
        own = tuple(line for line in action_lines if finding.pk in line.findings)
        made = _line(finding, own, answer_by_action, findings.elsewhere.get(finding.pk))
        headings = [title for line in own for each, _, title in line.groupings if each == kind]
        for heading in dict.fromkeys(headings or [NO_PRIORITY]):
            by_heading.setdefault(heading, []).append(made)
    order = _headings(action_lines, kind)
    named = sorted(by_heading.items(), key=lambda pair: order.get(pair[0], len(order)))
    return [(heading, _sorted(rows, sort)) for heading, rows in named if rows]


def _headings(action_lines: Sequence[ActionLine], kind: str) -> dict[str, int]:
    titles = [title for line in action_lines for each, _, title in line.groupings if each == kind]
    return {title: place for place, title in enumerate(sorted(set(titles), key=titles.index))}


def _line(
    finding: Finding,
    own: tuple[ActionLine, ...],
    answer_by_action: Mapping[int, DifferenceAnswer],
    other: Plan | None,
) -> FindingLine:
    """`other`: another plan that answers it; told where this one does not."""
    ahead = [line for line in own if not line.over and line.next_day]
    answers = dict.fromkeys(
        answer_by_action.get(line.id, NOT_DECLARED) for line in own if line.status != "stopped"
    )
    return FindingLine(
        finding,
        own,
        of_many([line.light.key for line in own]),
        min(ahead, key=by_day, default=None),
        tuple(answers),
        other if all(line.status == "stopped" for line in own) else None,
    )


def _sorted(rows: list[FindingLine], sort: str) -> list[FindingLine]:
    if sort == "none":
        return sorted(rows, key=lambda each: not each.unanswered)
    if sort == "no_difference":
        return sorted(rows, key=lambda each: not each.no_difference)
    if sort == "disagree":
        return sorted(rows, key=lambda each: not each.disagree)
    if sort == "late":
        return sorted(rows, key=lambda each: -each.late)
    return rows
