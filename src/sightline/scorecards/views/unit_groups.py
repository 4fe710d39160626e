"""One team's or service's figure by age, sex and the rest: a page of its own, for it is worked out when it is asked for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.scorecards import wording
from sightline.scorecards.queries.hiding import is_hidden
from sightline.scorecards.queries.measure import OneFigure
from sightline.scorecards.queries.splits import groups_of_unit, who_stands_out
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.scorecards.views.measure_splits import split_tables
from sightline.scorecards.views.scorecard import periods


@require_safe
def page(request: HttpRequest, figure_id: str) -> HttpResponse:
    """The groups of one unit's figure; without a unit the measure's own page, which has those of the whole authority."""
    try:
        query = page_query(request, figure_id)
        measure, figure = figure_named(figure_id)
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    except UnknownMeasureError as unknown:
        raise Http404 from unknown
    measure_href = query.address("measure", figure_id)
    if not query.standpoint.team:
        return redirect(measure_href)
    groups = groups_of_unit(query.standpoint, measure, figure_id)
    reading = query.standpoint.reading(figure_id)
    context = {
        **split_tables(query, figure_id, groups),
        "asked": query,
        "data_age": query.data_age,
        "figure": figure,
        "now": wording.visible_reading(reading, is_hidden(query.standpoint, reading)),
        "stands_out": who_stands_out(groups),
        "sees_small": query.standpoint.sees_small,
        "not_split": measure.not_split,
        "periods": periods(query),
        "measure_href": measure_href,
        "crumbs": [
            {"title": "Scorecard", "href": query.address("scorecard")},
            {"title": figure_id, "href": measure_href},
            {"title": "By age, sex and the rest"},
        ],
    }
    return render(request, "scorecards/unit_groups.html", context)


def groups_address(query: ScorecardQuery, whole_figure: OneFigure) -> str:
    """Where a unit's groups stand; blank where there is no unit, none may be seen, or none make sense."""
    standpoint, figure = query.standpoint, whole_figure.figure
    may = standpoint.team and standpoint.sees_small
    counts = whole_figure.measure.has_cases and figure.kind != "rate" and whole_figure.now.status == "ok"
    if not (may and counts):
        return ""
    return query.address("measure-groups", figure.id)
