"""What a measure's page says of its definition's versions, and where that leads."""

from django.urls import reverse

from sightline.definitions.queries.changes import changes_of, versions
from sightline.definitions.rules.states import PROPOSED
from sightline.measuring.discover import measures
from sightline.people.models import User


def link_of(person: User, measure_id: str) -> tuple[str, str]:
    """How many versions there are and whether a change waits, with the address; both blank for whoever may not see figures.

    What people enter has its versions on its own page, so of it only a change that waits is said.
    """
    if not person.has_perm("figures.see"):
        return "", ""
    changes = changes_of(measure_id)
    waits = next((each for each in changes if each.state == PROPOSED), None)
    if measure_id not in measures():
        href = reverse("definition-change", args=[waits.pk]) if waits else ""
        return ("A change waits for approval", href) if waits else ("", "")
    number = versions(measure_id, changes)[-1].number
    words = f"Version {number}" + (", and a change waits for approval" if waits else "")
    return words, reverse("definition", args=[measure_id])
