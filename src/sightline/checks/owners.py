"""The team that can put a record right: its own, the one its child was with that day, or the last one known."""

from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from sightline.tables.splits import NOT_RECORDED, with_team

if TYPE_CHECKING:
    from sightline.tables.data import Data

UNKNOWN_TEAM = "unknown_team"


def with_owner(data: "Data", found: ir.Table) -> ir.Table:
    """Faults with `team`, NOT_RECORDED where none is known. `team_id` is what the record itself said.

    A fault of no day, or of a day on which nobody had the child, goes to the team that had the child last.
    """
    cases = found.mutate(case_id=found.record_id)
    met = with_team(data, cases).drop("case_id", "locality")
    spells = data.team_spells
    order = ibis.window(group_by=[spells.authority, spells.child_id], order_by=[spells.started.desc()])
    ranked = spells.mutate(_rank=ibis.row_number().over(order)).filter(lambda t: t._rank == 0)
    last = ranked.select(_of=ranked.authority, _who=ranked.child_id, _last=ranked.team_id)
    known = met.left_join(last, [met.authority == last._of, met.child_id == last._who])
    team = ibis.cases((known.team == NOT_RECORDED, known._last.fill_null(NOT_RECORDED)), else_=known.team)
    return known.mutate(team=team).drop("_of", "_who", "_last")
