"""Actions go out as a spreadsheet and come back: what would change is shown first, and applied whole or not at all."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.history.returned_sheets import NotOurSpreadsheetError, refuse_if_large
from sightline.history.signed_rows import RowsTooOldError, rows_shown, signed_rows
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import plan_reach
from sightline.programme.delivery.forms.actions import ReturnForm
from sightline.programme.delivery.queries.round_trip import THINGS, plan_in_sheet, rows_of, spreadsheet
from sightline.programme.delivery.rules.round_trip import PlanChanges, counted, read
from sightline.programme.delivery.services.round_trip import ConflictsError, take_over
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan
from sightline.programme.plans.queries.plans import current_versions
from sightline.programme.plans.seen_by import actions_seen_by
from sightline.programme.plans.views.asking import chosen_plan, crumbs, username
from sightline.returns.contract import CannotReadError
from sightline.standards.authorities import name_of
from sightline.trail.services import record
from sightline.trail.verbs import SharedVerb
from sightline.web.files import file_out, plain_name
from sightline.web.form_pages import say_saved
from sightline.web.identifiers import seem_to_hold
from sightline.web.lists import number_or_zero, query_param

SALT = "sightline.programme.actions.round_trip"
MOST_OF_A_NAME = 90


@require_safe
def take(request: HttpRequest) -> HttpResponse:
    """The spreadsheet of the actions this person may see."""
    user = person(request)
    plan = _plan(request, user)
    if plan is None:
        return _page(request, None, problem="There are no actions to download yet.")
    made = timezone.localtime()
    book = spreadsheet(plan, user, made)
    record(
        by=username(request),
        action=SharedVerb.EXPORTED,
        what=f"plan {plan.pk} actions",
        detail={"bytes": len(book)},
    )
    return file_out(book, file_name(plan, made.date()))


def file_name(plan: Plan, day: date) -> str:
    """What the file is called: whose plan it is, which, and of which day."""
    whose = settings.COUNCIL_NAME or name_of(plan.authority)
    return plain_name(f"{whose} {plan.title}"[:MOST_OF_A_NAME].strip()) + f" {day:%Y-%m-%d}.xlsx"


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring it back: first what it would change, then, when somebody says so, the changes."""
    plan = _plan(request, person(request))
    if request.method != "POST" or plan is None:
        return _page(request, plan)
    if "rows" in request.POST:
        return _applied(request, plan)
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
    stands = plan_in_sheet(plan, person(request))
    changes = read(rows["actions"], stands, rows["milestones"], seem_to_hold)
    taken = {"actions": changes.actions.rows_taken, "milestones": changes.milestones.rows_taken}
    needed = {
        name: [(number, dict(cells)) for number, cells in rows[name] if number in numbers]
        for name, numbers in taken.items()
    }
    return _page(request, plan, changes=changes, rows=needed)


def _applied(request: HttpRequest, plan: Plan) -> HttpResponse:
    try:
        rows_signed = rows_shown(str(request.POST["rows"]), salt=SALT, by=username(request), of=plan.pk)
    except RowsTooOldError as late:
        return _page(request, plan, problem=str(late))
    rows = {name: [(number, cells) for number, cells in those] for name, those in rows_signed.items()}
    try:
        changes = take_over(plan, rows, person(request))
    except ConflictsError as fault:
        return _page(request, plan, changes=fault.read, rows=rows, problem=str(fault))
    except CannotChangePlanError as fault:
        return _page(request, plan, problem=str(fault))
    say_saved(request, counted(changes) if changes.any else "Nothing was changed.")
    return redirect(f"{reverse('actions')}?plan={plan.pk}")


def _page(
    request: HttpRequest,
    plan: Plan | None,
    form: ReturnForm | None = None,
    *,
    changes: PlanChanges | None = None,
    rows: dict[str, list] | None = None,
    problem: str = "",
) -> HttpResponse:
    sealed = (
        signed_rows(rows, salt=SALT, by=username(request), of=plan.pk)
        if plan and rows and changes and changes.any
        else ""
    )
    both = (changes.actions, changes.milestones) if changes else ()
    context: dict[str, Any] = {
        "plan": plan,
        "form": form or ReturnForm(),
        "found": changes,
        "taking": [each for those in both for each in those.taking],
        "new": changes.actions.new if changes else (),
        "new_milestones": changes.milestones.new if changes else (),
        "answer": counted(changes) if changes else "",
        "left": any(those.left for those in both),
        "read_rows": sum(those.rows for those in both),
        "rows": sealed,
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
