"""The days of a version, put right: when it was drafted, by who writes it; when it went out and to whom, by who decides."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.programme.kinds import VERSION
from sightline.programme.models import Version
from sightline.programme.plans.forms.own_days import CorrectStepForm, DraftedForm
from sightline.programme.plans.queries.own_days import drafted_on, last_step
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.plans.rules.versions import fault_of_correcting
from sightline.programme.plans.services.own_days import correct_step, set_drafted
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


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Correct the day it was submitted, and to whom, or the day it went live."""
    version = version_named(request, number)
    fault = fault_of_correcting(version.state, made_by=version.by, by=username(request))
    page = EditPage(
        request=request,
        thing=version,
        form_of=lambda now, data: CorrectStepForm(last_step(now), data),
        back=reverse("version", args=[number]),
        crumbs=crumbs(version_crumb(version), page_title="Correct the day"),
        saved=f"{name_of(version)} was corrected.",
    )

    def save() -> bool:
        values = page.form.cleaned_data
        return done(
            page.form, lambda: correct_step(version, edition=page.edition, by=username(request), **values)
        )

    sent = page.send(save)
    if sent is not None:
        return sent
    state = VERSION.words[version.state]
    more = {"caption": name_of(version), "lead": f"{state}. {fault}".strip(), **page.context}
    return form_page(request, "Correct the day", page.form, **more)
