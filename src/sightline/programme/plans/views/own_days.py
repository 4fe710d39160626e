"""The day a version was drafted, put right while it is being written."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.programme.models import Version
from sightline.programme.plans.forms.own_days import DraftedForm
from sightline.programme.plans.queries.own_days import drafted_on
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.plans.services.own_days import set_drafted
from sightline.programme.plans.views.asking import (
    crumbs,
    form_page,
    username,
    version_crumb,
    version_named,
)
from sightline.web.form_pages import done

LEAD = (
    "A version of another time is entered as of its own day: then it can have been submitted, and have gone live, before it was "
    "written down here. It is marked as entered later."
)


@require_http_methods(["GET", "HEAD", "POST"])
def drafted(request: HttpRequest, number: int) -> HttpResponse:
    """Change the day, with a reason."""
    version = version_named(request, number)

    def form_of(now: Version, data: Any) -> DraftedForm:
        return DraftedForm(data, initial={"day": drafted_on(now)})

    page = EditPage(
        request=request,
        thing=version,
        form_of=form_of,
        back=reverse("version", args=[number]),
        crumbs=crumbs(version_crumb(version), page_title="Day it was drafted"),
        saved=f"{name_of(version)}: the day it was drafted was changed.",
    )

    def save() -> bool:
        values = page.form.cleaned_data
        return done(
            page.form, lambda: set_drafted(version, edition=page.edition, by=username(request), **values)
        )

    sent = page.send(save)
    if sent is not None:
        return sent
    return form_page(
        request,
        "The day this version was drafted",
        page.form,
        caption=name_of(version),
        lead=LEAD,
        **page.context,
    )
