"""The faults of a load, read from the file that lies with its snapshot, narrowed to whom a person may see."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sightline.engine.connect import connect
from sightline.engine.exports import safe
from sightline.engine.manifest import Manifest
from sightline.engine.snapshots import Snapshot, open_snapshot
from sightline.tables.data import Data
from sightline.tables.phrases import with_data_date
from sightline.tables.splits import TEAMS, teams_of
from sightline.teams.queries import mapping

NO_TEAM = "No team"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadFault:
    """One fault as the file has it, every value as text. `team` is the child's, by its reference, or NO_TEAM.

    `second_team` and `third_team` are the others' where several hold the child together.
    """

    file: str
    sheet: str
    row: str
    column: str
    rule: str
    found: str
    expected: str
    did: str
    child_id: str
    table: str
    team: str = NO_TEAM
    second_team: str = ""
    third_team: str = ""

    @property
    def teams(self) -> tuple[str, ...]:
        """Whose it is to put right."""
        return tuple(each for each in (self.team, self.second_team, self.third_team) if each)


@dataclass(frozen=True, slots=True)
class FaultFilter:
    """Which faults are asked for; blank is all."""

    table: str = ""
    rule: str = ""
    team: str = ""

    def holds(self, fault: LoadFault) -> bool:
        """Whether this fault is among them."""
        return (
            self.table in ("", fault.table)
            and self.rule in ("", fault.rule)
            and (not self.team or self.team in fault.teams)
        )


def faults_of(snapshot_id: str) -> tuple[list[LoadFault], dict[str, str]] | None:
    """Every fault of that load with its child's teams, and teams' names by reference; None where they are gone."""
    raw_rows = _raw_rows(snapshot_id)
    if raw_rows is None:
        return None
    rows = [{name: as_found(value) for name, value in row.items()} for row in raw_rows]
    teams, names = child_teams_now(open_snapshot(snapshot_id)) if rows else ({}, {})
    return [
        LoadFault(**row, **dict(zip(TEAMS, teams.get(row["child_id"], (NO_TEAM,)), strict=False)))
        for row in rows
    ], names


def how_many(snapshot_id: str) -> int | None:
    """How many faults that load found; None where they are gone."""
    raw_rows = _raw_rows(snapshot_id)
    return None if raw_rows is None else len(raw_rows)


def as_found(value: str) -> str:
    """A cell as it was before it was made safe for Excel."""
    return value[1:] if value.startswith("'") and safe(value[1:]) == value else value


def by_rule(faults: Iterable[LoadFault]) -> list[tuple[str, str, int]]:
    """(rule, what became of it, how many), most first."""
    counts = Counter((fault.rule, fault.did) for fault in faults)
    return [(rule, did, number) for (rule, did), number in counts.most_common()]


def by_child(faults: Iterable[LoadFault]) -> list[LoadFault]:
    """Child by child, those with most faults first; what names no child comes last."""
    listed = list(faults)
    number = Counter(fault.child_id for fault in listed)
    return sorted(listed, key=lambda each: (not each.child_id, -number[each.child_id], each.child_id))


def _raw_rows(snapshot_id: str) -> list[dict[str, str]] | None:
    """The file of faults, a row each, as it was written; None where it is gone."""
    try:
        with (open_snapshot(snapshot_id).folder / "faults.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except OSError:
        return None


def child_teams_now(snapshot: Snapshot) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """`child_teams` with each team that was followed by another under that one: the crosswalk is always followed."""
    teams, names = _kept_teams(snapshot.folder)
    entries = list(snapshot.manifest.authorities.items())
    if len(entries) != 1:  # the same reference may be another council's team
        return teams, names
    followed = mapping(entries[0][0], entries[0][1].data_to)
    now = {child: tuple(dict.fromkeys(followed.now(team) for team in each)) for child, each in teams.items()}
    return now, names


@lru_cache(maxsize=2)
def _kept_teams(folder: Path) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The same as `child_teams`, held for the pages that follow: a snapshot never changes."""
    return child_teams(Snapshot(folder, Manifest.read(folder)))


def child_teams(snapshot: Snapshot) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Whose each child is on the data date, by its reference, and the teams' names by theirs.

    Of a child nobody holds that day: the team that had it last, else that of its latest referral.
    """
    engine = connect(snapshot)
    try:
        data = Data(engine, {code: entry.data_to for code, entry in snapshot.manifest.authorities.items()})
        spells = with_data_date(data, data.team_spells)
        now = spells.filter(spells.started <= spells.data_to, spells.ended > spells.data_to)
        now = now.select("child_id", team="team_id", second_team="second_team", third_team="third_team")
        teams_by_child = {
            row["child_id"]: teams_of(row) for row in now.to_pyarrow().to_pylist() if teams_of(row)
        }
        last = data.last_teams.select("child_id", "team_id").to_pyarrow().to_pylist()
        names = (
            engine.table("ssd_department").select("dept_team_id", "dept_team_name").to_pyarrow().to_pylist()
        )
        referred = engine.table("ssd_cin_episodes")
        referred = referred.select("cine_person_id", "cine_referral_team", "cine_referral_date")
        first = _latest(tuple(row.values()) for row in referred.to_pyarrow().to_pylist())
    finally:
        engine.close()
    before = {row["child_id"]: (row["team_id"],) for row in last}
    return {**first, **before, **teams_by_child}, {
        row["dept_team_id"]: row["dept_team_name"] or "" for row in names
    }


def _latest(rows: Iterable[tuple]) -> dict[str, tuple[str, ...]]:
    """The team of each child's latest row that names one."""
    dated = [(str(day or ""), child, team) for child, team, day in rows if child and team]
    return {child: (team,) for _, child, team in sorted(dated)}


def team_title(team: str, names: Mapping[str, str]) -> str:
    """A team as a person knows it."""
    return names.get(team) or team
