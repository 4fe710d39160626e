"""Who is on a plan at each month end, and for how long: what CP05, CP08, CP09 and CP10 share."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.tables.phrases import open_at

if TYPE_CHECKING:
    from sightline.tables.data import Data

TWO_YEARS_IN_DAYS = 729
"""DfE: two years or longer is more than 729 calendar days, the first and the last counted."""


def children_on_plans(data: "Data") -> ir.Table:
    """One row per child on a plan and month end, with `month_end`.

    Where two plans of a child overlap, the one that began first stands for both: the child is one child, and has
    been on a plan since then.
    """
    rows = open_at(data, data.plan_history, started="started", ended="ended")
    first = ibis.window(
        group_by=[rows.authority, ibis.coalesce(rows.child_id, rows.plan_id), rows.month_end],
        order_by=[rows.started, rows.plan_id],
    )
    return rows.mutate(_nth=ibis.row_number().over(first)).filter(lambda t: t._nth == 0).drop("_nth")


def days_on_plan(started: ir.DateValue, last: ir.DateValue) -> ir.NumericValue:
    """How many days from `started` to `last`, both counted."""
    return last.delta(started, unit="day") + 1
