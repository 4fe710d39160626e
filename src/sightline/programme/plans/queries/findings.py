"""Which findings are a plan's to answer, which of them another plan answers, and which stand in no plan yet.

A plan names the sources it answers; an action that answers a finding takes its source in (`services.sources`), and a source
does not leave a plan because one action does. What a source says is red only in the plans that name it. While this is the only
plan there is to see, a source nobody has taken up is its own; with several it stands in no plan yet, and every front
page says so, so that nothing is overlooked and nothing is said of a plan that is not its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sightline.people.models import User
from sightline.programme.kinds import TO_ANSWER
from sightline.programme.models import Entry, Finding, Plan, Source, Version
from sightline.programme.plans.queries.plans import current_versions
from sightline.programme.plans.rules.answers import FindingAnswers, answers_to
from sightline.programme.plans.seen_by import DRAFT, plans_seen_by


@dataclass(frozen=True, slots=True)
class PlanFindings:
    """What a plan must answer, newest source first. `elsewhere`: finding → the other plan that answers it.

    `in_no_plan`: the open findings of sources that no plan has taken up.
    """

    asked: tuple[Finding, ...]
    elsewhere: Mapping[int, Plan]
    in_no_plan: tuple[Finding, ...]

    def answers(self, statuses: Mapping[int, Sequence[str]]) -> FindingAnswers:
        """Those it answers, those another plan answers, and those in red. `statuses` as `plans_answered.answered`."""
        return answers_to((each.pk for each in self.asked), statuses, self.elsewhere)


def findings_of(plan: Plan, person: User) -> PlanFindings:
    """The open findings of the plan's authority that ask for an answer, as this plan has them; a fixed number of queries."""
    seen = list(plans_seen_by(person).filter(authority=plan.authority))
    mine, others, nobodys = _sources(plan, seen)
    rows = Finding.objects.filter(source__in=mine | nobodys, kind__in=TO_ANSWER, closed_on=None)
    findings = tuple(rows.select_related("source").order_by("-source__said_on", "-source_id", "place"))
    return PlanFindings(
        tuple(each for each in findings if each.source_id in mine),
        answered_elsewhere(plan, others),
        tuple(each for each in findings if each.source_id in nobodys),
    )


def answered_elsewhere(plan: Plan, others: Iterable[Plan]) -> dict[int, Plan]:
    """Finding → the plan of these, other than this one, that answers it in a version that is more than a draft."""
    named = {each.pk: each for each in others if each.pk != plan.pk}
    out = [version.pk for version in current_versions(named, None).values() if version.state != DRAFT]
    rows = Entry.objects.filter(version__in=out, findings__isnull=False).exclude(action__status="stopped")
    pairs = rows.order_by("version__plan").values_list("findings", "version__plan")
    return {finding: named[number] for finding, number in pairs}


def sources_of(plan: Plan) -> frozenset[int]:
    """The sources this plan names."""
    return _taken_up().get(plan.pk, frozenset())


def in_no_plan(authority: str) -> list[int]:
    """The sources of this authority that no plan names."""
    return list(Source.objects.filter(authority=authority, plans=None).values_list("pk", flat=True))


def _sources(plan: Plan, seen: Sequence[Plan]) -> tuple[frozenset[int], Sequence[Plan], frozenset[int]]:
    """The plan's sources; the other plans whoever asks may see; and the sources of none of all these."""
    taken, others = _taken_up(), [each for each in seen if each.pk != plan.pk]
    mine = taken.get(plan.pk, frozenset())
    every = frozenset(Source.objects.filter(authority=plan.authority).values_list("pk", flat=True))
    if not others:
        elsewhere = frozenset().union(*(those for pk, those in taken.items() if pk != plan.pk))
        return mine | (every - elsewhere), others, (every & elsewhere) - mine
    of_others = frozenset().union(*(taken.get(each.pk, frozenset()) for each in others))
    return mine, others, every - mine - of_others


def _taken_up() -> dict[int, frozenset[int]]:
    """Plan → the sources it names; one query."""
    by_plan: dict[int, set[int]] = {}
    for plan, source in Plan.sources.through.objects.values_list("plan", "source"):
        by_plan.setdefault(plan, set()).add(source)
    return {plan: frozenset(sources) for plan, sources in by_plan.items()}


def shown_in(plan: Plan) -> frozenset[int]:
    """The sources a version of this plan speaks of to everybody: its own, and those no other plan that is out has."""
    out = Version.objects.exclude(state=DRAFT).exclude(plan=plan).values_list("plan", flat=True)
    taken, others = _taken_up(), set(out)
    of_others = frozenset().union(*(those for pk, those in taken.items() if pk in others))
    every = frozenset(Source.objects.filter(authority=plan.authority).values_list("pk", flat=True))
    return taken.get(plan.pk, frozenset()) | (every - of_others)


def elsewhere_of(plan: Plan) -> dict[int, str]:
    """Finding → the title of another plan of the authority that answers it in more than a draft, whoever asks."""
    others = Plan.objects.filter(authority=plan.authority)
    return {finding: each.title for finding, each in answered_elsewhere(plan, others).items()}
