"""Is a figure's change more than its usual variation? Every figure's months, and the verdict on them."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Literal

from sightline.calendars.periods import Period, last_complete_quarter, parse, quarter_of
from sightline.measuring.discover import figures
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.monthly import Monthly, Months
from sightline.measuring.quarterly import judged_by_quarter, quarters_of
from sightline.scorecards import rules
from sightline.scorecards.models import Note
from sightline.scorecards.queries import notes
from sightline.scorecards.queries.hiding import hidden_months, is_hidden
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.queries.targets import Targets, aims_of
from sightline.scorecards.rules.trajectory import TargetInForce
from sightline.statistics.series import Series
from sightline.statistics.signal import Verdict, verdicts
from sightline.statistics.xmr import XmR

KEPT, VERDICTS_KEPT = 32, 2_048
_lock = Lock()
_monthly: OrderedDict[tuple, Monthly] = OrderedDict()
_verdicts: OrderedDict[Series, Verdict] = OrderedDict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A figure over sixty months as one person may see it, and what may be said of it.

    `months` has None where a month is hidden from this person. `starts`: the months from which limits start anew, with
    why. `hidden`: whether any month is hidden; the verdict is then on the others. `left_out`: the months that follow and
    are over, but hold cases that are not yet due. `quarters`: what the verdict is on where a month holds too few cases,
    each quarter named by its first month; None where it is on the months. `target` is the one that holds in the last of
    what is judged, and `targets` those of each, None before the first.
    """

    measure: Measure
    figure: Figure
    months: Months
    verdict: Verdict
    starts: dict[str, str]
    target: TargetInForce | None
    hidden: bool
    targets: tuple[float | None, ...] = ()
    left_out: tuple[str, ...] = ()
    quarters: Months | None = None

    @property
    def judged(self) -> Months:
        """What the verdict is on, and what is drawn: the months, or the quarters."""
        return self.months if self.quarters is None else self.quarters

    @property
    def limits_by_month(self) -> XmR | None:
        """The limits of the months themselves, where those are what is judged."""
        by_month = self.by == "month" and self.verdict.judged_on == "values"
        return self.verdict.chart if by_month else None

    @property
    def by(self) -> Literal["month", "quarter"]:
        """How the figure is judged."""
        return "month" if self.quarters is None else "quarter"

    @property
    def since(self) -> str:
        """The first month of the run of alike signals the latest belongs to; "" where it is none."""
        marks = self.marks
        if not marks or not marks[-1]:
            return ""
        place = len(marks) - 1
        while place and marks[place - 1] == marks[-1]:
            place -= 1
        return self.judged.names[place]

    @property
    def marks(self) -> list[str]:
        """What kind of signal each month, or quarter, is: better, worse, high, low; blank for none."""
        chart = self.verdict.chart
        if chart is None:
            return [""] * len(self.judged.names)
        return [rules.SIGNAL_KINDS.get(kind, "") for kind in chart.kinds]


def signals(
    standpoint: Standpoint,
    figure_ids: Iterable[str] | None = None,
    *,
    months_back: int = 0,
    aims: Targets | None = None,
    starts_anew: Mapping[str, list] | None = None,
) -> dict[str, Signal]:
    """The signals of these figures, or of all, by id; `months_back`: as they stood so many months before.

    `aims`: the targets they are held against, and `starts_anew` by figure where their limits start anew; those that stand where
    none are given.
    """
    wanted = list(figures() if figure_ids is None else figure_ids)
    one = wanted[0] if len(wanted) == 1 else None
    anew = notes.rebases_from(standpoint, one) if starts_anew is None else starts_anew
    aims = aims_of(standpoint, one) if aims is None else aims
    monthly = _months_of(standpoint)
    count = max(1, months_to_judge(standpoint, monthly.names) - months_back)
    seen = {each: _visible_months(standpoint, monthly, each, count) for each in wanted}
    added = {each: _quarters(standpoint, monthly.months(each).first(count), each) for each in wanted}
    starts = {each: _starts(each, anew.get(each, []), seen[each][0].names) for each in wanted}
    against = {
        each: _targets(
            aims, each, standpoint.team, added[each] or seen[each][0], "quarter" if added[each] else "month"
        )
        for each in wanted
    }
    questions = [
        _series(
            each,
            added[each] or seen[each][0],
            "quarter" if added[each] else "month",
            starts[each],
            against[each][0],
        )
        for each in wanted
    ]
    return {
        each: Signal(
            measure=figures()[each][0],
            figure=figures()[each][1],
            months=seen[each][0],
            verdict=verdict,
            starts=starts[each],
            target=against[each][0],
            hidden=seen[each][1],
            left_out=monthly.names[len(seen[each][0].names) : count],
            quarters=added[each],
            targets=against[each][1],
        )
        for each, verdict in zip(wanted, _verdicts_on(questions), strict=True)
    }


def judged_periods(judged: Months, by: str) -> list[Period]:
    """The months or quarters of a series, as periods."""
    return [_month(name) if by == "month" else quarter_of(_month(name).first) for name in judged.names]


@cache
def _month(name: str) -> Period:
    return parse(name)


def _targets(
    aims: Targets, figure_id: str, unit: str | None, judged: Months, by: str
) -> tuple[TargetInForce | None, tuple[float | None, ...]]:
    """The target that holds in the last of what is judged, and those of each; nothing where there is no target at all."""
    if aims.of(figure_id, unit)[0] is None:
        return None, ()
    in_force = [aims.in_force(figure_id, unit, each) for each in judged_periods(judged, by)]
    return in_force[-1], tuple(each.value if each else None for each in in_force)


def notes_on(standpoint: Standpoint, figure_id: str) -> list[Note]:
    """The notes that stand on a figure's months, those on every figure among them."""
    return notes.notes_from(standpoint, figure_id)


def _months_of(standpoint: Standpoint) -> Monthly:
    """The months of an authority or a team, kept for the pages that follow."""
    readings, authority, team = standpoint.readings, standpoint.authority, standpoint.team
    key = (readings.edition, authority, team, standpoint.life)
    with _lock:
        if key not in _monthly:
            _monthly[key] = _monthly_of(standpoint)
        _monthly.move_to_end(key)
        while len(_monthly) > KEPT:
            _monthly.popitem(last=False)
        return _monthly[key]


def _monthly_of(standpoint: Standpoint) -> Monthly:
    readings, authority, team = standpoint.readings, standpoint.authority, standpoint.team
    if not team:
        return Monthly(readings, authority)
    split = readings.split_of(authority, team)
    return Monthly(readings, authority, split=split, category=team, life=standpoint.life)


def _verdicts_on(questions: Sequence[Series]) -> list[Verdict]:
    """The verdicts on these series; each is worked out once and kept for the pages that follow.

    A series is all that its verdict rests on: what one person may see of a figure, its target, and where limits start anew.
    So none can be out of date, and none tells whoever may see less what was judged for whoever may see more.
    """
    with _lock:
        by_series = {each: _verdicts[each] for each in questions if each in _verdicts}
    new = [each for each in dict.fromkeys(questions) if each not in by_series]
    by_series |= zip(new, verdicts(new), strict=True)
    with _lock:
        for each in questions:
            _verdicts[each] = by_series[each]
            _verdicts.move_to_end(each)
        while len(_verdicts) > VERDICTS_KEPT:
            _verdicts.popitem(last=False)
    return [by_series[each] for each in questions]


def _series(
    figure_id: str, months: Months, by: str, starts: dict[str, str], target: TargetInForce | None
) -> Series:
    measure, figure = figures()[figure_id]
    places = {first_from(months.names, month) for month in starts}
    return Series(
        values=months.values,
        bases=months.bases,
        kind=figure.kind,
        unit=figure.unit,
        better=measure.better,
        grain=measure.grain,
        target=target.value if target else None,
        rebase=tuple(sorted(place for place in places if place)),
        period=by,
    )


def first_from(names: Sequence[str], month: str) -> int | None:
    """The place of the first of these months or quarters that begins in this month or after; None where none does."""
    return next((place for place, name in enumerate(names) if name >= month), None)


def _quarters(standpoint: Standpoint, months: Months, figure_id: str) -> Months | None:
    """The quarters as this person may see them, where the figure is judged by them; None where it is by the month."""
    measure, figure = figures()[figure_id]
    if not judged_by_quarter(measure, figure, months):
        return None
    by_quarter = quarters_of(measure, figure, months)
    if standpoint.sees_small:
        return by_quarter
    periods = [quarter_of(parse(name).first) for name in by_quarter.names]
    hidden = {
        place
        for place, period in enumerate(periods)
        if is_hidden(standpoint, standpoint.reading(figure_id, period), period)
    }
    return _without(by_quarter, hidden)


def _starts(figure_id: str, anew: list, names: tuple[str, ...]) -> dict[str, str]:
    """From which months the limits start anew: where the definition changed, and where a person decided so."""
    measure, _ = figures()[figure_id]
    changed = {day[:7]: why for day, why in measure.changed_on.items()}
    decided = {each.month: each.words for each in anew}
    return {month: why for month, why in sorted({**changed, **decided}.items()) if month in names}


def months_to_judge(standpoint: Standpoint, names: tuple[str, ...]) -> int:
    """How many of these months a signal is judged on: all of them, or for a period long over those up to its end."""
    period = standpoint.period
    if period.last >= last_complete_quarter(standpoint.readings.data_to(standpoint.authority)).last:
        return len(names)
    return max(1, sum(name <= f"{period.last:%Y-%m}" for name in names))


def _visible_months(
    standpoint: Standpoint, monthly: Monthly, figure_id: str, count: int
) -> tuple[Months, bool]:
    """The first `count` months as this person may see them, and whether any is hidden; nothing is of what has no figure at all."""
    months = monthly.months(figure_id).first(count)
    hidden = hidden_months(standpoint, figure_id, months.names)
    any_figure = any(each is not None for each in months.values)
    return (_without(months, hidden), any_figure) if hidden else (months, False)


def _without(months: Months, hidden: set[int]) -> Months:
    def without_hidden(values: tuple) -> tuple:
        return tuple(None if place in hidden else value for place, value in enumerate(values))

    return Months(
        months.names, without_hidden(months.values), without_hidden(months.tops), without_hidden(months.bases)
    )
