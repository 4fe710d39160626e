"""Children in care: periods, legal status, placements, reviews and visits.

Agreed series of short breaks (legal status V3 and V4) stand outside every count, as the DfE holds them.
"""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.standards import codes
from sightline.tables.coded import texts_of
from sightline.tables.phrases import is_yes, open_at

if TYPE_CHECKING:
    from sightline.tables.data import Data

FAR = "2999-12-31"
SAME_CARER = ("T", "U")
"""Start reasons of an episode that say that the child stayed with the carer."""


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
    breaks = data.legal_statuses.filter(lambda t: t.status.isin(sorted(codes.SHORT_BREAKS)))
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
    goes_on = rows.end_reason.fill_null("").isin(sorted(codes.CARE_GOES_ON))
    grouped = rows.group_by("authority", "period_id").aggregate(
        child_id=rows.child_id.max(),
        started=rows.started.min(),
        need=rows.need.argmin(_in_order(rows, "started")),
        _last=rows.ended.max(),
        _reason=rows.end_reason.argmax(_in_order(rows, "ended"), where=rows.ended.notnull() & ~goes_on),
        _open=rows.ended.isnull().cast("int32").max(),
    )
    closed = grouped._open == 0
    return grouped.select(
        "authority",
        "period_id",
        "child_id",
        "started",
        ended=ibis.cases((closed, grouped._last), else_=None),
        end_reason=ibis.cases((closed, grouped._reason), else_=None),
        need=grouped.need,
    )


def _in_order(rows: ir.Table, day: str) -> ir.StructValue:
    """What puts episodes in order: the day, and of one day the reference."""
    return ibis.struct({"day": rows[day], "reference": rows.episode_id})


def placements(data: "Data") -> ir.Table:
    """placement_id, period_id, child_id, started, ended, period_ended, type, provider, urn, temporary, new_carer.

    `period_ended` is when its period of care ended, blank while that is open. `temporary` is T0–T4. `new_carer` says
    whether the child came to other carers with it: not for a move with the same carer (start reason T or U), an adoption
    by the present foster carer (A3, A5), a temporary stay, or a return after one to a placement of the same type, provider
    and URN. The first placement known of a period is always with new carers.
    """
    store = data.store("ssd_cla_placement")
    rows = store.select(
        "authority",
        placement_id=store.clap_cla_placement_id,
        period_id=store.clap_cla_id,
        _named=store.clap_person_id,
        started=store.clap_cla_placement_start_date,
        ended=store.clap_cla_placement_end_date,
        type=store.clap_cla_placement_type.strip().upper(),  # before the joins: once for each of the file's texts
        provider=store.clap_cla_placement_provider.strip().upper(),
        urn=store.clap_cla_placement_urn,
    ).filter(lambda t: t.started.notnull())
    moved = _with_new_carer(rows, data.care_episodes)
    periods = data.care_periods.select(
        _code=lambda t: t.authority,
        _period=lambda t: t.period_id,
        _child=lambda t: t.child_id,
        period_ended=lambda t: t.ended,
    )
    joined = moved.inner_join(periods, [moved.authority == periods._code, moved.period_id == periods._period])
    return joined.select(
        "authority",
        "placement_id",
        "period_id",
        child_id=ibis.coalesce(joined._named, joined._child),
        started=joined.started,
        ended=joined.ended,
        period_ended=joined.period_ended,
        type=joined.type,
        provider=joined.provider,
        urn=joined.urn,
        temporary=joined.temporary,
        new_carer=joined.new_carer,
    )


def _begun_with_same_carer(episodes: ir.Table) -> ir.Table:
    """_where, _placement: those whose first episode began for a reason that says that the carer stayed."""
    begun = episodes.filter(episodes.placement_id.notnull())
    saying = begun.filter(begun.start_reason.isin(SAME_CARER))
    same_carer = saying.select(_where=saying.authority, _placement=saying.placement_id).distinct()
    few = begun.semi_join(
        same_carer, [begun.authority == same_carer._where, begun.placement_id == same_carer._placement]
    )
    firsts = few.group_by(_where=few.authority, _placement=few.placement_id).aggregate(
        _reason=few.start_reason.argmin(_in_order(few, "started"))
    )
    return firsts.filter(firsts._reason.isin(SAME_CARER)).select("_where", "_placement")


def _with_new_carer(rows: ir.Table, episodes: ir.Table) -> ir.Table:
    """Add `temporary` and `new_carer`. What was before a placement decides only in some periods: the others' are not put in order."""
    temporary = rows.type.isin(texts_of("placement", "temporary")).fill_null(False)
    adopted = rows.type.isin(sorted(codes.ADOPTION_WITH_SAME_CARERS)).fill_null(False)
    marked = rows.mutate(temporary=temporary, _adopted=adopted)
    same_carer = _begun_with_same_carer(episodes)
    with_reason = marked.left_join(
        same_carer, [marked.authority == same_carer._where, marked.placement_id == same_carer._placement]
    )
    odd = with_reason.filter(with_reason.temporary | with_reason._adopted | with_reason._placement.notnull())
    periods = odd.select(_code=odd.authority, _period=odd.period_id).distinct()
    of_these = [marked.authority == periods._code, marked.period_id == periods._period]
    plain = marked.anti_join(periods, of_these).drop("_adopted").mutate(new_carer=ibis.literal(True))
    looked_at = _looked_back(marked.semi_join(periods, of_these), same_carer)
    return ibis.union(plain, looked_at.select(plain.columns))


def _looked_back(marked: ir.Table, same_carer: ir.Table) -> ir.Table:
    """Add `new_carer` to all placements of some periods: what was before each decides."""
    with_reason = marked.left_join(
        same_carer, [marked.authority == same_carer._where, marked.placement_id == same_carer._placement]
    )
    homed = with_reason.mutate(
        _home=_home(with_reason), _same=with_reason._adopted | with_reason._placement.notnull()
    )
    all_of_it = ibis.window(
        group_by=[homed.authority, homed.period_id], order_by=[homed.started, homed.placement_id]
    )
    of_its_kind = ibis.window(
        group_by=[homed.authority, homed.period_id, homed.temporary],
        order_by=[homed.started, homed.placement_id],
    )
    looked = homed.mutate(
        _was_away=homed.temporary.lag().over(all_of_it).fill_null(False),
        _place=ibis.row_number().over(of_its_kind),
        _home_before=homed._home.lag().over(of_its_kind),
        _ended=homed.ended.lag().over(of_its_kind),
    )
    gap = (looked._ended < looked.started).fill_null(False)
    returned = looked._was_away & gap & (looked._home_before == looked._home).fill_null(False)
    return looked.mutate(new_carer=~looked.temporary & ((looked._place == 0) | ~(looked._same | returned)))


def _home(rows: ir.Table) -> ir.StringValue:
    return rows.type.fill_null("") + "|" + rows.provider.fill_null("") + "|" + rows.urn.fill_null("")


def stays(data: "Data") -> ir.Table:
    """placement_id, period_id, child_id, started, until, type, new_carer, since: where children live, one at a time.

    Temporary stays are left out and break nothing. A stay lasts until the next one begins or the period ends; `until`
    is blank while it is open. `since` is the day the child came to these carers. A stay that ends on the day it
    began is left out: the DfE counts placements of 24 hours or more.
    """
    rows = data.placements.filter(lambda t: ~t.temporary)
    order = ibis.window(group_by=[rows.authority, rows.period_id], order_by=[rows.started, rows.placement_id])
    so_far = ibis.window(
        group_by=[rows.authority, rows.period_id],
        order_by=[rows.started, rows.placement_id],
        preceding=(None, 0),
    )
    came = ibis.cases((rows.new_carer, rows.started), else_=None)
    marked = rows.mutate(_next=rows.started.lead().over(order), since=came.max().over(so_far))
    until = ibis.cases(
        (marked._next < marked.period_ended, marked._next),
        else_=ibis.coalesce(marked.period_ended, marked._next),
    )
    real_stays = marked.mutate(until=until).filter(lambda t: t.until.isnull() | (t.until > t.started))
    names = ["placement_id", "period_id", "child_id", "started", "until", "type", "new_carer", "since"]
    return real_stays.select("authority", *names)


def carers_in_turn(data: "Data") -> ir.Table:
    """placement_id, period_id, child_id, since, until, type: time with the same carers, never two at once.

    `placement_id` and `type` are those it began with. `until` is blank while it is open.
    """
    rows = data.stays
    began = rows.started == rows.since
    grouped = rows.group_by("authority", "period_id", "since").aggregate(
        child_id=rows.child_id.max(),
        placement_id=ibis.cases((began, rows.placement_id), else_=None).max(),
        type=ibis.cases((began, rows.type), else_=None).max(),
        _open=rows.until.isnull().cast("int32").max(),
        _until=rows.until.max(),
    )
    until = ibis.cases((grouped._open == 0, grouped._until), else_=None)
    return grouped.mutate(until=until).drop("_open", "_until")


def carer_spells(data: "Data") -> ir.Table:
    """carers_in_turn with came_from: the day the child had come to the carers before, in the same period of care."""
    rows = data.carers_in_turn
    order = ibis.window(group_by=[rows.authority, rows.period_id], order_by=[rows.since])
    return rows.mutate(came_from=rows.since.lag().over(order))


def listed_in_care(data: "Data") -> ir.Table:
    """record_id, child_id, started, placements_in_year, location (IN or OUT): what only Annex A list 8 says.

    The number of placements and the place are those of the day the list was made.
    """
    rows = data.store("annexa_list_8")
    return rows.group_by(
        "authority",
        record_id=rows.record_id,
        child_id=rows.child_unique_id,
        started=rows.date_started_to_be_looked_after,
    ).aggregate(
        placements_in_year=rows.number_of_placements_in_the_last_12_months.max().cast("int64"),
        location=rows.placement_location.strip().upper().max(),
    )


def in_care(data: "Data") -> ir.Table:
    """period_id, child_id, started, month, month_end: each child in care at each month end, once."""
    open_periods = open_at(data, data.care_periods, started="started", ended="ended")
    later = _later_periods(data)
    seen = open_periods.anti_join(
        later,
        [
            open_periods.authority == later._code,
            open_periods.period_id == later._period,
            later._from <= open_periods.month_end,
            later._until > open_periods.month_end,
        ],
    )
    return seen.select("authority", "child_id", "month", "month_end", "period_id", "started")


def _later_periods(data: "Data") -> ir.Table:
    """_code, _period, _from, _until: when a period is hidden by one of the same child's that began after it."""
    rows = data.care_periods.mutate(_end=data.care_periods.ended.fill_null(ibis.date(FAR)))
    other = rows.select(
        _code=rows.authority,
        _child=rows.child_id,
        _other=rows.period_id,
        _from=rows.started,
        _until=rows._end,
    )
    after = (other._from > rows.started) | ((other._from == rows.started) & (other._other > rows.period_id))
    joined = rows.inner_join(
        other,
        [rows.authority == other._code, rows.child_id == other._child, other._from < rows._end, after],
    )
    return joined.select("_code", "_from", "_until", _period=joined.period_id)


def placed_at(data: "Data") -> ir.Table:
    """in_care with the placement the child was in that day: placement_id, type, provider, placement_started.

    Where two overlap the later one counts. Blank where none covers the day.
    """
    open_placements = open_at(data, data.placements, started="started", ended="ended")
    order = ibis.window(
        group_by=[open_placements.authority, open_placements.child_id, open_placements.month_end],
        order_by=[open_placements.started.desc(), open_placements.placement_id.desc()],
    )
    ranked = open_placements.mutate(_rank=ibis.row_number().over(order))
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
    open_statuses = open_at(data, data.legal_statuses, started="started", ended="ended")
    order = ibis.window(
        group_by=[open_statuses.authority, open_statuses.child_id, open_statuses.month_end],
        order_by=[open_statuses.started.desc(), open_statuses.status_id.desc()],
    )
    ranked = open_statuses.mutate(_rank=ibis.row_number().over(order))
    return ranked.filter(ranked._rank == 0).select("authority", "child_id", "month_end", "status")


def care_reviews(data: "Data") -> ir.Table:
    """review_id, period_id, child_id, due, held, participation: reviews that were not cancelled."""
    rows = data.store("ssd_cla_reviews")
    not_cancelled = rows.filter(~is_yes(rows.clar_cla_review_cancelled).fill_null(False))
    periods = data.care_periods.select(
        _code=lambda t: t.authority, _period=lambda t: t.period_id, child_id=lambda t: t.child_id
    )
    joined = not_cancelled.inner_join(
        periods, [not_cancelled.authority == periods._code, not_cancelled.clar_cla_id == periods._period]
    )
    return joined.select(
        "authority",
        review_id=joined.clar_cla_review_id,
        period_id=joined.clar_cla_id,
        child_id=joined.child_id,
        due=joined.clar_cla_review_due_date,
        held=joined.clar_cla_review_date,
        participation=joined.clar_cla_review_participation,
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
