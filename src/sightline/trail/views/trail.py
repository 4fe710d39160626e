"""The trail, line by line."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.trail import queries
from sightline.trail.models import Line
from sightline.trail.rules import CHILDREN
from sightline.trail.views.line_words import who
from sightline.web import words
from sightline.web.components import Cell, Column, Table
from sightline.web.lists import paged

LINES_A_PAGE = 50


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The trail, newest first."""
    pages = paged(request, queries.lines(), per_page=LINES_A_PAGE)
    return render(request, "trail/trail.html", {**pages, "table": _table(pages["shown"])})


def _table(lines: Iterable[Line]) -> Table:
    titles = ("Line", "When", "Who", "Did", "What", "Children", "Why")
    columns = [Column(title, number=title == "Children") for title in titles]
    return Table("The lines on this page", columns, [_cells(line) for line in lines], caption_hidden=True)


def _cells(line: Line) -> list[Cell]:
    """One line for reading. Children are counted here, not named: naming them is another, recorded, look."""
    children = len(line.detail.get(CHILDREN, ()))
    return [
        Cell(f"{line.number:,}"),
        Cell(words.short_moment(timezone.localtime(line.at))),
        Cell(who(line)),
        Cell(line.action.replace("_", " ").capitalize()),
        Cell(line.what),
        Cell(f"{children:,}" if children else ""),
        Cell(line.reason),
    ]
