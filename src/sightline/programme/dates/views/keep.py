"""Keeping what a plan's dates are counted from, so that its first page and its calendars say what comes next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.programme.dates.forms.dates import KeepDatesForm, as_typed
from sightline.programme.dates.queries import counted_from
from sightline.programme.dates.services import keep_dates, last_dates
from sightline.programme.models import Plan
from sightline.programme.plans.views.asking import crumbs, form_page, front_of, plan_named, username
from sightline.web.form_pages import done

SAVED = "The dates are kept. They stand on the plan's first page and in its calendars."


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """What is kept, to be changed; or what was counted on the page before, to be kept."""
    plan = plan_named(request, number)
    counted = f"{reverse('plan-dates')}?plan={plan.pk}"

    def form_of(now: Plan, data: Any) -> KeepDatesForm:
        origin = counted_from(now)
        return KeepDatesForm(data, first=origin is None, initial=as_typed(origin) if origin else {})

    sheet = EditPage(
        request=request,
        thing=plan,
        form_of=form_of,
        back=counted,
        crumbs=crumbs((plan.title, front_of(plan)), ("Dates", counted), page_title="Keep"),
        texts=False,
        last=last_dates,
        saved=SAVED,
    )

    def do() -> None:
        reason = sheet.form.cleaned_data.get("reason", "")
        keep_dates(plan, sheet.form.origin, edition=sheet.edition, reason=reason, by=username(request))

    sent = sheet.send(lambda: done(sheet.form, do))
    if sent is not None:
        return sent
    return form_page(request, "Keep the plan’s dates", sheet.form, lead=plan.title, **sheet.context)
