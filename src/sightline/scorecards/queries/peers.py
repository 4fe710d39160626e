"""What is published beside a figure, as one person may see it: neighbours, region, England, and how far ours is from each."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline import comparators
from sightline.calendars.periods import Period
from sightline.comparators import Comparison, Gap
from sightline.comparators.comparison import Group
from sightline.comparators.faults import ComparatorError
from sightline.comparators.neighbour_lists import models_of
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.readings import Reading
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.rules.peers import (
    NOTHING,
    is_drawn,
    why_no_gap,
    why_none_for_a_unit,
    why_not_in_a_row,
)
from sightline.scorecards.wording import VisibleReading


@dataclass(frozen=True, slots=True)
class Peer:
    """One group beside a figure. `gap` is None where ours is not shown to whoever asks, or may not be held against it: `why`."""

    comparison: Comparison
    gap: Gap | None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """Every group beside one figure, in order: neighbours by the two newest lists, region, part of London, England; and each group's
    years, oldest first, those of neighbours by the newest list.

    `own` is our figure as it is seen, of `period`. `cause` says why there is none, where something is published at all.
    `of_unit`: ours is a team's or service's, so what is published of whole councils is no more than a guide. `drawn`: the
    years may stand in a chart of months.
    """

    own: VisibleReading
    period: Period
    beside: tuple[Peer, ...] = ()
    years: tuple[tuple[Comparison, ...], ...] = ()
    cause: str = ""
    of_unit: bool = False
    drawn: bool = False

    @property
    def first(self) -> Comparison | None:
        """The first group with a figure that ours may be held against; None where ours is not shown."""
        return next(
            (each.comparison for each in self.beside if each.gap and each.gap.distance is not None), None
        )


def peers_of(
    standpoint: Standpoint,
    measure: Measure,
    figure: Figure,
    reading: Reading,
    own: VisibleReading,
    period: Period,
) -> Peers:
    """What is published beside this reading of a period, which `own` is as it may be seen; of a freeze, what was then."""
    of_unit = bool(standpoint.team)
    cause = why_none_for_a_unit(figure.unit) if of_unit else ""
    try:
        published = _published(standpoint, figure, period, every_list=True)
        if cause:
            return Peers(own=own, period=period, cause=cause if published else "", of_unit=True)
        years = _years(standpoint, figure, {each.group: None for each in published})
    except ComparatorError as fault:
        return Peers(own=own, period=period, cause=str(fault), of_unit=of_unit)
    present = any(each.value is not None for each in published)
    return Peers(
        own=own,
        period=period,
        beside=tuple(_peer(measure, figure, reading, own, period, each) for each in published)
        if present
        else (),
        years=tuple(each for each in years if each),
        cause="" if present or not published else published[0].cause,
        of_unit=of_unit,
        drawn=is_drawn(unit=figure.unit, grain=measure.grain),
    )


class Beside:
    """What is published of one group, row by row of a scorecard seen from `standpoint`; of no group nothing is asked.

    `every` gives all groups, whichever is chosen. `fault`: why it cannot be read, once it could not.
    """

    def __init__(self, standpoint: Standpoint, group: Group | None) -> None:
        """`group` None where figures are compared with themselves alone."""
        self.standpoint, self.group, self.fault = standpoint, group, ""

    def of(
        self, measure: Measure, figure: Figure, reading: Reading, own: VisibleReading
    ) -> tuple[Peer | None, str]:
        """The group beside this reading; or None, and why in a few words."""
        if self.group is None:
            return None, ""
        every, why = self.every(measure, figure, reading, own)
        mine = next((each for each in every if each.comparison.group == self.group), None)
        return mine, "" if mine or self.fault else why or NOTHING

    def every(
        self, measure: Measure, figure: Figure, reading: Reading, own: VisibleReading
    ) -> tuple[list[Peer], str]:
        """Every group beside this reading, neighbours by the newest list; or none, and why in a few words."""
        period, team = self.standpoint.period, self.standpoint.team
        why = why_not_in_a_row(
            kind=figure.kind,
            unit=figure.unit,
            grain=measure.grain,
            period_kind=period.kind,
            of_unit=bool(team),
        )
        if why or self.fault:
            return [], why
        try:
            published = _published(self.standpoint, figure, period)
        except ComparatorError as fault:
            self.fault = str(fault)
            return [], ""
        return [_peer(measure, figure, reading, own, period, each) for each in published], ""


def _published(
    standpoint: Standpoint, figure: Figure, period: Period, *, every_list: bool = False
) -> list[Comparison]:
    """What is published of each group, as it is now, or as it was when it was frozen; neighbours by the newest list, or by every one."""
    if standpoint.reported is not None:
        return standpoint.reported.compared(figure.id, period, every_list=every_list)
    authority = standpoint.authority
    models = models_of(authority) if every_list else ()
    return comparators.of(figure.id, authority, period, neighbour_models=models)


def _years(
    standpoint: Standpoint, figure: Figure, groups: Iterable[Group]
) -> tuple[tuple[Comparison, ...], ...]:
    if standpoint.reported is not None:
        return tuple(standpoint.reported.years(figure.id))
    return tuple(tuple(comparators.history(figure.id, standpoint.authority, each)) for each in groups)


def _peer(
    measure: Measure,
    figure: Figure,
    reading: Reading,
    own: VisibleReading,
    period: Period,
    comparison: Comparison,
) -> Peer:
    """The comparison with the gap, as far as our figure is seen: of one that is hidden nothing is said that leads back to it."""
    if own.status != "ok":
        return Peer(comparison, None, "")
    why = why_no_gap(kind=figure.kind, grain=measure.grain, period_kind=period.kind)
    return Peer(comparison, None, why) if why else Peer(comparison, comparators.gap(reading, comparison))
