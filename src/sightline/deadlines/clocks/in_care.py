"""Children in care on the data date, with where they live, under what order, and what Annex A last says of them.

Shared by the clocks of children in care; it runs none itself.
"""

from typing import TYPE_CHECKING

from sightline.deadlines.phrases import FAR, once, open_now
from sightline.engine.later import ibis, ir
from sightline.tables.phrases import with_data_date

if TYPE_CHECKING:
    from sightline.tables.data import Data

STARTED = "ssd_cla_episodes.clae_cla_episode_start_date"
CEASED = "ssd_cla_episodes.clae_cla_episode_ceased_date"
LEGAL = "ssd_legal_status.lega_legal_status"
CARE = (STARTED, CEASED, LEGAL)


@once
def in_care(data: "Data") -> ir.Table:
    """period_id, child_id, started, data_to, and from Annex A visited, reviewed, assessed, permanence: a child once."""
    dated = with_data_date(data, data.in_care)
    now = dated.filter(dated.month_end == dated.data_to).drop("month", "month_end")
    listed = data.listed_care.select(
        _a=lambda t: t.authority,
        _c=lambda t: t.child_id,
        _s=lambda t: t.started,
        visited=lambda t: t.visited,
        reviewed=lambda t: t.reviewed,
        assessed=lambda t: t.assessed,
        permanence=lambda t: t.permanence,
    )
    joined = now.left_join(
        listed, [now.authority == listed._a, now.child_id == listed._c, now.started == listed._s]
    )
    return joined.drop("_a", "_c", "_s")


def with_home(data: "Data", rows: ir.Table) -> ir.Table:
    """Add `since`, the day the child came to these carers (into care, where no placement is known), and `type`."""
    spells = data.carer_spells
    now = spells.select(
        _a=spells.authority,
        _p=spells.period_id,
        _since=spells.since,
        _until=spells.until.fill_null(ibis.date(FAR)),
        _type=spells.type,
    )
    joined = rows.left_join(
        now,
        [
            rows.authority == now._a,
            rows.period_id == now._p,
            now._since <= rows.data_to,
            now._until > rows.data_to,
        ],
    )
    return joined.mutate(since=ibis.coalesce(joined._since, joined.started), type=joined._type).drop(
        "_a", "_p", "_since", "_until", "_type"
    )


def with_order(data: "Data", rows: ir.Table) -> ir.Table:
    """Add `status`, the legal status in force on the data date, and `ordered`, the day it began."""
    statuses = open_now(data, data.legal_statuses, started="started", ended="ended")
    order = ibis.window(
        group_by=[statuses.authority, statuses.child_id],
        order_by=[statuses.started.desc(), statuses.status_id.desc()],
    )
    ranked = statuses.mutate(_rank=ibis.row_number().over(order)).filter(lambda t: t._rank == 0)
    now = ranked.select(_a=ranked.authority, _c=ranked.child_id, status=ranked.status, ordered=ranked.started)
    joined = rows.left_join(now, [rows.authority == now._a, rows.child_id == now._c])
    return joined.drop("_a", "_c")


def with_reviews(data: "Data", rows: ir.Table) -> ir.Table:
    """Add `times`, how many reviews have been held, and the days of the `first`, the `second` and the `last`.

    Annex A gives the latest only: it is taken for the first where it was held within three months of coming into care.
    """
    reviews = data.care_reviews.filter(lambda t: t.held.notnull())
    days = reviews.group_by("authority", "period_id", "held").aggregate(_n=reviews.count())
    named = days.select(_a=days.authority, _p=days.period_id, _on=days.held)
    joined = rows.inner_join(
        named,
        [
            rows.authority == named._a,
            rows.period_id == named._p,
            named._on >= rows.started,
            named._on <= rows.data_to,
        ],
    )
    order = ibis.window(group_by=[joined.authority, joined.period_id], order_by=[joined._on])
    ranked = joined.mutate(_nth=ibis.row_number().over(order))
    sums = ranked.group_by(_where=ranked.authority, _which=ranked.period_id).aggregate(
        _times=ranked.count(),
        _last=ranked._on.max(),
        _first=ranked._on.min(),
        _second=ibis.cases((ranked._nth == 1, ranked._on)).max(),
    )
    back = rows.left_join(sums, [rows.authority == sums._where, rows.period_id == sums._which])
    early = back.reviewed <= (back.started + ibis.interval(months=3)).cast("date")
    listed = ibis.cases((back.reviewed.isnull(), 0), (early, 1), else_=2)
    return back.mutate(
        times=ibis.coalesce(back._times, listed),
        last=ibis.coalesce(back._last, back.reviewed),
        first=ibis.coalesce(back._first, ibis.cases((early, back.reviewed))),
        second=ibis.coalesce(back._second, ibis.cases((~early, back.reviewed))),
    ).drop("_where", "_which", "_times", "_last", "_first", "_second")
