"""How old children are on the day they are counted."""

from typing import TYPE_CHECKING

from sightline.engine.later import ir
from sightline.tables.phrases import age_on

if TYPE_CHECKING:
    from sightline.tables.data import Data


def with_age(data: "Data", rows: ir.Table) -> ir.Table:
    """Rows that have child_id and month_end, with `years_old`, in whole years; blank where the birth is not known."""
    people = data.children
    births = people.select(_code=people.authority, _who=people.child_id, _born=people.born)
    joined = rows.left_join(births, [rows.authority == births._code, rows.child_id == births._who])
    return joined.mutate(years_old=age_on(joined._born, joined.month_end)).drop("_code", "_who", "_born")
