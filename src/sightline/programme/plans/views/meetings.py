"""When the bodies that are told of a plan meet: the days that are known, and more of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.people.queries import person
from sightline.programme.models import Meeting
from sightline.programme.plans.forms.plans import MeetingsForm
from sightline.programme.plans.queries.meetings import meetings_seen_by
from sightline.programme.plans.services import meetings as actions
from sightline.programme.plans.views.asking import by, crumbs, done, front_of, plan_named, there, today
from sightline.programme.plans.views.sent_only import sent_only


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The meetings of a plan's bodies, and a form for more."""
    plan = plan_named(request, number)
    form = MeetingsForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: actions.set_meetings(plan, by=by(request), **form.cleaned_data)
    ):
        return redirect("plan-meetings", number)
    every = list(meetings_seen_by(person(request)).filter(plan=plan).order_by("body", "on"))
    ahead = [each for each in every if each.on is None or each.on >= today()]
    context = {
        "plan": plan,
        "form": form,
        "meetings": ahead,
        "past": sum(each.on is not None and each.on < today() for each in every),
        "bodies": list(dict.fromkeys(each.body for each in ahead if each.on)),
        "back": front_of(plan),
        "crumbs": crumbs(here="When bodies meet"),
    }
    return render(request, "programme/plans/meetings.html", context)


@sent_only(lambda request, number: reverse("plan-meetings", args=[_meeting(request, number).plan_id]))
def gone(request: HttpRequest, number: int) -> HttpResponse:
    """Take a meeting away."""
    found = _meeting(request, number)
    actions.remove_meeting(found, by=by(request))
    return redirect("plan-meetings", found.plan_id)


def _meeting(request: HttpRequest, number: int) -> Meeting:
    return there(meetings_seen_by(person(request)).filter(pk=number).first())
