"""A body is added; what it is, oversees and is reported to of is recorded and changed."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.bodies import services
from sightline.bodies.models import Body, Mandate, ReportCycle
from sightline.bodies.queries import bodies_seen_by, last_of
from sightline.bodies.terms_forms import (
    BodyTermsForm,
    CycleForm,
    CycleMoveForm,
    MandateForm,
    NewBodyForm,
    OneDayForm,
)
from sightline.bodies.views.asking import body_or_404, crumbs_to, username
from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.web.form_pages import done, form_page, say_saved
from sightline.web.lists import query_param


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A body that nobody recorded before."""
    form = NewBodyForm(request.POST or None)
    made: list[Body] = []
    authority = _authority(request)

    def do() -> None:
        made.append(services.add_body(authority, **form.cleaned_data, by=username(request)))

    if form.is_valid() and done(form, do):
        say_saved(request, f"{made[0].name}: saved")
        return redirect("body", made[0].pk)
    crumbs, back = crumbs_to({"title": "Add a body"}), reverse("bodies")
    return form_page(request, "Add a body", form, crumbs=crumbs, back=back, here=request.get_full_path())


@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: HttpRequest, number: int) -> HttpResponse:
    """What kind of body it is, its terms of reference, and until when it goes on."""
    body = body_or_404(request, number)

    def form_of(now: Body, data: Any) -> BodyTermsForm:
        own = now.own_terms
        first = {"kind": own.kind, "terms": own.terms, "until": own.until, "until_words": own.until_words}
        return BodyTermsForm(data, initial=first)

    page = _edit(request, body, form_of, "Terms of reference")

    def do() -> None:
        reason = page.form.cleaned_data["reason"]
        services.set_terms(
            body, page.form.body_terms, reason=reason, edition=page.edition, by=username(request)
        )

    return _sent(request, page, "Terms of reference", do)


@require_http_methods(["GET", "HEAD", "POST"])
def oversight(request: HttpRequest, number: int) -> HttpResponse:
    """A body oversees a thing, by whose decision."""
    body = body_or_404(request, number)
    others = list(bodies_seen_by(person(request)).filter(authority=body.authority).exclude(pk=body.pk))
    page = _edit(request, body, lambda _, data: MandateForm(data, others=others), "What it oversees")
    page.texts = False

    def do() -> None:
        sent = dict(page.form.cleaned_data)
        by_number = {str(each.pk): each for each in others}
        for name in ("decided_by", "taken_from"):
            sent[name] = by_number.get(sent[name])
        services.add_mandate(body, **sent, edition=page.edition, by=username(request))

    return _sent(request, page, "What it oversees", do)


@require_http_methods(["GET", "HEAD", "POST"])
def oversight_end(request: HttpRequest, number: int) -> HttpResponse:
    """The last day on which a body oversees a thing."""
    mandate = Mandate.objects.filter(pk=number).first()
    if mandate is None:
        raise Http404
    body = body_or_404(request, mandate.body_id)
    page = _edit(request, body, lambda _, data: OneDayForm(data), "Last day")
    page.texts = False

    def do() -> None:
        on = page.form.cleaned_data["on"]
        services.end_mandate(mandate, on, edition=page.edition, by=username(request))

    return _sent(request, page, "Last day of oversight", do, lead=mandate.words)


@require_http_methods(["GET", "HEAD", "POST"])
def cycle_add(request: HttpRequest, number: int) -> HttpResponse:
    """A body is reported to of something every so often."""
    body = body_or_404(request, number)
    page = _edit(request, body, lambda _, data: CycleForm(data), "Reports")
    page.texts = False

    def do() -> None:
        services.add_cycle(body, **page.form.cleaned_data, edition=page.edition, by=username(request))

    return _sent(request, page, "Add a cycle of reports", do)


@require_http_methods(["GET", "HEAD", "POST"])
def cycle(request: HttpRequest, number: int) -> HttpResponse:
    """A report of a cycle was received, or no more are due."""
    made = ReportCycle.objects.filter(pk=number).first()
    if made is None:
        raise Http404
    body = body_or_404(request, made.body_id)
    page = _edit(request, body, lambda _, data: CycleMoveForm(data), "Reports")
    page.texts = False

    def do() -> None:
        sent = page.form.cleaned_data
        service = services.report_received if sent["what"] == "received" else services.end_cycle
        service(made, sent["on"], edition=page.edition, by=username(request))

    return _sent(request, page, "Record a report", do, lead=made.words)


def _edit(request: HttpRequest, body: Body, form_of: Callable[[Body, Any], Any], heading: str) -> EditPage:
    back = reverse("body", args=[body.pk])
    return EditPage(
        request=request,
        thing=body,
        form_of=form_of,
        back=back,
        crumbs=crumbs_to({"title": body.name, "href": back}, {"title": heading}),
        last=last_of,
        saved=f"{body.name}: saved",
    )


def _sent(
    request: HttpRequest, page: EditPage, heading: str, do: Callable[[], None], lead: str = ""
) -> HttpResponse:
    """Where it leads once done; else its page again."""
    sent = page.send(lambda: done(page.form, do))
    return sent or form_page(request, heading, page.form, lead=lead or page.thing.name, **page.context)


def _authority(request: HttpRequest) -> str:
    """Whose body it is to be: of the person's authority, or for who belongs to none of the one the address names."""
    if own := person(request).authority:
        return own
    codes = sorted(set(Body.objects.values_list("authority", flat=True)))
    chosen = query_param(request, "authority") or next(iter(codes), "")
    if chosen not in codes:
        raise Http404
    return chosen
