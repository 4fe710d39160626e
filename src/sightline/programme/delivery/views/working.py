"""Working on an action: its status, updates, milestones, what is said of it, and whom it is shown to."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.people.models import User
from sightline.people.queries import person
from sightline.programme.delivery.forms.actions import (
    MilestoneForm,
    ShareForm,
    StatusForm,
    UpdateForm,
)
from sightline.programme.delivery.queries.history import last_change
from sightline.programme.delivery.services import milestones as actions_milestones
from sightline.programme.delivery.services import status as actions_status
from sightline.programme.delivery.services import updates as actions_updates
from sightline.programme.delivery.views.one import page_of
from sightline.programme.kinds.refusals import CannotChangePlanError, ChangedMeanwhileError
from sightline.programme.models import Action, Milestone
from sightline.programme.plans.forms.plans import outsider_choices
from sightline.programme.plans.queries.entries import entry_of, may_work_on
from sightline.programme.plans.services.changes import what_action
from sightline.programme.plans.views.asking import action_named, by, crumbs, form_page
from sightline.programme.plans.views.changed_meanwhile import CONFLICT
from sightline.programme.plans.views.sent_only import sent_only
from sightline.trail.refusing import refuse


def _back(request: HttpRequest, number: int) -> str:
    return reverse("action", args=[action_named(request, number).pk])


@sent_only(_back)
def status(request: HttpRequest, number: int) -> HttpResponse:
    """Say where it stands."""
    action = own(request, number)
    form = StatusForm(action.status, request.POST, declared=action.declarations.exists())

    def do() -> None:
        given = dict(form.cleaned_data)
        actions_status.set_status(action, given.pop("wanted"), by=by(request), **given)

    return _sent(request, action, "status_form", form, do)


@sent_only(_back)
def update(request: HttpRequest, number: int) -> HttpResponse:
    """Report."""
    action = own(request, number)
    form = UpdateForm(request.POST, prefix="update")
    return _sent(
        request,
        action,
        "update_form",
        form,
        lambda: actions_updates.report(action, by=by(request), **form.cleaned_data),
    )


@sent_only(_back)
def milestone_new(request: HttpRequest, number: int) -> HttpResponse:
    """Another milestone."""
    action = own(request, number)
    form = MilestoneForm(request.POST, prefix="milestone")

    def do() -> None:
        given = form.cleaned_data
        actions_milestones.add_milestone(
            action, given["title"], due=given["due"], edition=given["edition"], by=by(request)
        )

    return _sent(request, action, "milestone_form", form, do)


@require_http_methods(["GET", "HEAD", "POST"])
def milestone(request: HttpRequest, number: int) -> HttpResponse:
    """One milestone: its words, its day, when it was reached; or it is taken away. `number` is the milestone's."""
    found = Milestone.objects.select_related("action__plan").filter(pk=number).first()
    if found is None:
        raise Http404
    action = own(request, found.action_id)
    first = {
        "title": found.title,
        "due": found.due,
        "reached_on": found.reached_on,
        "edition": action.edition,
    }
    form = MilestoneForm(request.POST or None, initial=first)
    problem = ""
    if form.is_valid():
        given = form.cleaned_data
        try:
            if "remove" in request.POST:
                actions_milestones.remove_milestone(
                    found, edition=given["edition"], reason=given["reason"], by=by(request)
                )
            else:
                actions_milestones.change_milestone(found, by=by(request), **given)
        except ChangedMeanwhileError as fault:
            problem = told(fault, person(request))
            form = _again(MilestoneForm(_with_edition(request, fault.action)))
        except CannotChangePlanError as fault:
            form.add_error(fault.field if fault.field in form.fields else None, str(fault))
        else:
            return redirect("action", action.pk)
    back = reverse("action", args=[action.pk])
    return form_page(
        request,
        f"Milestone of {action.reference}",
        form,
        template="programme/actions/milestone.html",
        problem=problem,
        back=back,
        crumbs=crumbs((action.reference, back), here="Milestone"),
        status=CONFLICT if problem else 200,
    )


@sent_only(_back)
def share(request: HttpRequest, number: int) -> HttpResponse:
    """Show it to somebody, or no longer."""
    action = action_named(request, number)
    form = ShareForm(outsider_choices(), request.POST)

    def do() -> None:
        shown_to = User.objects.get(pk=int(form.cleaned_data["person"]))
        what = actions_updates.stop_sharing if "stop" in request.POST else actions_updates.share
        what(action, shown_to, by=by(request))

    return _sent(request, action, "share_form", form, do)


def _sent(
    request: HttpRequest, action: Action, name: str, form: forms.Form, do: Callable[[], object]
) -> HttpResponse:
    """Do what a form of the action's page asks for; where that cannot be, show the page with all that was typed."""
    if not form.is_valid():
        return page_of(request, action, {name: form})
    try:
        do()
    except ChangedMeanwhileError as fault:
        data = _with_edition(request, fault.action)
        kind: Any = type(form)
        again = _again(kind(*_first(form, fault.action), data, prefix=form.prefix))
        return page_of(request, fault.action, {name: again}, told(fault, person(request)), CONFLICT)
    except CannotChangePlanError as fault:
        form.add_error(fault.field if fault.field in form.fields else None, str(fault))
        return page_of(request, action, {name: form})
    return redirect("action", action.pk)


def _first(form: forms.Form, action: Action) -> tuple[Any, ...]:
    return (action.status,) if isinstance(form, StatusForm) else ()


def _again(form: Any) -> Any:
    """The form as it was typed, with no fault of its own to tell."""
    form._errors = {}
    return form


def _with_edition(request: HttpRequest, action: Action) -> Any:
    data = request.POST.copy()
    for name in [each for each in data if each == "edition" or each.endswith("-edition")]:
        data[name] = str(action.edition)
    return data


def told(fault: ChangedMeanwhileError, user: User) -> str:
    last = last_change(fault.action, user)
    who = f" {last.by}: {last.what}{f', now “{last.now}”' if last.now else ''}." if last else ""
    return f"{fault}{who}"


def own(request: HttpRequest, number: int) -> Action:
    """The action, if this person works on it. Whoever sees it but does not is refused, and that is written down."""
    action = action_named(request, number)
    if not may_work_on(person(request), entry_of(action, person(request))):
        refuse(by(request), f"work on {what_action(action)}")
    return action
