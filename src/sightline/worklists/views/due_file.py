"""A worklist taken away as a spreadsheet: for a reason of its own, after a fresh sign-in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sightline.engine.snapshots import NothingLoadedError
from sightline.people.queries.seen_by import MAY_LEAVE_OUT
from sightline.people.views import needs_fresh_sign_in
from sightline.trail.refusing import refuse
from sightline.web.files import csv_out, file_out
from sightline.web.form_pages import form_page
from sightline.worklists.due_file import HEADS, DueFile, due_cells, due_workbook
from sightline.worklists.forms import DueFileForm
from sightline.worklists.row_marks import RowMarks, marks_of, row_keys
from sightline.worklists.services import look_at_due
from sightline.worklists.verbs import WorklistVerb
from sightline.worklists.views.asking import WorklistQuery, page_query

LEAVES = (
    "A file of children’s records leaves Sightline’s protection. Your name, the moment and your reason are written into the "
    "file and into the trail, with each child."
)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_sign_in(minutes=15)
def page(request: HttpRequest) -> HttpResponse:
    """Asked for, the form that wants a reason; sent, the file: all rows of the list the address names, in its order."""
    try:
        query = page_query(request)
    except NothingLoadedError:
        return redirect("my-day")
    if query.counts_only:
        refuse(query.user.get_username(), "what is due as a file")
    form = DueFileForm(request.POST or None)
    if form.is_valid():
        return _file(query, form.cleaned_data["reason"], form.cleaned_data["kind"])
    return form_page(
        request,
        "Download what is due",
        form,
        base="worklists/page.html",
        caption=query.team_title,
        sentences=[LEAVES],
        button="Download",
        here=query.address("my-day-file"),
        back=query.address(),
        back_words="Cancel",
        data_age=query.age,
    )


def _file(query: WorklistQuery, reason: str, kind: str) -> HttpResponse:
    dues, code = query.due.kept, query.chosen.authority
    rows = look_at_due(
        by=query.user.get_username(),
        reason=reason,
        dues=dues,
        chosen=query.chosen,
        action=WorklistVerb.EXPORTED_DUE,
    )
    data_to, at = dues.data_to(code), timezone.localtime()
    what = DueFile(
        title=f"What is due: {query.team_title or 'all you may see'}",
        by=query.user.get_username(),
        reason=reason,
        at=at,
        data_to=data_to,
        age=f"{query.as_at(rows)} {query.age}".strip(),
        kept_back=MAY_LEAVE_OUT,
    )
    name = f"due {query.chosen.team or code} {at:%Y-%m-%d}"
    teams = query.due.teams[code]
    keys = row_keys(rows)
    marks = marks_of(dues.snapshot.id, keys)
    lines = [
        due_cells(row, data_to, teams, marks.get(its_key, RowMarks()))
        for row, its_key in zip(rows, keys, strict=True)
    ]
    if kind == "csv":
        return csv_out((*HEADS, "Taken"), [[*line, what.mark] for line in lines], f"{name}.csv")
    return file_out(due_workbook(what, lines), f"{name}.xlsx")
