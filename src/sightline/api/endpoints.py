"""The addresses of the API: each asks where pages ask, in the rights of whoever asks."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from sightline.api.asking import Paging, figure_for, listed, period_for, source_for, units_for, within
from sightline.api.problems import ApiProblem, problem
from sightline.api.rules import LARGEST_PAGE, USUAL_PAGE
from sightline.api.schemas import (
    ComparatorRow,
    FreezeRow,
    Listed,
    MeasureRow,
    PeriodRow,
    ProblemAnswer,
    ReadingRow,
    SignalRow,
    TargetRow,
    UnitRow,
)
from sightline.api.splits import split_rows
from sightline.calendars.periods import Period
from sightline.comparators import ComparatorError
from sightline.exports.queries.readings import UnitReading, is_told, periods_of, unit_readings
from sightline.exports.queries.sources import FigureSource
from sightline.exports.queries.star import last_judged, measure_row, signal_row
from sightline.freezes.queries import freezes_of
from sightline.measuring.discover import figures
from sightline.scorecards.queries.flat import has_units
from sightline.scorecards.queries.signals import signals
from sightline.tables.splits import SPLITS

TITLE = "Sightline: figures"
SAYS = (
    "Read only. Ask with a token (Authorization: Bearer TOKEN), made under your account. What comes back is what the token's person may "
    "see on the pages of Sightline. No address gives a row of a child."
)
api = NinjaAPI(
    title=TITLE, version="1.0.0", description=SAYS, openapi_url=None, docs_url=None, urls_namespace="api"
)


def _asked_for(default: Any, **about: Any) -> Any:
    """A parameter of the address, and what the document says of it."""
    return Query(default, **about)  # pyright: ignore[reportCallIssue]


PAGE = _asked_for(1, ge=1, le=100_000, description="Which page, from 1.")
SIZE = _asked_for(USUAL_PAGE, ge=1, le=LARGEST_PAGE, description="How many rows to a page.")
AUTHORITY = _asked_for(
    "", max_length=3, description="Three-digit code; where none is given the first you may see."
)
MEASURE = _asked_for("", max_length=40, description="A measure's id, as AS01; without it every measure.")
PERIOD = _asked_for(
    "", max_length=60, description="As 2026-09, 2026-27-Q2 or 2025-26; without it the last whole quarter."
)
UNIT = _asked_for(
    "", max_length=100, description="A unit's reference; without it the council; `every` for all you may see."
)
SPLIT = _asked_for(
    "", max_length=40, description=f"By what, of one measure of the council: {', '.join(SPLITS)}."
)
PROBLEMS: dict[Any, Any] = {frozenset({401, 403, 404, 405, 409, 422, 503}): ProblemAnswer}


@api.exception_handler(ApiProblem)
def _problem(request: HttpRequest, fault: ApiProblem) -> HttpResponse:
    return problem(fault.status, fault.sentence)


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    return problem(422, " ".join(f"{each['loc'][-1]}: {each['msg']}." for each in fault.errors))


@api.exception_handler(ComparatorError)
def _not_readable(request: HttpRequest, fault: ComparatorError) -> HttpResponse:
    return problem(503, str(fault))


@api.get("/measures", response={200: Listed[MeasureRow], **PROBLEMS}, url_name="api-measures")
def measures(
    request: HttpRequest,
    response: HttpResponse,
    page: int = PAGE,
    page_size: int = SIZE,
    authority: str = AUTHORITY,
) -> Any:
    """Every measure, and what it means."""
    source = source_for(request, "definitions", authority)
    rows = [_measure(source, each) for each in figures()]
    return listed(request, response, source, rows, Paging(page, page_size))


@api.get("/measures/{figure_id}", response={200: MeasureRow, **PROBLEMS}, url_name="api-measure")
def measure(request: HttpRequest, figure_id: str, authority: str = AUTHORITY) -> Any:
    """One measure."""
    source = source_for(request, "definitions", authority)
    figure_for(figure_id)
    return _measure(source, figure_id)


@api.get("/periods", response={200: Listed[PeriodRow], **PROBLEMS}, url_name="api-periods")
def periods(
    request: HttpRequest,
    response: HttpResponse,
    page: int = PAGE,
    page_size: int = SIZE,
    authority: str = AUTHORITY,
) -> Any:
    """The periods of which there is a series: months, quarters, years, oldest first."""
    source = source_for(request, "definitions", authority)
    rows = [
        {
            "period": each.name,
            "label": each.label,
            "kind": each.kind,
            "first_day": each.first,
            "last_day": each.last,
        }
        for each in periods_of(source)
    ]
    return listed(request, response, source, rows, Paging(page, page_size))


@api.get("/units", response={200: Listed[UnitRow], **PROBLEMS}, url_name="api-units")
def units(
    request: HttpRequest,
    response: HttpResponse,
    page: int = PAGE,
    page_size: int = SIZE,
    authority: str = AUTHORITY,
) -> Any:
    """The council, its services or localities, and its teams."""
    source = source_for(request, "definitions", authority)
    rows = [{"reference": each.reference, "kind": each.kind, "title": each.title} for each in source.units]
    return listed(request, response, source, rows, Paging(page, page_size))


@api.get("/readings", response={200: Listed[ReadingRow], **PROBLEMS}, url_name="api-readings")
def readings(
    request: HttpRequest,
    response: HttpResponse,
    measure: str = MEASURE,
    period: str = PERIOD,
    unit: str = UNIT,
    split: str = SPLIT,
    page: int = PAGE,
    page_size: int = SIZE,
    authority: str = AUTHORITY,
) -> Any:
    """Figures by measure, period and unit, or of one measure by a split. `period=series` gives every period of one measure."""
    source = source_for(request, "figures", authority)
    rows = _readings(source, measure, period, unit, split)
    return listed(request, response, source, rows, Paging(page, page_size))


@api.get("/signals", response={200: Listed[SignalRow], **PROBLEMS}, url_name="api-signals")
def signals_of_measures(
    request: HttpRequest,
    response: HttpResponse,
    measure: str = MEASURE,
    unit: str = UNIT,
    page: int = PAGE,
    page_size: int = SIZE,
    authority: str = AUTHORITY,
) -> Any:
    """Whether each measure's change is more than its usual variation; of the council and of units of which nothing is hidden from you."""
    source = source_for(request, "figures", authority)
    if measure:
        figure_for(measure)
    rows = list(_signals(source, measure, unit))
    return listed(request, response, source, rows, Paging(page, page_size))


@api.get("/targets", response={200: Listed[TargetRow], **PROBLEMS}, url_name="api-targets")
def targets(
    request: HttpRequest,
    response: HttpResponse,
    measure: str = MEASURE,
    page: int = PAGE,
    page_size: int = SIZE,
    authority: str = AUTHORITY,
) -> Any:
    """The points of every target that stands, of the units you may see."""
    source = source_for(request, "targets", authority)
    if measure:
        figure_for(measure)
    rows = list(_targets(source, measure))
    return listed(request, response, source, rows, Paging(page, page_size))


@api.get("/comparators", response={200: Listed[ComparatorRow], **PROBLEMS}, url_name="api-comparators")
def comparators(
    request: HttpRequest,
    response: HttpResponse,
    measure: str = MEASURE,
    page: int = PAGE,
    page_size: int = SIZE,
    authority: str = AUTHORITY,
) -> Any:
    """What is published of statistical neighbours, region and England, by year."""
    source = source_for(request, "comparators", authority)
    if measure:
        figure_for(measure)
    rows = [_compared(each) for each in source.compared(measure)]
    return listed(request, response, source, rows, Paging(page, page_size))


@api.get("/freezes", response={200: Listed[FreezeRow], **PROBLEMS}, url_name="api-freezes")
def freezes(
    request: HttpRequest,
    response: HttpResponse,
    page: int = PAGE,
    page_size: int = SIZE,
    authority: str = AUTHORITY,
) -> Any:
    """The freezes there are, the newest cut-off first."""
    source = source_for(request, "freezes", authority)
    rows = [
        {"name": each.name, "cut_off": each.cut_off, "confirmed": bool(each.confirmed_by), "seal": each.seal}
        for each in freezes_of(source.standpoint.authority)
    ]
    return listed(request, response, source, rows, Paging(page, page_size))


@api.get(
    "/freezes/{name}/readings", response={200: Listed[ReadingRow], **PROBLEMS}, url_name="api-freeze-readings"
)
def frozen_readings(
    request: HttpRequest,
    response: HttpResponse,
    name: str,
    measure: str = MEASURE,
    period: str = PERIOD,
    unit: str = UNIT,
    page: int = PAGE,
    page_size: int = SIZE,
    authority: str = AUTHORITY,
) -> Any:
    """Figures as they were reported, as /readings gives those of now."""
    within(request, "figures")
    source = source_for(request, "freezes", authority, name)
    rows = _readings(source, measure, period, unit, "")
    return listed(request, response, source, rows, Paging(page, page_size))


def _measure(source: FigureSource, figure_id: str) -> dict[str, Any]:
    row = measure_row(source, *figures()[figure_id])
    return {**row, "id": row["measure"], "unit": row["measured_in"]}


def _readings(source: FigureSource, measure: str, period: str, unit: str, split: str) -> list[dict[str, Any]]:
    if measure:
        figure_for(measure)
    if split:
        return split_rows(source, measure, period_for(source, period), unit, split)
    if period == "series" and not measure:
        raise ApiProblem(422, "period: every period is given of one measure at a time. Name it with measure.")
    chosen = periods_of(source) if period == "series" else [period_for(source, period)]
    wanted = [measure] if measure else list(figures())
    return [
        _reading(each)
        for one in units_for(source, unit)
        for figure_id in wanted
        if one.kind == "authority" or has_units(*figures()[figure_id], one)
        for each in unit_readings(source, one, figure_id, _told(figure_id, chosen), every=True)
    ]


def _told(figure_id: str, chosen: list[Period]) -> list[Period]:
    """Of a series, what the figure is published for; one period that was asked for is given."""
    return chosen if len(chosen) == 1 else [each for each in chosen if is_told(*figures()[figure_id], each)]


def _reading(each: UnitReading) -> dict[str, Any]:
    return {
        "measure": each.figure_id,
        "unit_reference": each.unit.reference,
        "period": each.period.name,
        "value": each.value,
        "numerator": each.numerator,
        "denominator": each.denominator,
        "unit": figures()[each.figure_id][1].unit,
        "symbol": each.symbol,
        "note": each.note,
        "target": each.target,
    }


def _signals(source: FigureSource, measure: str, unit: str) -> Iterator[dict[str, Any]]:
    for one in units_for(source, unit):
        if one.kind != "authority" and not one.is_own:
            continue
        seen = source.seen_from(one)
        for figure_id, signal in signals(seen, [measure] if measure else None, aims=source.aims).items():
            last = last_judged(signal)
            yield {
                **signal_row(signal),
                "measure": figure_id,
                "unit_reference": one.reference,
                "last_period": last.name if last else None,
            }


def _targets(source: FigureSource, measure: str) -> Iterator[dict[str, Any]]:
    references = {each.reference_in_targets: each.reference for each in source.units}
    for target in source.every_target:
        if target.unit in references and measure in ("", target.figure):
            for point in target.points:
                yield {
                    "measure": target.figure,
                    "unit_reference": references[target.unit],
                    "target_set": target.target_set,
                    "period": point.period.name,
                    "value": point.value,
                    "tolerance": target.tolerance,
                }


def _compared(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "measure": row["figure"], "neighbour_model": row["model"]}
