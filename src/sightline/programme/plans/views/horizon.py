"""By when a re-inspection is expected, in whose words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.programme.models import Plan
from sightline.programme.plans.forms.horizon import HorizonForm
from sightline.programme.plans.queries.horizon import horizon_of
from sightline.programme.plans.rules.horizon import NONE_YET
from sightline.programme.plans.services.horizon import last_horizon, set_horizon
from sightline.programme.plans.views.asking import crumbs, form_page, front_of, plan_named, username
from sightline.web.form_pages import done


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Say it, move it, or take it away."""
    plan = plan_named(request, number)

    def form_of(now: Plan, data: Any) -> HorizonForm:
        stands = horizon_of(now)
        initial = {"expected": stands.by, "words": stands.words}
        return HorizonForm(data, first=stands == NONE_YET, initial=initial)

    sheet = EditPage(
        request=request,
        thing=plan,
        form_of=form_of,
        back=front_of(plan),
        crumbs=crumbs((plan.title, front_of(plan)), page_title="Re-inspection"),
        last=last_horizon,
        saved="By when a re-inspection is expected was saved.",
    )

    def do() -> None:
        reason = sheet.form.cleaned_data.get("reason", "")
        set_horizon(plan, sheet.form.horizon, edition=sheet.edition, reason=reason, by=username(request))

    sent = sheet.send(lambda: done(sheet.form, do))
    if sent is not None:
        return sent
    heading = "By when a re-inspection is expected"
    return form_page(request, heading, sheet.form, lead=plan.title, **sheet.context)
