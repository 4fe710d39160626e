"""A freeze, opened: its figures as they were reported, and the cases behind them. No Django."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.calendars.dates import month_end
from sightline.calendars.periods import Period
from sightline.engine.snapshots import Snapshot, open_snapshot
from sightline.freezes.places import CASES, CONTENT, FIGURES, freeze_folder
from sightline.freezes.rules.making import first_day_reported
from sightline.measuring.discover import figure_named
from sightline.measuring.entered import from_facts
from sightline.measuring.listing import cases_in_period
from sightline.measuring.measure import Measure
from sightline.measuring.reading import Reading
from sightline.measuring.readings import Readings
from sightline.measuring.team_lives import TeamLife


class NoSuchFreezeError(LookupError):
    """There is no freeze of that name; its message is for whoever asked."""


class FrozenReadings(Readings):
    """The readings of a freeze: what was reported is answered as it was; any other period from the months that were frozen."""

    def __init__(self, snapshot: Snapshot, folder: Path, about: dict[str, Any]) -> None:
        """`folder` is the freeze's; `about` what its CONTENT says."""
        super().__init__(snapshot, folder / "readings")
        self.home = folder
        self.about = about
        self._reported = _reported(folder)
        self.entered = from_facts(about.get("entered", {}))
        self.answers |= self.entered.answers()
        self.unit_names = about["units"]
        self.unit_lives = {unit: _life(*days) for unit, days in about["lives"].items()}

    @property
    def name(self) -> str:
        """What the freeze is called."""
        return self.about["name"]

    @property
    def cut_off(self) -> date:
        """The last day it reports."""
        return date.fromisoformat(self.about["cut_off"])

    def data_to(self, authority: str) -> date:
        """The last day it reports: no page goes on beyond. What was open then was judged as at its snapshot's own day."""
        return self.cut_off

    def why_not(self, measure: Measure, period: Period, authority: str) -> str | None:
        """As `Readings.why_not`; of a measure that came later, that."""
        if (measure.id, authority) not in self.answers:
            return "There was no such measure when this was frozen."
        return super().why_not(measure, period, authority)

    def by(self, split: str, figure_id: str, period: Period, authority: str) -> dict[str, Reading]:
        """As `Readings.by`; what was reported of a team stands as it was."""
        rows = super().by(split, figure_id, period, authority)
        if split != "team":
            return rows
        return {unit: self.reported(figure_id, period, unit) or each for unit, each in rows.items()}

    def fingerprint(self, figure_id: str) -> str:
        """What the definition of a figure hashed to; blank for a figure there was not."""
        return self.about["definitions"].get(figure_id, {}).get("fingerprint", "")

    def reported(self, figure_id: str, period: Period, unit: str = "") -> Reading | None:
        """The figure as it was reported; None where this period of this unit was not."""
        return self._reported.get((unit, figure_id, period.name))

    def every_reported(self) -> list[tuple[str, Reading]]:
        """Every figure that was reported, with its unit."""
        return [(unit, reading) for (unit, _, _), reading in self._reported.items()]

    def recomputed(self, reading: Reading, period: Period, authority: str, unit: str = "") -> Reading:
        """The same figure added up anew from the frozen months, by today's way of adding up."""
        return super().reading(reading.id, period, authority, team=unit or None)

    def reading(
        self,
        figure_id: str,
        period: Period,
        authority: str,
        *,
        team: str | None = None,
        life: TeamLife | None = None,
    ) -> Reading:
        """As `Readings.reading`; what was reported stands as it was."""
        stood = self.reported(figure_id, period, team or "")
        return stood or super().reading(figure_id, period, authority, team=team, life=life)

    def holds_cases(self, figure_id: str, period: Period) -> bool:
        """Whether the cases behind a figure in this period were frozen with it."""
        measure, _ = figure_named(figure_id)
        first = period.last.replace(day=1) if measure.grain == "point" else period.first
        return first_day_reported(self.cut_off) <= first and period.last <= month_end(self.cut_off)

    def cases(self, figure_id: str, period: Period) -> list[dict[str, Any]]:
        """The judged cases behind a figure as they were frozen: case_id, child_id, on, counted, amount and their teams."""
        measure, figure = figure_named(figure_id)
        rows = pq.read_table(self.home / CASES, filters=[("measure", "=", measure.id)])
        return cases_in_period(measure, figure, rows, period, self.cut_off)

    def case_ids(self, figure_id: str) -> set[str]:
        """Every case of a figure's measure in the frozen months, on whichever day."""
        measure, _ = figure_named(figure_id)
        rows = pq.read_table(self.home / CASES, filters=[("measure", "=", measure.id)], columns=["case_id"])
        return set(rows.column("case_id").to_pylist())


def open_freeze(authority: str, name: str) -> FrozenReadings:
    """The freeze in that folder, which whoever asks has looked through. OSError where it, or its snapshot, has gone."""
    folder = freeze_folder(authority, name)
    about = json.loads((folder / CONTENT).read_text(encoding="utf-8"))
    return FrozenReadings(open_snapshot(about["snapshot"]), folder, about)


def _life(first: str | None, last: str | None) -> TeamLife:
    return TeamLife(*(date.fromisoformat(each) if each else None for each in (first, last)))


def _reported(folder: Path) -> dict[tuple[str, str, str], Reading]:
    rows: pa.Table = pq.read_table(folder / FIGURES)
    by_key = {}
    for row in rows.to_pylist():
        unit = row.pop("unit")
        row["unit"] = row.pop("measured_in")
        by_key[unit, row["id"], row["period"]] = Reading(**row)
    return by_key
