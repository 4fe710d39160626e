"""The targets of an authority, each with how its unit's figure stands: by measure, unit and set, for one person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sightline.measuring.discover import figures
from sightline.scorecards import wording
from sightline.scorecards.queries.hiding import is_hidden
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.queries.target_standing import TargetStanding, standing_of
from sightline.scorecards.queries.targets import Targets, targets_of
from sightline.scorecards.rules.trajectory import UnitTarget
from sightline.scorecards.wording import VisibleReading
from sightline.statistics.amounts import made_of


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target, the unit's figure in the page's period as this person may see it, and how it stands."""

    target: UnitTarget
    shown: VisibleReading
    standing: TargetStanding

    @property
    def colour(self) -> str:
        """Green, amber or red; blank where it has none."""
        return self.standing.status.colour if self.standing.status else ""


def target_lines(standpoint: Standpoint, target_set: str, units: Collection[str]) -> list[TargetLine]:
    """The targets of a set, in the order of the scorecard's themes, the whole council's first: of every unit this person may
    choose (`units`); where the standpoint names one, those it is held against, the council's for want of its own.
    """
    aims = targets_of(standpoint.authority, target_set=target_set)
    if standpoint.team:
        of_unit = (aims.of(each, standpoint.team)[0] for each in figures())
        wanted = [each for each in of_unit if each]
    else:
        wanted = [each for each in aims.by_unit.values() if not each.unit or each.unit in units]
    themes = list(wording.THEMES)
    ordered = sorted(wanted, key=lambda each: (_place(themes, each.figure), each.figure, each.unit))
    return [_line(standpoint, aims, each) for each in ordered]


def _place(themes: list[str], figure_id: str) -> int:
    theme = figures()[figure_id][0].theme
    return themes.index(theme) if theme in themes else len(themes)


def _line(standpoint: Standpoint, aims: Targets, target: UnitTarget) -> TargetLine:
    of_unit = replace(standpoint, team=standpoint.team or target.unit or None)
    reading = of_unit.reading(target.figure)
    visible = wording.visible_reading(reading, is_hidden(of_unit, reading))
    against = standing_of(aims, reading, visible, standpoint.period, of_unit.team)
    if against is None:
        raise LookupError(f"The target of {target.figure} is not among those it was read with.")
    return TargetLine(target, visible, against)


def first_sentence(lines: Iterable[TargetLine]) -> str:
    """14 targets: 6 on target, 3 within tolerance, 2 off target, 3 without a colour."""
    colours = [each.colour for each in lines]
    if not colours:
        return "No targets yet."
    names = (("green", "on target"), ("amber", "within tolerance"), ("red", "off target"))
    parts = [(colours.count(colour), words) for colour, words in names]
    return f"{made_of(len(colours), 'target', [*parts, (colours.count(''), 'without a colour')])}."
