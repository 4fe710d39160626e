"""Spells that split cases: what a child's need was, whether the child had been in care. Never two at once."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir

if TYPE_CHECKING:
    from sightline.tables.data import Data

FAR = "2999-12-31"
TEAM_LISTS = (3, 4, 5, 6, 7, 8, 9)


def need_spells(data: "Data") -> ir.Table:
    """child_id, need (N1…N9), started, ended: from one referral that gives a need to the next."""
    rows = data.referrals.filter(lambda t: t.need.notnull())
    one = rows.group_by("authority", "child_id", started=rows.received).aggregate(need=rows.need.max())
    order = ibis.window(group_by=[one.authority, one.child_id], order_by=[one.started])
    return one.mutate(ended=one.started.lead().over(order).fill_null(ibis.date(FAR)))


def care_spells(data: "Data") -> ir.Table:
    """child_id, started, ended: time in care, overlapping periods joined into one."""
    rows = data.care_periods
    spans = rows.select(
        "authority", "child_id", "period_id", "started", ended=rows.ended.fill_null(ibis.date(FAR))
    )
    before = ibis.window(
        group_by=[spans.authority, spans.child_id],
        order_by=[spans.started, spans.period_id],
        preceding=(None, 1),
    )
    marked = spans.mutate(_reached=spans.ended.max().over(before))
    marked = marked.mutate(_new=(marked._reached.isnull() | (marked.started > marked._reached)).cast("int32"))
    running = ibis.window(
        group_by=[marked.authority, marked.child_id],
        order_by=[marked.started, marked.period_id],
        preceding=(None, 0),
    )
    islands = marked.mutate(_island=marked._new.sum().over(running))
    return (
        islands.group_by("authority", "child_id", "_island")
        .aggregate(started=islands.started.min(), ended=islands.ended.max())
        .drop("_island")
    )


def annexa_teams(data: "Data") -> ir.Table:
    """record_id, team_id: the team named on the Annex A row a case came from."""
    lists = [data.store(f"annexa_list_{number}") for number in TEAM_LISTS]
    named = [rows.select("authority", "record_id", team_id=rows.allocated_team) for rows in lists]
    together = ibis.union(*named)
    return (
        together.filter(together.team_id.notnull())
        .group_by("authority", "record_id")
        .aggregate(team_id=together.team_id.max())
    )
