"""A council's own plan comes in: its spreadsheet is uploaded, its columns are matched, what would come in is shown, then applied."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.documents.services.waiting import keep_waiting, stop_waiting, waiting_upload
from sightline.history.returned_sheets import NotOurSpreadsheetError
from sightline.people.queries import person
from sightline.programme.delivery.forms.actions import OwnPlanForm
from sightline.programme.delivery.queries.own_plan import columns_kept, own_table
from sightline.programme.delivery.rules.own_plan import WORDS, OwnTable, fault_of_columns, propose
from sightline.programme.delivery.rules.round_trip import counted
from sightline.programme.delivery.services.own_plan import bring_in, numbers, preview
from sightline.programme.delivery.services.round_trip import ConflictsError
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan
from sightline.programme.plans.views.asking import crumbs, plan_named, username
from sightline.returns.contract import CannotReadError
from sightline.web.form_pages import say_saved

NOT_READ = ("", "Do not read this column")
GONE = "The file waited for too long, or was not yours. Upload it again."


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Upload, match, look, apply: each step shows the next on the same page."""
    plan = plan_named(request, number)
    if request.method != "POST":
        return _page(request, plan, OwnPlanForm())
    if "waits" in request.POST:
        return _matched(request, plan, str(request.POST["waits"]))
    form = OwnPlanForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, plan, form)
    upload = form.cleaned_data["file"]
    try:
        table = own_table(upload.name, upload.read())
    except (NotOurSpreadsheetError, CannotReadError) as fault:
        form.add_error("file", str(fault))
        return _page(request, plan, form)
    waits = keep_waiting(upload, by=username(request))
    return _preview(request, plan, waits, table, propose(table.heads, columns_kept(plan)))


def _matched(request: HttpRequest, plan: Plan, waits: str) -> HttpResponse:
    """Columns were chosen: show again what would come in, or apply it."""
    upload = waiting_upload(waits, by=username(request))
    if upload is None:
        return _page(request, plan, OwnPlanForm(), problem=GONE)
    table = own_table(upload.name or "", upload.read())
    columns = {
        column: str(request.POST.get(f"column-{column}", ""))
        for column in range(len(table.heads))
        if str(request.POST.get(f"column-{column}", "")) in WORDS
    }
    if problem := fault_of_columns(columns):
        return _preview(request, plan, waits, table, columns, problem)
    if "apply" not in request.POST:
        return _preview(request, plan, waits, table, columns)
    try:
        changes = bring_in(plan, table, columns, person(request), seen=_seen(request))
    except ConflictsError:
        problem = "The plan was changed meanwhile, so nothing was applied. Look again at what would come in."
        return _preview(request, plan, waits, table, columns, problem)
    except CannotChangePlanError as fault:
        return _preview(request, plan, waits, table, columns, str(fault))
    stop_waiting(upload)
    say_saved(request, f"{counted(changes)} The columns are remembered for next time.")
    return redirect(f"{reverse('actions')}?plan={plan.pk}")


def _preview(
    request: HttpRequest,
    plan: Plan,
    waits: str,
    table: OwnTable,
    columns: dict[int, str],
    problem: str = "",
) -> HttpResponse:
    context: dict[str, Any] = {
        "waits": waits,
        "columns": [
            {
                "number": column,
                "head": head,
                "examples": table.examples(column),
                "chosen": columns.get(column, ""),
            }
            for column, head in enumerate(table.heads)
            if head or table.examples(column)
        ],
        "choices": [NOT_READ, *((key, words[0]) for key, words in WORDS.items())],
    }
    if not fault_of_columns(columns):
        own, changes = preview(plan, table, columns, person(request))
        context |= {
            "own": own,
            "found": changes,
            "answer": counted(changes),
            "points": sum(len(own.milestones.get(each.row, ())) for each in changes.actions.new),
            "seen": "-".join(str(each) for each in numbers(changes)),
        }
    return _page(request, plan, OwnPlanForm(), problem=problem, **context)


def _page(request: HttpRequest, plan: Plan, form: OwnPlanForm, **more: Any) -> HttpResponse:
    context = {
        "plan": plan,
        "form": form,
        "crumbs": crumbs(("Actions", f"{reverse('actions')}?plan={plan.pk}"), page_title="Bring in a plan"),
    }
    return render(request, "programme/actions/own_plan.html", context | more)


def _seen(request: HttpRequest) -> tuple[int, int, int]:
    """What was shown when Apply was pressed; nothing matches where nothing was."""
    parts = str(request.POST.get("seen", "")).split("-")
    if len(parts) != 3 or not all(each.isascii() and each.isdecimal() for each in parts):
        return (-1, -1, -1)
    return int(parts[0]), int(parts[1]), int(parts[2])
