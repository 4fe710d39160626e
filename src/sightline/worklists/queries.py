"""What is due in the current snapshot, held in memory; teams by name; a person's worker."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from sightline.deadlines.keep import DEADLINE_RESULTS, DueList
from sightline.engine.snapshots import open_snapshot
from sightline.people.models import User
from sightline.tables.splits import NOT_RECORDED, teams_of
from sightline.worklists.models import Worker

IN_MEMORY = 3


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
            rows = self.kept.snapshot.rows("ssd_department", code)
            listed = rows.select(["dept_team_id", "dept_team_name"]).to_pylist() if rows is not None else []
            names = {row["dept_team_id"]: row["dept_team_name"] for row in listed if row["dept_team_name"]}
            title_by_team = {
                team: names.get(team, team) for row in self.kept.rows(code) for team in teams_of(row)
            }
            by_authority[code] = dict(sorted(title_by_team.items(), key=_by_name))
        return by_authority


def current() -> Due:
    """What is due now: the pointer to the current snapshot is followed here, once. NothingLoadedError without one.

    Should it not have been worked out yet, a page is told so: see `engine.derived`.
    """
    return _due(DEADLINE_RESULTS.of(open_snapshot()))


@lru_cache(maxsize=IN_MEMORY)
def _due(due_list: DueList) -> Due:
    """The same with its teams' names, read once."""
    return Due(due_list)


def worker_of(person: User) -> str:
    """The person's reference as a worker; blank where none is known."""
    worker = Worker.objects.filter(person=person).first()
    return worker.worker_id if worker else ""


def _by_name(pair: tuple[str, str]) -> tuple[bool, str]:
    return (pair[0] == NOT_RECORDED, pair[1].lower())
