"""From an address to a measure or a change, and whether this person may see figures by another definition."""

from django.http import Http404, HttpRequest

from sightline.definitions.models import DefinitionChange
from sightline.measuring.discover import measures
from sightline.measuring.measure import Measure
from sightline.people.queries import person
from sightline.people.rules import may_see_small_numbers


def measure_or_404(measure_id: str) -> Measure:
    """The measure of that id, of those that are worked out from cases."""
    if measure_id not in measures():
        raise Http404
    return measures()[measure_id]


def change_or_404(number: int) -> DefinitionChange:
    """The change of that number."""
    change = DefinitionChange.objects.filter(pk=number).first()
    if change is None:
        raise Http404
    return change


def sees_both(request: HttpRequest) -> bool:
    """Whether this person may see one figure by two definitions: the difference is a small number more often than not."""
    user = person(request)
    return may_see_small_numbers(user.effective_role, opened=user.opened)
