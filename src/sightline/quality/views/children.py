"""The records a check found: seen only under a reason, asked once a visit, and every look in the trail."""

from collections.abc import Callable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sightline.checks.check import Check
from sightline.checks.checked import FaultRow
from sightline.checks.discover import checks
from sightline.people.looking import child_cells, look_page, reason_form
from sightline.people.queries import person
from sightline.quality import wording
from sightline.quality.queries.store import CheckResults
from sightline.quality.rules import by_age, year_back
from sightline.quality.views.asking import RecordsQuery, needs_found, page_query
from sightline.quality.views.check import check_or_404, crumbs
from sightline.quality.views.overview import where
from sightline.scorecards.cases_table import value_in_words
from sightline.scorecards.services import look_at_faults
from sightline.standards.ssd_words import field_in_words, table_in_words
from sightline.trail.refusing import refuse
from sightline.web.components import Cell, Column, Table
from sightline.web.lists import paged, query_param


@require_http_methods(["GET", "HEAD", "POST"])
@needs_found
def page(request: HttpRequest, results: CheckResults, check_id: str) -> HttpResponse:
    """The list, a hundred to a page, once the reason for looking is known; until then the form that asks."""
    check = check_or_404(check_id)
    query = page_query(request, results, f"records found by check {check_id}")
    if not query.lists:
        refuse(person(request).get_username(), f"records found by check {check_id}")
    context = _context(query, check)
    form, reason = reason_form(request)
    if not reason:
        team = f", {query.team_title}" if query.team_title else ""
        return look_page(
            request,
            form,
            f"Records to correct{team}",
            example="this week's clean-up",
            base="quality/page.html",
            title=f"Records: {check.title}",
            caption=check.title,
            back_words="Back to the check",
            **context,
        )
    if request.method == "POST":
        return redirect(context["here"])
    return _list(request, query, context, reason)


def _list(request: HttpRequest, query: RecordsQuery, context: dict, reason: str) -> HttpResponse:
    standpoint, check = query.standpoint, context["check"]
    rows = look_at_faults(
        by=person(request).get_username(),
        reason=reason,
        checked=standpoint.found.checked,
        authority=standpoint.authority,
        check_id=check.id,
        team=standpoint.team or None,
    )
    since = year_back(standpoint.found.checked.data_to(standpoint.authority))
    parts = by_age(rows, since)
    part = "old" if query_param(request, "part") == "old" or not parts["new"] else "new"
    list_address = _part_address(context["here"], part)
    pages = paged(request, parts[part], others=list_address.partition("?")[2])
    list_context = {
        "reason": reason,
        "answer": _answer(query, len(rows), narrowed=bool(person(request).teams)),
        **pages,
        "here": list_address,
        "parts": [
            (_part_address(context["here"], name), wording.part(name, len(parts[name]), since), name == part)
            for name in parts
        ]
        if all(parts.values())
        else [],
        "restricted": rows.words,
        "table": faults_table(
            pages["shown"],
            standpoint.found.teams[standpoint.authority],
            child_cells(request, standpoint.authority),
        )
        if rows
        else None,
    }
    return render(request, "quality/children.html", {**context, **list_context})


def _part_address(address: str, part: str) -> str:
    return address if part == "new" else f"{address}{'&' if '?' in address else '?'}part={part}"


def faults_table(
    rows: Sequence[FaultRow], teams: Mapping[str, str], child: Callable[[object], Cell] | None = None
) -> Table:
    """The records as a table: whose, which, when, what it holds and what it should, and who can put it right.

    `child` draws a child's reference, see `people.looking.child_cells`; without it what is wrong stands in its place: for the list
    of one child.
    """
    first = Column("Child") if child else Column("What is wrong")
    heads = ("Record", "Date", "Where", "Found", "Expected", "Team")
    cells = [[_first(row, child), *_cells(row, teams)] for row in rows]
    return Table("The records on this page", [first, *map(Column, heads)], cells, caption_hidden=True)


def _first(row: FaultRow, child: Callable[[object], Cell] | None) -> Cell:
    if child:
        return child(row.child_id) if row.child_id else Cell("No child")
    check = checks()[row.check]
    return Cell(check.title, under=check.remedy)


def _cells(row: FaultRow, teams: Mapping[str, str]) -> list[Cell]:
    return [
        Cell(row.record_id),
        Cell(value_in_words(row.on)),
        Cell(field_in_words(row.table, row.field), under=table_in_words(row.table)),
        Cell(wording.cell_in_words(row.found)),
        Cell(wording.cell_in_words(row.expected)),
        Cell(" and ".join(teams.get(each, each) for each in row.teams)),
    ]


def _answer(query: RecordsQuery, number: int, *, narrowed: bool) -> str:
    """The list's first sentence: how many, and of whose teams."""
    whose = where(query) or (" of your teams" if narrowed else "")
    if not number:
        return f"No record{whose} that you may see needs correcting."
    return f"{wording.need(number)}{whose}."


def _context(query: RecordsQuery, check: Check) -> dict:
    back = query.address("quality-check", check.id)
    return {
        "asked": query,
        "data_age": query.age,
        "as_at": query.as_at,
        "check": check,
        "here": query.address("quality-children", check.id),
        "back": back,
        "crumbs": crumbs(query, "Records", {"title": check.title, "href": back}),
    }
