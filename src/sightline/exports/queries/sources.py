"""Where an export's figures come from: those of now, or those of a freeze with all that was frozen beside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from sightline import comparators
from sightline.calendars.periods import Period, last_complete_quarter, parse, rolling_twelve
from sightline.comparators import Comparison
from sightline.freezes.comparison_rows import comparison_of
from sightline.freezes.frozen import FrozenReadings
from sightline.measuring.discover import figures
from sightline.scorecards.models import Rebase
from sightline.scorecards.queries.flat import FlatUnit, flat_units
from sightline.scorecards.queries.store import Standpoint, current_readings
from sightline.scorecards.queries.targets import STANDING, Targets, targets_of_every_set
from sightline.scorecards.rules import ViewingRights
from sightline.scorecards.rules.trajectory import TargetPoint, UnitTarget

PUBLISHED = ViewingRights("scrutiny_member")
"""What may be shown to anybody: whoever sees figures, and no small number of any unit."""


@dataclass(frozen=True)
class FigureSource:
    """The figures of one authority as one reader may see them. `council`: what it is called."""

    standpoint: Standpoint
    council: str

    @property
    def freeze(self) -> str:
        """The name of the freeze; blank for the figures of now."""
        return ""

    @property
    def data_to(self) -> date:
        """The last day the figures reach."""
        return self.standpoint.readings.data_to(self.standpoint.authority)

    @cached_property
    def units(self) -> list[FlatUnit]:
        """The units this reader may see."""
        return flat_units(self.standpoint, self.council)

    def seen_from(self, unit: FlatUnit) -> Standpoint:
        """Where a unit's own page is seen from; made once, for a unit's days are asked for with every figure."""
        if unit not in self._standpoints:
            team = None if unit.kind == "authority" else unit.reference
            self._standpoints[unit] = replace(self.standpoint, team=team)
        return self._standpoints[unit]

    @cached_property
    def _standpoints(self) -> dict[FlatUnit, Standpoint]:
        return {}

    @cached_property
    def every_target(self) -> Sequence[UnitTarget]:
        """Every target that stands, of every set."""
        return targets_of_every_set(self.standpoint.authority)

    @cached_property
    def aims(self) -> Targets:
        """The standing targets."""
        rows = (each for each in self.every_target if each.target_set == STANDING)
        return Targets({(each.figure, each.unit): each for each in rows})

    @property
    def starts_anew(self) -> Mapping[str, list[Rebase]] | None:
        """Where limits start anew, by figure; None for where they do now."""
        return None

    def definition_version(self, figure_id: str) -> str:
        """What a figure's definition hashes to."""
        return figures()[figure_id][0].fingerprint()

    def compared(self, only: str = "") -> Iterator[dict[str, Any]]:
        """What is published of others, a row for each figure (or `only` one), group and year. ComparatorError where it cannot be read."""
        period = rolling_twelve(self.data_to)
        for figure_id in [only] if only else figures():
            for each in comparators.of(figure_id, self.standpoint.authority, period):
                for then in comparators.history(figure_id, self.standpoint.authority, each.group):
                    yield _compared(figure_id, then)


class FrozenSource(FigureSource):
    """The figures of a freeze, with the targets, the names of units, the limits and the comparators that were frozen."""

    @property
    def frozen(self) -> FrozenReadings:
        """The freeze's readings."""
        readings = self.standpoint.readings
        assert isinstance(readings, FrozenReadings)
        return readings

    @property
    def freeze(self) -> str:
        """Its name."""
        return self.frozen.name

    @property
    def data_to(self) -> date:
        """Its cut-off."""
        return self.frozen.cut_off

    @cached_property
    def units(self) -> list[FlatUnit]:
        """The units, called as they were when they were frozen."""
        names = self.frozen.about["units"]
        return [
            FlatUnit(
                each.kind, each.reference, names.get(each.reference, each.title), each.split, each.is_own
            )
            for each in flat_units(self.standpoint, self.council)
        ]

    @cached_property
    def every_target(self) -> Sequence[UnitTarget]:
        """The targets as they stood."""
        return [_target(each) for each in self.frozen.about["targets"] if each["figure"] in figures()]

    @cached_property
    def starts_anew(self) -> Mapping[str, list[Rebase]]:
        """Where limits started anew when it was frozen."""
        by_figure: dict[str, list[Rebase]] = {}
        for each in self.frozen.about["limits_anew"]:
            row = Rebase(figure=each["figure"], month=each["month"], words=each["words"])
            by_figure.setdefault(each["figure"], []).append(row)
        return by_figure

    def definition_version(self, figure_id: str) -> str:
        """What it hashed to then."""
        return self.frozen.fingerprint(figure_id)

    def compared(self, only: str = "") -> Iterator[dict[str, Any]]:
        """What had been published of others by the cut-off, as it was frozen: nothing is asked of what is published now."""
        for figure_id, groups in self.frozen.about["comparators"].items():
            for group in groups if only in ("", figure_id) else ():
                yield from (_compared(figure_id, comparison_of(year)) for year in group["years"])


def source_of(
    authority: str, council: str, rights: ViewingRights, frozen: FrozenReadings | None = None
) -> FigureSource:
    """The figures of now, or of a freeze. NothingLoadedError where nothing is loaded."""
    readings = frozen or current_readings()
    last = frozen.cut_off if frozen else readings.data_to(authority)
    standpoint = Standpoint(readings, authority, last_complete_quarter(last), None, rights)
    return FrozenSource(standpoint, council) if frozen else FigureSource(standpoint, council)


def _compared(figure_id: str, then: Comparison) -> dict[str, Any]:
    """A row of what is published of others."""
    return {
        "figure": figure_id,
        "group": then.group,
        "group_name": then.name,
        "year": then.key.year,
        "year_ending": then.year_ending,
        "value": then.value,
        "data_set": then.data_set,
        "release": then.release,
        "published": then.published,
        "model": then.model,
        "used": then.used,
    }


def in_order_of_time(periods: Iterable[Period]) -> list[Period]:
    """Periods by their last day, each once."""
    return sorted(set(periods), key=lambda each: (each.last, each.first))


def _target(row: Mapping[str, Any]) -> UnitTarget:
    return UnitTarget(
        number=0,
        figure=row["figure"],
        unit=row["unit"],
        target_set=row["set"],
        points=tuple(TargetPoint(parse(name), value) for name, value in row["points"]),
        tolerance=row["tolerance"],
        owner="",
        words=row["words"],
    )
