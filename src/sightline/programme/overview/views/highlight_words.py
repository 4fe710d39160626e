"""Writing what the board is told of a month or a quarter; of two people the second is told."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.calendars.periods import Period, PeriodError
from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.programme.consultation.services.highlight import write_highlight
from sightline.programme.models import HighlightReport
from sightline.programme.overview.forms import HighlightForm
from sightline.programme.overview.queries.highlight import grouped_by, version_at
from sightline.programme.overview.queries.highlight_words import report_of, written_for
from sightline.programme.overview.rules.highlight import period_named
from sightline.programme.plans.views.asking import crumbs, form_page, plan_named, today, username
from sightline.web.form_pages import done
from sightline.web.lists import query_param

LEAD = "These words stand first in the report. They are written for this period and stay with it: later ones are for later periods."


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The words of `?period=`, the last whole month where it names none."""
    plan = plan_named(request, number)
    period = _period(request)
    groupings = grouped_by(version_at(plan, person(request), min(period.last, today())))

    def form_of(_: HighlightReport, data: Any) -> HighlightForm:
        words = {key: each.now.words for key, each in written_for(plan, period).items()}
        return HighlightForm(groupings, words, data)

    back = f"{reverse('highlight')}?{urlencode({'plan': plan.pk, 'period': period.name})}"
    address = f"{request.path}?{urlencode({'period': period.name})}"
    sheet = EditPage(
        request=request,
        thing=report_of(plan, period),
        form_of=form_of,
        back=back,
        here=address,
        crumbs=crumbs(("Highlight report", back), page_title="Write"),
        saved=f"What is written of {period.title} was saved.",
    )

    def write() -> None:
        write_highlight(plan, period, sheet.form.texts, edition=sheet.edition, by=username(request))

    sent = sheet.send(lambda: done(sheet.form, write))
    if sent is not None:
        return sent
    heading = f"Write for the highlight report, {period.title}"
    more = {"caption": plan.title, "lead": LEAD, "here": address, **sheet.context}
    return form_page(request, heading, sheet.form, **more)


def _period(request: HttpRequest) -> Period:
    """The period the address names; Http404 where there is none, or it has not begun."""
    try:
        return period_named(query_param(request, "period"), today())
    except PeriodError as fault:
        raise Http404 from fault
