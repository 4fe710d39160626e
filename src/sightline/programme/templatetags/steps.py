"""Milestones with the step of the plan's dates each came from: `{% for each, step in milestones|with_steps:plan %}`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django import template

from sightline.calendars.backwards import step_rules
from sightline.programme.dates.queries import milestones_of_steps, offered_day
from sightline.programme.models import Milestone, Plan

register = template.Library()


@dataclass(frozen=True, slots=True)
class StepOffered:
    """The step a milestone came from: its number and name, and the day it now has where that is another; else None."""

    number: int
    name: str
    day: date | None


@register.filter
def with_steps(milestones: Iterable[Milestone], plan: Plan) -> list[tuple[Milestone, StepOffered | None]]:
    """Each milestone, and its step; None where it came from no step."""
    steps = {
        of_step.milestone_id: StepOffered(of_step.pk, step_rules()[step].name, offered_day(of_step))
        for step, of_step in milestones_of_steps(plan).items()
    }
    return [(each, steps.get(each.pk)) for each in milestones]
