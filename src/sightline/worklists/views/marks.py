"""Marking a row of My day as seen to, or adding a note beside it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sightline.engine.snapshots import NothingLoadedError
from sightline.people.looking import reason_of_visit
from sightline.trail.refusing import refuse
from sightline.web.form_pages import form_page, say_saved
from sightline.worklists.forms import RowNoteForm
from sightline.worklists.row_marks import CannotMarkError, mark_row
from sightline.worklists.views.asking import WorklistQuery, page_query

SAID = {"seen": "Marked as seen to", "unseen": "No longer marked as seen to", "note": "Note added"}


@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """`seen`, `unseen` or `note` holds the row's key. A note without its words is asked for them first."""
    try:
        query = page_query(request)
    except NothingLoadedError:
        return redirect("my-day")
    if query.counts_only:
        refuse(query.user.get_username(), "rows of what is due")
    if not reason_of_visit(request):
        return redirect(query.address())
    kind = next((each for each in SAID if request.POST.get(each)), "")
    row = str(request.POST.get(kind, ""))
    form = RowNoteForm(request.POST if "words" in request.POST else None)
    if kind == "note" and not form.is_valid():
        return form_page(
            request,
            "Add a note",
            form,
            base="worklists/page.html",
            sentences=[
                "It stands beside the row for everybody who may see it, until data is loaded again. It changes no figure."
            ],
            carried={"note": row},
            button="Save",
            here=query.address("my-day-mark"),
            back=query.address(),
            back_words="Cancel",
            data_age=query.age,
        )
    return _marked(request, query, kind, row, form.cleaned_data["words"] if kind == "note" else "")


def _marked(request: HttpRequest, query: WorklistQuery, kind: str, row: str, text: str) -> HttpResponse:
    try:
        mark_row(
            by=query.user.get_username(),
            reason=reason_of_visit(request),
            dues=query.due.kept,
            authority=query.chosen.authority,
            row=row,
            kind=kind,
            text=text,
        )
    except CannotMarkError as cannot:
        say_saved(request, str(cannot))
    else:
        say_saved(request, f"{SAID[kind]}. It is removed with the next load of data.")
    return redirect(query.address())
