"""What may be shown on a worklist and to whom. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from sightline.people.rules import Scope, may_see_children, may_see_small_numbers

Row = Mapping[str, Any]
OWN_WORK_ONLY = frozenset({"practitioner"})
"""Roles that see workers' clocks only where they are that worker: never a league table of colleagues."""

CLOCKS_ARE_SET_WITH = "data.load"
"""The permission of those who may change what figures say: a clock's length does."""


def workers_shown(rows: Iterable[Row], role: str, worker_id: str) -> list[Row]:
    """All children's rows, and of workers' own clocks those that this role may see."""
    own_only = role in OWN_WORK_ONLY
    return [row for row in rows if row["child_id"] or not own_only or row["worker_id"] == worker_id]


def counts_only(role: str, scope: Scope) -> bool:
    """Whether this person sees how many are due in each team and no child: a head of service without teams of their own."""
    return scope.nobody and may_see_children(role) != "none" and may_see_small_numbers(role)
