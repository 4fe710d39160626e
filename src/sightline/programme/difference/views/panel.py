"""The Difference light as a page shows it: its words, its chart with the start marked, and the months as a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from sightline.calendars.periods import parse, quarter_of
from sightline.people.queries import person
from sightline.programme.difference.queries.current import may_decide, next_series, tested, waiting_of
from sightline.programme.difference.queries.figures_now import (
    FigureNow,
    figures_now,
    rights_of_person,
    target_now,
)
from sightline.programme.difference.queries.light import DifferenceLight, LightPoint, lights, together
from sightline.programme.kinds.test_of_difference import declared_in_words
from sightline.programme.models import Action, DeclaredTest, ProposedTest
from sightline.programme.plans.queries.entries import entry_of, may_work_on
from sightline.scorecards import wording
from sightline.scorecards.rules import ViewingRights
from sightline.web import words
from sightline.web.charts import Chart, ChartFigure, Month, chart_figure
from sightline.web.components import Cell, Column, Table

MARKS = {"better": "Better", "worse": "Worse", "high": "Higher", "low": "Lower"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TestPanel:
    """One test of an action: its light, what was declared in a sentence, and where its measure stands against its target.

    `chart` is None where there is none. `series` tells an action's tests apart.
    """

    series: int
    light: DifferenceLight
    test: str
    now: str
    chart: ChartFigure | None
    months: Table | None
    start: str
    by_people: bool


@dataclass(frozen=True, slots=True)
class WaitingChange:
    """A change of a test that waits for a second person: what it would be, who asks, and what this reader may do."""

    proposal: ProposedTest
    now: str
    was: str
    own: bool


@dataclass(frozen=True, slots=True)
class DifferencePanel:
    """What is said of an action's difference, by each of its tests, and what this reader may do about them."""

    light: DifferenceLight
    tests: list[TestPanel]
    waiting: list[WaitingChange]
    may_declare: bool
    may_judge: bool
    may_decide: bool
    next_series: int


def rights_of(request: HttpRequest) -> ViewingRights:
    """What whoever asks may see of figures."""
    return rights_of_person(person(request))


def difference_panel(action: Action, request: HttpRequest) -> DifferencePanel:
    """This action's light as whoever asks may see it."""
    user, sight = person(request), rights_of(request)
    each_test = lights(action, sight)
    declared_now = [each.declared for each in each_test if each.declared]
    now = figures_now(action.plan.authority, sight, [each.measure for each in declared_now])
    tests = [_test_panel(each, declared, now) for each, declared in zip(each_test, declared_now, strict=True)]
    return DifferencePanel(
        together(each_test),
        tests,
        _waiting(action, declared_now, user.get_username()),
        action.status not in ("done", "stopped") and may_work_on(user, entry_of(action, user)),
        any(each.by_people for each in tests) and user.has_perm("plan.change"),
        may_decide(user),
        next_series(action),
    )


def _test_panel(
    action_light: DifferenceLight, declared: DeclaredTest, now: Mapping[str, FigureNow]
) -> TestPanel:
    return TestPanel(
        series=declared.series,
        light=action_light,
        test=declared_in_words(tested(declared)),
        now=target_now(declared, now.get(declared.measure), timezone.localdate()),
        chart=_chart(action_light),
        months=_table(action_light)
        if any(point.value is not None for point in action_light.points)
        else None,
        start=_when(action_light, action_light.start)
        if any(point.name == action_light.start for point in action_light.points)
        else "",
        by_people=declared.basis != "measure",
    )


def _waiting(action: Action, declared_now: Iterable[DeclaredTest], username: str) -> list[WaitingChange]:
    was = {each.series: declared_in_words(tested(each)) for each in declared_now}
    return [
        WaitingChange(each, declared_in_words(tested(each)), was.get(each.series, ""), each.by == username)
        for each in waiting_of([action.pk]).get(action.pk, [])
    ]


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
            months=months,
            title=f"{action_light.title} stood at {stood} in {_when(action_light, last.name)}",
            unit=wording.CHART_UNITS[action_light.unit],
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
