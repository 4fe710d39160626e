"""The readings of every unit in every period a reader may have, as pages give them: one place for each figure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from sightline.calendars.periods import Period, month_of, preceding, quarter_of, rolling_twelve, year_of
from sightline.engine.months import MONTHS_SHOWN
from sightline.exports.queries.sources import FigureSource, in_order_of_time
from sightline.measuring.discover import figures
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.reading import Reading
from sightline.measuring.releases import is_offered
from sightline.measuring.units import SERVICE
from sightline.scorecards.queries.flat import FlatUnit, has_units, hidden_places
from sightline.scorecards.queries.measure import last_whole_month
from sightline.statistics.intervals import wilson

Symbol = Literal["", "c", "z", "x"]
HIDDEN, NO_CASES, NOT_COMPUTABLE = "c", "z", "x"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReading:
    """A figure of one unit in one period as its reader may see it: of what is hidden nothing is in `reading` but that it is."""

    unit: FlatUnit
    period: Period
    figure_id: str
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    interval: tuple[float, float] | None = None
    symbol: Symbol = ""
    note: str = ""
    target: float | None = None


def periods_of(source: FigureSource) -> list[Period]:
    """The last 60 whole months, the quarters and years that are over, and the twelve months to the last, oldest first.

    Whoever may not see small numbers has only those that overlap no other.
    """
    month = month_of(last_whole_month(source.data_to))
    months = [month]
    while len(months) < MONTHS_SHOWN:
        months.append(preceding(months[-1]))
    first, last = months[-1].first, source.data_to
    longer = [each(one.first) for one in months for each in (quarter_of, year_of)]
    every = [*months, *(each for each in longer if each.first >= first and each.last <= last)]
    if source.standpoint.sees_small:
        return in_order_of_time([*every, rolling_twelve(month.last)])
    reach = source.standpoint.readings.data_to(source.standpoint.authority)
    return in_order_of_time(each for each in every if is_offered(each, reach))


def readings_of(source: FigureSource) -> Iterator[UnitReading]:
    """Every reading there is to give: of the council what cannot be computed too, of a unit what has a figure or is hidden."""
    periods = periods_of(source)
    for unit in source.units:
        for figure_id, (measure, figure) in figures().items():
            if unit.kind == "authority" or has_units(measure, figure, unit):
                chosen = [each for each in periods if is_told(measure, figure, each)]
                yield from unit_readings(source, unit, figure_id, chosen)


def is_told(measure: Measure, figure: Figure, period: Period) -> bool:
    """Whether a figure is given for this kind of period: twelve months only where it is published so."""
    return period.kind != "r12" or measure.headline == "R12" or bool(measure.reaches_back)


def unit_readings(
    source: FigureSource, unit: FlatUnit, figure_id: str, periods: list[Period], *, every: bool = False
) -> Iterator[UnitReading]:
    """One figure of one unit; `every`: those of a unit that has no figure too."""
    figure = figures()[figure_id][1]
    hidden = hidden_places(source.standpoint, unit, figure_id, [each.name for each in periods])
    for place, period in enumerate(periods):
        is_wanted = unit.kind == "authority" or place not in hidden
        reading = reading_of_unit(source, unit, figure_id, period) if is_wanted else None
        seen = as_seen(source, unit, figure, period, reading, is_hidden=place in hidden)
        if every or unit.kind == "authority" or seen.symbol in ("", HIDDEN):
            yield seen


def reading_of_unit(source: FigureSource, unit: FlatUnit, figure_id: str, period: Period) -> Reading | None:
    """The reading itself, as the unit's own page or the split has it; None where the split has no such part."""
    standpoint = source.seen_from(unit)
    if unit.kind == "authority" or unit.split in ("team", SERVICE):
        return standpoint.reading(figure_id, period)
    by = standpoint.readings.by(unit.split, figure_id, period, standpoint.authority)
    return by.get(unit.reference)


def as_seen(
    source: FigureSource,
    unit: FlatUnit,
    figure: Figure,
    period: Period,
    reading: Reading | None,
    *,
    is_hidden: bool,
) -> UnitReading:
    """The reading with what is hidden left out."""
    in_force = source.aims.in_force(figure.id, unit.reference_in_targets, period)
    target = in_force.value if in_force else None
    blank = UnitReading(unit=unit, period=period, figure_id=figure.id, target=target)
    if reading is not None and reading.status == "not_computable":
        return replace(blank, symbol=NOT_COMPUTABLE, note=reading.cause or "")
    if is_hidden:
        return replace(blank, symbol=HIDDEN)
    if reading is None or reading.value is None:
        return replace(blank, symbol=NO_CASES, note=(reading.cause or "") if reading else "")
    return replace(
        blank,
        value=reading.value,
        numerator=reading.numerator,
        denominator=reading.denominator,
        interval=_interval(figure, reading),
        note=reading.cause or "",
    )


def _interval(figure: Figure, reading: Reading) -> tuple[float, float] | None:
    """Of a share: its 95% interval, in percent."""
    if figure.kind != "share" or reading.numerator is None or not reading.denominator:
        return None
    low, high = wilson(round(reading.numerator), round(reading.denominator))
    return 100 * low, 100 * high
