"""A figure as reported beside the same figure now, and why it is another, case by case."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sightline.calendars.periods import Period, rolling_twelve
from sightline.freezes.frozen import FrozenReadings
from sightline.freezes.rules.differences import CaseChange, Key, explained, key_of
from sightline.measuring.crosswalk import Crosswalk
from sightline.measuring.discover import figure_named, figures
from sightline.measuring.listing import CannotListError, in_teams, listed
from sightline.measuring.reading import Reading
from sightline.measuring.readings import Readings
from sightline.scorecards.queries.store import life_of, readings_now
from sightline.teams.queries import mapping

SAME = ("value", "numerator", "denominator", "status")


@dataclass(frozen=True, slots=True)
class ReportedAndNow:
    """One figure twice: as it was reported, and from the data as it is loaded now; None where it is defined no more."""

    reported: Reading
    now: Reading | None
    redefined: bool

    @property
    def differs(self) -> bool:
        """Whether a reader finds another figure now."""
        if self.now is None:
            return True
        return any(getattr(self.reported, each) != getattr(self.now, each) for each in SAME)


def side_by_side(
    frozen: FrozenReadings, now: Readings, period: Period, authority: str, *, unit: str = ""
) -> list[ReportedAndNow]:
    """Every figure that was reported for a period, beside itself now, in the order of their ids.

    Of the whole authority, or of one service or team (`unit`), which now is drawn by the teams there are today.
    """
    crosswalk = _crosswalk(now, authority, unit)
    drawn = readings_now(now, authority, crosswalk) if crosswalk else now
    life = life_of(drawn, authority, unit) if unit else None
    pairs = []
    for figure_id in frozen.about["definitions"]:
        reported = frozen.reported(figure_id, period, unit)
        if reported is None:
            continue
        defined = figure_id in figures()
        today = drawn.reading(figure_id, period, authority, team=unit or None, life=life) if defined else None
        redefined = defined and figures()[figure_id][0].fingerprint() != frozen.fingerprint(figure_id)
        pairs.append(ReportedAndNow(reported, today, redefined))
    return pairs


def changes_of(
    frozen: FrozenReadings,
    now: Readings,
    figure_id: str,
    period: Period,
    authority: str,
    *,
    unit: str = "",
) -> list[CaseChange]:
    """The cases of one figure that count otherwise now, each with why; of a service or team (`unit`), those of its own."""
    measure, _ = figure_named(figure_id)
    crosswalk = _crosswalk(now, authority, unit)
    reported = frozen.cases(figure_id, period)
    same = measure.fingerprint() == frozen.fingerprint(figure_id)
    by_definition = reported if same else _listed(frozen, figure_id, period, authority)
    current = _listed(now, figure_id, period, authority, crosswalk)
    since = Period("r12", rolling_twelve(frozen.cut_off).first, now.data_to(authority))
    elsewhere = (
        {row["case_id"] for row in _listed(now, figure_id, since, authority)}
        if measure.grain == "event"
        else set()
    )
    then = frozen.case_ids(figure_id) if measure.grain == "event" else set()
    return explained(
        reported,
        by_definition,
        current,
        reported_elsewhere=then - {row["case_id"] for row in reported},
        now_elsewhere=elsewhere - {row["case_id"] for row in current},
        reported_in=_inside(reported, frozen, authority, unit),
        now_in=_inside(current, now, authority, unit, column="team_now" if crosswalk else "team"),
    )


def _crosswalk(now: Readings, authority: str, unit: str) -> Crosswalk | None:
    """Which team follows which, where a unit is asked for and any does."""
    return (mapping(authority, now.data_to(authority)) or None) if unit else None


def _inside(
    rows: Iterable[dict[str, Any]], readings: Readings, authority: str, unit: str, *, column: str = "team"
) -> list[Key] | None:
    """Of these cases those of the unit; None where no unit is asked for."""
    if not unit:
        return None
    return [key_of(row) for row in in_teams(rows, readings.teams_of(authority, unit), column=column)]


def _listed(
    readings: Readings, figure_id: str, period: Period, authority: str, crosswalk: Crosswalk | None = None
) -> list[dict[str, Any]]:
    try:
        return listed(readings.snapshot, figure_id, period, authority, teams=crosswalk)
    except CannotListError:
        return []
