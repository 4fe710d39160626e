"""Children in care: periods, legal status, placements, reviews and visits.

Agreed series of short breaks (legal status V3 and V4) stand outside every count, as the DfE holds them.
"""

from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from sightline.tables.phrases import is_yes, open_at

if TYPE_CHECKING:
    from sightline.tables.data import Data

FAR = "2999-12-31"


def legal_statuses(data: "Data") -> ir.Table:
    """status_id, child_id, status (C1, C2, V2, E1 …), started, ended."""
    rows = data.store("ssd_legal_status")
    return rows.select(
        "authority",
        status_id=rows.lega_legal_status_id,
        child_id=rows.lega_person_id,
        status=rows.lega_legal_status.strip().upper().left(2),
        started=rows.lega_legal_status_start_date,
        ended=rows.lega_legal_status_end_date,
    ).filter(lambda t: t.started.notnull())


def care_episodes(data: "Data") -> ir.Table:
    """episode_id, period_id, child_id, started, start_reason, ended, end_reason, need, placement_id.

    Episodes that begin under a short-break legal status are left out.
    """
    rows = data.store("ssd_cla_episodes")
    named = rows.select(
        "authority",
        episode_id=rows.clae_cla_episode_id,
        period_id=ibis.coalesce(rows.clae_cla_id, rows.clae_cla_episode_id),
        child_id=rows.clae_person_id,
        started=rows.clae_cla_episode_start_date,
        start_reason=rows.clae_cla_episode_start_reason.strip().upper(),
        ended=rows.clae_cla_episode_ceased_date,
        end_reason=rows.clae_cla_episode_ceased_reason.strip().upper(),
        need=rows.clae_cla_primary_need_code,
        placement_id=rows.clae_cla_placement_id,
    ).filter(lambda t: t.started.notnull())
    breaks = data.legal_statuses.filter(lambda t: t.status.isin(["V3", "V4"]))
    short = breaks.select(
        _code=breaks.authority, _child=breaks.child_id, _from=breaks.started, _until=breaks.ended
    )
    return named.anti_join(
        short,
        [
            named.authority == short._code,
            named.child_id == short._child,
            short._from <= named.started,
            short._until.fill_null(ibis.date(FAR)) > named.started,
        ],
    )


def care_periods(data: "Data") -> ir.Table:
    """period_id, child_id, started, ended, end_reason, need: one row per continuous period of being looked after.

    A period is open while any episode of it is. Its reason for ending is that of its last episode, never X1.
    """
    rows = data.care_episodes
    last = rows.filter(rows.ended.notnull(), rows.end_reason != "X1")
    ends = last.group_by(_code=last.authority, _period=last.period_id).aggregate(
        end_reason=last.end_reason.argmax(last.ended)
    )
    grouped = rows.group_by("authority", "period_id").aggregate(
        child_id=rows.child_id.max(),
        started=rows.started.min(),
        need=rows.need.argmin(rows.started),
        _last=rows.ended.max(),
        _open=rows.ended.isnull().cast("int32").max(),
    )
    met = grouped.left_join(ends, [grouped.authority == ends._code, grouped.period_id == ends._period])
    closed = met._open == 0
    return met.select(
        "authority",
        "period_id",
        "child_id",
        "started",
        ended=ibis.cases((closed, met._last), else_=None),
        end_reason=ibis.cases((closed, met.end_reason), else_=None),
        need=met.need,
    )


def placements(data: "Data") -> ir.Table:
    """placement_id, period_id, child_id, started, ended, type, provider, start_reason, temporary, new_carer.

    `temporary` is T0–T4. `new_carer` says whether the child came to other carers with it: not for a move with the
    same carer (start reason T or U), an adoption by the present foster carer (A3, A5), a temporary stay, or a
    return after one to a placement of the same type, provider and URN.
    """
    rows = data.store("ssd_cla_placement")
    periods = data.care_periods.select(
        _code=lambda t: t.authority, _period=lambda t: t.period_id, _child=lambda t: t.child_id
    )
    begun = data.care_episodes.filter(lambda t: t.placement_id.notnull())
    reasons = begun.group_by(_where=begun.authority, _placement=begun.placement_id).aggregate(
        start_reason=begun.start_reason.argmin(begun.started)
    )
    met = rows.inner_join(periods, [rows.authority == periods._code, rows.clap_cla_id == periods._period])
    met = met.left_join(
        reasons, [met.authority == reasons._where, met.clap_cla_placement_id == reasons._placement]
    )
    named = met.select(
        "authority",
        placement_id=met.clap_cla_placement_id,
        period_id=met.clap_cla_id,
        child_id=ibis.coalesce(met.clap_person_id, met._child),
        started=met.clap_cla_placement_start_date,
        ended=met.clap_cla_placement_end_date,
        type=met.clap_cla_placement_type.strip().upper(),
        provider=met.clap_cla_placement_provider.strip().upper(),
        urn=met.clap_cla_placement_urn,
        start_reason=met.start_reason,
    ).filter(lambda t: t.started.notnull())
    return _with_new_carer(named)


def _with_new_carer(rows: ir.Table) -> ir.Table:
    marked = rows.mutate(temporary=rows.type.isin(["T0", "T1", "T2", "T3", "T4"]).fill_null(False))
    order = ibis.window(
        group_by=[marked.authority, marked.period_id, marked.temporary],
        order_by=[marked.started, marked.placement_id],
    )
    looked = marked.mutate(
        _type=marked.type.lag().over(order),
        _provider=marked.provider.lag().over(order),
        _urn=marked.urn.lag().over(order).fill_null(""),
        _ended=marked.ended.lag().over(order),
    )
    returned = (
        (looked._ended < looked.started)
        & (looked._type == looked.type)
        & (looked._provider == looked.provider)
        & (looked._urn == looked.urn.fill_null(""))
    ).fill_null(False)
    same = looked.start_reason.isin(["T", "U"]).fill_null(False) | looked.type.isin(["A3", "A5"]).fill_null(False)
    return looked.mutate(new_carer=~(looked.temporary | same | returned)).drop(
        "_type", "_provider", "_urn", "_ended"
    )


def in_care(data: "Data") -> ir.Table:
    """period_id, child_id, started, month, month_end: each child in care at each month end, once."""
    met = open_at(data, data.care_periods, started="started", ended="ended")
    return met.group_by("authority", "child_id", "month", "month_end").aggregate(
        period_id=met.period_id.argmax(met.started), started=met.started.max()
    )


def placed_at(data: "Data") -> ir.Table:
    """in_care with the placement the child was in that day: placement_id, type, provider, placement_started.

    Where two overlap the later one counts. Blank where none covers the day.
    """
    met = open_at(data, data.placements, started="started", ended="ended")
    order = ibis.window(
        group_by=[met.authority, met.child_id, met.month_end],
        order_by=[met.started.desc(), met.placement_id.desc()],
    )
    ranked = met.mutate(_rank=ibis.row_number().over(order))
    latest = ranked.filter(ranked._rank == 0).select(
        _code=ranked.authority,
        _child=ranked.child_id,
        _day=ranked.month_end,
        placement_id=ranked.placement_id,
        type=ranked.type,
        provider=ranked.provider,
        placement_started=ranked.started,
    )
    base = data.in_care
    return base.left_join(
        latest,
        [base.authority == latest._code, base.child_id == latest._child, base.month_end == latest._day],
    ).drop("_code", "_child", "_day")


def legal_at(data: "Data") -> ir.Table:
    """child_id, month_end, status: the legal status in force at each month end, the latest where two overlap."""
    met = open_at(data, data.legal_statuses, started="started", ended="ended")
    order = ibis.window(
        group_by=[met.authority, met.child_id, met.month_end],
        order_by=[met.started.desc(), met.status_id.desc()],
    )
    ranked = met.mutate(_rank=ibis.row_number().over(order))
    return ranked.filter(ranked._rank == 0).select("authority", "child_id", "month_end", "status")


def care_reviews(data: "Data") -> ir.Table:
    """review_id, period_id, child_id, due, held, participation: reviews that were not cancelled."""
    rows = data.store("ssd_cla_reviews")
    kept = rows.filter(~is_yes(rows.clar_cla_review_cancelled).fill_null(False))
    periods = data.care_periods.select(
        _code=lambda t: t.authority, _period=lambda t: t.period_id, child_id=lambda t: t.child_id
    )
    met = kept.inner_join(periods, [kept.authority == periods._code, kept.clar_cla_id == periods._period])
    return met.select(
        "authority",
        review_id=met.clar_cla_review_id,
        period_id=met.clar_cla_id,
        child_id=met.child_id,
        due=met.clar_cla_review_due_date,
        held=met.clar_cla_review_date,
        participation=met.clar_cla_review_participation,
    )


def care_visits(data: "Data") -> ir.Table:
    """visit_id, child_id, visited, seen: statutory visits to children in care."""
    rows = data.store("ssd_cla_visits")
    return rows.select(
        "authority",
        visit_id=rows.clav_cla_visit_id,
        child_id=rows.clav_person_id,
        visited=rows.clav_cla_visit_date,
        seen=is_yes(rows.clav_cla_visit_seen),
    ).filter(lambda t: t.visited.notnull())
