"""Is where a child lives meant to last until 18? What the rule for care visits turns on, for measures and deadlines alike."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.standards import codes

if TYPE_CHECKING:
    from sightline.tables.data import Data

LONG_TERM = ("U1", "U4")
FAR = "2999-12-31"


def with_lasting(data: "Data", rows: ir.Table, *, on: str) -> ir.Table:
    """Add `lasting`: on the day `on` the child had been with these carers (`since`) for a year, and it is meant to last.

    Long-term foster care (`type` U1 or U4), or any foster care under a care plan in force that day which names long-term
    foster care to 18 (LTFOST18). Needs authority, child_id, since and type.
    """
    plans = data.plans_to_18
    days = rows.select(_a=rows.authority, _c=rows.child_id, _on=rows[on].cast("date")).distinct()
    planned = plans.select(_b=plans.authority, _d=plans.child_id, _from=plans.started, _until=plans.ended)
    joined = days.inner_join(
        planned,
        [
            days._a == planned._b,
            days._c == planned._d,
            planned._from <= days._on,
            planned._until.fill_null(ibis.date(FAR)) > days._on,
        ],
    )
    named = joined.select("_a", "_c", "_on").distinct()
    with_plan = rows.left_join(
        named,
        [rows.authority == named._a, rows.child_id == named._c, rows[on].cast("date") == named._on],
    )
    foster = with_plan.type.isin(sorted(codes.FOSTER_PLACEMENTS)) & with_plan._on.notnull()
    a_year = with_plan[on].cast("date") >= (with_plan.since + ibis.interval(months=12)).cast("date")
    meant = (with_plan.type.isin(LONG_TERM) | foster).fill_null(False) & a_year.fill_null(False)
    return with_plan.mutate(lasting=meant).drop("_a", "_c", "_on")
