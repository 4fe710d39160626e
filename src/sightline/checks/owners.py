"""The team that can put a record right: its own, the one its child was with that day, or the last one known."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.tables.splits import NOT_RECORDED, with_next_team, with_team

if TYPE_CHECKING:
    from sightline.tables.data import Data

UNKNOWN_TEAM = "unknown_team"


def with_owner(data: "Data", rows: ir.Table) -> ir.Table:
    """Faults with `team`, NOT_RECORDED where none is known, and `next_team`, where its child went from there. `team_id` is what the record itself said.

    A fault of no day, or of a day on which nobody had the child, goes to the team that had the child last.
    """
    cases = rows.mutate(case_id=rows.record_id)
    with_teams = with_team(data, cases).drop("case_id", "locality", "team_by")
    last = data.last_teams.select(
        _of=lambda t: t.authority, _who=lambda t: t.child_id, _last=lambda t: t.team_id
    )
    with_last = with_teams.left_join(
        last, [with_teams.authority == last._of, with_teams.child_id == last._who]
    )
    team = ibis.cases(
        (with_last.team == NOT_RECORDED, with_last._last.fill_null(NOT_RECORDED)), else_=with_last.team
    )
    return with_next_team(data, with_last.mutate(team=team).drop("_of", "_who", "_last"))
