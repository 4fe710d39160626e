"""A figure as reported beside the same figure now, and why it is another, case by case."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sightline.calendars.periods import Period, rolling_twelve
from sightline.freezes.frozen import FrozenReadings
from sightline.freezes.rules.differences import CaseChange, explained
from sightline.measuring.discover import figure_named, figures
from sightline.measuring.listing import CannotListError, listed
from sightline.measuring.reading import Reading
from sightline.measuring.readings import Readings

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
    frozen: FrozenReadings, now: Readings, period: Period, authority: str
) -> list[ReportedAndNow]:
    """Every figure that was reported for a period, beside itself now, in the order of their ids."""
    pairs = []
    for figure_id in frozen.about["definitions"]:
        reported = frozen.reported(figure_id, period)
        if reported is None:
            continue
        defined = figure_id in figures()
        today = now.reading(figure_id, period, authority) if defined else None
        redefined = defined and figures()[figure_id][0].fingerprint() != frozen.fingerprint(figure_id)
        pairs.append(ReportedAndNow(reported, today, redefined))
    return pairs


def changes_of(
    frozen: FrozenReadings, now: Readings, figure_id: str, period: Period, authority: str
) -> list[CaseChange]:
    """The cases of one figure that count otherwise now, each with why."""
    measure, _ = figure_named(figure_id)
    reported = frozen.cases(figure_id, period)
    same = measure.fingerprint() == frozen.fingerprint(figure_id)
    by_definition = reported if same else _listed(frozen, figure_id, period, authority)
    current = _listed(now, figure_id, period, authority)
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
    )


def _listed(readings: Readings, figure_id: str, period: Period, authority: str) -> list[Mapping[str, Any]]:
    try:
        return list(listed(readings.snapshot, figure_id, period, authority))
    except CannotListError:
        return []
