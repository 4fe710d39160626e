"""The cases behind a figure: seen only under a reason, asked once a visit, and every look in the trail."""

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
from sightline.scorecards.cases_table import cases_table
from sightline.scorecards.forms import TakingForm
from sightline.scorecards.queries.store import team_names
from sightline.scorecards.rules import Which
from sightline.scorecards.services import look_at_cases
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.trail.refusing import refuse
from sightline.web import words
from sightline.web.files import file_out
from sightline.web.form_pages import form_page
from sightline.web.lists import paged, query_param

LEAVES = (
    "A file of children’s records leaves Sightline’s protection. Your name, the moment and your reason are written on every "
    "sheet and into the trail, with each child."
)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_sign_in(minutes=15)
def file(request: HttpRequest, figure_id: str) -> HttpResponse:
    """The list as a workbook, for a reason of its own: whoever takes it, when and why stands on its every sheet."""
    try:
        measure, figure = figure_named(figure_id)
        query = page_query(request, f"cases of {figure_id}")
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
            words.long_date(query.standpoint.readings.data_to(query.standpoint.authority)),
            cases.words,
        ),
        cases,
        team_names(query.standpoint.readings.as_they_were, query.standpoint.authority),
    )
    return file_out(book, f"{figure.id} {context['which']} {query.standpoint.period.name}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, figure_id: str) -> HttpResponse:
    """The list, once the reason for looking is known; until then the form that asks. `which` is missed, counted or all."""
    try:
        measure, figure = figure_named(figure_id)
        query = page_query(request, f"cases of {figure_id}")
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
        _heading(context["asked"], f"Take the cases {context['called']} as a file"),
        form,
        base="scorecards/page.html",
        title=f"Take the list as a file: {figure.title}",
        caption=figure.title,
        sentences=[LEAVES],
        button="Take the file",
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
    pages = paged(request, cases, others=context["here"].partition("?")[2])
    teams = team_names(standpoint.readings.as_they_were, standpoint.authority)
    list_context = {
        "reason": reason,
        "answer": first_sentence(query, context["called"], len(cases), narrowed=bool(person(request).teams)),
        **pages,
        "restricted": cases.words,
        "table": cases_table(
            context["measure"],
            cases,
            list(pages["shown"]),
            teams,
            child_cells(request, standpoint.authority),
        )
        if cases
        else None,
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
        counted=rules.COUNTED[context["which"]],
        team=standpoint.team,
        teams=standpoint.readings.crosswalk(standpoint.authority),
    )


def first_sentence(query: ScorecardQuery, called: str, number: int, *, narrowed: bool) -> str:
    """The list's first sentence: how many cases, of when, and of whose teams."""
    where = f" in {query.team_title}" if query.team_title else " with your teams" if narrowed else ""
    return f"{wording.cases(number)} {called}{where}, {query.standpoint.period.title}."


def _which(text: str) -> Which:
    for which in rules.COUNTED:
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
