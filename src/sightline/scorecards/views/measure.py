"""A measure's page: one figure, its months, its splits, and how it is counted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import UnknownMeasureError
from sightline.people.queries import person
from sightline.scorecards import wording
from sightline.scorecards.answering import Answer, answers
from sightline.scorecards.definition_link import definition_link
from sightline.scorecards.period_texts import PeriodText, period_texts
from sightline.scorecards.queries.measure import OneFigure, code_of, one_figure
from sightline.scorecards.signal_words import signal_shown
from sightline.scorecards.target_words import COUNCILS_NUMBER, target_shown
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.scorecards.views.freezes import says_why_no_freeze
from sightline.scorecards.views.measure_chart import chart, enumerate_notes, left_out, no_chart, when
from sightline.scorecards.views.measure_peers import (
    against,
    peers_note,
    peers_table,
    year_sentence,
    years_table,
)
from sightline.scorecards.views.measure_splits import split_context
from sightline.scorecards.views.measure_ways import (
    aside_links,
    checks_of,
    lists,
    loads,
    neighbours,
    why_no_lists,
)
from sightline.scorecards.views.scorecard import periods
from sightline.scorecards.views.unit_groups import groups_address
from sightline.statistics.xmr import XmR
from sightline.web import words
from sightline.web.charts import chart_figure
from sightline.web.components import Cell, Column, Table

LABELS = {
    "Above UCL": "above the upper limit",
    "Below LCL": "below the lower limit",
    "7 Point Trend (Increasing)": "seven rising in a row",
    "7 Point Trend (Decreasing)": "seven falling in a row",
    "2 in 3 Above CL": "two of three near the upper limit",
    "2 in 3 Below CL": "two of three near the lower limit",
    "7 Points Above CL": "seven above the mean",
    "7 Points Below CL": "seven below the mean",
}
"""Why a month is a signal, in words, by the rule that found it."""


@require_safe
@says_why_no_freeze
def page(request: HttpRequest, figure_id: str) -> HttpResponse:
    """One figure; `period`, `team` and `authority` come from the address."""
    try:
        query = page_query(request, figure_id, with_freeze=True)
        whole_figure = one_figure(query.standpoint, figure_id)
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    except UnknownMeasureError as unknown:
        raise Http404 from unknown
    context = {
        **_drawn(query, whole_figure),
        **split_context(query, whole_figure),
        "asked": query,
        "data_age": query.data_age,
        "found": whole_figure,
        "answer": first_sentence(query, whole_figure),
        "asides": aside_links(query, whole_figure),
        "no_lists": why_no_lists(request, query, whole_figure),
        "year_in_lead": bool(year_sentence(whole_figure)),
        "peers": peers_table(whole_figure, query.team_title or "Ours"),
        "peers_note": peers_note(whole_figure.peers),
        "peers_by_year": years_table(whole_figure.peers),
        "answered_by": _answers(request, query, figure_id),
        "texts": texts_of(query, figure_id),
        "better": wording.BETTER[whole_figure.measure.better],
        "lists": lists(query, whole_figure),
        "said_href": "" if query.freeze else query.address("measure-said", figure_id),
        "redefined": redefined(query, whole_figure),
        "versions": definition_link(person(request), whole_figure.measure.id),
        "whole_href": query.address("measure", figure_id, team="all") if query.standpoint.team else "",
        "groups_href": groups_address(query, whole_figure),
        "code": code_of(whole_figure.measure),
        "periods": periods(query),
        "neighbours": neighbours(query, figure_id),
        "checks": [] if query.freeze else checks_of(query, whole_figure.measure),
        "loads": loads(request),
        "crumbs": [{"title": "Scorecard", "href": query.address("scorecard")}, {"title": figure_id}],
    }
    return render(request, "scorecards/measure.html", context)


def _answers(request: HttpRequest, query: ScorecardQuery, figure_id: str) -> tuple[Answer, ...]:
    """What is being done about it now: nothing beside what was reported."""
    if query.freeze:
        return ()
    return answers(person(request), query.standpoint.authority, [figure_id]).get(figure_id, ())


def redefined(query: ScorecardQuery, whole_figure: OneFigure) -> str:
    """Of a freeze whose definition is not today's: how the figure was counted then; blank where it is counted so still."""
    reported = query.standpoint.reported
    if reported is None:
        return ""
    version, text = reported.definition(whole_figure.figure.id)
    if not version or version == whole_figure.measure.fingerprint():
        return ""
    then = f" When it was frozen: {text}" if text and text != whole_figure.measure.whole_definition else ""
    return f"The definition has changed since it was frozen (version {version[:8]} then).{then} Below is today’s."


def texts_of(query: ScorecardQuery, figure_id: str) -> list[PeriodText]:
    """What was said of the council's figure in this period and accepted; only for whoever nothing is hidden from, for a text
    may name any number. None beside what was frozen: it may have been written since.
    """
    standpoint = query.standpoint
    if query.freeze or standpoint.team or not standpoint.sight.small_numbers(None):
        return []
    return period_texts(standpoint.authority, figure_id, standpoint.period.name)


def _drawn(query: ScorecardQuery, whole_figure: OneFigure) -> dict[str, object]:
    """Its months: the chart, the same in tables, and what can be taken away of it."""
    drawn = chart(whole_figure)
    return {
        "chart": chart_figure(drawn) if drawn else None,
        "no_chart": no_chart(whole_figure),
        "left_out": left_out(whole_figure),
        "notes": list(enumerate_notes(whole_figure)),
        "target": target_shown(whole_figure.target, whole_figure.figure.unit, query.standpoint.period),
        "councils_number": COUNCILS_NUMBER if whole_figure.councils_number else "",
        "signal": signal_shown(whole_figure.signal),
        "months": months_table(whole_figure),
        "quarters": quarters_table(whole_figure),
        "files": [
            (query.address(f"measure-{kind}", whole_figure.figure.id), label)
            for kind, label in files(drawn=drawn is not None).items()
        ],
    }


def first_sentence(query: ScorecardQuery, whole_figure: OneFigure) -> str:
    """The page's first sentence: the figure, against what is published, its period and its base; or why there is none."""
    now, period = whole_figure.now, query.standpoint.period.title
    where = f" in {query.team_title}" if query.team_title else ""
    if now.status == "not_computable":
        begins = "It cannot be computed" if whole_figure.measure.has_cases else "There is no figure"
        return f"{begins} for {period}{where}. {now.cause}"
    if now.status == "no_cases":
        return f"There are no cases in {period}{where}. {now.cause}".strip()
    if now.status == "hidden":
        return f"The figure for {period}{where} is a small number and is hidden."
    beside = "" if whole_figure.year else against(whole_figure.peers, now)
    if beside:
        base = f"{now.under} in" if now.under else "In"
        return f"{beside}. {base} {period}{where}. {now.cause}".strip()
    base = f", {now.under}," if now.under else ""
    return f"{now.text}{base} in {period}{where}. {year_sentence(whole_figure)} {now.cause}".strip()


def files(*, drawn: bool) -> dict[str, str]:
    """The files this page can be taken as, with their names; no picture where nothing is drawn."""
    pictures = {"png": "Chart as PNG", "svg": "Chart as SVG"} if drawn else {}
    return {"csv": "CSV", "xlsx": "Excel"} | pictures


def months_table(whole_figure: OneFigure) -> Table:
    """The chart's months as a table, newest first: each with its figure, its base, its limits and what it is."""
    limits = whole_figure.signal.limits_by_month
    based = any(reading.under for _, reading in whole_figure.months)
    columns = [Column("Month"), Column("Figure", number=True)]
    columns += [Column("Of", number=True)] if based else []
    columns += [Column("Usual", number=True), Column("Signal")] if limits else []
    places = {name: place for place, name in enumerate(whole_figure.signal.months.names)}
    words_by_month = {note.month: note.words for note in whole_figure.notes} | whole_figure.signal.starts
    words_by_month |= dict.fromkeys(whole_figure.signal.left_out, "Some are not yet due")
    rows = []
    for month, reading in reversed(whole_figure.months):
        cells = [
            Cell(words.month(month), under=words_by_month.get(month, "")),
            Cell(reading.text),
            *([Cell(reading.under)] if based else []),
        ]
        if limits:
            place = places.get(month)
            cells += [Cell(""), Cell("")] if place is None else _limits(whole_figure, limits, place)
        rows.append(cells)
    return Table("Month by month", columns, rows, caption_hidden=True)


def quarters_table(whole_figure: OneFigure) -> Table | None:
    """The chart's quarters as a table, newest first, where the figure is judged by them."""
    signal = whole_figure.signal
    if signal.by == "month":
        return None
    columns = [Column("Quarter"), Column("Figure", number=True), Column("Of", number=True)]
    limits = signal.verdict.chart
    columns += [Column("Usual", number=True), Column("Signal")] if limits else []
    rows = [
        [
            Cell(when(signal, name)),
            Cell(reading.text),
            Cell(reading.under),
            *(_limits(whole_figure, limits, place) if limits else []),
        ]
        for place, (name, reading) in enumerate(whole_figure.quarters)
    ]
    return Table("Quarter by quarter", columns, rows[::-1], caption_hidden=True)


def _limits(whole_figure: OneFigure, limits: XmR, place: int) -> list[Cell]:
    unit = whole_figure.figure.unit
    low, high = limits.lower[place], limits.upper[place]
    if low != low or whole_figure.signal.judged.values[place] is None:
        return [Cell(""), Cell("")]
    top = min(high, 100.0) if unit == "percent" else high
    usual = f"{words.number(max(low, 0.0), 1)} to {words.number(top, 1)}"
    label = limits.labels[place]
    return [Cell(usual), Cell("" if label == "Common Cause" else LABELS.get(label, label))]
