"""Which sources a plan answers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.programme.models import Plan
from sightline.programme.plans.forms.sources import PlanSourcesForm
from sightline.programme.plans.services.sources import last_sources, set_sources
from sightline.programme.plans.views.asking import crumbs, form_page, front_of, plan_named, username
from sightline.web.form_pages import done
from sightline.web.words import long_date


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Choose them; what the plan named before stands below the form."""
    plan = plan_named(request, number)

    def form_of(now: Plan, data: Any) -> PlanSourcesForm:
        named = [str(pk) for pk in now.sources.values_list("pk", flat=True)]
        return PlanSourcesForm(now.authority, data, initial={"sources": named})

    sheet = EditPage(
        request=request,
        thing=plan,
        form_of=form_of,
        back=front_of(plan),
        crumbs=crumbs((plan.title, front_of(plan)), page_title="Sources"),
        last=last_sources,
    )
    sent = sheet.send(lambda: done(sheet.form, lambda: _set(plan, sheet, request)))
    if sent is not None:
        return sent
    heading = "Sources this plan answers"
    return form_page(request, heading, sheet.form, lead=plan.title, sentences=_before(plan), **sheet.context)


def _set(plan: Plan, sheet: EditPage, request: HttpRequest) -> None:
    values = sheet.form.cleaned_data
    wanted = [int(each) for each in values["sources"]]
    set_sources(plan, wanted, edition=sheet.edition, reason=values["reason"], by=username(request))


def _before(plan: Plan) -> list[str]:
    """Each change of the list, the newest first."""
    rows = plan.changes.filter(field="sources").order_by("-id")
    return [
        f"{long_date(each.at.date())}, {each.by}: {each.was or 'no source'} became {each.now or 'no source'}. {each.reason}".strip()
        for each in rows
    ]
