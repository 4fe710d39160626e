"""Adding evidence to an action, replacing and withdrawing it, and downloading its files."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.documents.views import attachment
from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.programme.delivery.forms.evidence import AgainForm, GiveForm, WithdrawForm
from sightline.programme.delivery.queries import evidence as queries
from sightline.programme.delivery.services import evidence as actions
from sightline.programme.models import Action, Evidence
from sightline.programme.plans.services.changes import trail_name
from sightline.programme.plans.views.asking import action_named, crumbs, form_page, look_in, or_404, username
from sightline.programme.plans.views.uploads import keep_upload
from sightline.trail.refusing import refuse
from sightline.web.form_pages import done, say_saved


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Another piece of evidence for an action."""
    action = action_named(request, number)
    if not queries.may_give(person(request), action):
        refuse(username(request), f"give evidence for {trail_name(action)}")
    form = GiveForm(request.POST or None, request.FILES or None, by=username(request))
    if form.is_valid() and done(form, lambda: _give(request, action, form)):
        say_saved(request, f"Evidence for {action.reference} saved.")
        return redirect("action", action.pk)
    return form_page(
        request, "Add evidence", form, button="Upload", back=_back(action), crumbs=_crumbs(action)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, number: int) -> HttpResponse:
    """A newer version of a piece of evidence."""
    evidence = _own(request, number)

    def form_of(_: Evidence, data: Any) -> AgainForm:
        return AgainForm(data, None if data is None else request.FILES, by=username(request))

    page = _editing(request, evidence, form_of, "New version saved.")

    def do() -> None:
        actions.give_again(evidence, edition=page.edition, by=username(request), **_read(request, page.form))

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    heading = f"Replace: {evidence.title}"
    return form_page(request, heading, page.form, button="Upload", **page.context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """It no longer counts."""
    evidence = _own(request, number)
    page = _editing(request, evidence, lambda _, data: WithdrawForm(data), "Evidence withdrawn.")

    def do() -> None:
        actions.withdraw(evidence, edition=page.edition, by=username(request), **page.form.cleaned_data)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    heading = f"Withdraw: {evidence.title}"
    return form_page(request, heading, page.form, button="Withdraw", **page.context)


@require_safe
def file(request: HttpRequest, number: int) -> FileResponse:
    """A version's file to download."""
    evidence_version = or_404(queries.version_seen(person(request), number))
    if evidence_version.document is None:
        raise Http404
    return attachment(evidence_version.document)


def _own(request: HttpRequest, number: int) -> Evidence:
    """The evidence, if this person may change it. Whoever sees it but may not is refused, and that is written down."""
    evidence: Evidence = or_404(queries.evidence_seen(person(request), number))
    look_in(request, evidence.action.plan)
    if not queries.may_change_evidence(person(request), evidence):
        refuse(username(request), f"change evidence of {trail_name(evidence.action)}")
    return evidence


def _give(request: HttpRequest, action: Action, form: forms.Form) -> None:
    values = _read(request, form)
    actions.give(action, values.pop("title"), by=username(request), **values)


def _read(request: HttpRequest, form: forms.Form) -> dict[str, Any]:
    """What was typed, with the file kept; CannotChangePlanError where it is not taken."""
    values = dict(form.cleaned_data)
    document = keep_upload(values.pop("file", None), username(request))
    return {**values, "document": document}


def _editing(
    request: HttpRequest, evidence: Evidence, form_of: Callable[[Any, Any], Any], saved: str
) -> EditPage:
    """What is done with evidence, of which the second of two people is told."""
    return EditPage(
        request=request,
        thing=evidence,
        form_of=form_of,
        back=_back(evidence.action),
        crumbs=_crumbs(evidence.action),
        texts=False,
        saved=saved,
    )


def _back(action: Action) -> str:
    return reverse("action", args=[action.pk])


def _crumbs(action: Action) -> list[dict[str, str]]:
    actions_crumb = ("Actions", reverse("actions"))
    return crumbs(actions_crumb, (action.reference, _back(action)), page_title="Evidence")
