"""Which actions mean to move a figure: those whose declared test rests on it."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils import timezone

from sightline.people.models import User
from sightline.programme.delivery.queries.lines import ActionLine, lines_of
from sightline.programme.difference.queries.current import declared_tests
from sightline.programme.models import DeclaredTest, Entry, Plan
from sightline.programme.plans.queries.plans import current_versions
from sightline.programme.plans.seen_by import actions_seen_by
from sightline.scorecards.answering import Answer


def answers_of(person: User, authority: str, measures: Collection[str]) -> dict[str, list[Answer]]:
    """Figure → the actions of this authority's plans that mean to move it, as this person may see them."""
    if not person.has_perm("plan.see"):
        return {}
    acting = actions_on(measures, person, authority, timezone.localdate())
    return {measure: [_answer(line) for line in lines] for measure, lines in acting.items()}


def _answer(line: ActionLine) -> Answer:
    stands = line.light.sentence or line.light.word
    return Answer(
        f"{line.reference} {line.title}",
        reverse("action", args=[line.id]),
        f"{stands} {line.owner_words}".strip(),
    )


def actions_on(
    measures: Collection[str], person: User, authority: str, today: date
) -> dict[str, list[ActionLine]]:
    """Figure → the actions of this authority's plans this person may see that mean to move it and are not over, in their order.

    Only tests that count now, in versions that stand; a fixed number of queries for any number of figures.
    """
    seen = actions_seen_by(person).filter(plan__authority=authority)
    rows = DeclaredTest.objects.filter(measure__in=measures, action__in=seen.values("pk"))
    declared = declared_tests(set(rows.values_list("action", flat=True)))
    versions = current_versions(Plan.objects.filter(actions__in=declared).distinct(), person)
    entries = Entry.objects.filter(version__in=list(versions.values()), action__in=declared)
    by_measure: dict[str, list[ActionLine]] = {}
    for line in lines_of(entries, person, today):
        if not line.over:
            for measure in dict.fromkeys(each.measure for each in declared[line.id]):
                if measure in measures:
                    by_measure.setdefault(measure, []).append(line)
    return by_measure
