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
from sightline.statistics import XmR
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
        here = page_query(request, figure_id)
        found = one_figure(here.standpoint, figure_id)
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    except UnknownMeasureError as unknown:
        raise Http404 from unknown
    drawn = chart(found)
    context = {
        "asked": here,
        "data_age": here.data_age,
        "found": found,
        "answer": answer(here, found),
        "asides": asides(found.reading, here.standpoint.sees_small),
        "comparison": comparison(here, found),
        "better": wording.BETTER[found.measure.better],
        "lists": lists(here, found),
        "chart": chart_figure(drawn) if drawn else None,
        "notes": list(enumerate_notes(found)),
        "said_href": here.address("measure-said", figure_id),
        "target": wording.figure(found.signal.target.value, found.figure.unit) if found.signal.target else "",
        "files": [(here.address(f"measure-{kind}", figure_id), said) for kind, said in files(found).items()],
        "no_chart": no_chart(found),
        "left_out": left_out(found),
        "months": months_table(found),
        "quarters": quarters_table(found),
        "signal": signal_shown(found.signal),
        "splits": [(split, split_table(split)) for split in found.splits],
        "some_hidden": _some_hidden(found),
        "whole_splits_hidden": any(_is_hidden_whole(split) for split in found.splits),
        "england": england_table(found),
        "code": code_of(found.measure),
        "periods": periods(here),
        "crumbs": [{"title": "Scorecard", "href": here.address("scorecard")}, {"title": figure_id}],
    }
    return render(request, "scorecards/measure.html", context)


def answer(here: ScorecardQuery, found: OneFigure) -> str:
    """The page's first sentence: the figure, its period and its base; or why there is none."""
    now, period = found.now, here.standpoint.period.title
    where = f" in {here.team_title}" if here.team_title else ""
    if now.status == "not_computable":
        return f"It cannot be computed for {period}{where}. {now.cause}"
    if now.status == "no_cases":
        return f"There are no cases in {period}{where}. {now.cause}".strip()
    if now.status == "hidden":
        return f"The figure for {period}{where} is a small number and is hidden."
    base = f", {now.under}," if now.under else ""
    return f"{now.text}{base} in {period}{where}. {now.cause}".strip()


def files(found: OneFigure) -> dict[str, str]:
    """The files this page can be taken as, with their names; no picture where there is nothing to draw."""
    drawn = {"png": "Chart as PNG", "svg": "Chart as SVG"} if chart(found) else {}
    return {"csv": "CSV", "xlsx": "Excel"} | drawn


def lists(here: ScorecardQuery, found: OneFigure) -> list[dict[str, str]]:
    """The ways down to the cases, with how many each holds; no address for those who may see no child."""
    if found.now.status not in ("ok", "hidden"):
        return []
    if found.now.status == "hidden" and not here.standpoint.sight.lists:
        return []
    share = found.reading.unit == "percent"
    offered = LISTS if share else LISTS[2:]
    hidden = found.now.status == "hidden"  # that a list is not offered would tell that nobody is on it
    return [
        _list(here, found, each) for each in offered if hidden or rules.how_many(found.reading, each) != 0
    ]


def _list(here: ScorecardQuery, found: OneFigure, which: Which) -> dict[str, str]:
    number = None if found.now.status == "hidden" else rules.how_many(found.reading, which)
    open_to = here.standpoint.sight.lists
    there = here.address("measure-children", found.figure.id, which=which) if open_to else ""
    return {"text": wording.behind(number, which, found.measure.better), "href": there}


def comparison(here: ScorecardQuery, found: OneFigure) -> str:
    """England's figure beside this one, in a sentence; blank where nothing comparable is published."""
    period = found.year_period if found.year else here.standpoint.period
    published = comparable(found.measure, found.figure, period)
    if published is None:
        return ""
    return f"England: {wording.england(published)} in the year to {words.long_date(published.year_ending)}."


def months_table(found: OneFigure) -> Table:
    """The chart's months as a table, newest first: each with its figure, its base, its limits and what it is."""
    limits = found.signal.limits_by_month
    columns = [Column("Month"), Column("Figure", number=True), Column("Of", number=True)]
    if limits:
        columns += [Column("Usual", number=True), Column("Signal")]
    places = {name: place for place, name in enumerate(found.signal.months.names)}
    said = {note.month: note.words for note in found.notes} | found.signal.starts
    said |= dict.fromkeys(found.signal.left_out, "Some are not yet due")
    rows = []
    for month, shown in reversed(found.months):
        cells = [Cell(words.month(month), under=said.get(month, "")), Cell(shown.text), Cell(shown.under)]
        if limits:
            place = places.get(month)
            cells += [Cell(""), Cell("")] if place is None else _limits(found, limits, place)
        rows.append(cells)
    return Table("Month by month", columns, rows, caption_hidden=True)


def quarters_table(found: OneFigure) -> Table | None:
    """The chart's quarters as a table, newest first, where the figure is judged by them."""
    signal = found.signal
    if signal.by == "month":
        return None
    columns = [Column("Quarter"), Column("Figure", number=True), Column("Of", number=True)]
    limits = signal.verdict.chart
    columns += [Column("Usual", number=True), Column("Signal")] if limits else []
    rows = [
        [
            Cell(when(signal, name)),
            Cell(shown.text),
            Cell(shown.under),
            *(_limits(found, limits, place) if limits else []),
        ]
        for place, (name, shown) in enumerate(found.quarters)
    ]
    return Table("Quarter by quarter", columns, rows[::-1], caption_hidden=True)


def _limits(found: OneFigure, limits: XmR, place: int) -> list[Cell]:
    unit = found.figure.unit
    low, high = limits.lower[place], limits.upper[place]
    if low != low or found.signal.judged.values[place] is None:
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


def england_table(found: OneFigure) -> Table | None:
    """What was published for England, newest first; None where nothing comparable was."""
    if not found.england:
        return None
    columns = [Column("Year ending"), Column("England", number=True), Column("Source")]
    rows = [
        [Cell(words.long_date(each.year_ending)), Cell(wording.england(each)), Cell(each.source)]
        for each in reversed(found.england)
    ]
    return Table("England, year by year", columns, rows, caption_hidden=True)


def _some_hidden(found: OneFigure) -> bool:
    shown = [found.now, *(each for _, each in found.months)]
    shown += [each for split in found.splits for _, each, _ in split.rows]
    return any(each.status == "hidden" for each in shown)


def _is_hidden_whole(split: Split) -> bool:
    return all(each.status == "hidden" for _, each, _ in split.rows)
