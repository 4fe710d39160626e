"""Children on the way to adoption, one row each: what AD01 and AD02 share."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.tables.phrases import open_at

if TYPE_CHECKING:
    from sightline.tables.data import Data

FAR = "2999-12-31"


def waiting_at(data: "Data", *, since: str, until: tuple[str, ...]) -> ir.Table:
    """One row per child and month end after `since` and before the first of `until`, with `month_end`.

    Of a child with two records that both hold that day the later one counts.
    """
    rows = data.adoptions.filter(lambda t: t[since].notnull())
    first = ibis.least(*(rows[name].fill_null(ibis.date(FAR)) for name in until))
    waiting = open_at(data, rows.mutate(_over=first), started=since, ended="_over")
    order = ibis.window(
        group_by=[waiting.authority, waiting.child_id, waiting.month_end],
        order_by=[waiting[since].desc(), waiting.permanence_id.desc()],
    )
    return (
        waiting.mutate(_nth=ibis.row_number().over(order)).filter(lambda t: t._nth == 0).drop("_nth", "_over")
    )


def adopted_once(data: "Data") -> ir.Table:
    """Each adoption, one row per child and day of the order."""
    rows = data.adoptions.filter(lambda t: t.adopted.notnull())
    order = ibis.window(
        group_by=[rows.authority, rows.child_id, rows.adopted], order_by=[rows.permanence_id.desc()]
    )
    return rows.mutate(_nth=ibis.row_number().over(order)).filter(lambda t: t._nth == 0).drop("_nth")
