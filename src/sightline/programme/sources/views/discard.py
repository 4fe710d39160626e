"""Giving up a source that is being confirmed: a wrong file, or one that was dropped in twice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.programme import kinds as rules
from sightline.programme.plans.views.asking import by, crumbs, done, form_page, number_in
from sightline.programme.sources.forms.sources import GiveUpForm
from sightline.programme.sources.services import drafts as actions
from sightline.programme.sources.views.draft import draft_named


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Say why, and it is gone; what was uploaded is kept, and the trail says who gave it up."""
    draft = draft_named(request, number)
    form = GiveUpForm(request.POST or None)
    if form.is_valid() and done(
        form,
        lambda: actions.discard(
            draft,
            edition=number_in(request.POST.get("edition", "")),
            reason=form.cleaned_data["reason"],
            by=by(request),
        ),
    ):
        return redirect("sources")
    return form_page(
        request,
        "Give this source up",
        form,
        button="Give it up",
        carried={"edition": draft.edition},
        lead="Nothing of it was saved as findings. What was looked at and mended here is lost; the file itself is kept for 30 days more.",
        back=reverse("source-draft", args=[draft.pk]),
        crumbs=crumbs(("Sources", reverse("sources")), here=rules.SOURCE_KINDS[draft.kind]),
    )
