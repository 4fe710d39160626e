"""A measure's page: one figure, its months, its splits, and how it is counted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import UnknownMeasureError
from sightline.scorecards import rules, wording
from sightline.scorecards.queries.measure import OneFigure, Split, code_of, one_figure
from sightline.scorecards.queries.scorecard import asides, comparable
from sightline.scorecards.rules import Which
from sightline.scorecards.signal_words import signal_shown
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.scorecards.views.measure_chart import chart, enumerate_notes, left_out, no_chart, when
from sightline.scorecards.views.scorecard import periods
from sightline.statistics.xmr import XmR
from sightline.web import words
from sightline.web.charts import chart_figure
from sightline.web.components import Cell, Column, Table

LISTS: tuple[Which, ...] = ("missed", "counted", "all")
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
def page(request: HttpRequest, figure_id: str) -> HttpResponse:
    """One figure; `period`, `team` and `authority` come from the address."""
    try:
        query = page_query(request, figure_id)
        whole_figure = one_figure(query.standpoint, figure_id)
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    except UnknownMeasureError as unknown:
        raise Http404 from unknown
    context = {
        **_drawn(query, whole_figure),
        **_split(whole_figure),
        "asked": query,
        "data_age": query.data_age,
        "found": whole_figure,
        "answer": first_sentence(query, whole_figure),
        "asides": asides(whole_figure.reading, query.standpoint.sees_small),
        "comparison": comparison(query, whole_figure),
        "better": wording.BETTER[whole_figure.measure.better],
        "lists": lists(query, whole_figure),
        "said_href": query.address("measure-said", figure_id),
        "england": england_table(whole_figure),
        "code": code_of(whole_figure.measure),
        "periods": periods(query),
        "crumbs": [{"title": "Scorecard", "href": query.address("scorecard")}, {"title": figure_id}],
    }
    return render(request, "scorecards/measure.html", context)


def _drawn(query: ScorecardQuery, whole_figure: OneFigure) -> dict[str, object]:
    """Its months: the chart, the same in tables, and what can be taken away of it."""
    drawn, target = chart(whole_figure), whole_figure.signal.target
    return {
        "chart": chart_figure(drawn) if drawn else None,
        "no_chart": no_chart(whole_figure),
        "left_out": left_out(whole_figure),
        "notes": list(enumerate_notes(whole_figure)),
        "target": wording.figure(target.value, whole_figure.figure.unit) if target else "",
        "signal": signal_shown(whole_figure.signal),
        "months": months_table(whole_figure),
        "quarters": quarters_table(whole_figure),
        "files": [
            (query.address(f"measure-{kind}", whole_figure.figure.id), label)
            for kind, label in files(whole_figure).items()
        ],
    }


def _split(whole_figure: OneFigure) -> dict[str, object]:
    """Its splits, and what of them is hidden."""
    return {
        "splits": [(split, split_table(split)) for split in whole_figure.splits],
        "some_hidden": _some_hidden(whole_figure),
        "whole_splits_hidden": any(_is_hidden_whole(split) for split in whole_figure.splits),
    }


def first_sentence(query: ScorecardQuery, whole_figure: OneFigure) -> str:
    """The page's first sentence: the figure, its period and its base; or why there is none."""
    now, period = whole_figure.now, query.standpoint.period.title
    where = f" in {query.team_title}" if query.team_title else ""
    if now.status == "not_computable":
        return f"It cannot be computed for {period}{where}. {now.cause}"
    if now.status == "no_cases":
        return f"There are no cases in {period}{where}. {now.cause}".strip()
    if now.status == "hidden":
        return f"The figure for {period}{where} is a small number and is hidden."
    base = f", {now.under}," if now.under else ""
    return f"{now.text}{base} in {period}{where}. {now.cause}".strip()


def files(whole_figure: OneFigure) -> dict[str, str]:
    """The files this page can be taken as, with their names; no picture where there is nothing to draw."""
    drawn = {"png": "Chart as PNG", "svg": "Chart as SVG"} if chart(whole_figure) else {}
    return {"csv": "CSV", "xlsx": "Excel"} | drawn


def lists(query: ScorecardQuery, whole_figure: OneFigure) -> list[dict[str, str]]:
    """The ways down to the cases, with how many each holds; no address for those who may see no child."""
    if whole_figure.now.status not in ("ok", "hidden"):
        return []
    if whole_figure.now.status == "hidden" and not query.standpoint.sight.lists:
        return []
    share = whole_figure.reading.unit == "percent"
    offered = LISTS if share else LISTS[2:]
    hidden = whole_figure.now.status == "hidden"  # that a list is not offered would tell that nobody is on it
    return [
        _list(query, whole_figure, each)
        for each in offered
        if hidden or rules.how_many(whole_figure.reading, each) != 0
    ]


def _list(query: ScorecardQuery, whole_figure: OneFigure, which: Which) -> dict[str, str]:
    number = None if whole_figure.now.status == "hidden" else rules.how_many(whole_figure.reading, which)
    open_to = query.standpoint.sight.lists
    address = query.address("measure-children", whole_figure.figure.id, which=which) if open_to else ""
    return {"text": wording.behind(number, which, whole_figure.measure.better), "href": address}


def comparison(query: ScorecardQuery, whole_figure: OneFigure) -> str:
    """England's figure beside this one, in a sentence; blank where nothing comparable is published."""
    period = whole_figure.year_period if whole_figure.year else query.standpoint.period
    published = comparable(whole_figure.measure, whole_figure.figure, period)
    if published is None:
        return ""
    return f"England: {wording.england(published)} in the year to {words.long_date(published.year_ending)}."


def months_table(whole_figure: OneFigure) -> Table:
    """The chart's months as a table, newest first: each with its figure, its base, its limits and what it is."""
    limits = whole_figure.signal.limits_by_month
    columns = [Column("Month"), Column("Figure", number=True), Column("Of", number=True)]
    if limits:
        columns += [Column("Usual", number=True), Column("Signal")]
    places = {name: place for place, name in enumerate(whole_figure.signal.months.names)}
    words_by_month = {note.month: note.words for note in whole_figure.notes} | whole_figure.signal.starts
    words_by_month |= dict.fromkeys(whole_figure.signal.left_out, "Some are not yet due")
    rows = []
    for month, reading in reversed(whole_figure.months):
        cells = [
            Cell(words.month(month), under=words_by_month.get(month, "")),
            Cell(reading.text),
            Cell(reading.under),
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


def split_table(split: Split) -> Table:
    """One split as a table: every category with its figure, its base, and what chance alone could have made of it."""
    columns = [Column(split.title), Column("Figure", number=True), Column("Of", number=True)]
    if any(interval for _, _, interval in split.rows):
        columns.append(Column("95% range", number=True))
    rows = [
        [Cell(name), Cell(each.text), Cell(each.under), Cell(interval)][: len(columns)]
        for name, each, interval in split.rows
    ]
    return Table(f"By {split.title.lower()}", columns, rows)


def england_table(whole_figure: OneFigure) -> Table | None:
    """What was published for England, newest first; None where nothing comparable was."""
    if not whole_figure.england:
        return None
    columns = [Column("Year ending"), Column("England", number=True), Column("Source")]
    rows = [
        [Cell(words.long_date(each.year_ending)), Cell(wording.england(each)), Cell(each.source)]
        for each in reversed(whole_figure.england)
    ]
    return Table("England, year by year", columns, rows, caption_hidden=True)


def _some_hidden(whole_figure: OneFigure) -> bool:
    readings = [whole_figure.now, *(each for _, each in whole_figure.months)]
    readings += [each for split in whole_figure.splits for _, each, _ in split.rows]
    return any(each.status == "hidden" for each in readings)


def _is_hidden_whole(split: Split) -> bool:
    return all(each.status == "hidden" for _, each, _ in split.rows)
