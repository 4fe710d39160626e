"""A measure's figures by the definition in force and by a proposed one, over its history, of the same data."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sightline.calendars import limits, local_clocks
from sightline.calendars.periods import Period, preceding, quarter_of, year_of
from sightline.definitions.models import DefinitionChange
from sightline.definitions.rules.beside import BesideRow, Numbers
from sightline.definitions.rules.kinds import DEADLINE, LEAVES_OUT
from sightline.entries.queries.registry import entered_measures
from sightline.measuring import own_definitions
from sightline.measuring.discover import measures
from sightline.measuring.measure import Measure
from sightline.measuring.proposed_readings import ProposedReadings, proposed_readings
from sightline.measuring.reading import Reading
from sightline.measuring.readings import Readings

QUARTERS = 12


@contextmanager
def supposing(change: DefinitionChange) -> Iterator[None]:
    """Within, every figure asked of the engine is counted as though this change had been approved."""
    with ExitStack() as stack:
        if change.kind == LEAVES_OUT:
            for measure_id in change.measures:
                stack.enter_context(own_definitions.supposing(own_version(change, measure_id)))
        elif change.kind == DEADLINE:
            stack.enter_context(local_clocks.supposing(own_clock(change)))
        yield


def own_version(change: DefinitionChange, measure_id: str) -> own_definitions.OwnDefinition:
    """The version of a measure's definition that a change makes, with the next number."""
    return own_definitions.OwnDefinition(
        measure=measure_id,
        number=own_definitions.next_number(measure_id),
        starts=change.starts,
        leaves_out={split: tuple(each) for split, each in change.leaves_out.items()},
        why=change.reason,
        by=change.proposed_by,
        approved_by=change.decided_by,
        on=change.decided_at.date() if change.decided_at else None,
    )


def own_clock(change: DefinitionChange) -> local_clocks.ClockChange:
    """The length of a deadline that a change makes."""
    off = change.limit == local_clocks.OFF
    if change.starts is None:
        raise ValueError("A deadline changes from a day on.")
    return local_clocks.ClockChange(
        change.clock,
        change.starts,
        None if off else limits.parse(change.limit),
        change.proposed_by,
        change.reason,
        change.decided_at.date() if change.decided_at else None,
    )


def counted_by(
    change: DefinitionChange, measure_id: str, readings: Readings, authority: str
) -> ProposedReadings:
    """The measure's readings of the same data as though the change had been approved."""
    with supposing(change):
        return proposed_readings(readings, measure_id, authority)


def both(measure: Measure, before: Readings, after: Readings, authority: str) -> list[BesideRow]:
    """Each figure of a measure by two readings of the same data, period by period, the latest first."""
    periods = periods_beside(before, authority)
    return [
        BesideRow(
            figure.id,
            each,
            numbers_of(before.reading(figure.id, each, authority)),
            numbers_of(after.reading(figure.id, each, authority)),
        )
        for figure in measure.figures
        for each in periods
    ]


def periods_beside(readings: Readings, authority: str) -> list[Period]:
    """The quarters over which two definitions are put side by side, the latest first, and the financial year they end in."""
    last = quarter_of(readings.data_to(authority))
    periods = [last]
    while len(periods) < QUARTERS:
        periods.append(preceding(periods[-1]))
    return [*periods, year_of(last.first)]


def defined(measure_ids: list[str]) -> list[Measure]:
    """Those of these measures that there still are, what people enter among them."""
    every = {**measures(), **entered_measures()}
    return [every[each] for each in measure_ids if each in every]


def numbers_of(reading: Reading) -> Numbers:
    """What of a reading is put side by side."""
    return reading.value, reading.numerator, reading.denominator
