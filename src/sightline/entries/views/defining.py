"""A measure that people enter is defined, changed and stopped."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.entries.forms import DefinitionForm, RedefinitionForm, StopForm
from sightline.entries.models import EntryDefinition
from sightline.entries.services.defining import define, redefine, stop, terms_of
from sightline.entries.views.asking import authority_of, definition_or_404
from sightline.history.queries import last_change
from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.web.form_pages import done, form_page, say_saved

FIELDS = {
    "title": "the name",
    "counts": "what it counts",
    "top_words": "the number",
    "base_words": "the denominator",
    "better": "which way is better",
    "owner": "the owner",
    "due_days": "when it is due",
    "stopped": "whether it is entered",
}


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Define a measure."""
    authority, by = authority_of(request), person(request).get_username()
    form = DefinitionForm(request.POST if request.method == "POST" else None, authority=authority)
    made: list[EntryDefinition] = []
    if form.is_valid() and done(
        form, lambda: made.append(define(by=by, authority=authority, terms=form.terms))
    ):
        say_saved(request, f"{made[0].reference}: measure saved")
        return redirect("entered-measure", made[0].pk)
    crumbs = [{"title": "Entered figures", "href": reverse("entered")}, {"title": "Define a measure"}]
    more = {"crumbs": crumbs, "back": reverse("entered"), "here": request.get_full_path()}
    lead = "For what no record of a child answers: audits, costs, surveys."
    return form_page(request, "Define a measure that people enter", form, lead=lead, **more)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change what a definition says, and say why."""
    definition = definition_or_404(request, number)
    page = _edit(request, definition, _form_over, "measure saved")

    def do() -> None:
        reason, by = page.form.cleaned_data["reason"], person(request).get_username()
        if redefine(definition, page.form.terms, reason=reason, edition=page.edition, by=by) == "proposed":
            page.saved = (
                f"{definition.reference}: change proposed. It holds once a second person has approved it."
            )

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(request, "Change the measure", page.form, lead=definition.title, **page.context)


@require_http_methods(["GET", "HEAD", "POST"])
def stopping(request: HttpRequest, number: int) -> HttpResponse:
    """No more figures are entered."""
    definition = definition_or_404(request, number)
    page = _edit(
        request, definition, lambda _, data: StopForm(data), "no more figures are entered", texts=False
    )

    def do() -> None:
        stop(definition, edition=page.edition, by=person(request).get_username(), **page.form.cleaned_data)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    sentences = ["What was signed off stays on the scorecard. Nothing more is asked for."]
    return form_page(
        request,
        "Stop entering",
        page.form,
        button="Stop",
        lead=definition.title,
        sentences=sentences,
        **page.context,
    )


def _edit(
    request: HttpRequest, definition: EntryDefinition, form_of: Any, saved: str, *, texts: bool = True
) -> EditPage:
    own = reverse("entered-measure", args=[definition.pk])
    return EditPage(
        request=request,
        thing=definition,
        form_of=form_of,
        back=own,
        crumbs=[
            {"title": "Entered figures", "href": reverse("entered")},
            {"title": definition.reference, "href": own},
        ],
        texts=texts,
        last=lambda now: last_change(now.changes.all(), FIELDS),
        saved=f"{definition.reference}: {saved}",
    )


def _form_over(definition: EntryDefinition, data: Any) -> RedefinitionForm:
    return RedefinitionForm(data, initial=terms_of(definition).in_history, authority=definition.authority)
