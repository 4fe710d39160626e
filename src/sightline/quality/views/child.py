"""All that is wrong in one child's record: the reference is typed and sent, so that no address ever holds it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sightline.people.looking import child_page, reason_of_visit, remember_reason
from sightline.people.queries import person
from sightline.quality import wording
from sightline.quality.forms import ChildRecordForm
from sightline.quality.queries.child import may_see_child
from sightline.quality.queries.store import CheckResults
from sightline.quality.views.asking import RecordsQuery, needs_found, page_query
from sightline.quality.views.check import crumbs
from sightline.quality.views.children import faults_table
from sightline.scorecards.services import look_at_faults
from sightline.trail.refusing import refuse

WHAT = "what is wrong in one record"


@require_http_methods(["GET", "HEAD", "POST"])
@needs_found
def page(request: HttpRequest, results: CheckResults) -> HttpResponse:
    """Asked for, the form; sent with a reference and a reason, what is wrong in that record."""
    query = page_query(request, results, WHAT)
    if not query.lists:
        refuse(person(request).get_username(), WHAT)
    sent = request.method == "POST"
    form = (
        ChildRecordForm(request.POST)
        if sent
        else ChildRecordForm(initial={"reason": reason_of_visit(request)})
    )
    context = {
        "asked": query,
        "data_age": query.age,
        "as_at": query.as_at,
        "form": form,
        "here": query.address("quality-child"),
        "crumbs": crumbs(query, "One child's record"),
    }
    if sent and form.is_valid():
        context |= _record(request, query, form.cleaned_data["reference"], form.cleaned_data["reason"])
    return render(request, "quality/child.html", context)


def _record(request: HttpRequest, query: RecordsQuery, reference: str, reason: str) -> dict:
    """What is wrong in the record; or that nothing is, of a child whoever asks may see.

    That a child is restricted, or of another's team, is not told from there being none.
    """
    remember_reason(request, reason)
    standpoint = query.standpoint
    rows = look_at_faults(
        by=person(request).get_username(),
        reason=reason,
        checked=standpoint.found.checked,
        authority=standpoint.authority,
        child_id=reference,
    )
    teams = standpoint.found.teams[standpoint.authority]
    user = person(request)
    in_sight = bool(rows) or may_see_child(
        user, standpoint.found.checked.snapshot, standpoint.authority, reference
    )
    answer = wording.of_one_child(len(rows), in_sight=in_sight, whole=user.scope.whole_authority)
    table = faults_table(rows, teams) if rows else None
    whole = child_page(request, standpoint.authority, reference) if rows else ""
    return {"answer": answer, "reason": reason, "reference": reference, "table": table, "whole": whole}
