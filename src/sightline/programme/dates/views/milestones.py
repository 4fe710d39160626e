"""Steps of a plan's dates become milestones of an action, and a milestone takes the day its step now has."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.calendars.dates import read_day
from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import CONFLICT, edition_in
from sightline.people.queries import person
from sightline.programme.dates.forms.milestones import StepMilestonesForm
from sightline.programme.dates.queries import (
    actions_to_work_on,
    counted_from,
    milestones_of_steps,
    step_of,
)
from sightline.programme.dates.services import make_milestones, move_to_step
from sightline.programme.delivery.queries.lines import ActionLine
from sightline.programme.delivery.views.one import page_of
from sightline.programme.delivery.views.owning import own
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan
from sightline.programme.plans.views.asking import (
    crumbs,
    form_page,
    front_of,
    or_404,
    plan_named,
    today,
    username,
)
from sightline.programme.plans.views.post_only import post_only
from sightline.statistics.amounts import several
from sightline.trail.refusing import refuse
from sightline.web.form_pages import done, say_saved
from sightline.web.words import long_date

NONE_LEFT = "Every step of the plan’s dates is a milestone already."


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Which steps, and of which action; ticked beforehand where the address names one (`?step=`)."""
    plan = plan_named(request, number)
    actions = actions_to_work_on(plan, person(request), today())
    if not actions:
        refuse(username(request), f"make steps of plan {plan.pk} milestones")
    dates = f"{reverse('plan-dates')}?plan={plan.pk}"
    if counted_from(plan) is None:
        return redirect(dates)
    form = _form(request, plan, actions)
    if form.is_valid() and done(form, lambda: _make(request, plan, form)):
        return redirect(dates)
    return form_page(
        request,
        "Make steps milestones",
        form,
        button="Make them milestones",
        lead=plan.title,
        sentences=() if form.fields["steps"].choices else (NONE_LEFT,),  # type: ignore[attr-defined]
        back=dates,
        crumbs=crumbs((plan.title, front_of(plan)), ("Dates", dates), page_title="Milestones"),
    )


@post_only(lambda request, number: reverse("action", args=[own(request, _action_id(number)).pk]))
def move(request: HttpRequest, number: int) -> HttpResponse:
    """The milestone takes the day its step now has. `number`: the step's; sent from the action's page, or the dates'."""
    action = own(request, _action_id(number))
    of_step = or_404(step_of(number))
    try:
        move_to_step(
            of_step,
            read_day(str(request.POST.get("day", ""))),
            edition=edition_in(request),
            by=username(request),
        )
    except (CannotChangePlanError, ChangedMeanwhileError, ValueError) as fault:
        action.refresh_from_db()
        return page_of(request, action, problem=str(fault), status=CONFLICT)
    of_step.milestone.refresh_from_db()
    say_saved(
        request,
        f"{action.reference}: {of_step.milestone.title} is now due {long_date(of_step.milestone.due)}.",
    )
    if "dates" in request.POST:
        return redirect(f"{reverse('plan-dates')}?plan={of_step.plan_id}")
    return redirect("action", action.pk)


def _action_id(number: int) -> int:
    return or_404(step_of(number)).milestone.action_id


def _form(request: HttpRequest, plan: Plan, actions: list[ActionLine]) -> StepMilestonesForm:
    origin, taken = counted_from(plan), milestones_of_steps(plan)
    steps = [
        (step.rule.id, f"{step.rule.name}, by {long_date(step.acts_by)}")
        for step in (origin.chain.steps if origin else ())
        if step.rule.id not in taken
    ]
    return StepMilestonesForm(
        request.POST if request.method == "POST" else None,
        steps=steps,
        actions=[(str(line.id), f"{line.reference} {line.title}") for line in actions],
        initial={"steps": request.GET.getlist("step")},
    )


def _make(request: HttpRequest, plan: Plan, form: StepMilestonesForm) -> None:
    action = own(request, int(form.cleaned_data["action"]))
    made = make_milestones(plan, form.cleaned_data["steps"], action, by=username(request))
    say_saved(request, f"{action.reference}: {several(len(made), 'milestone')} added.")
