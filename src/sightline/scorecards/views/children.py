"""The cases behind a figure: seen only under a reason, asked once a visit, and every look in the trail."""

from collections.abc import Mapping
from typing import get_args

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.measuring.listing import CannotListError
from sightline.measuring.measure import Figure, Measure
from sightline.people.looking import child_cells, look_page, reason_form
from sightline.people.queries import VisibleRows, person
from sightline.people.views import needs_fresh_sign_in
from sightline.scorecards import rules, wording
from sightline.scorecards.cases_file import CasesFile, cases_workbook
from sightline.scorecards.cases_order import in_order, orders_of, with_days_late
from sightline.scorecards.cases_table import cases_table
from sightline.scorecards.forms import TakingForm
from sightline.scorecards.queries.hiding import is_hidden
from sightline.scorecards.queries.store import team_names
from sightline.scorecards.rules import Which
from sightline.scorecards.services import look_at_cases
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.scorecards.views.freezes import says_why_no_freeze
from sightline.scorecards.views.scorecard import chosen
from sightline.trail.refusing import refuse
from sightline.web.files import file_out
from sightline.web.form_pages import form_page
from sightline.web.lists import paged, query_param

LEAVES = (
    "A file of children’s records leaves Sightline’s protection. Your name, the moment and your reason are written on every "
    "sheet and into the trail, with each child."
)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_sign_in(minutes=15)
@says_why_no_freeze
def file(request: HttpRequest, figure_id: str) -> HttpResponse:
    """The list as a workbook, for a reason of its own: whoever takes it, when and why stands on its every sheet."""
    try:
        measure, figure = figure_named(figure_id)
        query = page_query(request, f"cases of {figure_id}", with_freeze=True)
    except NothingLoadedError:
        return redirect("scorecard")
    except UnknownMeasureError as unknown:
        raise Http404 from unknown
    context = _context(query, measure, figure, _which(query_param(request, "which")))
    context["here"] = query.address("measure-children-file", figure.id, which=context["which"])
    form = TakingForm(request.POST or None)
    if not form.is_valid():
        return _asks_to_take(request, form, context)
    reason = form.cleaned_data["reason"]
    try:
        cases = _visible_cases(request, query, context, reason, as_file=True)
    except CannotListError as cannot:
        return render(request, "scorecards/no_list.html", {**context, "cause": str(cannot)})
    book = cases_workbook(
        CasesFile(
            f"{figure.id} {figure.title}: cases {context['called']}, {query.standpoint.period.title}",
            person(request).get_username(),
            reason,
            timezone.localtime(),
            query.data_day,
            cases.words,
            query.standpoint.freeze_line,
        ),
        with_days_late(measure, cases, query.standpoint.readings.data_to(query.standpoint.authority)),
        team_names(query.standpoint.readings.as_they_were, query.standpoint.authority),
    )
    return file_out(book, f"{figure.id} {context['which']} {query.standpoint.period.name}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@says_why_no_freeze
def page(request: HttpRequest, figure_id: str) -> HttpResponse:
    """The list, once the reason for looking is known; until then the form that asks. `which` is one of `rules.Which`."""
    try:
        measure, figure = figure_named(figure_id)
        query = page_query(request, f"cases of {figure_id}", with_freeze=True)
    except NothingLoadedError:
        return redirect("scorecard")
    except UnknownMeasureError as unknown:
        raise Http404 from unknown
    if not query.standpoint.sight.lists:
        refuse(person(request).get_username(), f"cases of {figure_id}")
    which = _which(query_param(request, "which"))
    context = _context(query, measure, figure, which)
    form, reason = reason_form(request)
    if not reason:
        return look_page(
            request,
            form,
            _heading(query, f"Cases {context['called']}"),
            example="checking the late ones before the board",
            base="scorecards/page.html",
            title=f"Cases {context['called']}: {figure.title}",
            caption=figure.title,
            back_words="Back to the measure",
            **context,
        )
    if request.method == "POST":
        return redirect(context["here"])
    return _list(request, query, context, reason)


def _asks_to_take(request: HttpRequest, form: TakingForm, context: dict) -> HttpResponse:
    """Why the list is needed as a file: a reason of its own."""
    figure = context["figure"]
    return form_page(
        request,
        _heading(context["asked"], f"Download the cases {context['called']}"),
        form,
        base="scorecards/page.html",
        title=f"Download the list: {figure.title}",
        caption=figure.title,
        sentences=[LEAVES],
        button="Download",
        back_words="Back to the measure",
        **context,
    )


def _heading(query: ScorecardQuery, what: str) -> str:
    """What, when and of which team."""
    team = f", {query.team_title}" if query.team_title else ""
    return f"{what}, {query.standpoint.period.title}{team}"


def _list(request: HttpRequest, query: ScorecardQuery, context: dict, reason: str) -> HttpResponse:
    standpoint = query.standpoint
    try:
        cases = _visible_cases(request, query, context, reason)
    except CannotListError as cannot:
        return render(request, "scorecards/no_list.html", {**context, "cause": str(cannot)})
    teams = team_names(standpoint.readings.as_they_were, standpoint.authority)
    data_to = standpoint.readings.data_to(standpoint.authority)
    dated = with_days_late(context["measure"], cases, data_to)
    orders = orders_of(dated)
    order = chosen(query_param(request, "order"), orders)
    list_address = with_order(context["here"], order, orders)
    pages = paged(request, in_order(dated, order, teams), others=list_address.partition("?")[2])
    table = None
    if cases:
        cells = child_cells(request, standpoint.authority)
        table = cases_table(context["measure"], dated, list(pages["shown"]), teams, cells)
    list_context = {
        "reason": reason,
        "answer": first_sentence(query, context, len(cases), narrowed=bool(person(request).teams)),
        **pages,
        "here": list_address,
        "orders": [
            (with_order(context["here"], each, orders), title, each == order)
            for each, title in orders.items()
        ],
        "restricted": cases.words,
        "table": table,
        "take": query.address("measure-children-file", context["figure"].id, which=context["which"]),
    }
    return render(request, "scorecards/children.html", {**context, **list_context})


def _visible_cases(
    request: HttpRequest, query: ScorecardQuery, context: dict, reason: str, *, as_file: bool = False
) -> VisibleRows:
    standpoint = query.standpoint
    return look_at_cases(
        by=person(request).get_username(),
        reason=reason,
        as_file=as_file,
        snapshot=standpoint.readings.snapshot,
        figure_id=context["figure"].id,
        period=standpoint.period,
        authority=standpoint.authority,
        counted=rules.COUNTED.get(context["which"]),
        not_judged=context["which"] if context["which"] in rules.ASIDES else None,
        team=standpoint.team,
        teams=standpoint.readings.crosswalk(standpoint.authority),
        reported=standpoint.reported,
    )


def with_order(address: str, order: str, orders: Mapping[str, str]) -> str:
    """The list's address in that order; the usual one needs no saying."""
    return address if order == next(iter(orders)) else f"{address}&order={order}"


def first_sentence(query: ScorecardQuery, context: dict, number: int, *, narrowed: bool) -> str:
    """The list's first sentence: how many cases, of when, and of whose teams; of a person's teams, how many of the whole."""
    which, called = context["which"], context["called"]
    when = f"as at {query.data_day}" if which in rules.ASIDES else query.standpoint.period.title
    if query.team_title or not narrowed:
        where = f" in {query.team_title}" if query.team_title else ""
        return f"{wording.cases(number)} {called}{where}, {when}."
    reading = query.standpoint.reading(context["figure"].id)
    unseen = which in rules.ASIDES and not query.standpoint.sees_small
    whole = None if unseen or is_hidden(query.standpoint, reading) else rules.how_many(reading, which)
    if whole is None or whole < number:
        return f"{wording.cases(number)} {called} in your teams, {when}."
    verb = "is" if number == 1 else "are"
    return f"{number:,} of the {wording.cases(whole)} {called} {verb} in your teams, {when}."


def _which(text: str) -> Which:
    for which in get_args(Which):
        if which == text:
            return which
    return "all"


def _context(query: ScorecardQuery, measure: Measure, figure: Figure, which: Which) -> dict:
    back = query.address("measure", figure.id)
    called = wording.which_cases(which, measure.better)
    return {
        "asked": query,
        "data_age": query.data_age,
        "as_at": query.as_at,
        "measure": measure,
        "figure": figure,
        "which": which,
        "called": called,
        "here": query.address("measure-children", figure.id, which=which),
        "back": back,
        "crumbs": [
            {"title": "Scorecard", "href": query.address("scorecard")},
            {"title": figure.id, "href": back},
            {"title": f"Cases {called}"},
        ],
    }
