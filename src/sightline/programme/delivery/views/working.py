"""Working on an action: its milestones, and whom it is shown to."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import CONFLICT, EditPage
from sightline.people.models import User
from sightline.people.queries import person
from sightline.programme.delivery.forms.actions import MilestoneForm, ShareForm
from sightline.programme.delivery.queries.history import last_words
from sightline.programme.delivery.services import milestones as actions_milestones
from sightline.programme.delivery.services import updates as actions_updates
from sightline.programme.delivery.views.one import page_of
from sightline.programme.delivery.views.owning import own
from sightline.programme.models import Action, Milestone
from sightline.programme.plans.forms.plans import outsider_choices
from sightline.programme.plans.views.asking import action_named, crumbs, form_page, username
from sightline.programme.plans.views.post_only import post_only
from sightline.web.form_pages import done, say_saved

SAVED = {"milestone_form": "milestone added", "share_form": "sharing saved"}


def _back(request: HttpRequest, number: int) -> str:
    return reverse("action", args=[action_named(request, number).pk])


@post_only(_back)
def milestone_new(request: HttpRequest, number: int) -> HttpResponse:
    """Another milestone."""
    action = own(request, number)
    form = MilestoneForm(request.POST, prefix="milestone")

    def do() -> None:
        values = form.cleaned_data
        actions_milestones.add_milestone(
            action, values["title"], due=values["due"], edition=values["edition"], by=username(request)
        )

    return _sent(request, action, "milestone_form", form, do)


@require_http_methods(["GET", "HEAD", "POST"])
def milestone(request: HttpRequest, number: int) -> HttpResponse:
    """One milestone: its words, its day, when it was reached; or it is taken away. `number` is the milestone's."""
    this_milestone = Milestone.objects.select_related("action__plan").filter(pk=number).first()
    if this_milestone is None:
        raise Http404
    action = own(request, this_milestone.action_id)
    page = _editing(request, action, this_milestone)

    def save() -> bool:
        values = {**page.form.cleaned_data, "edition": page.edition, "by": username(request)}
        if "remove" in request.POST:
            values = {name: values[name] for name in ("edition", "reason", "by")}
            return done(page.form, lambda: actions_milestones.remove_milestone(this_milestone, **values))
        return done(page.form, lambda: actions_milestones.change_milestone(this_milestone, **values))

    sent = page.send(save)
    if sent is not None:
        return sent
    heading, template = f"Milestone of {action.reference}", "programme/actions/milestone.html"
    return form_page(request, heading, page.form, template=template, **page.context)


def _editing(request: HttpRequest, action: Action, milestone: Milestone) -> EditPage:
    """A milestone's form, of which the second of two people is shown both texts, and told where it is to be taken away."""

    def form_of(action: Action, data: Any) -> MilestoneForm:
        stands = Milestone.objects.filter(pk=milestone.pk).first() or milestone
        first = {name: getattr(stands, name) for name in ("title", "due", "reached_on")}
        form = MilestoneForm(data, initial=first)
        del form.fields["edition"]
        return form

    back = reverse("action", args=[action.pk])
    return EditPage(
        request=request,
        thing=action,
        form_of=form_of,
        back=back,
        crumbs=crumbs((action.reference, back), page_title="Milestone"),
        texts="remove" not in request.POST,
        saved=f"{action.reference}: milestone {'removed' if 'remove' in request.POST else 'saved'}.",
        last=lambda now: last_words(now, person(request)),
    )


@post_only(_back)
def share(request: HttpRequest, number: int) -> HttpResponse:
    """Show it to somebody, or no longer."""
    action = action_named(request, number)
    form = ShareForm(outsider_choices(), request.POST)

    def do() -> None:
        shown_to = User.objects.get(pk=int(form.cleaned_data["person"]))
        what = actions_updates.stop_sharing if "stop" in request.POST else actions_updates.share
        what(action, shown_to, by=username(request))

    return _sent(request, action, "share_form", form, do)


def _sent(
    request: HttpRequest, action: Action, name: str, form: forms.Form, do: Callable[[], object]
) -> HttpResponse:
    """Do what a form of the action's page asks for; where that cannot be, show the page with all that was typed."""
    try:
        if not (form.is_valid() and done(form, do)):
            return page_of(request, action, {name: form})
    except ChangedMeanwhileError as fault:
        data = _with_edition(request, fault.thing)
        kind: Any = type(form)
        again = _again(kind(data, prefix=form.prefix))
        problem = f"{fault} {last_words(fault.thing, person(request))}".strip()
        return page_of(request, fault.thing, {name: again}, problem, CONFLICT)
    say_saved(request, f"{action.reference}: {SAVED[name]}.")
    return redirect("action", action.pk)


def _again(form: Any) -> Any:
    """The form as it was typed, with no fault of its own to tell."""
    form._errors = {}
    return form


def _with_edition(request: HttpRequest, action: Action) -> Any:
    data = request.POST.copy()
    for name in [each for each in data if each == "edition" or each.endswith("-edition")]:
        data[name] = str(action.edition)
    return data
