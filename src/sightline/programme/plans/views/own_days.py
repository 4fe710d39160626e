"""The days of a version, put right: when it was drafted, by who writes it; when it went out and to whom, by who decides."""

from collections.abc import Callable
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

    saved = f"{name_of(version)}: the day it was drafted was changed."
    page = _edit(request, version, form_of, "Day it was drafted", saved)
    return _day_page(request, page, set_drafted, "The day this version was drafted", LEAD)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Correct the day it was submitted, and to whom, or the day it went live."""
    version = version_named(request, number)
    fault = fault_of_correcting(version.state, made_by=version.by, by=username(request))

    def form_of(now: Version, data: Any) -> CorrectStepForm:
        return CorrectStepForm(last_step(now), data)

    page = _edit(request, version, form_of, "Correct the day", f"{name_of(version)} was corrected.")
    lead = f"{VERSION.words[version.state]}. {fault}".strip()
    return _day_page(request, page, correct_step, "Correct the day", lead)


def _edit(
    request: HttpRequest, version: Version, form_of: Callable[[Version, Any], Any], title: str, saved: str
) -> EditPage:
    """A day of a version, which goes back to the version."""
    return EditPage(
        request=request,
        thing=version,
        form_of=form_of,
        back=reverse("version", args=[version.pk]),
        crumbs=crumbs(version_crumb(version), page_title=title),
        saved=saved,
    )


def _day_page(
    request: HttpRequest, page: EditPage, change: Callable[..., None], heading: str, lead: str
) -> HttpResponse:
    """The page, or where it leads once `change` was done with what was sent."""
    version = page.thing

    def save() -> bool:
        values = page.form.cleaned_data
        return done(page.form, lambda: change(version, edition=page.edition, by=username(request), **values))

    sent = page.send(save)
    if sent is not None:
        return sent
    return form_page(request, heading, page.form, caption=name_of(version), lead=lead, **page.context)
