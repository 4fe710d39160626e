"""Services and localities: the departments with teams under them, and their figures, in which no case is counted twice.

A service's cases are those of its teams. Two of them may hold a child together, so their figures cannot be added up, nor can
medians: a service is read from the kept split by team, of which each row also names the teams before it that hold the same
child, and each case is taken where its first team of the service stands.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from sightline.engine.manifest import Manifest
from sightline.engine.snapshots import Snapshot
from sightline.measuring.refresh import BETWEEN

SERVICE = "service"
"""The split whose categories are services, each of them asked for by itself; it is made of the kept split by team."""
TeamOn = Callable[[str, str | None], str]
"""The team a case is shown under, of its own team and the one its child went to next."""


def services_in(departments: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Each department that others belong to, with itself and all departments under it, and under those.

    `departments`: rows of `ssd_department`. A circle ends where it began.
    """
    below: dict[str, set[str]] = {}
    for row in departments:
        if row["dept_team_parent_id"]:
            below.setdefault(row["dept_team_parent_id"], set()).add(row["dept_team_id"])
    return {each: frozenset(_all_below(each, below)) for each in below}


def services_of(snapshot: Snapshot, authority: str) -> dict[str, frozenset[str]]:
    """The services and localities of an authority in a snapshot, by reference, each with all the teams under it."""
    return services_in(departments(snapshot, authority))


def departments(snapshot: Snapshot, authority: str) -> list[dict[str, str]]:
    """The data's own list of teams and the services above them, a row each; empty where none was loaded.

    A row: `dept_team_id`, `dept_team_name`, `dept_team_parent_id`, `dept_team_parent_name`; None where it has no word.
    """
    return list(_departments_once(snapshot.folder, authority))


@lru_cache(maxsize=8)
def _departments_once(folder: Path, authority: str) -> tuple[dict[str, str], ...]:
    """The same, held for the requests that follow, each of which asks for whose scope it is: a snapshot never changes."""
    rows = Snapshot(folder, Manifest.read(folder)).rows("ssd_department", authority)
    columns = ["dept_team_id", "dept_team_name", "dept_team_parent_id", "dept_team_parent_name"]
    return tuple(rows.select(columns).to_pylist()) if rows is not None else ()


def service_names(departments: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The name of each department there is, by its own row or by that of a team under it."""
    rows = list(departments)
    by_team = {
        row["dept_team_parent_id"]: row["dept_team_parent_name"]
        for row in rows
        if row["dept_team_parent_id"] and row["dept_team_parent_name"]
    }
    return by_team | {row["dept_team_id"]: row["dept_team_name"] for row in rows if row["dept_team_name"]}


def pairs_of(category: str) -> list[tuple[str, str | None]]:
    """A category of ONWARD as (team, the team the child went to next or None): its own, then those that hold it too."""
    parts = category.split(BETWEEN)
    return [(team, then or None) for team, then in zip(parts[::2], parts[1::2], strict=True)]


def with_any_of(rows: pa.Table, teams: frozenset[str], team_on: TeamOn) -> pa.Table:
    """The rows of ONWARD, of one authority, that count the cases of any of these teams: each case once."""
    onward = rows.column("category").combine_chunks().dictionary_encode()
    chosen = [_is_first(category, teams, team_on) for category in onward.dictionary.to_pylist()]
    return rows.filter(pa.array(chosen, pa.bool_()).take(onward.indices))


def named(rows: pa.Table, split: str, category: str) -> pa.Table:
    """The same rows, all of them under this category of this split."""
    for column, text in (("split", split), ("category", category)):
        place = rows.column_names.index(column)
        rows = rows.set_column(place, column, pa.repeat(pa.scalar(text, pa.string()), rows.num_rows))
    return rows


def _is_first(category: str, teams: frozenset[str], team_on: TeamOn) -> bool:
    """Whether a case's team is one of these, and none of the teams before it that hold its child is."""
    own, *before = (team_on(*pair) for pair in pairs_of(category))
    return own in teams and not teams.intersection(before)


def _all_below(department: str, below: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = {department}, [department]
    while waiting:
        more = below.get(waiting.pop(), set()) - reached
        reached |= more
        waiting += more
    return reached
