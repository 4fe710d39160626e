"""The Difference light as a page shows it: its words, its chart with the start marked, and the months as a table."""

from dataclasses import dataclass

from django.http import HttpRequest

from sightline.calendars.periods import parse, quarter_of
from sightline.people.queries import person
from sightline.programme.difference.queries.changes import tested
from sightline.programme.difference.queries.light import Light, Point, light
from sightline.programme.kinds.test_of_difference import declared_in_words
from sightline.programme.models import Action
from sightline.programme.plans.queries.entries import entry_of, may_work_on
from sightline.scorecards import wording
from sightline.scorecards.rules import Sight
from sightline.web import words
from sightline.web.charts import Chart, Figure, Month, chart_figure
from sightline.web.components import Cell, Column, Table

MARKS = {"better": "Better", "worse": "Worse", "high": "Higher", "low": "Lower"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A light and what stands under it. `test` is what was declared, in a sentence; `chart` None where there is none."""

    light: Light
    test: str
    chart: Figure | None
    months: Table | None
    start: str
    may_declare: bool
    may_judge: bool


def shown(action: Action, request: HttpRequest) -> Shown:
    """This action's light as whoever asks may see it."""
    user = person(request)
    found = light(action, Sight(user.standing, frozenset(user.teams) | user.scope.teams, user.opened))
    by_people = found.declared is not None and found.declared.basis != "measure"
    return Shown(
        found,
        test_in_words(found),
        _chart(found),
        _table(found) if any(point.value is not None for point in found.points) else None,
        _when(found, found.start) if any(point.name == found.start for point in found.points) else "",
        action.status not in ("done", "stopped") and may_work_on(user, entry_of(action, user)),
        by_people and user.has_perm("plan.change"),
    )


def test_in_words(found: Light) -> str:
    """What the action declared, in a sentence; blank where nothing is declared."""
    return declared_in_words(tested(found.declared)) if found.declared else ""


def _when(found: Light, name: str) -> str:
    """A month, or the quarter that begins with it, in words."""
    return quarter_of(parse(name).first).title if found.by == "quarter" else words.month(name)


def _chart(found: Light) -> Figure | None:
    known = [point for point in found.points if point.value is not None]
    if not known or found.unit not in wording.CHART_UNITS:
        return None
    last = known[-1]
    stood = wording.figure(last.value or 0.0, found.unit).removesuffix(wording.UNITS["per_10000"])
    notes = (found.start,) if any(point.name == found.start for point in found.points) else ()
    months = tuple(
        Month(each.name, each.value, each.mean, each.lower, each.upper, each.mark) for each in found.points
    )
    return chart_figure(
        Chart(
            months,
            f"{found.title} stood at {stood} in {_when(found, last.name)}",
            wording.CHART_UNITS[found.unit],
            notes=notes,
            says=found.sentence,
        )
    )


def _table(found: Light) -> Table:
    limits = any(point.mean is not None for point in found.points)
    columns = [
        Column("Quarter" if found.by == "quarter" else "Month"),
        Column("Figure", number=True),
        Column("Of", number=True),
    ]
    columns += [Column("Usual before it started", number=True), Column("Signal")] if limits else []
    rows = [_row(found, point, limits) for point in reversed(found.points)]
    return Table(
        "Quarter by quarter" if found.by == "quarter" else "Month by month",
        columns,
        rows,
        caption_hidden=True,
    )


def _row(found: Light, point: Point, limits: bool) -> list[Cell]:
    under = "The action started" if point.name == found.start else ""
    value = "No figure, or hidden" if point.value is None else wording.figure(point.value, found.unit)
    base = "" if point.base is None or point.value is None else words.number(point.base, 0)
    cells = [Cell(_when(found, point.name), under=under), Cell(value), Cell(base)]
    if limits:
        usual = ""
        if point.lower is not None and point.upper is not None:
            top = min(point.upper, 100.0) if found.unit == "percent" else point.upper
            usual = f"{words.number(max(point.lower, 0.0), 1)} to {words.number(top, 1)}"
        cells += [Cell(usual), Cell(MARKS.get(point.mark, ""))]
    return cells
