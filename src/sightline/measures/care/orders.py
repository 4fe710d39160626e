"""Each child in care at each month end with where they live and under what order: CL04 and CL05 share it."""

from typing import TYPE_CHECKING

from sightline.engine.later import ir

if TYPE_CHECKING:
    from sightline.tables.data import Data


def placed_and_ordered(data: "Data") -> ir.Table:
    """`placed_at` with `status`, the legal status in force that day; blank where none is."""
    rows = data.placed_at
    legal = data.legal_at
    status = legal.select(_a=legal.authority, _c=legal.child_id, _d=legal.month_end, status=legal.status)
    joined = rows.left_join(
        status, [rows.authority == status._a, rows.child_id == status._c, rows.month_end == status._d]
    )
    return joined.drop("_a", "_c", "_d")
