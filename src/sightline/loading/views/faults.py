"""The faults of a load: counted by rule for whoever may load, listed by child for those who may see children."""

import re
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.loading.forms import LookForm
from sightline.loading.models import Load
from sightline.loading.queries.faults import Found, Narrowed, by_rule, faults_of, team_title
from sightline.loading.remedies import called, did
from sightline.loading.services.looking import look_at_faults, may_look
from sightline.loading.spreadsheet import workbook
from sightline.loading.views.asking import load_named, refuse
from sightline.loading.views.rules_table import rules_table
from sightline.people.queries import person
from sightline.people.views import needs_fresh_sign_in
from sightline.web import words
from sightline.web.components import Cell, Column, Table

REASON = "reason_for_looking"
"""Where the session keeps the reason, for every list of children alike; it goes when the person signs out."""

A_PAGE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def rules(request: HttpRequest, load_id: int) -> HttpResponse:
    """By rule: how many, what became of them, and the remedy. Counts only."""
    load = load_named(request, load_id)
    narrowed, every, teams = _asked(request, load)
    found = [fault for fault in every if narrowed.holds(fault)]
    context = {
        **_context(request, load, narrowed, every, teams),
        "count": len(found),
        "children": len({fault.child_id for fault in found if fault.child_id}),
        "table": rules_table(by_rule(found)),
        "may_look": may_look(person(request), load),
    }
    return render(request, "loading/faults.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def children(request: HttpRequest, load_id: int) -> HttpResponse:
    """By child: asked for, the form that wants a reason; sent, the list."""
    load = _for_eyes(request, load_id)
    narrowed, every, teams = _asked(request, load)
    context = _context(request, load, narrowed, every, teams)
    form, reason = _reason(request)
    if request.method != "POST" or not reason:
        return render(request, "loading/faults_reason.html", {**context, "form": form})
    looked = look_at_faults(load, narrowed, by=person(request), reason=reason)
    faults = looked.faults if looked else []
    page = Paginator(faults, A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "reason": reason,
        "page": page,
        "count": len(faults),
        "number": len({fault.child_id for fault in faults if fault.child_id}),
        "table": _children_table(list(page), teams) if faults else None,
    }
    return render(request, "loading/faults_children.html", {**context, **shown})


@require_POST
@needs_fresh_sign_in(minutes=15, back="load-faults-children")
def spreadsheet(request: HttpRequest, load_id: int) -> HttpResponse:
    """The same list as a spreadsheet, for the team that must correct it."""
    load = _for_eyes(request, load_id)
    narrowed, every, teams = _asked(request, load)
    form, reason = _reason(request)
    if not reason:
        context = _context(request, load, narrowed, every, teams)
        return render(request, "loading/faults_reason.html", {**context, "form": form})
    user = person(request)
    looked = look_at_faults(load, narrowed, by=user, reason=reason, taking=True)
    about = [
        ("Taken by", user.get_username()),
        ("Taken on", words.moment(timezone.localtime())),
        ("Reason", reason),
        ("Load", f"{load.id}, data to {words.long_date(load.data_to)}"),
        ("Team", team_title(narrowed.team, teams) or "All"),
        ("The case system", "is the record: correct it there, and load again."),
    ]
    response = HttpResponse(workbook(looked.faults if looked else [], teams, about), content_type=XLSX)
    name = re.sub(r"[^a-z0-9]+", "-", team_title(narrowed.team, teams).lower()).strip("-") or "all-teams"
    response["Content-Disposition"] = f'attachment; filename="faults-load-{load.id}-{name}.xlsx"'
    return response


def _for_eyes(request: HttpRequest, load_id: int) -> Load:
    load = load_named(request, load_id)
    if not may_look(person(request), load):
        refuse(person(request), f"faults of load {load_id}")
    return load


def _reason(request: HttpRequest) -> tuple[LookForm, str]:
    """The form and the reason given now or kept for the visit; blank where there is none yet."""
    session = request.session  # pyright: ignore[reportAttributeAccessIssue]
    kept = session.get(REASON, "")
    if request.method != "POST":
        return LookForm(initial={"reason": kept}), ""
    form = LookForm(request.POST if "reason" in request.POST else {"reason": kept})
    if not form.is_valid():
        return form, ""
    session[REASON] = form.cleaned_data["reason"]
    return form, session[REASON]


def _asked(request: HttpRequest, load: Load) -> tuple[Narrowed, list[Found], dict[str, str]]:
    got = faults_of(load.snapshot) if load.snapshot else None
    if got is None:
        raise Http404
    table, rule, team = (str(request.GET.get(name, "")) for name in ("table", "rule", "team"))
    return Narrowed(table, rule, team), *got


def _context(
    request: HttpRequest, load: Load, narrowed: Narrowed, every: list[Found], teams: dict[str, str]
) -> dict:
    scope = person(request).scope
    known = sorted(
        {each for fault in every for each in fault.teams if scope.whole_authority or each in scope.teams}
    )
    asked = {
        name: value for name, value in zip(("table", "rule", "team"), _values(narrowed), strict=True) if value
    }
    query = f"?{urlencode(asked)}" if asked else "?"
    return {
        "load": load,
        "narrowed": narrowed,
        "known_tables": sorted({fault.table for fault in every if fault.table}),
        "known_rules": sorted(
            ((rule, called(rule)) for rule in {fault.rule for fault in every}), key=lambda pair: pair[1]
        ),
        "known_teams": [(team, team_title(team, teams)) for team in known],
        "here": reverse("load-faults-children", args=[load.id]) + query,
        "by_rule": reverse("load-faults", args=[load.id]) + query,
        "taking": reverse("load-faults-spreadsheet", args=[load.id]) + query,
        "crumbs": [
            {"title": "Load", "href": reverse("load")},
            {"title": f"Load {load.id}", "href": reverse("load-one", args=[load.id])},
            {"title": "Faults"},
        ],
    }


def _values(narrowed: Narrowed) -> tuple[str, str, str]:
    return narrowed.table, narrowed.rule, narrowed.team


def _children_table(faults: list[Found], teams: dict[str, str]) -> Table:
    columns = [Column(title) for title in ("Child", "Fault", "Found", "Expected", "Where", "Team")]
    rows = [
        [
            Cell(fault.child_id or "No child named"),
            Cell(called(fault.rule), under=did(fault.rule, fault.did)),
            Cell(fault.found),
            Cell(fault.expected),
            Cell(_where(fault), under=fault.column),
            Cell(" and ".join(team_title(each, teams) for each in fault.teams)),
        ]
        for fault in faults
    ]
    return Table("The faults on this page", columns, rows, caption_hidden=True)


def _where(fault: Found) -> str:
    """annex_a.xlsx, List 4, row 214"""
    return ", ".join(
        part for part in (fault.file, fault.sheet, f"row {fault.row}" if fault.row else "") if part
    )
