"""One child's page. Its address is made on this visit and says nothing of the child; neither does its title."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sightline.calendars.dates import in_words
from sightline.children.queries import references
from sightline.children.services import ChildRecord, look_at_child
from sightline.deadlines.age import data_age
from sightline.deadlines.left import as_at, mark
from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.child_cases import MONTHS
from sightline.measuring.discover import figures
from sightline.people.looking import child_behind, look_page, may_look, reason_form
from sightline.people.queries import person
from sightline.people.queries.seen_by import MAY_LEAVE_OUT
from sightline.quality.queries import store
from sightline.quality.views.children import faults_table
from sightline.scorecards.cases_table import value_in_words
from sightline.scorecards.wording import which_cases
from sightline.statistics.amounts import several
from sightline.web.case_system import case_link
from sightline.web.components import Cell, Column, Table
from sightline.worklists import queries as worklists
from sightline.worklists.arranging import BY_DAY, arranged, sections
from sightline.worklists.due_list import due_tables

NOTHING = "There is nothing of this child on the lists you may see."


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, handle: str) -> HttpResponse:
    """Asked for without a reason on this visit, the form that wants one; with it, all of the child that may be seen."""
    user = person(request)
    try:
        due, results = worklists.current(), store.current()
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    codes = [code for code in due.kept.snapshot.manifest.authorities if may_look(user, code)]
    behind = child_behind(request, handle, {code: references(due, results, code) for code in codes})
    if behind is None:
        return render(request, "children/ended.html", status=404)
    authority, child = behind
    form, reason = reason_form(request)
    if reason and request.method == "POST":
        return redirect("child", handle)
    entry = due.kept.snapshot.manifest.authorities[authority]
    context = {"data_age": data_age(entry, timezone.now()), "here": request.path}
    if not reason:
        return look_page(
            request, form, "One child", example="supervision this week", base="worklists/page.html", **context
        )
    record = look_at_child(
        by=user.get_username(), reason=reason, authority=authority, child=child, due=due, results=results
    )
    teams = results.teams[authority] | due.teams[authority]
    late = as_at(record.deadlines, entry.data_to, timezone.localdate())
    parts = _parts(record, entry.data_to, teams, old=bool(late))
    words = {
        "child": child,
        "case": case_link(child),
        "reason": reason,
        "as_at": late,
        "restricted": MAY_LEAVE_OUT,
    }
    return render(request, "children/child.html", {**context, **words, **parts})


def first_sentence(record: ChildRecord, data_to: date) -> str:
    """The first sentence: 3 deadlines, 1 overdue; 2 records need correcting; in 5 lists of figures."""
    if record.is_empty:
        return NOTHING
    overdue = sum(mark(row, data_to) == "late" for row in record.deadlines)
    many = len(record.faults)
    parts = [
        f"{several(len(record.deadlines), 'deadline')}, {overdue or 'none'} overdue"
        if record.deadlines
        else "No deadline is running",
        f"{several(many, 'record')} {'needs' if many == 1 else 'need'} correcting"
        if many
        else "no record needs correcting",
        f"in {several(len({each for row in record.cases for each in row['figures']}), 'list')} behind figures",
    ]
    return f"{'; '.join(parts)}."


def _parts(record: ChildRecord, data_to: date, teams: dict[str, str], *, old: bool) -> dict:
    rows = arranged(record.deadlines, BY_DAY, data_to)
    on = in_words(data_to) if old else ""
    parts = sections(rows, rows, BY_DAY, data_to, on)
    return {
        "answer": first_sentence(record, data_to),
        "deadlines": due_tables(parts, data_to, BY_DAY),
        "faults": faults_table(record.faults, teams) if record.faults else None,
        "figures": _figures(record),
        "months": MONTHS,
    }


def _figures(record: ChildRecord) -> Table | None:
    """The lists the child stands in, newest first."""
    columns = [Column("Figure"), Column("Date"), Column("Stands there as")]
    rows = []
    for case in record.cases:
        for each in case["figures"]:
            measure, figure = figures()[each]
            stands = which_cases("counted" if case["counted"] else "missed", measure.better)
            title = Cell(figure.title, reverse("measure", args=[each]), under=each)
            rows.append([title, Cell(value_in_words(case["on"])), Cell(stands)])
    return Table("Lists behind figures", columns, rows, caption_hidden=True) if rows else None
