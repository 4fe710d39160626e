"""Faults as spreadsheets, of one team or a spreadsheet for each: for those who may see their children, with a reason of its own."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sightline.people.queries import person
from sightline.people.views import needs_fresh_sign_in
from sightline.quality.forms import ALL, WorkbookForm
from sightline.quality.queries.store import CheckResults
from sightline.quality.services import take_every_workbook, take_workbook
from sightline.quality.views.asking import RecordsQuery, needs_found, page_query
from sightline.quality.views.check import crumbs
from sightline.trail.refusing import refuse
from sightline.web.files import file_out
from sightline.web.form_pages import form_page

WHAT = "a team's faults as a spreadsheet"
LEAVES = (
    "It names children and leaves Sightline. Your name, your reason and each child in it go into the trail before it is made, "
    "and your name, the moment and the reason stand on its first sheet. Keep it where children's records are kept, and delete "
    "it when the work is done."
)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_sign_in(minutes=15)
@needs_found
def page(request: HttpRequest, results: CheckResults) -> HttpResponse:
    """Asked for, the form that wants a team and a reason; sent, the spreadsheet."""
    query = page_query(request, results, WHAT)
    if not query.lists:
        refuse(person(request).get_username(), WHAT)
    sent = request.method == "POST"
    first = {"team": query.standpoint.team}
    form = WorkbookForm(query.own, request.POST) if sent else WorkbookForm(query.own, initial=first)
    if sent and form.is_valid():
        return _file(request, query, form.cleaned_data["team"], form.cleaned_data["reason"])
    return form_page(
        request,
        "Faults as spreadsheets",
        form,
        base="quality/page.html",
        lead="One sheet for each check, with what to do, for the team to work through. All teams come as one zip.",
        sentences=[LEAVES],
        button="Download",
        here=query.address("quality-spreadsheet"),
        data_age=query.age,
        crumbs=crumbs(query, "As a spreadsheet"),
    )


def _file(request: HttpRequest, query: RecordsQuery, team: str, reason: str) -> HttpResponse:
    made = timezone.localtime()
    if team == ALL:
        books = take_every_workbook(
            by=person(request).get_username(),
            reason=reason,
            results=query.standpoint.found,
            authority=query.standpoint.authority,
            teams=query.own,
            made=made,
        )
        return file_out(books, f"to correct all teams {made:%Y-%m-%d}.zip")
    book = take_workbook(
        by=person(request).get_username(),
        reason=reason,
        results=query.standpoint.found,
        authority=query.standpoint.authority,
        team=team,
        made=made,
    )
    return file_out(book, f"to correct {team} {made:%Y-%m-%d}.xlsx")
