"""The cases behind a figure: seen only by an action, with a reason, and never by following a link alone."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.measuring.listing import CannotListError
from sightline.measuring.measure import Figure, Measure
from sightline.people.queries import person
from sightline.scorecards import rules, wording
from sightline.scorecards.actions import LookRefusedError, look_at_cases
from sightline.scorecards.cases_table import cases_table
from sightline.scorecards.forms import ReasonForm
from sightline.scorecards.queries.store import team_names
from sightline.scorecards.rules import Which
from sightline.scorecards.views.asking import Asked, asked, refuse, typed

REASON = "reason_for_looking"
"""Where the session keeps the reason; it goes when the person signs out."""

A_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, figure_id: str) -> HttpResponse:
    """Asked for, the form that wants a reason; sent, the list. `which` is missed, counted or all."""
    try:
        measure, figure = figure_named(figure_id)
        here = asked(request, f"cases of {figure_id}")
    except NothingLoadedError:
        return redirect("scorecard")
    except UnknownMeasureError as unknown:
        raise Http404 from unknown
    if not here.standpoint.sight.lists:
        refuse(person(request), f"cases of {figure_id}")
    which = _which(typed(request, "which"))
    context = _context(here, measure, figure, which)
    remembered = _remembered(request)
    if request.method != "POST":
        form = ReasonForm(initial={"reason": remembered})
        return render(request, "scorecards/reason.html", {**context, "form": form})
    form = ReasonForm(request.POST if "reason" in request.POST else {"reason": remembered})
    if not form.is_valid():
        return render(request, "scorecards/reason.html", {**context, "form": form})
    return _list(request, here, context, form.cleaned_data["reason"])


def _list(request: HttpRequest, here: Asked, context: dict, reason: str) -> HttpResponse:
    request.session[REASON] = reason  # pyright: ignore[reportAttributeAccessIssue]
    standpoint = here.standpoint
    try:
        cases = look_at_cases(
            by=person(request).get_username(),
            reason=reason,
            snapshot=standpoint.readings.snapshot,
            figure_id=context["figure"].id,
            period=standpoint.period,
            authority=standpoint.authority,
            counted=rules.COUNTED[context["which"]],
            team=standpoint.team,
            teams=standpoint.readings.crosswalk(standpoint.authority),
        )
    except LookRefusedError as refused:
        raise PermissionDenied from refused
    except CannotListError as cannot:
        return render(request, "scorecards/no_list.html", {**context, "cause": str(cannot)})
    leaf = Paginator(cases, A_PAGE).get_page(request.GET.get("page"))
    teams = team_names(standpoint.readings.as_they_were, standpoint.authority)
    shown = {
        "reason": reason,
        "answer": answer(here, context["called"], len(cases), narrowed=bool(person(request).teams)),
        "page": leaf,
        "restricted": cases.words,
        "table": cases_table(context["measure"], cases, list(leaf), teams) if cases else None,
    }
    return render(request, "scorecards/children.html", {**context, **shown})


def answer(here: Asked, called: str, number: int, *, narrowed: bool) -> str:
    """The list's first sentence: how many cases, of when, and of whose teams."""
    where = f" in {here.team_title}" if here.team_title else " with your teams" if narrowed else ""
    return f"{wording.cases(number)} {called}{where}, {here.standpoint.period.title}."


def _which(said: str) -> Which:
    for which in rules.COUNTED:
        if which == said:
            return which
    return "all"


def _remembered(request: HttpRequest) -> str:
    return request.session.get(REASON, "")  # pyright: ignore[reportAttributeAccessIssue]


def _context(here: Asked, measure: Measure, figure: Figure, which: Which) -> dict:
    back = here.address("measure", figure.id)
    called = wording.which_cases(which, measure.better)
    return {
        "asked": here,
        "data_age": here.data_age,
        "measure": measure,
        "figure": figure,
        "which": which,
        "called": called,
        "here": here.address("measure-children", figure.id, which=which),
        "back": back,
        "crumbs": [
            {"title": "Scorecard", "href": here.address("scorecard")},
            {"title": figure.id, "href": back},
            {"title": f"Cases {called}"},
        ],
    }
