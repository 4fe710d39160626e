"""The Difference light of one action: what its measure's own months say, or what people judged where none can show it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, cast

from django.utils import timezone

from sightline.calendars.periods import last_complete_quarter
from sightline.engine.months import MONTHS_KEPT, MONTHS_SHOWN, months_to
from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.monthly import Monthly, Months, last_whole_month
from sightline.measuring.quarterly import judged_by_quarter, quarter_with, quarters
from sightline.measuring.readings import Readings
from sightline.programme.difference.queries.current import declared_tests_of
from sightline.programme.difference.rules.light import (
    ANSWERS,
    QUARTER,
    DifferenceTest,
    LightAnswer,
    answer,
    months_between,
    of_several,
)
from sightline.programme.kinds import BASES, STANDS
from sightline.programme.models import Action, DeclaredTest
from sightline.scorecards.queries.hiding import hidden_months
from sightline.scorecards.queries.notes import rebases
from sightline.scorecards.queries.signals import signals
from sightline.scorecards.queries.store import Standpoint, current_readings
from sightline.scorecards.rules import SIGNAL_KINDS, ViewingRights
from sightline.statistics.xmr import XmR
from sightline.web import words

JUDGED_AS = {"better": "better", "worse": "worse", "same": "no_signal"}
LATE = "This test was declared after the action had started."


@dataclass(frozen=True, slots=True)
class LightPoint:
    """A month of the chart: its figure (None where there is none or it is hidden), usual limits, and its mark."""

    name: str
    value: float | None
    base: float | None
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLight:
    """The second light of an action, which never merges with the first, by one of its tests.

    `answer` is a key of ANSWERS, with its `word`, `shape` and `colour`; `sentence` says why. `declared` is the test that
    counts, None where none does. `title` and `unit` are the measure's. `start`: the month in which the action started.
    `by`: what is judged, each `quarter` named by its first month.
    `points` are the months judged and those before; empty where there is no measure to draw. `judged_by`: whose verdict
    it is, where it is a person's. `caution` is what a reader must know beside it.
    """

    answer: str
    sentence: str
    declared: DeclaredTest | None = None
    title: str = ""
    unit: str = ""
    start: str = ""
    by: Literal["month", "quarter"] = "month"
    points: list[LightPoint] = field(default_factory=list)
    limits_of_changes: bool = False
    judged_by: str = ""
    evidence: int = 0
    caution: str = ""

    @property
    def word(self) -> str:
        """The answer in words."""
        return ANSWERS[self.answer][0]

    @property
    def shape(self) -> str:
        """The answer as a shape."""
        return ANSWERS[self.answer][1]

    @property
    def colour(self) -> str:
        """A GOV.UK tag colour."""
        return ANSWERS[self.answer][2]


NOTHING_DECLARED = DifferenceLight(
    answer="not_declared",
    sentence="No test of difference is declared yet. Done says whether it was delivered, and nothing about whether it helped.",
)


def lights(action: Action, sight: ViewingRights | None = None) -> list[DifferenceLight]:
    """What each test of this action says now, in their order. `sight`: what the reader may see of figures; without one, none.

    The answer is the same for every reader: it is judged on all months, and small ones are left out of `points` only.
    """
    return [
        _by_people(action, each) if each.basis != "measure" else _by_measure(action, each, sight)
        for each in declared_tests_of(action)
    ]


def light(action: Action, sight: ViewingRights | None = None) -> DifferenceLight:
    """What is said of this action's difference now: of several tests it is better only where every one is."""
    return together(lights(action, sight))


def together(each_test: list[DifferenceLight]) -> DifferenceLight:
    """One light of an action's several: what the first of `WORST_FIRST` says."""
    if len(each_test) < 2:
        return each_test[0] if each_test else NOTHING_DECLARED
    several_say = ", ".join(each.word for each in each_test)
    return DifferenceLight(
        answer=of_several(each.answer for each in each_test),
        sentence=f"{len(each_test)} tests: {several_say}. It is better only where every one is.",
    )


def _by_people(action: Action, declared: DeclaredTest) -> DifferenceLight:
    rests_on = BASES[declared.basis].lower()
    evidence_count = action.evidence.filter(kind=declared.basis, state__in=STANDS).count()
    if not declared.verdict:
        return DifferenceLight(
            answer=declared.basis,
            sentence=f"No measure can show it. It rests on {rests_on}: {declared.words.rstrip('.')}. Not judged yet.",
            declared=declared,
            evidence=evidence_count,
        )
    return DifferenceLight(
        answer=JUDGED_AS[declared.verdict],
        sentence=f"Judged by a person from {rests_on}, not by a measure: {declared.verdict_words.rstrip('.')}.",
        declared=declared,
        judged_by=declared.by,
        evidence=evidence_count,
    )


def _by_measure(action: Action, declared: DeclaredTest, sight: ViewingRights | None) -> DifferenceLight:
    try:
        measure, figure = figure_named(declared.measure)
    except UnknownMeasureError:
        why = f"There is no measure {declared.measure} any more. Change the test."
        return _cannot_tell(why, declared=declared)
    about: dict[str, Any] = {"declared": declared, "title": figure.title, "unit": figure.unit}
    if action.started_on is None:
        return DifferenceLight(answer="too_early", sentence="The action has not started.", **about)
    about |= {"start": f"{action.started_on:%Y-%m}", "caution": _caution(action, declared)}
    authority = action.plan.authority
    try:
        readings = current_readings()
    except NothingLoadedError:
        return _cannot_tell("No data is loaded, so nothing can be said of its measure.", **about)
    if authority not in readings.authorities():
        why = "No data of this authority is loaded, so nothing can be said of its measure."
        return _cannot_tell(why, **about)
    months = Monthly(readings, authority, count=MONTHS_KEPT).months(figure.id)
    if all(value is None for value in months.values):
        why = f"{figure.id} cannot be computed from what is loaded, in any month."
        return _cannot_tell(why, **about)
    stock = measure.grain == "point"
    anew = [each.month for each in rebases(authority, figure.id).get(figure.id, [])]
    test = test_of(action.started_on, declared, measure, figure, months, anew)
    light_answer = answer(test)
    if test.each == QUARTER:
        about |= {"by": "quarter", "start": quarter_with(about["start"])}
    drawing = _drawing(readings, authority, figure.id, sight, light_answer)
    points = _points(*drawing, light_answer, test.each, stock=stock)
    return DifferenceLight(
        answer=light_answer.answer,
        sentence=light_answer.sentence,
        points=points,
        limits_of_changes=stock,
        **about,
    )


def _cannot_tell(why: str, **about: Any) -> DifferenceLight:
    return DifferenceLight(answer="cannot_tell", sentence=why, **about)


def test_of(
    started: date, declared: DeclaredTest, measure: Measure, figure: Figure, months: Months, anew: list[str]
) -> DifferenceTest:
    """What is judged, from a figure's months and what the action declared. `anew`: months from which people re-based.

    A figure that its own page judges by the quarter is judged by the quarter here.
    """
    by_quarter = judged_by_quarter(measure, figure, months.last(MONTHS_SHOWN))
    series = quarters(months, figure.kind) if by_quarter else months
    return DifferenceTest(
        names=series.names,
        values=series.values,
        bases=series.bases,
        kind=figure.kind,
        direction=cast(Literal["higher", "lower"], declared.direction),
        started=started,
        lag=declared.lag,
        least=declared.least,
        stock=measure.grain == "point",
        anew=anew,
        changed=[day[:7] for day in measure.changed_on],
        each=QUARTER if by_quarter else 1,
    )


def _caution(action: Action, declared: DeclaredTest) -> str:
    """That the test was chosen when its outcome could already be seen."""
    day = timezone.localdate(declared.at)
    late = action.started_on is not None and day > action.started_on
    if not late:
        return ""
    return f"{LATE} Declared on {words.long_date(day)}."


def _drawing(
    readings: Readings, authority: str, figure_id: str, sight: ViewingRights | None, light_answer: LightAnswer
) -> tuple[Months | None, bool]:
    """What the measure's page draws for this reader, months or quarters, and whether the limits may stand beside them.

    None where they may see no figure. Limits and marks rest on every month judged: where one of those is hidden from
    this reader, they would tell of it.
    """
    if sight is None or not sight.figures:
        return None, False
    standpoint = Standpoint(
        readings, authority, last_complete_quarter(readings.data_to(authority)), None, sight
    )
    months = signals(standpoint, [figure_id])[figure_id].judged
    judged = [
        name
        for name, _ in months_to(last_whole_month(readings.data_to(authority)))
        if name >= light_answer.first
    ]
    return months, not hidden_months(standpoint, figure_id, judged)


def _points(
    months: Months | None, limits: bool, light_answer: LightAnswer, each: int, *, stock: bool
) -> list[LightPoint]:
    """The months, or quarters, from the first that has a figure. The limits of a stock are of its changes, and are not drawn."""
    if months is None:
        return []
    chart = light_answer.chart if limits and not stock else None
    rows = [
        LightPoint(
            name, months.values[place], months.bases[place], *_limits(chart, light_answer.first, name, each)
        )
        for place, name in enumerate(months.names)
    ]
    first = next((place for place, row in enumerate(rows) if row.value is not None), len(rows))
    return rows[first:]


def _limits(
    chart: XmR | None, first: str, name: str, each: int
) -> tuple[float | None, float | None, float | None, str]:
    if chart is None or name < first:
        return None, None, None, ""
    place = months_between(first, name) // each
    if chart.mean[place] != chart.mean[place]:
        return None, None, None, ""
    return chart.mean[place], chart.lower[place], chart.upper[place], SIGNAL_KINDS.get(chart.kinds[place], "")
