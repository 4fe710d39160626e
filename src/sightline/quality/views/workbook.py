"""A team's faults as a spreadsheet: for those who may see that team's children, with a reason of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sightline.people.queries import person
from sightline.people.views import needs_fresh_sign_in
from sightline.quality.forms import WorkbookForm
from sightline.quality.queries.store import Found
from sightline.quality.services import take_workbook
from sightline.quality.views.asking import Asked, asked, needs_found
from sightline.quality.views.check import crumbs
from sightline.scorecards.views.downloads import XLSX
from sightline.trail.refusing import refuse

WHAT = "a team's faults as a spreadsheet"


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_sign_in(minutes=15)
@needs_found
def page(request: HttpRequest, found: Found) -> HttpResponse:
    """Asked for, the form that wants a team and a reason; sent, the spreadsheet."""
    here = asked(request, found, WHAT)
    if not here.lists:
        refuse(person(request).get_username(), WHAT)
    sent = request.method == "POST"
    first = {"team": here.standpoint.team}
    form = WorkbookForm(here.own, request.POST) if sent else WorkbookForm(here.own, initial=first)
    if sent and form.is_valid():
        return _file(request, here, form.cleaned_data["team"], form.cleaned_data["reason"])
    context = {
        "asked": here,
        "data_age": here.age,
        "form": form,
        "here": here.address("quality-spreadsheet"),
        "crumbs": crumbs(here, "As a spreadsheet"),
    }
    return render(request, "quality/spreadsheet.html", context)


def _file(request: HttpRequest, here: Asked, team: str, reason: str) -> HttpResponse:
    made = timezone.localtime()
    book = take_workbook(
        by=person(request).get_username(),
        reason=reason,
        found=here.standpoint.found,
        authority=here.standpoint.authority,
        team=team,
        made=made,
    )
    told = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in team)
    name = f"to put right {told} {made:%Y-%m-%d}.xlsx"
    return HttpResponse(
        book, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
