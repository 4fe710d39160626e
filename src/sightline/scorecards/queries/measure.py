"""One figure: now, over sixty months, by every split, beside what is published of others, and how it is counted."""

import inspect
from dataclasses import dataclass
from datetime import date

from sightline.calendars.dates import month_end, same_day_later
from sightline.calendars.periods import (
    Period,
    month_of,
    parse,
    preceding,
    quarter_of,
    rolling_twelve,
    year_before,
    year_of,
)
from sightline.engine.months import MONTHS_SHOWN
from sightline.measuring.discover import figure_named
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.readings import Reading
from sightline.scorecards import wording
from sightline.scorecards.models import Note
from sightline.scorecards.queries.hiding import hidden_months, is_hidden
from sightline.scorecards.queries.peers import Peers, peers_of
from sightline.scorecards.queries.signals import Signal, notes_on, signals
from sightline.scorecards.queries.splits import Split, splits, who_stands_out, whose_teams
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.queries.target_standing import (
    TargetStanding,
    is_of_the_council_only,
    standing_of,
)
from sightline.scorecards.queries.targets import aims_of
from sightline.scorecards.queries.year_end import YearEndForecast, year_end_of
from sightline.scorecards.rules.year_end_words import ends_at, rests_on
from sightline.scorecards.wording import VisibleReading


@dataclass(frozen=True, slots=True, kw_only=True)
class OneFigure:
    """A figure as a measure's page shows it.

    `year` is the twelve months to the period's end, where that is how it is published (the last financial year for whoever
    may not see small numbers: rolling years overlap); `before` is the figure of the same period a year before; `months` pairs each of the last
    sixty whole months with its figure, a gap included; `notes` are those on a month shown. `councils_number`: no target is shown
    beside a unit's figure, for the only one is a number of the whole council. `year_end` is None where the last month drawn was a
    year's last. `whose` says, of one team's
    figure, whose team is meant.
    """

    measure: Measure
    figure: Figure
    reading: Reading
    now: VisibleReading
    year: VisibleReading | None
    year_period: Period
    months: list[tuple[str, VisibleReading]]
    before: VisibleReading
    before_title: str
    splits: list[Split]
    peers: Peers
    signal: Signal
    notes: list[Note]
    quarters: list[tuple[str, VisibleReading]]
    target: TargetStanding | None = None
    councils_number: bool = False
    year_end: YearEndForecast | None = None
    whose: str = ""

    @property
    def since(self) -> str:
        """How it stands against a year before, in a sentence; blank where either is not known or hidden."""
        moved = wording.changed(self.now, self.before, self.figure.unit)
        under = f" ({self.before.under})" if self.before.under else ""
        return f"A year before, {self.before_title}: {self.before.text}{under}; now {moved}." if moved else ""

    @property
    def forecast(self) -> tuple[str, str]:
        """Where the year would end and what that rests on, each a sentence; blank where there is neither forecast nor target."""
        forecast, signal = self.year_end, self.signal
        if forecast is None or (forecast.end.why_not and self.target is None):
            return "", ""
        unit, stands = self.figure.unit, signal.measure.grain == "point"
        return (
            ends_at(forecast.end, forecast.year, unit, forecast.target, stands=stands),
            rests_on(forecast.end, unit, signal.by, stands=stands),
        )

    @property
    def stands_out(self) -> str:
        """Which teams and groups differ from the whole by more than chance; blank where none can be compared."""
        return who_stands_out(self.splits)


def one_figure(standpoint: Standpoint, figure_id: str) -> OneFigure:
    """Everything a measure's page says of this figure from here; UnknownMeasureError where nobody defined it."""
    measure, figure = figure_named(figure_id)
    reading = standpoint.reading(figure_id)
    months = _months(standpoint, figure_id)
    aims = aims_of(standpoint, figure_id)
    signal = signals(standpoint, [figure_id], aims=aims)[figure_id]
    earlier = year_before(standpoint.period)
    then = standpoint.reading(figure_id, earlier)
    now = _visible_reading(standpoint, reading)
    return OneFigure(
        measure=measure,
        figure=figure,
        reading=reading,
        now=now,
        year=_year(standpoint, measure, figure),
        year_period=_year_of(standpoint, measure),
        months=months,
        before=_visible_reading(standpoint, then, earlier),
        before_title=earlier.title.partition(" (")[0],
        splits=splits(standpoint, measure, figure_id),
        peers=_peers(standpoint, measure, figure, reading, now),
        signal=signal,
        notes=[note for note in notes_on(standpoint, figure_id) if note.month in signal.months.names],
        quarters=_quarters(standpoint, signal),
        target=standing_of(aims, reading, now, standpoint.period, standpoint.team),
        year_end=year_end_of(signal, aims, standpoint.team),
        councils_number=is_of_the_council_only(aims, figure_id, standpoint.team),
        whose=whose_teams(standpoint, figure_id) if standpoint.team else "",
    )


def _peers(
    standpoint: Standpoint, measure: Measure, figure: Figure, reading: Reading, now: VisibleReading
) -> Peers:
    """What is published beside the year, where a year stands beside the period, else beside the period itself."""
    period, year = standpoint.period, _year(standpoint, measure, figure)
    if year is not None:
        period = _year_of(standpoint, measure)
        reading, now = standpoint.reading(figure.id, period), year
    return peers_of(standpoint, measure, figure, reading, now, period)


def code_of(measure: Measure) -> str:
    """The function that judges this measure's cases, as it is written; blank where a person has counted."""
    return inspect.getsource(inspect.unwrap(measure.judge)) if measure.has_cases else ""


def last_whole_month(data_to: date) -> date:
    """The last day of the last month that the data covers to its end."""
    return data_to if data_to == month_end(data_to) else month_end(same_day_later(data_to.replace(day=1), -1))


def _visible_reading(
    standpoint: Standpoint, reading: Reading, period: Period | None = None
) -> VisibleReading:
    return wording.visible_reading(reading, is_hidden(standpoint, reading, period))


def _year(standpoint: Standpoint, measure: Measure, figure: Figure) -> VisibleReading | None:
    period = standpoint.period
    if not measure.has_cases:
        return None
    rolling = measure.headline == "R12" or (figure.kind == "rate" and measure.grain == "event")
    if not rolling or period.kind in ("year", "r12"):
        return None
    year = _year_of(standpoint, measure)
    year_reading = _visible_reading(standpoint, standpoint.reading(figure.id, year), year)
    return None if year_reading.status == "not_computable" else year_reading


def _year_of(standpoint: Standpoint, measure: Measure) -> Period:
    """The year that stands beside a period: twelve months to its end; for whoever may not see small numbers one that
    overlaps no other, the last financial year that was over, or the one year that a measure reaches back.
    """
    last = standpoint.period.last
    if standpoint.sees_small:
        return rolling_twelve(last)
    if measure.reaches_back:
        return rolling_twelve(standpoint.readings.data_to(standpoint.authority))
    year = year_of(last)
    return year if year.last <= last else preceding(year)


def _months(standpoint: Standpoint, figure_id: str) -> list[tuple[str, VisibleReading]]:
    last = last_whole_month(standpoint.readings.data_to(standpoint.authority)).replace(day=1)
    periods = [month_of(same_day_later(last, -back)) for back in range(MONTHS_SHOWN - 1, -1, -1)]
    readings = [standpoint.reading(figure_id, period) for period in periods]
    hidden = hidden_months(standpoint, figure_id, [period.name for period in periods])
    return [
        (period.name, wording.visible_reading(reading, place in hidden))
        for place, (period, reading) in enumerate(zip(periods, readings, strict=True))
    ]


def _quarters(standpoint: Standpoint, signal: Signal) -> list[tuple[str, VisibleReading]]:
    """The quarters the figure is judged by, oldest first, by their first months; none where it is judged by the month."""
    by_quarter = []
    for name in signal.quarters.names if signal.quarters else ():
        period = quarter_of(parse(name).first)
        by_quarter.append(
            (name, _visible_reading(standpoint, standpoint.reading(signal.figure.id, period), period))
        )
    return by_quarter
