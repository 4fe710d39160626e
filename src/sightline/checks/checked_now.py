"""What the checks found, with the teams that can put it right today: a team that was followed by another opens no list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pyarrow as pa

from sightline.checks.checked import CheckedSnapshot
from sightline.measuring.crosswalk import Crosswalk
from sightline.measuring.team_lives import TeamLife
from sightline.tables.splits import NOT_RECORDED, TEAMS

NO_TEAM_NOW = "No team now"
"""Whose is what a team had that has ended and that no team followed."""


@dataclass(frozen=True)
class TeamsNow:
    """The teams of one authority as they are on its data date: who followed whom, and when each was there."""

    crosswalk: Crosswalk
    lives: Mapping[str, TeamLife]
    data_to: date

    def now(self, team: str | None, then: str | None) -> str | None:
        """The team that has this one's work; `then` is the team the child went to next."""
        if team is None or team == NOT_RECORDED:
            return team
        current = self.crosswalk.now(team, then)
        last = self.lives.get(current, TeamLife()).last
        return NO_TEAM_NOW if last is not None and last < self.data_to else current


class CheckedNow(CheckedSnapshot):
    """The same faults, each with the team there is now; how well fields are filled stays with the teams of the time."""

    def __init__(self, checked: CheckedSnapshot, teams: Mapping[str, TeamsNow]) -> None:
        """`teams` by authority; one that is missing keeps its teams as they were."""
        super().__init__(checked.snapshot, checked.folder)
        self._teams = teams

    @cached_property
    def _faults(self) -> pa.Table:
        rows = super()._faults
        moved = [self._moved(row) for row in rows.select(["authority", *TEAMS, "next_team"]).to_pylist()]
        for place, name in enumerate(TEAMS):
            column = pa.array([each[place] for each in moved], pa.string())
            rows = rows.set_column(rows.column_names.index(name), name, column)
        return rows

    def _moved(self, row: dict[str, str | None]) -> list[str | None]:
        """The teams of a row there are now, each once."""
        teams = self._teams.get(row["authority"] or "")
        if teams is None:
            return [row[name] for name in TEAMS]
        now = [teams.now(row[name], row["next_team"] if name == "team" else None) for name in TEAMS]
        there_now = list(dict.fromkeys(each for each in now if each is not None))
        return [*there_now, None, None, None][: len(TEAMS)]
