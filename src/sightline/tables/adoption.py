"""Children whose plan is adoption."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir

if TYPE_CHECKING:
    from sightline.tables.data import Data


def adoptions(data: "Data") -> ir.Table:
    """permanence_id, child_id, entered_care, decided, placement_order, matched, placed, reversed, adopted.

    `entered_care` is the start of the period of care the row links to; where it links to none, the day Annex A
    list 10 gives, or the start of the last period that began before the decision. `adopted` is the day of the
    adoption order; other orders are not adoptions.
    """
    rows = data.store("ssd_permanence")
    kind = rows.perm_permanence_order_type.upper()
    named = rows.select(
        "authority",
        permanence_id=rows.perm_table_id,
        child_id=rows.perm_person_id,
        period_id=rows.perm_cla_id,
        decided=rows.perm_adm_decision_date,
        placement_order=rows.perm_placement_order_date,
        matched=rows.perm_matched_date,
        placed=rows.perm_placed_for_adoption_date,
        reversed=rows.perm_decision_reversed_date,
        ordered=rows.perm_permanence_order_date,
        adopted=ibis.cases((kind.contains("ADOPT"), rows.perm_permanence_order_date), else_=None),
    )
    periods = data.care_periods
    linked = periods.select(_a=periods.authority, _p=periods.period_id, _linked=periods.started)
    joined = named.left_join(linked, [named.authority == linked._a, named.period_id == linked._p])
    listed = data.store("annexa_list_10")
    recorded = listed.group_by(_b=listed.authority, _r=listed.record_id).aggregate(
        _said=listed.date_the_child_entered_care.max()
    )
    joined = joined.left_join(
        recorded, [joined.authority == recorded._b, joined.permanence_id == recorded._r]
    )
    before = _last_before_decision(named, periods)
    joined = joined.left_join(before, [joined.authority == before._c, joined.permanence_id == before._i])
    entered = ibis.coalesce(joined._linked, joined._said, joined._before)
    return joined.mutate(entered_care=entered).select(*named.columns, "entered_care")


def _last_before_decision(named: ir.Table, periods: ir.Table) -> ir.Table:
    spans = periods.select(_where=periods.authority, _child=periods.child_id, _began=periods.started)
    decision_day = ibis.coalesce(named.decided, named.placement_order, named.placed, named.ordered)
    decisions = named.select("authority", "permanence_id", "child_id", _known=decision_day)
    joined = decisions.inner_join(
        spans,
        [
            decisions.authority == spans._where,
            decisions.child_id == spans._child,
            spans._began <= decisions._known,
        ],
    )
    return joined.group_by(_c=joined.authority, _i=joined.permanence_id).aggregate(
        _before=joined._began.max()
    )
