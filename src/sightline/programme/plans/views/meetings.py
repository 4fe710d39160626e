"""When the bodies that are told of a plan meet: the days that are known, and more of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.bodies.models import Meeting
from sightline.history.refusals import ChangedMeanwhileError, GoneMeanwhileError
from sightline.history.views import CONFLICT, edition_in
from sightline.people.queries import person
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan
from sightline.programme.plans.forms.bodies import MeetingsForm
from sightline.programme.plans.queries.meetings import meetings_seen_by, overseers_of, plans_overseen_by
from sightline.programme.plans.services import meetings as actions
from sightline.programme.plans.views.asking import (
    crumbs,
    front_of,
    look_in,
    or_404,
    plan_named,
    today,
    username,
)
from sightline.programme.plans.views.post_only import post_only
from sightline.web.form_pages import done, say_saved
from sightline.web.lists import number_or_zero, query_param

GONE = "This meeting was taken away by somebody else while you had it open. There is nothing left to do."


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The meetings of a plan's bodies, and a form for more."""
    plan = plan_named(request, number)
    first = {"body": query_param(request, "body")}
    form = MeetingsForm(plan.authority, request.POST or None, initial=first)
    if form.is_valid() and done(
        form, lambda: actions.set_meetings(plan, by=username(request), **form.cleaned_data)
    ):
        say_saved(request, f"Saved: when {form.cleaned_data['body']} meets.")
        return redirect("plan-meetings", number)
    return _page(request, plan, form)


@post_only(lambda request, number: reverse("plan-meetings", args=[_meeting(request, number)[1].pk]))
def gone(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a meeting."""
    chosen = number_or_zero(query_param(request, "plan"))
    if chosen and not Meeting.objects.filter(pk=number).exists():
        plan = plan_named(request, chosen)
        return _page(request, plan, MeetingsForm(plan.authority), problem=GONE)
    meeting, plan = _meeting(request, number)
    try:
        actions.remove_meeting(plan, meeting, edition=edition_in(request), by=username(request))
    except (CannotChangePlanError, ChangedMeanwhileError, GoneMeanwhileError) as fault:
        return _page(request, plan, MeetingsForm(plan.authority), problem=str(fault))
    return redirect("plan-meetings", plan.pk)


def _page(request: HttpRequest, plan: Plan, form: MeetingsForm, problem: str = "") -> HttpResponse:
    every = list(
        Meeting.objects.filter(body__in=overseers_of([plan], person(request)), showings=None)
        .select_related("body")
        .order_by("body__name", "on")
    )
    ahead = [each for each in every if each.on is None or each.on >= today()]
    context = {
        "plan": plan,
        "form": form,
        "problem": problem,
        "meetings": ahead,
        "past": sum(each.on is not None and each.on < today() for each in every),
        "bodies": list(dict.fromkeys(each.body.name for each in ahead if each.on)),
        "back": front_of(plan),
        "crumbs": crumbs(page_title="When bodies meet"),
    }
    return render(request, "programme/plans/meetings.html", context, status=CONFLICT if problem else 200)


def _meeting(request: HttpRequest, number: int) -> tuple[Meeting, Plan]:
    """The meeting, and the plan it is looked at from: the one the address names (`?plan=`), else the first it is told of."""
    meeting: Meeting = or_404(meetings_seen_by(person(request)).filter(pk=number).first())
    plans = plans_overseen_by(meeting.body_id, person(request))
    chosen = number_or_zero(query_param(request, "plan"))
    plan: Plan = or_404((plans.filter(pk=chosen) if chosen else plans).first())
    look_in(request, plan)
    return meeting, plan
