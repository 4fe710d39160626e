"""The team that can put a record right: its own, the one its child was with that day, or the last one known."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.tables.splits import NOT_RECORDED, with_next_team, with_team

if TYPE_CHECKING:
    from sightline.tables.data import Data

UNKNOWN_TEAM = "unknown_team"


def with_owner(data: "Data", found: ir.Table) -> ir.Table:
    """Faults with `team`, NOT_RECORDED where none is known, and `next_team`, where its child went from there. `team_id` is what the record itself said.

    A fault of no day, or of a day on which nobody had the child, goes to the team that had the child last.
    """
    cases = found.mutate(case_id=found.record_id)
    met = with_team(data, cases).drop("case_id", "locality", "team_by")
    last = data.last_teams.select(
        _of=lambda t: t.authority, _who=lambda t: t.child_id, _last=lambda t: t.team_id
    )
    known = met.left_join(last, [met.authority == last._of, met.child_id == last._who])
    team = ibis.cases((known.team == NOT_RECORDED, known._last.fill_null(NOT_RECORDED)), else_=known.team)
    return with_next_team(data, known.mutate(team=team).drop("_of", "_who", "_last"))
