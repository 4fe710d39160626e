"""Which actions mean to move a measure: those whose declared test rests on it."""

from collections.abc import Collection
from datetime import date

from sightline.people.models import User
from sightline.programme.delivery.queries.lines import ActionLine, lines_of
from sightline.programme.difference.queries.current import declared_tests
from sightline.programme.models import DeclaredTest, Entry, Plan
from sightline.programme.plans.queries.plans import current_versions
from sightline.programme.plans.seen_by import actions_seen_by


def actions_on(measures: Collection[str], person: User, today: date) -> dict[str, list[ActionLine]]:
    """Measure → the actions this person may see that mean to move it and are not over, in their order.

    Only tests that count now, in versions that stand; a fixed number of queries for any number of measures.
    """
    rows = DeclaredTest.objects.filter(measure__in=measures, action__in=actions_seen_by(person).values("pk"))
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
