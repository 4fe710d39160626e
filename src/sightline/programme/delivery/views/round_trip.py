"""Actions go out as a spreadsheet and come back: what would change is shown first, and taken over whole or not at all."""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import plan_reach
from sightline.programme.delivery.forms.actions import ReturnForm
from sightline.programme.delivery.queries.round_trip import (
    MOST_BYTES,
    NotOurSpreadsheetError,
    held,
    rows_of,
    spreadsheet,
)
from sightline.programme.delivery.rules.round_trip import Read, counted, read
from sightline.programme.delivery.services.round_trip import ConflictsError, take_over
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan
from sightline.programme.plans.queries.plans import standing_of
from sightline.programme.plans.seen_by import actions_seen_by
from sightline.programme.plans.views.asking import by, chosen_plan, crumbs, number_in, word
from sightline.returns.contract import CannotReadError
from sightline.trail.services import record
from sightline.web.files import file_out
from sightline.web.identifiers import seem_to_hold

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
    record(by=by(request), action="exported", what=f"plan {plan.pk} actions", detail={"bytes": len(book)})
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
        if file.size > MOST_BYTES:
            raise NotOurSpreadsheetError(
                f"{file.name} is larger than {MOST_BYTES // 1_000_000} MB: that is not the list of actions."
            )
        rows = rows_of(file.name, file.read())
    except (NotOurSpreadsheetError, CannotReadError) as fault:
        form.add_error("file", str(fault))
        return _page(request, plan, form)
    found = read(rows, held(plan, person(request)), seem_to_hold)
    return _page(request, plan, found=found, rows=_needed(rows, found))


def _taken_over(request: HttpRequest, plan: Plan) -> HttpResponse:
    try:
        told = signing.loads(request.POST["rows"], salt=SALT, max_age=HOURS * 3600)
        if told["plan"] != plan.pk or told["by"] != by(request):
            raise signing.BadSignature
    except (signing.BadSignature, TypeError, KeyError):
        return _page(
            request,
            plan,
            problem="What was shown is too old or was not shown to you. Bring the spreadsheet again.",
        )
    rows = [(number, cells) for number, cells in told["rows"]]
    try:
        found = take_over(plan, rows, person(request))
    except ConflictsError as fault:
        return _page(request, plan, found=fault.read, rows=rows, problem=str(fault))
    except CannotChangePlanError as fault:
        return _page(request, plan, problem=str(fault))
    return _page(request, plan, done=found)


def _needed(rows: list, found: Read) -> list:
    """The rows that change something and are in nothing's way."""
    wrong = {each.row for each in found.conflicts}
    wanted = {each.row for each in found.changes} - wrong
    return [(number, dict(cells)) for number, cells in rows if number in wanted]


def _page(
    request: HttpRequest,
    plan: Plan | None,
    form: ReturnForm | None = None,
    *,
    found: Read | None = None,
    rows: list | None = None,
    done: Read | None = None,
    problem: str = "",
) -> HttpResponse:
    wrong = {each.row for each in found.conflicts} if found else set()
    taking = tuple(each for each in found.changes if each.row not in wrong) if found else ()
    sealed = (
        signing.dumps({"plan": plan.pk, "by": by(request), "rows": rows}, salt=SALT, compress=True)
        if plan and rows and taking
        else ""
    )
    context: dict[str, Any] = {
        "plan": plan,
        "form": form or ReturnForm(),
        "found": found,
        "taking": taking,
        "answer": counted(taking) if found else "",
        "left": [each for each in found.changes if each.row in wrong] if found else [],
        "rows": sealed,
        "done": f"Taken over: {counted(done.changes)}"
        if done and done.changes
        else "Nothing was changed."
        if done
        else "",
        "problem": problem,
        "query": f"?plan={plan.pk}" if plan else "",
        "crumbs": crumbs(("Actions", reverse("actions")), here="Spreadsheet"),
    }
    return render(request, "programme/actions/round_trip.html", context)


def _plan(request: HttpRequest, user: User) -> Plan | None:
    """The plan asked for; for an owner, the plan that has actions of theirs."""
    if plan_reach(user.standing, user.opened) == "all":
        return chosen_plan(request)
    asked = number_in(word(request, "plan"))
    mine = Plan.objects.filter(actions__in=actions_seen_by(user)).distinct()
    if asked:
        mine = mine.filter(pk=asked)
    standing = standing_of(mine, user)
    return mine.filter(pk__in=standing).order_by("-pk").first()
