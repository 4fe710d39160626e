"""What pages show as files: CSV, a workbook, the chart as a picture."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.engine.snapshots import NothingLoadedError
from sightline.engine.spreadsheets import FormattedNumber
from sightline.measuring.discover import UnknownMeasureError
from sightline.people.queries import person
from sightline.scorecards.queries import downloads, flat
from sightline.scorecards.queries.measure import one_figure
from sightline.scorecards.queries.scorecard import scorecard
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.scorecards.views.freezes import says_why_no_freeze
from sightline.scorecards.views.measure_chart import chart, foot_of
from sightline.web.charts import chart_document, chart_png
from sightline.web.files import csv_out, file_out


@require_safe
@says_why_no_freeze
def scorecard_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The scorecard as `csv` or `xlsx`, from the same address as its page."""
    try:
        query = page_query(request, "the scorecard", with_freeze=True)
    except NothingLoadedError:
        return redirect("scorecard")
    card = scorecard(query.standpoint)
    name = f"scorecard {_where(query)}"
    if kind == "csv":
        return csv_out(downloads.SCORECARD, downloads.scorecard_rows(query.standpoint, card), f"{name}.csv")
    by = person(request).get_username()
    book = downloads.scorecard_workbook(query.standpoint, card, by, timezone.localtime())
    return file_out(book, f"{name}.xlsx")


@require_safe
@says_why_no_freeze
def flat_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Every figure of every unit and month this person may see, as `csv` or `xlsx`."""
    try:
        query = page_query(request, "every figure by unit and month", with_freeze=True)
    except NothingLoadedError:
        return redirect("scorecard")
    standpoint = replace(query.standpoint, team=None)
    data_to = f"{standpoint.readings.data_to(standpoint.authority):%Y-%m-%d}"
    name = f"every figure {query.council} data to {data_to}" + (
        f" as frozen {query.freeze}" if query.freeze else ""
    )
    if kind == "csv":
        return csv_out(flat.HEADS, _as_text(flat.flat_rows(standpoint, query.council)), f"{name}.csv")
    by = person(request).get_username()
    book = flat.flat_workbook(standpoint, query.council, by, timezone.localtime())
    return file_out(book, f"{name}.xlsx")


def _as_text(rows: Iterable[Sequence[object]]) -> Iterator[list[object]]:
    """The rows with their numbers as a CSV has them."""
    for row in rows:
        yield [str(each) if isinstance(each, FormattedNumber) else each for each in row]


@require_safe
@says_why_no_freeze
def measure_file(request: HttpRequest, figure_id: str, kind: str) -> HttpResponse:
    """One figure as `csv` (its months), `xlsx`, or its chart as `png` or `svg`."""
    try:
        query = page_query(request, figure_id, with_freeze=True)
        whole_figure = one_figure(query.standpoint, figure_id)
    except NothingLoadedError:
        return redirect("scorecard")
    except UnknownMeasureError as unknown:
        raise Http404 from unknown
    name = f"{figure_id} {_where(query)}"
    if kind == "csv":
        return csv_out(downloads.MONTHS, downloads.month_rows(query.standpoint, whole_figure), f"{name}.csv")
    if kind == "xlsx":
        by = person(request).get_username()
        book = downloads.measure_workbook(query.standpoint, whole_figure, by, timezone.localtime())
        return file_out(book, f"{name}.xlsx")
    council = query.authorities.get(query.standpoint.authority) or settings.COUNCIL_NAME
    version = query.standpoint.version_of(whole_figure.measure, figure_id)
    line = query.standpoint.freeze_line
    foot = foot_of(whole_figure, council, query.team_title, freeze_line=line, version=version)
    drawn = chart(whole_figure, foot)
    if drawn is None:
        raise Http404
    draw: Callable = chart_png if kind == "png" else chart_document
    return file_out(draw(drawn), f"{name}.{kind}")


def _where(query: ScorecardQuery) -> str:
    """What tells one file from another: the period, the team and the freeze."""
    team = f" {query.standpoint.team}" if query.standpoint.team else ""
    frozen = f" as frozen {query.freeze}" if query.freeze else ""
    return f"{query.standpoint.period.name}{team}{frozen}".replace(":", " ")
