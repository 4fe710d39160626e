"""My day: what is due and what is overdue, for a team; and for those with several, how many in each first."""

from collections.abc import Sequence
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sightline.calendars.dates import in_words
from sightline.deadlines.forecast import Forecast
from sightline.deadlines.gather import in_order
from sightline.deadlines.left import Row
from sightline.engine.snapshots import NothingLoadedError
from sightline.people.looking import LookForm, child_page, reason_of_visit, remember_reason
from sightline.web.lists import paged, query_param
from sightline.worklists import tables
from sightline.worklists.arranging import ARRANGEMENTS, sections
from sightline.worklists.due_list import BesideRows, due_tables, remarks_of
from sightline.worklists.due_words import first_sentence
from sightline.worklists.row_marks import marks_of, row_keys
from sightline.worklists.services import look_at_due
from sightline.worklists.views.asking import AHEAD, ALL, WorklistQuery, page_query

AHEAD_SAID = {"5wd": "5 working days", "10wd": "10 working days", "20wd": "20 working days", "3m": "3 months"}


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """What is due. `team`, `clock`, `within`, `whose`, `worker`, `by` and `authority` come from the address, the reason
    from a form."""
    try:
        query = page_query(request)
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    remembered = reason_of_visit(request)
    if request.method == "POST":
        form = LookForm(request.POST)
        if form.is_valid():
            remember_reason(request, form.cleaned_data["reason"])
            return redirect(query.address())
    else:
        form = LookForm()
    context = _context(query, form)
    if query.team_by_team:
        return render(request, "worklists/teams.html", context | _teams(query))
    if form.errors or not remembered or query_param(request, "reason") == "change":
        return render(request, "worklists/reason.html", context | {"changes": remembered})
    return render(request, "worklists/my_day.html", context | _list(request, query, remembered))


def _context(query: WorklistQuery, form: LookForm) -> dict:
    dues, code = query.due.kept, query.chosen.authority
    rows, forecasts, data_to = query.rows, _forecasts(query), dues.data_to(code)
    beside = (
        {} if query.chosen.clock else tables.counted_elsewhere(rows, data_to, forecasts, dues.asides(code))
    )
    return {
        "asked": query,
        "data_age": query.age,
        "as_at": query.as_at(rows),
        "form": form,
        "here": query.address(),
        "answer": first_sentence(rows, data_to, is_old=bool(query.as_at(()))),
        "ahead": [(value, AHEAD_SAID[value]) for value in AHEAD],
        "all": ALL,
        "arrangements": ARRANGEMENTS.items(),
        "workers": [(each, each) for each in query.workers],
        "rows": rows,
        "silent": tables.silent_table(dues, code),
        "asides": tables.asides(dues, code),
        "forecast": tables.forecast_table(forecasts),
        "by_deadline": tables.deadlines_table(
            rows, data_to, beside, lambda clock: query.address(clock=clock)
        ),
    }


def _teams(query: WorklistQuery) -> dict:
    data_to = query.due.kept.data_to(query.chosen.authority)
    return {
        "by_team": tables.counts_table(
            query.rows, data_to, query.chosen_teams, lambda team: query.address(team=team)
        )
    }


def _list(request: HttpRequest, query: WorklistQuery, reason: str) -> dict:
    """One page of the list, and the line in the trail that says who looked at it."""
    data_to = query.due.kept.data_to(query.chosen.authority)
    pages = paged(request, range(len(query.rows)), whole=True)
    rows = look_at_due(
        by=query.user.get_username(),
        reason=reason,
        dues=query.due.kept,
        chosen=query.chosen,
        page_slice=slice(pages["shown"].start, pages["shown"].stop),
    )
    on = in_words(data_to) if query.as_at(()) else ""
    parts = sections(rows, query.rows, query.chosen.arrangement, data_to, on)
    return {
        "reason": reason,
        "tables": due_tables(parts, data_to, query.chosen.arrangement, _beside(request, query, rows)),
        "mark": query.address("my-day-mark"),
        "remarks": remarks_of(rows),
        "file": query.address("my-day-file"),
        **pages,
    }


def _beside(request: HttpRequest, query: WorklistQuery, rows: Sequence[Row]) -> BesideRows:
    """The way to each child's page, and what was said of each row since the load."""
    keys = dict(zip(map(in_order, rows), row_keys(rows), strict=True))
    return BesideRows(
        page_of=partial(child_page, request, query.chosen.authority),
        keys=keys,
        marks=marks_of(query.due.kept.snapshot.id, keys.values()),
    )


def _forecasts(query: WorklistQuery) -> dict[str, Forecast]:
    """The forecasts of the team or service looked at, or of the whole authority for those who see all of it."""
    sees_all = query.user.scope.whole_authority or query.counts_only
    team = query.chosen.team or ("" if sees_all else None)
    if query.chosen.worker or team is None:
        return {}
    forecasts = query.due.kept.forecasts
    return {
        figure: each
        for (code, whose, figure), each in forecasts.items()
        if (code, whose) == (query.chosen.authority, team)
    }
