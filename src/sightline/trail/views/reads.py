"""Who looked at children's records, when and why: for the data protection officer and for internal audit."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.trail import queries
from sightline.trail.forms import ReadsForm, WhoLookedForm
from sightline.trail.models import Line
from sightline.trail.rules import CHILDREN
from sightline.trail.services import record
from sightline.trail.verbs import SharedVerb
from sightline.trail.views.line_words import who
from sightline.web import words
from sightline.web.components import Cell, Column, Table
from sightline.web.lists import paged, query_param

LINES_A_PAGE = 50


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every look at children, newest first, of one person or a period if asked. No child is named."""
    form = ReadsForm(request.GET or None)
    values = form.cleaned_data if form.is_bound and form.is_valid() else {}
    lines = queries.reads(values.get("by", ""), values.get("first"), values.get("last"))
    narrowing = {name: query_param(request, name) for name in form.fields if query_param(request, name)}
    pages = paged(request, lines, per_page=LINES_A_PAGE, others=urlencode(narrowing))
    context = {
        "form": form,
        **pages,
        "people": lines.order_by().values("actor").distinct().count(),
        "table": _table(pages["shown"], "Looks on this page"),
        "may_ask_of_a_child": request.user.has_perm("children.guard"),  # pyright: ignore[reportAttributeAccessIssue]
    }
    return render(request, "trail/reads.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def child(request: HttpRequest) -> HttpResponse:
    """Who has seen this child: asked by a form that is sent, never by an address, and itself recorded."""
    form = WhoLookedForm(request.POST or None)
    if not form.is_valid():
        return render(request, "trail/child.html", {"form": form})
    reference = form.cleaned_data["reference"].strip()
    lines = queries.who_looked_at(reference)
    record(
        by=request.user.get_username(),  # pyright: ignore[reportAttributeAccessIssue]
        action=SharedVerb.ASKED_WHO_LOOKED,
        what="one child",
        reason=form.cleaned_data["reason"],
        detail={CHILDREN: [reference], "lines": len(lines)},
    )
    people = len({line.actor for line in lines})
    context = {
        "form": WhoLookedForm(),
        "found": len(lines),
        "people": people,
        "table": _table(lines[::-1], "Looks"),
    }
    return render(request, "trail/child.html", context)


def _table(lines: Iterable[Line], caption: str) -> Table:
    columns = [
        Column("When"),
        Column("Who"),
        Column("Did"),
        Column("What"),
        Column("Children", number=True),
        Column("Why"),
    ]
    return Table(caption, columns, [_cells(line) for line in lines], caption_hidden=True)


def _cells(line: Line) -> list[Cell]:
    return [
        Cell(words.short_moment(timezone.localtime(line.at))),
        Cell(who(line)),
        Cell(line.action.replace("_", " ").capitalize()),
        Cell(line.what),
        Cell(f"{len(line.detail.get(CHILDREN, ())):,}"),
        Cell(line.reason),
    ]
