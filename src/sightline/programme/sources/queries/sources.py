"""Everything that was said of the service, and whether the plan answers it; a fixed number of queries for any number."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from sightline.people.models import User
from sightline.programme.kinds import TO_ANSWER
from sightline.programme.models import Entry, Plan, Repeat, Source, SourceDraft
from sightline.programme.plans.queries.plans import current_versions, plans_seen_by
from sightline.programme.plans.rules.answers import FindingAnswers, answers_to
from sightline.programme.plans.seen_by import findings_seen_by, sources_seen_by


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source in the list: how many findings it asks an answer to, how many are closed, answered and in red."""

    source: Source
    asked: int
    closed: int
    answered: int
    red: int
    again: int

    @property
    def strengths(self) -> int:
        """Findings that ask for nothing."""
        return self.source.every - self.asked - self.closed  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Everything:
    """All sources a person may see, newest first, and what the plan makes of their findings."""

    sources: tuple[SourceLine, ...]
    answered: int
    red: int

    @property
    def to_answer(self) -> int:
        """How many open findings there are to answer."""
        return self.answered + self.red


def drafts_seen_by(person: User) -> QuerySet[SourceDraft]:
    """The sources that are still being confirmed, for who writes the plan."""
    every = SourceDraft.objects.filter(source=None).select_related("document")
    if not person.has_perm("plan.change"):
        return every.none()
    return every.filter(authority=person.authority) if person.authority else every


def repeats_seen_by(person: User) -> QuerySet[Repeat]:
    """Which findings repeat earlier ones, among those this person may see.

    What is only suggested, and what was decided to be something else, is for who decides: nobody at the council has said
    it of the service yet.
    """
    seen = sources_seen_by(person)
    every = Repeat.objects.filter(finding__source__in=seen, earlier__source__in=seen)
    return every if person.has_perm("plan.change") else every.filter(decision="repeats")


def repeats_to_decide(person: User, source: Source) -> list[Repeat]:
    """What findings of a source may repeat and nobody has decided, by finding and likeliest first; none for others."""
    if not person.has_perm("plan.change"):
        return []
    suggested = repeats_seen_by(person).filter(finding__source=source, decision="suggested")
    return list(
        suggested.select_related("finding", "earlier__source").order_by("finding__place", "-score", "pk")
    )


def everything(person: User) -> Everything:
    """The list of sources, newest first."""
    sources = sources_seen_by(person).annotate(
        every=Count("findings"), known=Coalesce("said_on", "visited_to", "visited_from")
    )
    sources = sources.order_by(F("known").desc(nulls_last=True), "-pk")
    findings = list(findings_seen_by(person).values_list("pk", "source_id", "kind", "closed_on"))
    open_now = [pk for pk, _, kind, closed in findings if kind in TO_ANSWER and not closed]
    finding_answers = answers(person, open_now)
    yes, no = set(finding_answers.answered), set(finding_answers.unanswered)
    again = set(repeats_seen_by(person).filter(decision="repeats").values_list("finding_id", flat=True))
    by_source: dict[int, list[tuple[int, bool]]] = {}
    for pk, source, _, closed in findings:
        by_source.setdefault(source, []).append((pk, closed is not None))
    source_lines = [
        SourceLine(
            each,
            sum(pk in yes or pk in no for pk, _ in by_source.get(each.pk, ())),
            sum(closed for _, closed in by_source.get(each.pk, ())),
            sum(pk in yes for pk, _ in by_source.get(each.pk, ())),
            sum(pk in no for pk, _ in by_source.get(each.pk, ())),
            sum(pk in again for pk, _ in by_source.get(each.pk, ())),
        )
        for each in sources
    ]
    return Everything(tuple(source_lines), len(yes), len(no))


def answers(person: User, findings: Iterable[int]) -> FindingAnswers:
    """Which of these findings the standing versions of the plans answer, and which are in red."""
    return answers_to(findings, statuses(person))


def statuses(person: User) -> dict[int, list[str]]:
    """Finding → the status of every action that answers it in a version that stands."""
    by_finding: dict[int, list[str]] = {}
    pairs = current_entries(plans_seen_by(person), person).values_list("findings", "action__status")
    for finding, status in pairs.filter(~Q(findings=None)):
        by_finding.setdefault(finding, []).append(status)
    return by_finding


def plan_naming(person: User, source: Source) -> Plan | None:
    """The plan that names this source, of those they may see; None where none does or several do."""
    plans: list[Plan] = list(plans_seen_by(person).filter(sources=source)[:2])  # type: ignore[arg-type]
    return plans[0] if len(plans) == 1 else None


def current_entries(plans: QuerySet[Plan], person: User) -> QuerySet[Entry]:
    """What the versions that stand for this person say."""
    return Entry.objects.filter(version__in=[each.pk for each in current_versions(plans, person).values()])
