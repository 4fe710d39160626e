"""The monthly cycle: owners are asked for updates by a day, one sees who has not answered, chases them, and closes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import edition_in
from sightline.people.queries import person
from sightline.programme.delivery.forms.actions import AskForUpdatesForm
from sightline.programme.delivery.queries.reported_updates import updates_waiting
from sightline.programme.delivery.queries.update_requests import RequestState, open_request, state_of_request
from sightline.programme.delivery.services.mailing import NOT_SET_UP, mail_is_set_up
from sightline.programme.delivery.services.update_requests import ask_for_updates, chase, close_request
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan
from sightline.programme.plans.views.asking import crumbs, plan_named, today, username
from sightline.statistics.amounts import several
from sightline.web.account_names import full_name
from sightline.web.form_pages import done, say_saved
from sightline.web.words import long_date


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Who was asked and who has answered; asking, chasing and closing."""
    plan = plan_named(request, number)
    open_now = open_request(plan)
    state = state_of_request(open_now, person(request), today()) if open_now else None
    if request.method != "POST":
        return _page(request, plan, state, AskForUpdatesForm())
    if state is None:
        return _ask(request, plan)
    try:
        say_saved(request, _done(request, state))
    except (CannotChangePlanError, ChangedMeanwhileError) as fault:
        return _page(request, plan, state, AskForUpdatesForm(), problem=str(fault))
    return redirect("plan-updates", plan.pk)


def first_sentence(state: RequestState | None) -> str:
    """The first sentence: how many answered, by when."""
    if state is None:
        return "No updates are being asked for."
    day = long_date(state.request.due)
    return f"{state.sentence}, {'overdue since' if state.overdue(today()) else 'due'} {day}."


def _ask(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = AskForUpdatesForm(request.POST)
    if not form.is_valid() or not done(
        form, lambda: ask_for_updates(plan, by=username(request), **form.cleaned_data)
    ):
        return _page(request, plan, None, form)
    say_saved(request, f"Updates are asked for by {long_date(form.cleaned_data['due'])}.")
    return redirect("plan-updates", plan.pk)


def _done(request: HttpRequest, state: RequestState) -> str:
    """Do which button was pressed; gives what was done."""
    if "close" in request.POST:
        close_request(state, edition=edition_in(request), by=username(request))
        return "The request for updates is closed."
    reached, missed = chase(state, by=username(request))
    if not mail_is_set_up():
        return f"{NOT_SET_UP} Owners see on Today that an update is asked for."
    written = f"{several(len(reached), 'reminder')} sent."
    return (
        f"{written} No email could be sent to {', '.join(full_name(each) for each in missed)}."
        if missed
        else written
    )


def _page(
    request: HttpRequest,
    plan: Plan,
    state: RequestState | None,
    form: AskForUpdatesForm,
    *,
    problem: str = "",
) -> HttpResponse:
    context: dict[str, Any] = {
        "plan": plan,
        "state": state,
        "waiting": updates_waiting(plan, person(request)),
        "answer": first_sentence(state),
        "form": form if state is None else None,
        "problem": problem,
        "crumbs": crumbs(("Actions", f"{reverse('actions')}?plan={plan.pk}"), page_title="Updates"),
    }
    return render(request, "programme/actions/updates.html", context)
