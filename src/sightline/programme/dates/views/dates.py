"""A plan's days, counted back from publication: what must be done by when, and what is already too late."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.calendars.backwards import Chain, ChainStep, step_rules
from sightline.calendars.backwards_said import advice, answer
from sightline.people.queries import person
from sightline.programme.dates.forms.dates import DatesForm, as_typed
from sightline.programme.dates.queries import (
    actions_to_work_on,
    counted_from,
    milestones_of_steps,
    offered_day,
)
from sightline.programme.dates.rules import CountedFrom, left_in_words, without
from sightline.programme.models import Plan
from sightline.programme.plans.queries.entries import works_on_all
from sightline.programme.plans.queries.meetings import days_from
from sightline.programme.plans.queries.plans import plan_by_default, plans_seen_by
from sightline.programme.plans.views.asking import crumbs, look_in, today
from sightline.web import words
from sightline.web.lists import number_or_zero, query_param

STATES = {
    "late": {"text": "Too late", "shape": "▲", "colour": "red"},
    "today": {"text": "Last day", "shape": "◆", "colour": "yellow"},
    "early": {"text": "Before publication", "shape": "■", "colour": "orange"},
    "ahead": {"text": "In time", "shape": "●", "colour": "green"},
    "reached": {"text": "Reached", "shape": "●", "colour": "blue"},
}
NOTHING_ASKED = (
    "Give the day the report is published, and this says by when each step to its action plan must be done."
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The form, and the days it gives: those asked for, else those kept for the plan. Counting keeps nothing."""
    plan = look_in(request, _plan(request))
    origin = counted_from(plan) if plan else None
    sent_days = {name: value for name, value in request.GET.items() if name not in ("plan", "body")}
    sent = sent_days or (as_typed(origin) if origin else None)
    form = DatesForm(sent, initial=None if sent else _known(request, plan))
    context = {
        "form": form,
        "crumbs": crumbs(page_title="A plan's dates"),
        "answer": NOTHING_ASKED,
        "plan": plan,
        "is_kept": origin is not None,
    }
    chain = _chain_or_none(form) if form.is_valid() else None
    if chain:
        day = form.cleaned_data["on"] or today()
        rows = _milestones(request, plan) if plan and origin and form.origin == origin else {}
        still = without(chain, {step for step, each in rows.items() if each.reached})
        context |= {
            "answer": answer(still, day),
            "steps": [_step_words(step, chain, day, rows.get(step.rule.id)) for step in chain.steps],
            "advice": advice(still, day),
            "on": words.long_date(day),
            "keep": _to_keep(request, plan, form, origin),
        }
    return render(request, "programme/dates/page.html", context)


def _plan(request: HttpRequest) -> Plan | None:
    """The plan the days are of: the one the address names, or the one everybody opens; None for whoever sees none whole."""
    user, named = person(request), query_param(request, "plan")
    if named:
        return plans_seen_by(user).filter(pk=number_or_zero(named)).first()  # type: ignore[return-value]
    return plan_by_default(user) if user.has_perm("plan.see_all") else None


def _known(request: HttpRequest, plan: Plan | None) -> dict[str, str]:
    """What is on record to count from: the day its newest inspection was published, and when its bodies meet after that."""
    body = query_param(request, "body")
    if plan is None:
        return {}
    report = plan.sources.filter(kind="inspection", said_on__isnull=False).order_by("-said_on").first()
    since = report.said_on if report and not body else today()
    days = days_from(person(request), plan.pk, body, since)
    facts = {"meetings": "\n".join(words.long_date(day) for day in days)}
    return facts | ({"publication": words.long_date(report.said_on)} if report else {})


def _to_keep(
    request: HttpRequest, plan: Plan | None, form: DatesForm, origin: CountedFrom | None
) -> dict[str, object] | None:
    """What is sent to keep these days for the plan; None for whoever may not, and where these are the ones kept."""
    if plan is None or not person(request).has_perm("plan.change") or form.origin == origin:
        return None
    return {**as_typed(form.origin), "key": "on" if form.origin.key else "", "edition": plan.edition}


def _chain_or_none(form: DatesForm) -> Chain | None:
    """The chain; None where a day lies outside the calendar, which the form then says."""
    try:
        return form.origin.chain
    except ValueError as fault:
        form.add_error("publication", str(fault))
        return None


def state(step: ChainStep, chain: Chain, day: date) -> str:
    """Which of STATES a step is in on a day."""
    if step.late_on(day):
        return "late"
    if step.by < chain.publication:
        return "early"
    return "today" if step.left_on(day) <= 0 else "ahead"


@dataclass(frozen=True, slots=True)
class StepRow:
    """What a step's row says of its milestone: the milestone, the number the step has as one, the day it now has where that
    is another, and whether whoever asks may move it; of a step that is none, `make`: where it becomes one.
    """

    milestone: Any = None
    number: int = 0
    day: date | None = None
    may_move: bool = False
    make: str = ""

    @property
    def reached(self) -> bool:
        """Whether its milestone was reached."""
        return self.milestone is not None and self.milestone.reached_on is not None


def _milestones(request: HttpRequest, plan: Plan) -> dict[str, StepRow]:
    """Step → its milestone; and where it may become one, for whoever works on an action."""
    user = person(request)
    mine = {line.id for line in actions_to_work_on(plan, user, today())}
    make = reverse("plan-dates-milestones", args=[plan.pk])
    rows = {step: StepRow(make=f"{make}?step={step}") for step in step_rules()} if mine else {}
    for step, each in milestones_of_steps(plan).items():
        works = works_on_all(user) or each.milestone.action_id in mine
        rows[step] = StepRow(each.milestone, each.pk, offered_day(each), works)
    return rows


def _step_words(step: ChainStep, chain: Chain, day: date, row: StepRow | None) -> dict[str, object]:
    how = step.how
    if step.acts_by != step.by:
        how += f"; that is no working day, so it is done by {words.long_date(step.acts_by)}"
    reached = row is not None and row.reached
    return {
        "name": step.rule.name,
        "by": words.long_date(step.by),
        "how": how,
        "source": step.rule.source,
        "state": STATES["reached" if reached else state(step, chain, day)],
        "left": "" if reached else left_in_words(step.left_on(day)),
        "row": row,
    }
