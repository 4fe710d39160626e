"""Giving up a source that is being confirmed: a wrong file, or one that was dropped in twice."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.programme import kinds as rules
from sightline.programme.plans.views.asking import crumbs, form_page, username
from sightline.programme.sources.forms.sources import GiveUpForm
from sightline.programme.sources.services import drafts as actions
from sightline.programme.sources.views.draft import draft_named
from sightline.web.form_pages import done


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Say why, and it is gone; what was uploaded is kept, and the trail says who gave it up."""
    draft = draft_named(request, number)
    sheet = EditPage(
        request=request,
        thing=draft,
        form_of=lambda _, data: GiveUpForm(data),
        back=reverse("source-draft", args=[draft.pk]),
        done=reverse("sources"),
        crumbs=crumbs(("Sources", reverse("sources")), page_title=rules.SOURCE_KINDS[draft.kind]),
        texts=False,
    )

    def do() -> None:
        actions.discard(
            draft, edition=sheet.edition, reason=sheet.form.cleaned_data["reason"], by=username(request)
        )

    sent = sheet.send(lambda: done(sheet.form, do))
    if sent is not None:
        return sent
    lead = (
        "Nothing of it was saved as findings. What was looked at and corrected here is lost; the file itself is kept for "
        "30 days more."
    )
    return form_page(
        request, "Discard this draft", sheet.form, button="Discard it", lead=lead, **sheet.context
    )
