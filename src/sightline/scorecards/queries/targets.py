"""The targets that stand: by figure, unit and set, read in two queries however many figures a page shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from sightline.calendars.periods import Period
from sightline.measuring.discover import figures
from sightline.scorecards.models import Target, TargetValue
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.rules.trajectory import (
    TargetInForce,
    TargetPoint,
    UnitTarget,
    adds_up,
    compares_units,
    in_order,
    period_named,
    point_in,
)

COUNCIL = ""
"""The unit that is the whole council."""
STANDING = ""
"""The set of targets that hold beside any plan's."""


@dataclass(frozen=True, slots=True)
class Targets:
    """One set of an authority's targets, by figure and unit."""

    by_unit: Mapping[tuple[str, str], UnitTarget]

    def of(self, figure_id: str, unit: str | None) -> tuple[UnitTarget | None, bool]:
        """The target shown beside a figure of one unit, and whether it is the whole council's, for want of the unit's own.

        A number of the whole council is no target of one of its units: none is shown.
        """
        own = self.by_unit.get((figure_id, unit or COUNCIL))
        if own or not unit or not compares_units(figures()[figure_id][1]):
            return own, False
        return self.by_unit.get((figure_id, COUNCIL)), True

    def in_force(self, figure_id: str, unit: str | None, period: Period) -> TargetInForce | None:
        """The target that holds in a period for a unit; None where there is none yet, or none of so long a period."""
        target, borrowed = self.of(figure_id, unit)
        if target is None:
            return None
        measure, figure = figures()[figure_id]
        point = point_in(target.points, period, adds=adds_up(measure, figure))
        return TargetInForce(target, point, borrowed) if point else None


def targets_of(authority: str, figure_id: str | None = None, *, target_set: str = STANDING) -> Targets:
    """One set of targets of an authority, of every figure or of one."""
    rows = standing_targets(authority).filter(target_set=target_set)
    return Targets(_by_unit(rows if figure_id is None else rows.filter(figure=figure_id)))


def aims_of(standpoint: Standpoint, figure_id: str | None = None, *, target_set: str = STANDING) -> Targets:
    """One set of targets as seen from here: those that stand, or of a freeze those that stood."""
    if standpoint.reported is not None:
        return standpoint.reported.targets(target_set)
    return targets_of(standpoint.authority, figure_id, target_set=target_set)


def targets_of_every_set(authority: str, figure_id: str | None = None) -> list[UnitTarget]:
    """Every target that stands, by figure, unit and set."""
    rows = standing_targets(authority)
    return [unit_target(each) for each in (rows if figure_id is None else rows.filter(figure=figure_id))]


def target_sets(authority: str) -> list[str]:
    """The keys of the sets there are, the standing targets first whether or not there are any."""
    keys = set(standing_targets(authority).values_list("target_set", flat=True)) | {STANDING}
    return sorted(keys)


def target_numbered(authority: str, number: int) -> Target | None:
    """The target of this number, withdrawn or not; None where this authority has none."""
    return Target.objects.filter(pk=number, authority=authority).first()


def unit_target(row: Target) -> UnitTarget:
    """A row with its points."""
    return UnitTarget(
        number=row.pk,
        figure=row.figure,
        unit=row.unit,
        target_set=row.target_set,
        points=in_order(
            TargetPoint(period_named(each.period), each.value) for each in row.values_by_period.all()
        ),
        tolerance=row.tolerance,
        owner=row.owner,
        words=row.words,
    )


def standing_targets(authority: str) -> QuerySet[Target]:
    """The rows of an authority's targets that stand, of every set, with their points."""
    values = Prefetch("values_by_period", queryset=TargetValue.objects.all())
    rows = Target.objects.filter(authority=authority, withdrawn_at__isnull=True)
    return rows.filter(figure__in=list(figures())).prefetch_related(values)


def _by_unit(rows: Iterable[Target]) -> dict[tuple[str, str], UnitTarget]:
    return {(each.figure, each.unit): unit_target(each) for each in rows}
