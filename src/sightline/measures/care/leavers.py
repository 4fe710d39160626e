"""Departures from care, of which the last in a period counts: what CL03 and AD04 share."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir

if TYPE_CHECKING:
    from sightline.tables.data import Data


def departures(data: "Data") -> ir.Table:
    """Each period of care that ended, with `left_again`: the day the same child next left care, if ever."""
    ended = data.care_periods.filter(lambda t: t.ended.notnull())
    order = ibis.window(group_by=[ended.authority, ended.child_id], order_by=[ended.ended, ended.period_id])
    return ended.mutate(left_again=ended.ended.lead().over(order))
