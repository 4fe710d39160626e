"""Where a figure's financial year would end, as one person may see it: from the very months, or quarters, its signal is judged on."""

from dataclasses import dataclass

from sightline.calendars.periods import Period, following, year_of
from sightline.scorecards.queries.signals import Signal, judged_periods
from sightline.scorecards.queries.targets import Targets
from sightline.scorecards.rules.trajectory import TargetInForce
from sightline.statistics.year_end import YearEnd, year_end


@dataclass(frozen=True, slots=True)
class YearEndForecast:
    """The financial year, where it would end, and the target that holds at its end; None without one."""

    year: Period
    end: YearEnd
    target: TargetInForce | None


def year_end_of(signal: Signal, aims: Targets, unit: str | None) -> YearEndForecast | None:
    """The forecast of the year in which the last of what is judged lies; None where that was the year's last.

    Whoever may not see a month of it gets none, and is told that the year so far is not known.
    """
    periods = judged_periods(signal.judged, signal.by)
    last = periods[-1]
    year = year_of(last.last)
    to_come = 0
    while last.last < year.last:
        last, to_come = following(last), to_come + 1
    if not to_come:
        return None
    verdict = signal.verdict
    end = year_end(
        signal.judged.values,
        signal.judged.bases,
        verdict.chart,
        first=sum(each.last < year.first for each in periods),
        to_come=to_come,
        kind=signal.figure.kind,
        grain=signal.measure.grain,
        noun=signal.by,
        variation=verdict.variation,
        why_not="" if verdict.chart else verdict.why_not,
    )
    return YearEndForecast(year, end, aims.in_force(signal.figure.id, unit, year))
