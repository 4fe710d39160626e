"""The Difference light as a page shows it: its words, its chart with the start marked, and the months as a table."""

from dataclasses import dataclass

from django.http import HttpRequest

from sightline.calendars.periods import parse, quarter_of
from sightline.people.queries import person
from sightline.programme.difference.queries.changes import tested
from sightline.programme.difference.queries.light import DifferenceLight, LightPoint, light
from sightline.programme.kinds.test_of_difference import declared_in_words
from sightline.programme.models import Action
from sightline.programme.plans.queries.entries import entry_of, may_work_on
from sightline.scorecards import wording
from sightline.scorecards.rules import ViewingRights
from sightline.web import words
from sightline.web.charts import Chart, ChartFigure, Month, chart_figure
from sightline.web.components import Cell, Column, Table

MARKS = {"better": "Better", "worse": "Worse", "high": "Higher", "low": "Lower"}


@dataclass(frozen=True, slots=True)
class DifferencePanel:
    """A light and what stands under it. `test` is what was declared, in a sentence; `chart` None where there is none."""

    light: DifferenceLight
    test: str
    chart: ChartFigure | None
    months: Table | None
    start: str
    may_declare: bool
    may_judge: bool


def difference_panel(action: Action, request: HttpRequest) -> DifferencePanel:
    """This action's light as whoever asks may see it."""
    user = person(request)
    action_light = light(
        action, ViewingRights(user.effective_role, frozenset(user.teams) | user.scope.teams, user.opened)
    )
    by_people = action_light.declared is not None and action_light.declared.basis != "measure"
    return DifferencePanel(
        action_light,
        test_in_words(action_light),
        _chart(action_light),
        _table(action_light) if any(point.value is not None for point in action_light.points) else None,
        _when(action_light, action_light.start)
        if any(point.name == action_light.start for point in action_light.points)
        else "",
        action.status not in ("done", "stopped") and may_work_on(user, entry_of(action, user)),
        by_people and user.has_perm("plan.change"),
    )


def test_in_words(action_light: DifferenceLight) -> str:
    """What the action declared, in a sentence; blank where nothing is declared."""
    return declared_in_words(tested(action_light.declared)) if action_light.declared else ""


def _when(action_light: DifferenceLight, name: str) -> str:
    """A month, or the quarter that begins with it, in words."""
    return quarter_of(parse(name).first).title if action_light.by == "quarter" else words.month(name)


def _chart(action_light: DifferenceLight) -> ChartFigure | None:
    points = [point for point in action_light.points if point.value is not None]
    if not points or action_light.unit not in wording.CHART_UNITS:
        return None
    last = points[-1]
    stood = wording.figure(last.value or 0.0, action_light.unit).removesuffix(wording.UNITS["per_10000"])
    notes = (
        (action_light.start,)
        if any(point.name == action_light.start for point in action_light.points)
        else ()
    )
    months = tuple(
        Month(each.name, each.value, each.mean, each.lower, each.upper, each.mark)
        for each in action_light.points
    )
    return chart_figure(
        Chart(
            months,
            f"{action_light.title} stood at {stood} in {_when(action_light, last.name)}",
            wording.CHART_UNITS[action_light.unit],
            notes=notes,
            says=action_light.sentence,
        )
    )


def _table(action_light: DifferenceLight) -> Table:
    limits = any(point.mean is not None for point in action_light.points)
    columns = [
        Column("Quarter" if action_light.by == "quarter" else "Month"),
        Column("Figure", number=True),
        Column("Of", number=True),
    ]
    columns += [Column("Usual before it started", number=True), Column("Signal")] if limits else []
    rows = [_row(action_light, point, limits) for point in reversed(action_light.points)]
    return Table(
        "Quarter by quarter" if action_light.by == "quarter" else "Month by month",
        columns,
        rows,
        caption_hidden=True,
    )


def _row(action_light: DifferenceLight, point: LightPoint, limits: bool) -> list[Cell]:
    under = "The action started" if point.name == action_light.start else ""
    value = "No figure, or hidden" if point.value is None else wording.figure(point.value, action_light.unit)
    base = "" if point.base is None or point.value is None else words.number(point.base, 0)
    cells = [Cell(_when(action_light, point.name), under=under), Cell(value), Cell(base)]
    if limits:
        usual = ""
        if point.lower is not None and point.upper is not None:
            top = min(point.upper, 100.0) if action_light.unit == "percent" else point.upper
            usual = f"{words.number(max(point.lower, 0.0), 1)} to {words.number(top, 1)}"
        cells += [Cell(usual), Cell(MARKS.get(point.mark, ""))]
    return cells
