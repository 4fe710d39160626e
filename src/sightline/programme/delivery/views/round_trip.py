"""Actions go out as a spreadsheet and come back: what would change is shown first, and taken over whole or not at all."""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.history.returned_sheets import NotOurSpreadsheetError, refuse_if_large
from sightline.history.round_trip import FileChanges
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import plan_reach
from sightline.programme.delivery.forms.actions import ReturnForm
from sightline.programme.delivery.queries.round_trip import THINGS, actions_in_plan, rows_of, spreadsheet
from sightline.programme.delivery.rules.round_trip import counted, read
from sightline.programme.delivery.services.round_trip import ConflictsError, take_over
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan
from sightline.programme.plans.queries.plans import current_versions
from sightline.programme.plans.seen_by import actions_seen_by
from sightline.programme.plans.views.asking import chosen_plan, crumbs, username
from sightline.returns.contract import CannotReadError
from sightline.trail.services import record
from sightline.trail.verbs import SharedVerb
from sightline.web.files import file_out
from sightline.web.identifiers import seem_to_hold
from sightline.web.lists import number_or_zero, query_param

SALT = "sightline.programme.actions.round_trip"
HOURS = 4


@require_safe
def take(request: HttpRequest) -> HttpResponse:
    """The spreadsheet of the actions this person may see."""
    user = person(request)
    plan = _plan(request, user)
    if plan is None:
        return _page(request, None, problem="There is no action to take out yet.")
    made = timezone.localtime()
    book = spreadsheet(plan, user, made)
    record(
        by=username(request),
        action=SharedVerb.EXPORTED,
        what=f"plan {plan.pk} actions",
        detail={"bytes": len(book)},
    )
    return file_out(book, f"actions {made:%Y-%m-%d}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring it back: first what it would change, then, when somebody says so, the changes."""
    plan = _plan(request, person(request))
    if request.method != "POST" or plan is None:
        return _page(request, plan)
    if "rows" in request.POST:
        return _taken_over(request, plan)
    form = ReturnForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, plan, form)
    file = form.cleaned_data["file"]
    try:
        refuse_if_large(file.name, file.size, THINGS)
        rows = rows_of(file.name, file.read())
    except (NotOurSpreadsheetError, CannotReadError) as fault:
        form.add_error("file", str(fault))
        return _page(request, plan, form)
    file_changes = read(rows, actions_in_plan(plan, person(request)), seem_to_hold)
    needed = [(number, dict(cells)) for number, cells in rows if number in file_changes.rows_taken]
    return _page(request, plan, file_changes=file_changes, rows=needed)


def _taken_over(request: HttpRequest, plan: Plan) -> HttpResponse:
    try:
        payload = signing.loads(request.POST["rows"], salt=SALT, max_age=HOURS * 3600)
        if payload["plan"] != plan.pk or payload["by"] != username(request):
            raise signing.BadSignature
    except (signing.BadSignature, TypeError, KeyError):
        return _page(
            request,
            plan,
            problem="What was shown is too old or was not shown to you. Bring the spreadsheet again.",
        )
    rows = [(number, cells) for number, cells in payload["rows"]]
    try:
        file_changes = take_over(plan, rows, person(request))
    except ConflictsError as fault:
        return _page(request, plan, file_changes=fault.read, rows=rows, problem=str(fault))
    except CannotChangePlanError as fault:
        return _page(request, plan, problem=str(fault))
    return _page(request, plan, done=file_changes)


def _page(
    request: HttpRequest,
    plan: Plan | None,
    form: ReturnForm | None = None,
    *,
    file_changes: FileChanges | None = None,
    rows: list | None = None,
    done: FileChanges | None = None,
    problem: str = "",
) -> HttpResponse:
    taking = file_changes.taking if file_changes else ()
    sealed = (
        signing.dumps({"plan": plan.pk, "by": username(request), "rows": rows}, salt=SALT, compress=True)
        if plan and rows and taking
        else ""
    )
    context: dict[str, Any] = {
        "plan": plan,
        "form": form or ReturnForm(),
        "found": file_changes,
        "taking": taking,
        "answer": counted(taking) if file_changes else "",
        "left": file_changes.left if file_changes else (),
        "rows": sealed,
        "done": f"Taken over: {counted(done.changes)}"
        if done and done.changes
        else "Nothing was changed."
        if done
        else "",
        "problem": problem,
        "query": f"?plan={plan.pk}" if plan else "",
        "crumbs": crumbs(("Actions", reverse("actions")), page_title="Spreadsheet"),
    }
    return render(request, "programme/actions/round_trip.html", context)


def _plan(request: HttpRequest, user: User) -> Plan | None:
    """The plan asked for; for an owner, the plan that has actions of theirs."""
    if plan_reach(user.effective_role, user.opened) == "all":
        return chosen_plan(request)
    plan_number = number_or_zero(query_param(request, "plan"))
    mine = Plan.objects.filter(actions__in=actions_seen_by(user)).distinct()
    if plan_number:
        mine = mine.filter(pk=plan_number)
    versions = current_versions(mine, user)
    return mine.filter(pk__in=versions).order_by("-pk").first()
