"""What the checks found in the current snapshot, with the teams there are now, held in memory."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from threading import Lock

from sightline.checks.checked import CHECK_RESULTS, CheckedSnapshot
from sightline.checks.checked_now import CheckedNow, TeamsNow
from sightline.engine.snapshots import newest_rows_at, open_snapshot
from sightline.measuring.team_lives import TeamLife
from sightline.tables.splits import NOT_RECORDED
from sightline.teams.queries import teams_now

HELD = 3
_one_at_a_time = Lock()
_results: dict[tuple, "CheckResults"] = {}


@dataclass(frozen=True)
class CheckResults:
    """What was found in one snapshot, and the names of the teams it is of."""

    checked: CheckedSnapshot

    @cached_property
    def teams(self) -> dict[str, dict[str, str]]:
        """By authority: each team with a record or a fault, by its reference, with its name; in order of name."""
        named = {}
        for code in self.checked.authorities():
            rows = self.checked.snapshot.rows("ssd_department", code)
            listed = rows.select(["dept_team_id", "dept_team_name"]).to_pylist() if rows is not None else []
            names = {row["dept_team_id"]: row["dept_team_name"] for row in listed if row["dept_team_name"]}
            title_by_team = {team: names.get(team, team) for team in self.checked.teams(code)}
            named[code] = dict(sorted(title_by_team.items(), key=_by_name))
        return named

    def loaded(self, authority: str) -> datetime | None:
        """When this authority's newest rows came in."""
        return newest_rows_at(self.checked.snapshot.manifest.authorities[authority])


def current() -> CheckResults:
    """What was found now: the pointer to the current snapshot is followed here, once. NothingLoadedError without one.

    Should the checks not have been made yet, a page is told so: see `engine.derived`.
    """
    snapshot = open_snapshot()
    checked = CHECK_RESULTS.of(snapshot)
    key = (checked.folder, tuple(teams_now(snapshot, code) for code in sorted(snapshot.manifest.authorities)))
    with _one_at_a_time:
        if key not in _results:
            _results[key] = CheckResults(checked_now(checked))
        while len(_results) > HELD:
            _results.pop(next(iter(_results)))
        return _results[key]


def checked_now(checked: CheckedSnapshot) -> CheckedNow:
    """What was found, with the teams there are now: the crosswalk is always followed."""
    teams = {}
    for code in checked.authorities():
        crosswalk, ended = teams_now(checked.snapshot, code)
        lives = checked.lives[code] | {team: TeamLife(None, last) for team, last in ended}
        teams[code] = TeamsNow(crosswalk, lives, checked.data_to(code))
    return CheckedNow(checked, teams)


def _by_name(pair: tuple[str, str]) -> tuple[bool, str]:
    return (pair[0] == NOT_RECORDED, pair[1].lower())
