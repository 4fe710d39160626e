"""A measure's page: one figure, its months, its splits, and how it is counted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import UnknownMeasureError
from sightline.scorecards import rules, wording
from sightline.scorecards.queries.measure import OneFigure, code_of, one_figure
from sightline.scorecards.queries.scorecard import asides, comparable
from sightline.scorecards.rules import Which
from sightline.scorecards.views.asking import Asked, asked
from sightline.scorecards.views.scorecard import periods
from sightline.scorecards.wording import Shown
from sightline.web import words
from sightline.web.charts import Figure as Drawing
from sightline.web.charts import line_figure
from sightline.web.components import Cell, Column, Table

LISTS: tuple[Which, ...] = ("missed", "counted", "all")


@require_safe
def page(request: HttpRequest, figure_id: str) -> HttpResponse:
    """One figure; `period`, `team` and `authority` come from the address."""
    try:
        here = asked(request, figure_id)
        found = one_figure(here.standpoint, figure_id)
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    except UnknownMeasureError as unknown:
        raise Http404 from unknown
    context = {
        "asked": here,
        "data_age": here.data_age,
        "found": found,
        "answer": answer(here, found),
        "asides": asides(found.reading, here.standpoint.sees_small),
        "comparison": comparison(here, found),
        "better": wording.BETTER[found.measure.better],
        "lists": lists(here, found),
        "chart": chart(found),
        "no_chart": no_chart(found),
        "months": months_table(found),
        "splits": [(split.title, split_table(split.title, split.rows)) for split in found.splits],
        "some_hidden": _some_hidden(found),
        "england": england_table(found),
        "code": code_of(found.measure),
        "periods": periods(here),
        "crumbs": [{"title": "Scorecard", "href": here.address("scorecard")}, {"title": figure_id}],
    }
    return render(request, "scorecards/measure.html", context)


def answer(here: Asked, found: OneFigure) -> str:
    """The page's first sentence: the figure, its period and its base; or why there is none."""
    now, period = found.now, here.standpoint.period.title
    where = f" in {here.team_title}" if here.team_title else ""
    if now.status == "not_computable":
        return f"It cannot be computed for {period}{where}. {now.cause}"
    if now.status == "no_cases":
        return f"There are no cases in {period}{where}."
    if now.status == "hidden":
        return f"The figure for {period}{where} is a small number and is hidden."
    base = f", {now.under}," if now.under else ""
    return f"{now.text}{base} in {period}{where}. {now.cause}".strip()


def lists(here: Asked, found: OneFigure) -> list[dict[str, str]]:
    """The ways down to the cases, with how many each holds; no address for those who may see no child."""
    if found.now.status not in ("ok", "hidden"):
        return []
    share = found.reading.unit == "percent"
    offered = LISTS if share else LISTS[2:]
    return [_list(here, found, which) for which in offered if rules.how_many(found.reading, which) != 0]


def _list(here: Asked, found: OneFigure, which: Which) -> dict[str, str]:
    number = None if found.now.status == "hidden" else rules.how_many(found.reading, which)
    open_to = here.standpoint.sight.lists
    there = here.address("measure-children", found.figure.id, which=which) if open_to else ""
    return {"text": wording.behind(number, which, found.measure.better), "href": there}


def comparison(here: Asked, found: OneFigure) -> str:
    """England's figure beside this one, in a sentence; blank where nothing comparable is published."""
    period = found.year_period if found.year else here.standpoint.period
    published = comparable(found.measure, found.figure, period)
    if published is None:
        return ""
    return f"England: {wording.england(published)} in the year to {words.long_date(published.year_ending)}."


def chart(found: OneFigure) -> Drawing | None:
    """The months as a drawing, its title a sentence; None where no month has a figure to draw."""
    points = [{"month": month, "value": shown.value} for month, shown in found.months]
    known = [(month, shown) for month, shown in found.months if shown.value is not None]
    if not known:
        return None
    month, shown = known[-1]
    stood_at = shown.text.removesuffix(wording.UNITS["per_10000"])
    title = f"{found.figure.title} stood at {stood_at} in {words.month(month)}"
    unit = wording.CHART_UNITS[found.figure.unit]
    return line_figure(points, title=title, unit=unit, breaks=list(found.breaks))


def no_chart(found: OneFigure) -> str:
    """What stands in place of a chart that has nothing to draw."""
    if any(shown.status == "hidden" for _, shown in found.months):
        return "Every month's figure is a small number and is hidden, or would give one away."
    return "No month has a figure."


def months_table(found: OneFigure) -> Table:
    """The chart's months as a table, newest first."""
    columns = [Column("Month"), Column("Figure", number=True), Column("Of", number=True)]
    rows = [
        [Cell(words.month(month)), Cell(shown.text), Cell(shown.under)]
        for month, shown in reversed(found.months)
    ]
    return Table("Month by month", columns, rows, caption_hidden=True)


def split_table(title: str, rows: list[tuple[str, Shown]]) -> Table:
    """One split as a table: every category with its figure and its base."""
    columns = [Column(title), Column("Figure", number=True), Column("Of", number=True)]
    return Table(
        f"By {title.lower()}",
        columns,
        [[Cell(name), Cell(each.text), Cell(each.under)] for name, each in rows],
    )


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
    shown += [each for split in found.splits for _, each in split.rows]
    return any(each.status == "hidden" for each in shown)
