"""Which days of the programme a calendar is told: a person's own, or a whole plan's. Only what is still open.

And what a plan's dates are counted back from.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sightline.bodies.models import Meeting
from sightline.bodies.rules import key_of
from sightline.calendars.backwards import ChainStep
from sightline.feeds.rules import Day
from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.dates.rules import CountedFrom, ahead, from_plain
from sightline.programme.delivery.queries.lines import ActionLine, lines, own_lines
from sightline.programme.delivery.rules.roll_up import OVER
from sightline.programme.kinds import STANDS
from sightline.programme.models import Ask, Evidence, Plan, StepMilestone, SupportingDocument
from sightline.programme.plans.queries.entries import works_on_all
from sightline.programme.plans.queries.horizon import horizon_of
from sightline.programme.plans.queries.meetings import overseers_of
from sightline.programme.plans.queries.plans import current_version
from sightline.programme.plans.seen_by import asks_seen_by


def meeting_days(plan: Plan, person: User, body: str, today: date) -> list[Day]:
    """The coming meetings of the body a calendar is for, where its person may know that it is told of the plan."""
    overseers = overseers_of([plan], person).filter(key=key_of(body))
    meetings = Meeting.objects.filter(body__in=overseers, on__gte=today)
    return [
        Day(each.on, f"{each.body.name} meets: {plan.title}", f"meeting {each.pk} {plan.pk}")
        for each in meetings.select_related("body")
        if each.on
    ]


def own_days(person: User, today: date) -> list[Day]:
    """The days of the actions this person owns or, for whom only those are open, was shown; and of what they were asked."""
    all_of_it = plan_reach(person.effective_role, person.opened) == "all"
    mine = [line for line in own_lines(person, today) if not all_of_it or line.owner == person.get_username()]
    asks = asks_seen_by(person).filter(person=person, state="open", due__isnull=False)
    return [*_of_actions(mine), *_of_asks(asks)]


def plan_days(plan: Plan, person: User, today: date) -> list[Day]:
    """Every open day of a plan: its actions, what is asked of partners, documents to be reviewed, a re-inspection."""
    version = current_version(plan, person)
    documents = SupportingDocument.objects.filter(version=version, kind="to_review", review_by__isnull=False)
    asks = asks_seen_by(person).filter(plan=plan, state="open", due__isnull=False)
    return [
        *_of_actions(lines(plan, person, today)),
        *_of_asks(asks),
        *(
            Day(each.review_by, f"Review: {each.title}", f"document {plan.pk} {each.title}")
            for each in documents
            if each.review_by
        ),
        *_of_horizon(plan, today),
        *_of_steps(plan, today),
    ]


def counted_from(plan: Plan) -> CountedFrom | None:
    """What this plan's dates are counted back from; None while none are kept."""
    return from_plain(plan.counted_from)


def steps_ahead(plan: Plan, today: date) -> list[ChainStep]:
    """The steps to the plan's being sent that can still be done and whose milestone was not reached, the soonest first."""
    origin = counted_from(plan)
    if origin is None:
        return []
    reached = plan.step_milestones.filter(milestone__reached_on__isnull=False).values_list("step", flat=True)
    return [step for step in ahead(origin.chain, today) if step.rule.id not in set(reached)]


def step_day(plan: Plan, step: str) -> date | None:
    """The working day by which a step is done, by the dates that are kept; None where they have no such step."""
    origin = counted_from(plan)
    counted = origin.chain.get(step) if origin else None
    return counted.acts_by if counted else None


def milestones_of_steps(plan: Plan) -> dict[str, StepMilestone]:
    """Step → the milestone it became, with its action."""
    rows = plan.step_milestones.select_related("milestone__action")
    return {each.step: each for each in rows}


def step_of(number: int) -> StepMilestone | None:
    """A step's milestone by its number, with its plan, action and milestone."""
    one: Any = StepMilestone.objects.select_related("plan", "milestone__action").filter(pk=number).first()
    return one


def offered_day(of_step: StepMilestone) -> date | None:
    """The day its step now has, where its milestone is not reached and still stands on another; else None."""
    if of_step.milestone.reached_on:
        return None
    day = step_day(of_step.plan, of_step.step)
    return day if day != of_step.milestone.due else None


def actions_to_work_on(plan: Plan, person: User, today: date) -> list[ActionLine]:
    """The actions that are not over and on which this person may report: those that may have a step as a milestone."""
    every = works_on_all(person)
    return [
        line
        for line in lines(plan, person, today)
        if not line.over and (every or line.owner == person.get_username())
    ]


def _of_steps(plan: Plan, today: date) -> list[Day]:
    """The steps that are ahead, but those whose milestone stands in the calendar on the same day."""
    carried = plan.step_milestones.exclude(milestone__action__status__in=OVER)
    days = dict(carried.values_list("step", "milestone__due"))
    return [
        Day(step.acts_by, f"{step.rule.name}: {plan.title}", f"step {plan.pk} {step.rule.id}", step.how)
        for step in steps_ahead(plan, today)
        if days.get(step.rule.id) != step.acts_by
    ]


def _of_horizon(plan: Plan, today: date) -> list[Day]:
    """The day a re-inspection is expected by, of a month its last, until it has passed: nothing about it can be late."""
    expected = horizon_of(plan)
    if expected.on is None or expected.on < today:
        return []
    sentence = f"A re-inspection is expected by {expected.by}: {plan.title}"
    return [Day(expected.on, sentence, f"horizon {plan.pk}", expected.words)]


def _of_actions(action_lines: Iterable[ActionLine]) -> list[Day]:
    """The ends and open milestones of actions that are not over, and their evidence that must be looked at again."""
    days, lines_by_id = [], {}
    for line in action_lines:
        lines_by_id[line.id] = line
        if line.over:
            continue
        about = f"{line.reference}: {line.title}. {line.owner_words or 'Nobody owns it yet'}."
        if line.due:
            days.append(Day(line.due, f"{line.reference} due: {line.title}", f"action {line.id}", about))
        days.extend(
            Day(point.due, f"{line.reference} milestone: {point.title}", f"point {line.id} {place}", about)
            for place, point in enumerate(line.points)
            if point.due and point.reached_on is None
        )
    again = Evidence.objects.filter(action__in=list(lines_by_id), state__in=STANDS, review_by__isnull=False)
    days.extend(
        Day(
            each.review_by,
            f"{lines_by_id[each.action_id].reference}: look at its evidence again",
            f"evidence {each.pk}",
        )
        for each in again
        if each.review_by
    )
    return days


def _of_asks(asks: Iterable[Ask]) -> list[Day]:
    return [
        Day(each.due, f"Asked of {each.partner}: {each.words}", f"ask {each.pk}") for each in asks if each.due
    ]
