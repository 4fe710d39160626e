"""Figures to be entered go out as a spreadsheet and come back: what would be entered is shown first, and applied whole or not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.entries.forms import EntrySheetForm
from sightline.entries.queries.desk import EntryLine
from sightline.entries.queries.sheet import THINGS, cells_of, in_sheet, lines_entered_by, rows_of, spreadsheet
from sightline.entries.queries.units import unit_names
from sightline.entries.rules.sheet import counted, read
from sightline.entries.services.refusals import CannotEnterError
from sightline.entries.services.sheet import EntryConflictsError, apply_rows
from sightline.entries.views.asking import authority_of
from sightline.history.returned_sheets import NotOurSpreadsheetError, SheetRows, refuse_if_large
from sightline.history.round_trip import FileChanges
from sightline.history.signed_rows import RowsTooOldError, rows_shown, signed_rows
from sightline.people.queries import person
from sightline.returns.contract import CannotReadError
from sightline.standards.authorities import name_of
from sightline.trail.refusing import refuse
from sightline.trail.services import record
from sightline.trail.verbs import SharedVerb
from sightline.web.files import file_out, plain_name
from sightline.web.form_pages import say_saved
from sightline.web.identifiers import seem_to_hold

SALT = "sightline.entries.sheet"


@require_safe
def take(request: HttpRequest) -> HttpResponse:
    """The spreadsheet of every figure this person is asked for."""
    authority, entered = _entered(request)
    by, made = person(request).get_username(), timezone.localtime()
    council = name_of(authority)
    book = spreadsheet(entered, council, unit_names(authority), by, made)
    record(
        by=by, action=SharedVerb.EXPORTED, what=f"entered figures {authority}", detail={"bytes": len(book)}
    )
    return file_out(book, f"{plain_name(council)} figures to enter {made:%Y-%m-%d}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring it back: first what it would enter, then, when somebody says so, the figures."""
    authority, entered = _entered(request)
    if request.method != "POST":
        return _page(request, authority)
    if "rows" in request.POST:
        return _applied(request, authority)
    form = EntrySheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, authority, form)
    file = form.cleaned_data["file"]
    try:
        refuse_if_large(file.name, file.size, THINGS)
        rows = rows_of(file.name, file.read())
    except (NotOurSpreadsheetError, CannotReadError) as fault:
        form.add_error("file", str(fault))
        return _page(request, authority, form)
    changes = read(rows, in_sheet(cells_of(entered)), seem_to_hold)
    needed: SheetRows = [(number, dict(cells)) for number, cells in rows if number in changes.rows_taken]
    return _page(request, authority, changes=changes, rows=needed)


def _entered(request: HttpRequest) -> tuple[str, list[EntryLine]]:
    """The authority and the measures this person enters; refused, and recorded, for whoever enters none."""
    authority, user = authority_of(request), person(request)
    entered = lines_entered_by(user, authority, timezone.localdate())
    if not entered and not user.has_perm("measures.define"):
        refuse(user.get_username(), "figures to be entered as a spreadsheet")
    return authority, entered


def _applied(request: HttpRequest, authority: str) -> HttpResponse:
    user = person(request)
    try:
        rows_signed = rows_shown(str(request.POST["rows"]), salt=SALT, by=user.get_username(), of=authority)
    except RowsTooOldError as late:
        return _page(request, authority, problem=str(late))
    rows: SheetRows = [(number, cells) for number, cells in rows_signed]
    try:
        changes = apply_rows(user, authority, rows)
    except EntryConflictsError as fault:
        return _page(request, authority, changes=fault.read, problem=str(fault))
    except CannotEnterError as fault:
        return _page(request, authority, problem=str(fault))
    say_saved(request, f"{counted(changes)} entered. A second person signs off.")
    return redirect("entered")


def _page(
    request: HttpRequest,
    authority: str,
    form: EntrySheetForm | None = None,
    *,
    changes: FileChanges | None = None,
    rows: SheetRows | None = None,
    problem: str = "",
) -> HttpResponse:
    by = person(request).get_username()
    authority_part = f"?authority={authority}" if not person(request).authority else ""
    context = {
        "form": form or EntrySheetForm(),
        "changes": changes,
        "answer": counted(changes) if changes else "",
        "rows": signed_rows(rows, salt=SALT, by=by, of=authority) if rows else "",
        "problem": problem,
        "here": reverse("entered-sheet") + authority_part,
        "take_href": reverse("entered-sheet-take") + authority_part,
        "crumbs": [{"title": "Entered figures", "href": reverse("entered")}, {"title": "Spreadsheet"}],
    }
    return render(request, "entries/sheet.html", context)
