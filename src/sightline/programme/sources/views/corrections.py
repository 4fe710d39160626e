"""Mending a source that stands, and its findings."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.programme.models import Finding, Source
from sightline.programme.plans.seen_by import sources_seen_by
from sightline.programme.plans.views.asking import crumbs, form_page, or_404, today, username
from sightline.programme.sources.forms.sources import (
    InForceForm,
    LiftNoticeForm,
    MendFactsForm,
    MendFindingForm,
    WithdrawFindingForm,
    facts_initial,
    finding_initial,
    visit_initial,
)
from sightline.programme.sources.rules.corrections import FACTS
from sightline.programme.sources.rules.findings import FIELDS, fresh
from sightline.programme.sources.rules.notices import KIND
from sightline.programme.sources.services import corrections as actions
from sightline.programme.sources.services import notices as lifting
from sightline.programme.sources.views.finding import finding_named
from sightline.web.form_pages import done

MAY = ["GET", "HEAD", "POST"]


@require_http_methods(MAY)
def facts(request: HttpRequest, number: int) -> HttpResponse:
    """What is known of a source as a whole."""
    source: Source = or_404(sources_seen_by(person(request)).filter(pk=number).first())
    page = _page(
        request,
        source,
        lambda now, data: MendFactsForm(source.kind, data, authority=source.authority, initial=_facts(now)),
        reverse("source", args=[source.pk]),
        "Correct the details",
    )
    return _answered(page, lambda more: actions.mend_facts(source, page.form.values(), **more))


@require_http_methods(MAY)
def lift(request: HttpRequest, number: int) -> HttpResponse:
    """A notice to improve was lifted; one that was is in force again."""
    notices = sources_seen_by(person(request)).filter(kind=KIND)
    source: Source = or_404(notices.filter(pk=number).first())
    back = reverse("source", args=[source.pk])
    if source.lifted_on:
        heading = "Say that it is in force again"
        page = _page(request, source, lambda _, data: InForceForm(data), back, heading, texts=False)
        return _answered(page, lambda more: lifting.in_force_again(source, **more))
    page = _page(
        request,
        source,
        lambda _, data: LiftNoticeForm(data, initial={"on": today()}),
        back,
        "Say that it was lifted",
        texts=False,
    )
    return _answered(page, lambda more: lifting.lift(source, page.form.cleaned_data["on"], **more))


@require_http_methods(MAY)
def add(request: HttpRequest, number: int) -> HttpResponse:
    """A finding that was overlooked."""
    source: Source = or_404(sources_seen_by(person(request)).filter(pk=number).first())

    def form_of(_: Source, data: Any) -> MendFindingForm:
        form = MendFindingForm(data, initial=finding_initial(fresh()))
        form.fields["reason"].label = "Why it is added"
        return form

    back = reverse("source", args=[source.pk])
    page = _page(request, source, form_of, back, "Add a finding", texts=False)
    return _answered(page, lambda more: actions.add_finding(source, _values(page.form), **more))


@require_http_methods(MAY)
def finding(request: HttpRequest, finding_id: int) -> HttpResponse:
    """What one finding says."""
    one: Finding = finding_named(request, finding_id)

    def form_of(_: Source, data: Any) -> MendFindingForm:
        now = Finding.objects.get(pk=one.pk)
        stands = finding_initial({name: getattr(now, name) for name in FIELDS})
        return MendFindingForm(data, read=now.text, initial=stands)

    heading = f"Mend finding {one.number or one.place}"
    page = _page(request, one.source, form_of, reverse("finding", args=[one.pk]), heading)
    return _answered(page, lambda more: actions.mend_finding(one, _values(page.form), **more))


@require_http_methods(MAY)
def withdraw(request: HttpRequest, finding_id: int) -> HttpResponse:
    """A finding is withdrawn. It stays where plans name it."""
    one: Finding = finding_named(request, finding_id)
    heading = f"Withdraw finding {one.number or one.place}"
    back = reverse("finding", args=[one.pk])
    page = _page(request, one.source, lambda _, data: WithdrawFindingForm(data), back, heading, texts=False)
    return _answered(page, lambda more: actions.withdraw_finding(one, **more))


def _page(
    request: HttpRequest,
    source: Source,
    form_of: Callable[[Any, Any], Any],
    back: str,
    heading: str,
    *,
    texts: bool = True,
) -> EditPage:
    """A form that mends a source, which has the edition of its findings too."""
    above = (("Sources", reverse("sources")), (source.title, reverse("source", args=[source.pk])))
    return EditPage(
        request=request,
        thing=source,
        form_of=form_of,
        back=back,
        crumbs=crumbs(*above, page_title=heading),
        texts=texts,
        last=actions.last_mending,
    )


def _answered(page: EditPage, do: Callable[[dict[str, Any]], object]) -> HttpResponse:
    """The form, done where it can be. Who came second is shown both texts, or keeps what they typed."""

    def save() -> bool:
        more = {
            "edition": page.edition,
            "reason": page.form.cleaned_data["reason"],
            "by": username(page.request),
        }
        return done(page.form, lambda: do(more))

    sent = page.send(save)
    if sent is not None:
        return sent
    heading = page.crumbs[-1]["title"]
    return form_page(page.request, heading, page.form, lead=page.thing.title, **page.context)


def _facts(source: Source) -> dict[str, Any]:
    quoted = [
        {"words": each.words, "said_by": each.said_by, "page": each.page} for each in source.quotations.all()
    ]
    days = ("said_on", "visited_from", "visited_to")
    own_facts = {name: getattr(source, name) for name in FACTS if name not in days}
    initial = facts_initial({**own_facts, "quotations": quoted})
    return {**initial, "said_on": source.said_on, **visit_initial(vars(source))}


def _values(form: forms.Form) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in FIELDS}
