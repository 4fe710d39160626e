"""Giving evidence for an action, and taking a file of it away."""

from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.documents.views import attachment
from sightline.people.queries import person
from sightline.programme.delivery.forms.evidence import AgainForm, GiveForm, WithdrawForm
from sightline.programme.delivery.queries import evidence as asked
from sightline.programme.delivery.services import evidence as actions
from sightline.programme.models import Action, Evidence
from sightline.programme.plans.services.changes import what_action
from sightline.programme.plans.views.asking import action_named, by, crumbs, done, form_page, there
from sightline.programme.plans.views.uploads import keep_upload
from sightline.trail.refusing import refuse


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Another piece of evidence for an action."""
    action = action_named(request, number)
    form = GiveForm(request.POST or None, request.FILES or None)
    if form.is_valid() and done(form, lambda: _give(request, action, form)):
        return redirect("action", action.pk)
    return _page(request, action, "Give evidence", form, "Give it")


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, number: int) -> HttpResponse:
    """A newer version of a piece of evidence."""
    found = _own(request, number)
    form = AgainForm(request.POST or None, request.FILES or None)

    def do() -> None:
        given = _read(request, form)
        actions.give_again(found, by=by(request), **given)

    if form.is_valid() and done(form, do):
        return redirect("action", found.action_id)
    return _page(request, found.action, f"A newer version: {found.title}", form, "Give it")


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """It no longer counts."""
    found = _own(request, number)
    form = WithdrawForm(request.POST or None)
    if form.is_valid() and done(form, lambda: actions.withdraw(found, by=by(request), **form.cleaned_data)):
        return redirect("action", found.action_id)
    return _page(request, found.action, f"Withdraw: {found.title}", form, "Withdraw it")


@require_safe
def file(request: HttpRequest, number: int) -> FileResponse:
    """A version's file to take away."""
    found = there(asked.version_seen(person(request), number))
    if found.document is None:
        raise Http404
    return attachment(found.document)


def _own(request: HttpRequest, number: int) -> Evidence:
    """The evidence, if this person may change it. Whoever sees it but may not is refused, and that is written down."""
    found: Evidence = there(asked.evidence_seen(person(request), number))
    if not asked.may_change_evidence(person(request), found):
        refuse(by(request), f"change evidence of {what_action(found.action)}")
    return found


def _give(request: HttpRequest, action: Action, form: forms.Form) -> None:
    given = _read(request, form)
    actions.give(action, given.pop("title"), by=by(request), **given)


def _read(request: HttpRequest, form: forms.Form) -> dict[str, Any]:
    """What was typed, with the file kept; CannotChangePlanError where it is not taken."""
    given = dict(form.cleaned_data)
    document = keep_upload(given.pop("file", None), by(request))
    return {**given, "document": document}


def _page(request: HttpRequest, action: Action, heading: str, form: forms.Form, button: str) -> HttpResponse:
    back = reverse("action", args=[action.pk])
    trail = crumbs(("Actions", reverse("actions")), (action.reference, back), here="Evidence")
    return form_page(request, heading, form, button=button, back=back, crumbs=trail)
