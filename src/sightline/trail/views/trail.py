"""The trail, line by line; and the lines that were asked for, as a file."""

from datetime import datetime
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.engine.spreadsheets import Sheet, about, workbook
from sightline.statistics.amounts import several
from sightline.trail import line_groups, queries
from sightline.trail.forms import LinesFileForm, LinesForm
from sightline.trail.models import Line
from sightline.trail.services import record
from sightline.trail.verbs import SharedVerb
from sightline.trail.views.listing import FILE_HEADS, file_row, lines_table, reading_of
from sightline.web import words
from sightline.web.account_names import full_name
from sightline.web.files import csv_out, file_out
from sightline.web.form_pages import form_page
from sightline.web.lists import paged, query_param

LINES_A_PAGE = 50
MOST_LINES = 50_000
"""More do not go into a file: whoever needs them asks for fewer days at a time."""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The trail, newest first, of what is asked for. Signing in and out is folded until it is asked for."""
    form = LinesForm(request.GET or None)
    chosen, hidden = _chosen(form)
    pages = paged(request, chosen, per_page=LINES_A_PAGE, others=address_of(request, form))
    context = {
        "form": form,
        **pages,
        "folded": hidden,
        "file_there": "trail-file",
        "table": lines_table(
            pages["shown"], "The lines on this page", reading=reading_of(request), numbers=True
        ),
    }
    return render(request, "trail/trail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """The lines that were asked for, as Excel or CSV: for a reason, which is a line of the trail itself. No child is named."""
    lines_form, form = LinesForm(request.GET or None), LinesFileForm(request.POST or None)
    chosen, _ = _chosen(lines_form)
    count = chosen.count()
    if count > MOST_LINES:
        form = LinesFileForm(request.POST or {})
        form.add_error(None, f"{count:,} lines are too many for one file. Ask for fewer days at a time.")
    if not form.is_valid():
        return form_page(
            request,
            f"Download {several(count, 'line')} of the trail",
            form,
            lead="That you download it, and what for, is recorded. Children are counted in it, not named.",
            button="Download",
            here=request.get_full_path(),
            back=f"{request.path.removesuffix('/file')}?{address_of(request, lines_form)}",
            back_words="Cancel",
        )
    reason, by = form.cleaned_data["reason"], request.user.get_username()  # pyright: ignore[reportAttributeAccessIssue]
    chosen_lines = list(chosen)
    record(
        by=by,
        action=SharedVerb.EXPORTED,
        what=f"the trail, {several(count, 'line')}",
        reason=reason,
        detail={"lines": count},
    )
    reading = reading_of(request)
    rows = [file_row(line, reading) for line in chosen_lines]
    name = f"Trail {timezone.localdate():%Y-%m-%d}.{form.cleaned_data['kind']}"
    if form.cleaned_data["kind"] == "csv":
        return csv_out(FILE_HEADS, rows, name)
    return file_out(workbook([_about(by, reason, count), Sheet("Lines", FILE_HEADS, rows)]), name)


def address_of(request: HttpRequest, form: LinesForm) -> str:
    """What the address says of the lines that are asked for, to be kept in another."""
    return urlencode({name: query_param(request, name) for name in form.fields if query_param(request, name)})


def _chosen(form: LinesForm) -> tuple[QuerySet[Line], int]:
    """The lines that are asked for, and how many more are folded."""
    choice = form.choice
    every = queries.narrowed(queries.lines(), choice)
    shows = form.is_bound and form.is_valid() and form.cleaned_data["sign_ins"]
    if choice.group or shows:
        return every, 0
    return every.exclude(action__in=line_groups.folded()), every.filter(
        action__in=line_groups.folded()
    ).count()


def _about(by: str, reason: str, count: int) -> Sheet:
    made: datetime = timezone.localtime()
    return about(
        [
            ("What", "Lines of Sightline's trail, newest first. Children are counted, not named."),
            ("Lines", count),
            ("Downloaded by", f"{full_name(by)} ({by})"),
            ("When", words.moment(made)),
            ("What for", reason),
        ]
    )
