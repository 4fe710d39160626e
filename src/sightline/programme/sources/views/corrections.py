"""Mending a source that stands, and its findings."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.people.queries import person
from sightline.programme.models import Finding, Source
from sightline.programme.plans.seen_by import sources_seen_by
from sightline.programme.plans.views.asking import by, crumbs, done, form_page, number_in, there, today
from sightline.programme.sources.forms.sources import (
    InForceForm,
    LiftForm,
    MendFactsForm,
    MendFindingForm,
    WithdrawFindingForm,
    facts_initial,
    finding_initial,
)
from sightline.programme.sources.rules.corrections import FACTS
from sightline.programme.sources.rules.findings import FIELDS, fresh
from sightline.programme.sources.rules.notices import KIND
from sightline.programme.sources.services import corrections as actions
from sightline.programme.sources.services import notices as lifting
from sightline.programme.sources.views.finding import finding_named

MAY = ["GET", "HEAD", "POST"]


@require_http_methods(MAY)
def facts(request: HttpRequest, number: int) -> HttpResponse:
    """What is known of a source as a whole."""
    source: Source = there(sources_seen_by(person(request)).filter(pk=number).first())
    form = MendFactsForm(source.kind, request.POST or None, initial=_facts(source))

    def do(given: dict[str, Any]) -> None:
        actions.mend_facts(source, form.values(), **given)

    there_is = reverse("source", args=[source.pk])
    return _asked(request, source, "Mend what is known of it", form, do, there_is)


@require_http_methods(MAY)
def lift(request: HttpRequest, number: int) -> HttpResponse:
    """A notice to improve was lifted; one that was is in force again."""
    notices = sources_seen_by(person(request)).filter(kind=KIND)
    source: Source = there(notices.filter(pk=number).first())
    back = reverse("source", args=[source.pk])
    if source.lifted_on:
        again = InForceForm(request.POST or None)
        return _asked(
            request,
            source,
            "Say that it is in force again",
            again,
            lambda given: lifting.in_force_again(source, **given),
            back,
        )
    form = LiftForm(request.POST or None, initial={"on": today()})

    def do(given: dict[str, Any]) -> None:
        lifting.lift(source, form.cleaned_data["on"], **given)

    return _asked(request, source, "Say that it was lifted", form, do, back)


@require_http_methods(MAY)
def add(request: HttpRequest, number: int) -> HttpResponse:
    """A finding that was overlooked."""
    source: Source = there(sources_seen_by(person(request)).filter(pk=number).first())
    form = MendFindingForm(request.POST or None, initial=finding_initial(fresh()))
    form.fields["reason"].label = "Why it is added"

    def do(given: dict[str, Any]) -> None:
        actions.add_finding(source, _values(form), **given)

    return _asked(request, source, "Add a finding", form, do, reverse("source", args=[source.pk]))


@require_http_methods(MAY)
def finding(request: HttpRequest, finding_id: int) -> HttpResponse:
    """What one finding says."""
    found: Finding = finding_named(request, finding_id)
    stands = finding_initial({name: getattr(found, name) for name in FIELDS})
    form = MendFindingForm(request.POST or None, read=found.text, initial=stands)

    def do(given: dict[str, Any]) -> None:
        actions.mend_finding(found, _values(form), **given)

    name = f"Mend finding {found.number or found.place}"
    return _asked(request, found.source, name, form, do, reverse("finding", args=[found.pk]))


@require_http_methods(MAY)
def withdraw(request: HttpRequest, finding_id: int) -> HttpResponse:
    """A finding is withdrawn. It stays where plans name it."""
    found: Finding = finding_named(request, finding_id)
    form = WithdrawFindingForm(request.POST or None)

    def do(given: dict[str, Any]) -> None:
        actions.withdraw_finding(found, **given)

    name = f"Withdraw finding {found.number or found.place}"
    return _asked(request, found.source, name, form, do, reverse("finding", args=[found.pk]))


def _asked(
    request: HttpRequest,
    source: Source,
    heading: str,
    form: forms.Form,
    do: Callable[[dict[str, Any]], None],
    back: str,
) -> HttpResponse:
    """The form, done where it can be. Who came second keeps what they typed, and is shown the way to what stands."""
    edition = number_in(request.POST.get("edition", source.edition))
    valid = form.is_valid()
    if valid and done(
        form, lambda: do({"edition": edition, "reason": form.cleaned_data["reason"], "by": by(request)})
    ):
        return redirect(back)
    trail = crumbs(
        ("Sources", reverse("sources")), (source.title, reverse("source", args=[source.pk])), here=heading
    )
    shown = form_page(
        request,
        heading,
        form,
        carried={"edition": source.edition},
        lead=source.title,
        back=back,
        crumbs=trail,
    )
    if valid:
        shown.status_code = 409 if edition != source.edition else 200
    return shown


def _facts(source: Source) -> dict[str, Any]:
    quoted = [
        {"words": each.words, "said_by": each.said_by, "page": each.page} for each in source.quotations.all()
    ]
    days = ("said_on", "visited_from", "visited_to")
    known = {name: getattr(source, name) for name in FACTS if name not in days}
    shown = facts_initial({**known, "quotations": quoted})
    return {**shown, **{name: getattr(source, name) for name in days}}


def _values(form: forms.Form) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in FIELDS}
