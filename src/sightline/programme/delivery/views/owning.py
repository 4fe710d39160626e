"""Whoever works on an action, and nobody else."""

from django.http import HttpRequest

from sightline.people.queries import person
from sightline.programme.models import Action
from sightline.programme.plans.queries.entries import entry_of, may_work_on
from sightline.programme.plans.services.changes import trail_name
from sightline.programme.plans.views.asking import action_named, username
from sightline.trail.refusing import refuse


def own(request: HttpRequest, number: int) -> Action:
    """The action, if this person works on it. Whoever sees it but does not is refused, and that is written down."""
    action = action_named(request, number)
    if not may_work_on(person(request), entry_of(action, person(request))):
        refuse(username(request), f"work on {trail_name(action)}")
    return action
