"""Records beside the birth of the child they are of."""

from typing import TYPE_CHECKING

from sightline.engine.later import ir

if TYPE_CHECKING:
    from sightline.tables.data import Data


def with_birth(data: "Data", rows: ir.Table) -> ir.Table:
    """Rows that have child_id, with `born` and `expected`; those of a child who is not known are left out."""
    people = data.children
    births = people.group_by(_of=people.authority, _who=people.child_id).aggregate(
        born=people.born.max(), expected=people.expected.max()
    )
    joined = rows.inner_join(births, [rows.authority == births._of, rows.child_id == births._who])
    return joined.drop("_of", "_who")
