"""What is due in the current snapshot, with the teams there are now, held in memory; teams by name; a person's worker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from sightline.checks.checked_now import TeamsNow
from sightline.deadlines.keep import DEADLINE_RESULTS, DueList
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.crosswalk import Crosswalk
from sightline.measuring.team_lives import TeamLife
from sightline.measuring.units import departments, service_names
from sightline.people.models import User
from sightline.tables.splits import NOT_RECORDED, TEAMS, teams_of
from sightline.teams.queries import teams_now
from sightline.worklists.models import Worker

IN_MEMORY = 3


@dataclass(frozen=True, eq=False)
class DueListNow(DueList):
    """The same deadlines, each with the team there is now: what a team had that has ended is with the team that followed it.

    `teams_now` by authority. Of a team that was split, what has no other way to go is with the main successor.
    """

    teams_now: Mapping[str, TeamsNow] = field(default_factory=dict)

    def rows(self, authority: str) -> list[dict[str, Any]]:
        """Every running deadline of that authority, soonest first."""
        return self._moved[authority]

    @cached_property
    def _moved(self) -> dict[str, list[dict[str, Any]]]:
        rows_by_code: dict[str, list[dict[str, Any]]] = {
            code: [] for code in self.snapshot.manifest.authorities
        }
        for row in self.found.rows:
            rows_by_code[row["authority"]].append(self._with_team_now(row))
        return rows_by_code

    def _with_team_now(self, row: dict[str, Any]) -> dict[str, Any]:
        teams = self.teams_now[row["authority"]]
        before = teams_of(row)
        now = tuple(dict.fromkeys(each for team in before if (each := teams.now(team, None))))
        if now == before:
            return row
        return {**row, **dict(zip(TEAMS, [*now, None, None, None][: len(TEAMS)], strict=True))}


@dataclass(frozen=True)
class Due:
    """What is due, and the names of the teams it is due in."""

    kept: DueList

    def rows(self, authority: str) -> list[dict[str, Any]]:
        """Every running deadline of that authority, soonest first."""
        return self.kept.rows(authority)

    @cached_property
    def teams(self) -> dict[str, dict[str, str]]:
        """By authority: each team with a row, by its reference, with its name; in order of name."""
        by_authority = {}
        for code in self.kept.snapshot.manifest.authorities:
            listed = departments(self.kept.snapshot, code)
            names = {row["dept_team_id"]: row["dept_team_name"] for row in listed if row["dept_team_name"]}
            title_by_team = {
                team: names.get(team, team) for row in self.kept.rows(code) for team in teams_of(row)
            }
            by_authority[code] = dict(sorted(title_by_team.items(), key=_by_name))
        return by_authority

    @cached_property
    def services(self) -> dict[str, dict[str, str]]:
        """By authority: each service or locality that has a team with a row, by its reference, with its name; in order of name."""
        by_authority = {}
        for code, teams in self.teams.items():
            names = service_names(departments(self.kept.snapshot, code))
            titles = {
                service: names.get(service, service)
                for service, below in self.kept.services[code].items()
                if not below.isdisjoint(teams)
            }
            by_authority[code] = dict(sorted(titles.items(), key=_by_name))
        return by_authority


def current() -> Due:
    """What is due now: the pointer to the current snapshot is followed here, once. NothingLoadedError without one.

    Should it not have been worked out yet, a page is told so: see `engine.derived`.
    """
    snapshot = open_snapshot()
    due_list = DEADLINE_RESULTS.of(snapshot)
    said_of_teams = tuple(
        (code, *teams_now(snapshot, code)) for code in sorted(snapshot.manifest.authorities)
    )
    return _due(due_list, said_of_teams)


@lru_cache(maxsize=IN_MEMORY)
def _due(
    due_list: DueList, said_of_teams: tuple[tuple[str, Crosswalk, tuple[tuple[str, date], ...]], ...]
) -> Due:
    """The same with the teams there are now and their names, put together once."""
    teams = {
        code: TeamsNow(
            crosswalk, {team: TeamLife(None, last) for team, last in ended}, due_list.data_to(code)
        )
        for code, crosswalk, ended in said_of_teams
    }
    return Due(DueListNow(due_list.snapshot, due_list.found, due_list.forecasts, teams_now=teams))


def worker_of(person: User) -> str:
    """The person's reference as a worker; blank where none is known."""
    worker = Worker.objects.filter(person=person).first()
    return worker.worker_id if worker else ""


def _by_name(pair: tuple[str, str]) -> tuple[bool, str]:
    return (pair[0] == NOT_RECORDED, pair[1].lower())
