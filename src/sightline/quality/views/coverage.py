"""How well the fields are filled, lowest first; and one field by month and by team."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.quality import wording
from sightline.quality.queries.coverage import (
    FieldLine,
    FilledShare,
    field_line,
    field_lines,
    field_months,
    field_teams,
)
from sightline.quality.queries.store import CheckResults
from sightline.quality.views.asking import RecordsQuery, needs_found, page_query
from sightline.quality.views.check import crumbs
from sightline.quality.views.overview import Link, measures_of, where
from sightline.web import words
from sightline.web.charts import line_figure
from sightline.web.components import Cell, Column, Table
from sightline.web.lists import query_param

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """One field, ready for the template. `chart` is SVG; `needed_by` are addresses and names of measures."""

    field: str
    table: str
    href: str
    percent: str
    under: str
    chart: str
    needed_by: list[Link]
    only_where: str


@require_safe
@needs_found
def page(request: HttpRequest, results: CheckResults) -> HttpResponse:
    """Every field measures need, or with `fields=all` every one; `team`, `table` and `authority` narrow it."""
    query = page_query(request, results, "how well fields are filled")
    every = query_param(request, "fields") == ALL
    seen = field_lines(query.standpoint, needed_only=not every)
    context = {
        "asked": query,
        "data_age": query.age,
        "answer": wording.coverage_answer(seen, where(query)),
        "parts": _parts([_row(query, line) for line in seen]),
        "every": every,
        "tables": sorted({each.table for each in results.checked.coverage(query.standpoint.authority)}),
        "some_hidden": any(line.share.hidden for line in seen),
        "crumbs": crumbs(query, "How well fields are filled"),
    }
    return render(request, "quality/coverage.html", context)


@require_safe
@needs_found
def field_page(request: HttpRequest, results: CheckResults, table: str, field: str) -> HttpResponse:
    """One field; `team` and `authority` come from the address. Http404 where no source filled it."""
    query = page_query(request, results, f"how well {table} {field} is filled")
    line = field_line(query.standpoint, table, field)
    if line is None:
        raise Http404
    months = field_months(query.standpoint, table, field)
    teams = [] if query.standpoint.team else field_teams(query.standpoint, table, field)
    back = {"title": "How well fields are filled", "href": query.address("quality-coverage")}
    points = [{"month": each.name, "value": each.percent} for each in months]
    has_figure = any(each.percent is not None for each in months)
    context = {
        "asked": query,
        "data_age": query.age,
        "answer": _answer(query, line),
        "field": field,
        "table_name": table,
        "needed_by": measures_of(query, line.needed_by),
        "chart": line_figure(points, title=f"{field} filled, percent", unit="percent")
        if has_figure
        else None,
        "months": _table("By the month of the record, newest first", "Month", _by_month(months[::-1])),
        "by_team": _table("By team, lowest first", "Team", _by_team(query, teams)) if teams else None,
        "some_hidden": any(each.hidden for each in (line.share, *months, *teams)),
        "crumbs": crumbs(query, field, back),
    }
    return render(request, "quality/field.html", context)


def _parts(rows: list[CoverageRow]) -> list[tuple[str, list[CoverageRow]]]:
    """The rows under their captions: those that must always be filled, then those that are blank for good reasons."""
    always = [row for row in rows if not row.only_where]
    sometimes = [row for row in rows if row.only_where]
    parts = [
        ("In every record, lowest first", always),
        ("Only where it applies: mostly blank for good reasons", sometimes),
    ]
    return [part for part in parts if part[1]]


def _answer(query: RecordsQuery, line: FieldLine) -> str:
    share, whose = line.share, where(query)
    if share.hidden:
        return f"How many cells are filled or blank{whose} is a small number and is hidden."
    if share.percent is None:
        return f"There are no records{whose}."
    rightly = f" It is filled only where {line.only_where}." if line.only_where else ""
    return f"{words.percent(share.percent)} filled{whose}: {wording.base(share)}.{rightly}"


def _row(query: RecordsQuery, line: FieldLine) -> CoverageRow:
    share = line.share
    return CoverageRow(
        field=share.field,
        table=share.table,
        href=query.address("quality-field", share.table, share.field, table=""),
        percent=wording.percent(share),
        under=wording.base(share),
        chart=wording.small_line(
            line.months, wording.read_out(line.months, f"{share.field}, percent filled")
        ),
        needed_by=measures_of(query, line.needed_by),
        only_where=line.only_where,
    )


def _by_month(shares: list[FilledShare]) -> list[list[Cell]]:
    return [[Cell(words.short_month(each.name)), *_share(each)] for each in shares]


def _by_team(query: RecordsQuery, shares: list[FilledShare]) -> list[list[Cell]]:
    names = query.standpoint.found.teams[query.standpoint.authority]
    return [[Cell(names.get(each.name, each.name)), *_share(each)] for each in shares]


def _share(each: FilledShare) -> list[Cell]:
    return [Cell(wording.percent(each)), Cell(wording.base(each))]


def _table(caption: str, first: str, rows: list[list[Cell]]) -> Table:
    columns = [Column(first), Column("Filled", number=True), Column("Records", number=True)]
    return Table(caption, columns, rows)
