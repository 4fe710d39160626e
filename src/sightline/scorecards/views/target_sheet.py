"""Targets go out as a spreadsheet and come back: what would change is shown first, and applied whole or not at all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.engine.snapshots import NothingLoadedError
from sightline.history.returned_sheets import NotOurSpreadsheetError, SheetRows, refuse_if_large
from sightline.history.round_trip import FileChanges
from sightline.history.signed_rows import RowsTooOldError, rows_shown, signed_rows
from sightline.people.queries import person
from sightline.returns.contract import CannotReadError
from sightline.scorecards.forms import TargetSheetForm
from sightline.scorecards.queries.target_sheet import THINGS, rows_of, spreadsheet, targets_in_sheet
from sightline.scorecards.rules.target_sheet import counted, new_in_words, read
from sightline.scorecards.services import CannotSayError, TargetConflictsError, apply_target_rows
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.trail.services import record
from sightline.trail.verbs import SharedVerb
from sightline.web.files import file_out, plain_name
from sightline.web.form_pages import say_saved
from sightline.web.identifiers import seem_to_hold

SALT = "sightline.scorecards.target_sheet"


@require_safe
def take(request: HttpRequest) -> HttpResponse:
    """The spreadsheet of every target."""
    try:
        query = page_query(request, "targets as a spreadsheet")
    except NothingLoadedError:
        return redirect("targets")
    authority, by, made = query.standpoint.authority, person(request).get_username(), timezone.localtime()
    book = spreadsheet(authority, query.council, query.units, by, made)
    record(by=by, action=SharedVerb.EXPORTED, what=f"targets {authority}", detail={"bytes": len(book)})
    return file_out(book, f"{plain_name(query.council)} targets {made:%Y-%m-%d}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring it back: first what it would change, then, when somebody says so, the changes."""
    try:
        query = page_query(request, "targets as a spreadsheet")
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    if request.method != "POST":
        return _page(request, query)
    if "rows" in request.POST:
        return _applied(request, query)
    form = TargetSheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, query, form)
    file = form.cleaned_data["file"]
    try:
        refuse_if_large(file.name, file.size, THINGS)
        rows = rows_of(file.name, file.read())
    except (NotOurSpreadsheetError, CannotReadError) as fault:
        form.add_error("file", str(fault))
        return _page(request, query, form)
    changes = read(rows, targets_in_sheet(query.standpoint.authority, query.units), seem_to_hold)
    needed: SheetRows = [(number, dict(cells)) for number, cells in rows if number in changes.rows_taken]
    return _page(request, query, changes=changes, rows=needed)


def _applied(request: HttpRequest, query: ScorecardQuery) -> HttpResponse:
    authority, by = query.standpoint.authority, person(request).get_username()
    try:
        rows_signed = rows_shown(str(request.POST["rows"]), salt=SALT, by=by, of=authority)
    except RowsTooOldError as late:
        return _page(request, query, problem=str(late))
    rows: SheetRows = [(number, cells) for number, cells in rows_signed]
    try:
        changes = apply_target_rows(authority, rows, query.units, by=by)
    except TargetConflictsError as fault:
        return _page(request, query, changes=fault.read, problem=str(fault))
    except CannotSayError as fault:
        return _page(request, query, problem=str(fault))
    say_saved(request, counted(changes))
    return redirect(query.address("targets"))


def _page(
    request: HttpRequest,
    query: ScorecardQuery,
    form: TargetSheetForm | None = None,
    *,
    changes: FileChanges | None = None,
    rows: SheetRows | None = None,
    problem: str = "",
) -> HttpResponse:
    by, authority = person(request).get_username(), query.standpoint.authority
    context = {
        "form": form or TargetSheetForm(),
        "changes": changes,
        "answer": counted(changes) if changes else "",
        "rows": signed_rows(rows, salt=SALT, by=by, of=authority) if rows else "",
        "problem": problem,
        "here": query.address("target-sheet"),
        "take_href": query.address("target-sheet-take"),
        "new": [new_in_words(query.units, each) for each in changes.new] if changes else [],
        "crumbs": [
            {"title": "Scorecard", "href": query.address("scorecard")},
            {"title": "Targets", "href": query.address("targets")},
            {"title": "Spreadsheet"},
        ],
    }
    return render(request, "scorecards/target_sheet.html", context)
