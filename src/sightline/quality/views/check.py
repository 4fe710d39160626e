"""One check: what it found, when, in which teams, what to do, and the way to the records."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.checks.check import SEVERITIES, Check
from sightline.checks.discover import UnknownCheckError, check_named
from sightline.quality import wording
from sightline.quality.queries.checks import (
    CheckLine,
    line,
    month_lines,
    month_titles,
    snapshot_lines,
    team_lines,
)
from sightline.quality.queries.store import CheckResults
from sightline.quality.views.asking import RecordsQuery, needs_found, page_query
from sightline.quality.views.overview import measures_of, splits_of, where
from sightline.web import words
from sightline.web.charts import ChartFigure, line_figure
from sightline.web.components import Cell, Column, Table


@require_safe
@needs_found
def page(request: HttpRequest, results: CheckResults, check_id: str) -> HttpResponse:
    """One check; `team` and `authority` come from the address."""
    check = check_or_404(check_id)
    query = page_query(request, results, f"check {check_id}")
    seen = line(query.standpoint, check_id)
    context = {
        "asked": query,
        "data_age": query.age,
        "check": check,
        "severity": SEVERITIES[check.severity],
        "says": definition(check),
        "breaks": measures_of(query, check.breaks),
        "splits": splits_of(check),
        "answer": wording.one_answer(seen, where(query)),
        "line": seen,
        "chart": _chart(query, seen),
        "months": _months(query, seen),
        "by_team": _teams(query, check_id),
        "loads": _loads(query, check_id),
        "list": query.address("quality-children", check_id) if query.lists and seen.has_faults else "",
        "some_hidden": seen.faults is None or None in seen.months,
        "crumbs": crumbs(query, check.title),
    }
    return render(request, "quality/check.html", context)


def check_or_404(check_id: str) -> Check:
    """The check of that id; Http404 where nobody defined it."""
    try:
        return check_named(check_id)
    except UnknownCheckError as unknown:
        raise Http404 from unknown


def definition(check: Check) -> str:
    """What is looked for, as its own file says it."""
    return " ".join((check.find.__doc__ or "").split())


def crumbs(query: RecordsQuery, title: str, *more: dict[str, str]) -> list[dict[str, str]]:
    """The way back up."""
    return [{"title": "Data quality", "href": query.address("quality")}, *more, {"title": title}]


def _chart(query: RecordsQuery, seen: CheckLine) -> ChartFigure | None:
    if not any(seen.months):
        return None
    titles = month_titles(query.standpoint)
    points = [{"month": month, "value": value} for month, value in zip(titles, seen.months, strict=True)]
    return line_figure(points, title=f"{seen.check.title}, by the month of the record", unit="count")


def _months(query: RecordsQuery, seen: CheckLine) -> Table | None:
    if not seen.has_faults:
        return None
    counted = month_lines(query.standpoint, seen)
    columns = [
        Column("Month"),
        Column("To correct", number=True),
        Column("Records of that month", number=True),
    ]
    rows = [
        [
            Cell(words.short_month(month)),
            Cell(wording.count(each.faults if each else None)),
            Cell(words.number(each.records) if each and each.records is not None else ""),
        ]
        for month, each in zip(month_titles(query.standpoint), counted, strict=True)
    ]
    return Table("By the month of the record, newest first", columns, rows[::-1])


def _teams(query: RecordsQuery, check_id: str) -> Table | None:
    seen = [] if query.standpoint.team else team_lines(query.standpoint, check_id)
    columns = [Column("Team"), Column("To correct", number=True), Column("Children", number=True)]
    rows = [
        [
            Cell(each.title, href=_of_team(query, check_id, each.team)),
            Cell(wording.count(each.faults)),
            Cell(wording.count(each.children)),
        ]
        for each in seen
    ]
    return Table("By the team that can correct it", columns, rows) if rows else None


def _of_team(query: RecordsQuery, check_id: str, team: str) -> str:
    return query.address("quality-check", check_id, team=team) if team in query.teams else ""


def _loads(query: RecordsQuery, check_id: str) -> Table | None:
    """What it found at each load: whether records are being put right. Nothing where there was one load only."""
    seen = [] if query.standpoint.team else snapshot_lines(query.standpoint, check_id)
    if len(seen) < 2:
        return None
    columns = [Column("Loaded"), Column("To correct", number=True), Column("Children", number=True)]
    rows = [
        [
            Cell(words.short_moment(each.loaded)),
            Cell(wording.count(each.faults)),
            Cell(wording.count(each.children)),
        ]
        for each in reversed(seen)
    ]
    return Table("At each load, newest first", columns, rows)
