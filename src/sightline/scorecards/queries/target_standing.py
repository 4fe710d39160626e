"""A figure as one person sees it, against the target that holds for its unit and period."""

from dataclasses import dataclass

from sightline.calendars.periods import Period
from sightline.measuring.discover import figures
from sightline.measuring.readings import Reading
from sightline.scorecards.queries.targets import Targets
from sightline.scorecards.rules.target_status import TargetStatus, cases_behind, status_of
from sightline.scorecards.rules.trajectory import (
    TargetInForce,
    TargetPoint,
    UnitTarget,
    adds_up,
    coming,
    compares_units,
)
from sightline.scorecards.wording import VisibleReading


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetStanding:
    """The target shown beside a figure, and how the figure stands against it.

    `borrowed`: it is the whole council's, for want of the unit's own. `in_force` is what holds in the period, None before
    the first point, or where no point is of so long a period (`adds`). `status` is None where nothing holds or the figure
    is not seen. `ahead` are the points still to come.
    """

    target: UnitTarget
    borrowed: bool
    adds: bool
    in_force: TargetInForce | None
    status: TargetStatus | None
    ahead: tuple[TargetPoint, ...]


def standing_of(
    aims: Targets, reading: Reading, visible: VisibleReading, period: Period, unit: str | None
) -> TargetStanding | None:
    """How a unit's reading of a period stands against its target; None where it has none."""
    target, borrowed = aims.of(reading.id, unit)
    if target is None:
        return None
    measure, figure = figures()[reading.id]
    in_force = aims.in_force(reading.id, unit, period)
    status = None
    if in_force and visible.status == "ok" and visible.value is not None:
        cases = cases_behind(figure.unit, reading.numerator, reading.denominator)
        status = status_of(visible.value, in_force, unit=figure.unit, better=measure.better, cases=cases)
    return TargetStanding(
        target=target,
        borrowed=borrowed,
        adds=adds_up(measure, figure),
        in_force=in_force,
        status=status,
        ahead=coming(target.points, period),
    )


def is_of_the_council_only(aims: Targets, figure_id: str, unit: str | None) -> bool:
    """Whether a unit shows no target because the only one is a number of the whole council."""
    figure = figures()[figure_id][1]
    return bool(unit) and not compares_units(figure) and (figure_id, "") in aims.by_unit
