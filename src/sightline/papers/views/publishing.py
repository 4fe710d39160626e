"""A paper is published by a second person, and what was published is read and downloaded."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from sightline.history.views import EditPage
from sightline.papers.composing.editions import MEMBERS, OFFICERS, PUBLIC
from sightline.papers.forms import PublishPaperForm
from sightline.papers.queries.papers import authors_of, last_of_paper
from sightline.papers.queries.sealed import PackChangedError, editions_of, sealed_for, what_stops, whole_pack
from sightline.papers.rules.clearance import why_not_publish
from sightline.papers.rules.stops import grouped_stops
from sightline.papers.sealing.pack import NOT_FOR_READERS
from sightline.papers.services.publishing import publish_paper
from sightline.papers.views.asking import paper_or_404
from sightline.web.files import given_out
from sightline.web.form_pages import done, form_page

MOST_SHOWN = 12
USUAL = (OFFICERS, MEMBERS, PUBLIC)
"""The editions that every paper goes out in, unless whoever publishes it says otherwise."""


@require_http_methods(["GET", "HEAD", "POST"])
def publishing(request: HttpRequest, number: int) -> HttpResponse:
    """Publish a paper that others wrote and cleared."""
    visit = paper_or_404(request, number)
    paper, editions = visit.paper, editions_of(visit.paper)

    def form_of(_: object, data: Any) -> forms.Form:
        return PublishPaperForm(data, editions=editions, initial={"audiences": list(USUAL)})

    page = EditPage(
        request=request,
        thing=paper,
        form_of=form_of,
        back=visit.address,
        crumbs=visit.crumbs("Publish"),
        texts=False,
        last=last_of_paper,
        saved=f"{paper.title}: published",
    )

    def do() -> None:
        publish_paper(paper, page.form.cleaned_data["audiences"], edition=page.edition, by=visit.by)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(
        request,
        "Publish",
        page.form,
        button="Publish",
        template="papers/publish.html",
        base="papers/page.html",
        lead=paper.title,
        why_not=why_not_publish(paper.state, by=visit.by, authors=authors_of(paper)),
        stops=[
            (whom, faults[:MOST_SHOWN], len(faults) - MOST_SHOWN)
            for whom, faults in grouped_stops({key: what_stops(paper, key) for key in editions})
        ],
        back_words="Cancel",
        **page.context,
    )


@require_safe
def file(request: HttpRequest, number: int, audience: str, file_name: str) -> HttpResponseBase:
    """A file of what was published, as it was sealed."""
    visit = paper_or_404(request, number)
    sealed = next((each for each in sealed_for(visit.user, visit.paper) if each.audience == audience), None)
    if sealed is None or file_name in NOT_FOR_READERS or file_name not in sealed.files:
        raise Http404
    try:
        return given_out(whole_pack(sealed) / file_name, file_name)
    except PackChangedError as fault:
        raise Http404 from fault
