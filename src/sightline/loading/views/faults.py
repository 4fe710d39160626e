"""The faults of a load: counted by rule for whoever may load, listed by child for those who may see children."""

import re
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.loading.models import Load
from sightline.loading.queries.faults import FaultFilter, LoadFault, by_rule, faults_of, team_title
from sightline.loading.remedies import called, did
from sightline.loading.services.looking import look_at_faults, may_look
from sightline.loading.spreadsheet import faults_book
from sightline.loading.views.asking import load_named
from sightline.loading.views.rules_table import rules_table
from sightline.people.looking import LookForm, look_page, reason_form
from sightline.people.queries import person
from sightline.people.views import needs_fresh_sign_in
from sightline.trail.refusing import refuse
from sightline.web import words
from sightline.web.components import Cell, Column, Table
from sightline.web.files import file_out
from sightline.web.lists import paged, query_param


@require_safe
def rules(request: HttpRequest, load_id: int) -> HttpResponse:
    """By rule: how many, what became of them, and the remedy. Counts only."""
    load = load_named(request, load_id)
    narrowed, every, teams = _faults_or_404(request, load)
    matches = [fault for fault in every if narrowed.holds(fault)]
    context = {
        **_context(request, load, narrowed, every, teams),
        "count": len(matches),
        "children": len({fault.child_id for fault in matches if fault.child_id}),
        "table": rules_table(by_rule(matches)),
        "may_look": may_look(person(request), load),
    }
    return render(request, "loading/faults.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def children(request: HttpRequest, load_id: int) -> HttpResponse:
    """By child, once the reason for looking is known; until then the form that asks."""
    load = _for_eyes(request, load_id)
    narrowed, every, teams = _faults_or_404(request, load)
    context = _context(request, load, narrowed, every, teams)
    form, reason = reason_form(request)
    if not reason:
        return _asks_why(request, form, context)
    if request.method == "POST":
        return redirect(context["here"])
    looked = look_at_faults(load, narrowed, by=person(request), reason=reason)
    faults = looked.faults if looked else []
    pages = paged(request, faults, others=context["query"])
    list_context = {
        "reason": reason,
        **pages,
        "count": len(faults),
        "number": len({fault.child_id for fault in faults if fault.child_id}),
        "table": _children_table(pages["shown"], teams) if faults else None,
    }
    return render(request, "loading/faults_children.html", {**context, **list_context})


@require_POST
@needs_fresh_sign_in(minutes=15, back="load-faults-children")
def spreadsheet(request: HttpRequest, load_id: int) -> HttpResponse:
    """The same list as a spreadsheet, for the team that must correct it."""
    load = _for_eyes(request, load_id)
    narrowed, every, teams = _faults_or_404(request, load)
    form, reason = reason_form(request)
    if not reason:
        return _asks_why(request, form, _context(request, load, narrowed, every, teams))
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
    book = faults_book(looked.faults if looked else [], teams, about)
    name = re.sub(r"[^a-z0-9]+", "-", team_title(narrowed.team, teams).lower()).strip("-") or "all-teams"
    return file_out(book, f"faults-load-{load.id}-{name}.xlsx")


def _asks_why(request: HttpRequest, form: LookForm, context: dict) -> HttpResponse:
    return look_page(
        request,
        form,
        f"Faults by child, load {context['load'].id}",
        example="having the dates corrected before Thursday's load",
        template="loading/faults_reason.html",
        base="loading/page.html",
        back=context["by_rule"],
        back_words="Back to the faults by rule",
        **context,
    )


def _for_eyes(request: HttpRequest, load_id: int) -> Load:
    load = load_named(request, load_id)
    if not may_look(person(request), load):
        refuse(person(request).get_username(), f"faults of load {load_id}")
    return load


def _faults_or_404(request: HttpRequest, load: Load) -> tuple[FaultFilter, list[LoadFault], dict[str, str]]:
    got = faults_of(load.snapshot) if load.snapshot else None
    if got is None:
        raise Http404
    table, rule, team = (query_param(request, name) for name in ("table", "rule", "team"))
    return FaultFilter(table, rule, team), *got


def _context(
    request: HttpRequest, load: Load, narrowed: FaultFilter, every: list[LoadFault], teams: dict[str, str]
) -> dict:
    scope = person(request).scope
    team_references = sorted(
        {each for fault in every for each in fault.teams if scope.whole_authority or each in scope.teams}
    )
    parameters = {
        name: value for name, value in zip(("table", "rule", "team"), _values(narrowed), strict=True) if value
    }
    query = f"?{urlencode(parameters)}" if parameters else "?"
    return {
        "load": load,
        "narrowed": narrowed,
        "known_tables": sorted({fault.table for fault in every if fault.table}),
        "known_rules": sorted(
            ((rule, called(rule)) for rule in {fault.rule for fault in every}), key=lambda pair: pair[1]
        ),
        "known_teams": [(team, team_title(team, teams)) for team in team_references],
        "here": reverse("load-faults-children", args=[load.id]) + query,
        "query": urlencode(parameters),
        "by_rule": reverse("load-faults", args=[load.id]) + query,
        "taking": reverse("load-faults-spreadsheet", args=[load.id]) + query,
        "crumbs": [
            {"title": "Load", "href": reverse("load")},
            {"title": f"Load {load.id}", "href": reverse("load-one", args=[load.id])},
            {"title": "Faults"},
        ],
    }


def _values(narrowed: FaultFilter) -> tuple[str, str, str]:
    return narrowed.table, narrowed.rule, narrowed.team


def _children_table(faults: list[LoadFault], teams: dict[str, str]) -> Table:
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


def _where(fault: LoadFault) -> str:
    """annex_a.xlsx, List 4, row 214"""
    return ", ".join(
        part for part in (fault.file, fault.sheet, f"row {fault.row}" if fault.row else "") if part
    )
