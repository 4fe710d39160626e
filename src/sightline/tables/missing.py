"""Children missing from care, and the interviews after they return."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.tables.phrases import is_yes

if TYPE_CHECKING:
    from sightline.tables.data import Data

MOMENT = "timestamp(0)"  # a table that is read and one that is empty hold moments to different precisions


def missing_episodes(data: "Data") -> ir.Table:
    """missing_id, child_id, started, ended (with their time), offered, accepted: 'away without authorisation' left out."""
    rows = data.store("ssd_missing")
    kind = rows.miss_missing_episode_type.strip().upper()
    missing = rows.filter(kind.startswith("M"), rows.miss_missing_episode_start_date.notnull())
    return missing.select(
        "authority",
        missing_id=missing.miss_table_id,
        child_id=missing.miss_person_id,
        started=missing.miss_missing_episode_start_date.cast(MOMENT),
        ended=missing.miss_missing_episode_end_date.cast(MOMENT),
        offered=is_yes(missing.miss_missing_rhi_offered),
        accepted=is_yes(missing.miss_missing_rhi_accepted),
    )


def returns_from_missing(data: "Data") -> ir.Table:
    """return_id, child_id, returned, interviewed: each return from missing, with its interview if there was one.

    Every missing episode that ended is a return; so is every row of the local return that meets no episode at all
    (a council whose missing episodes are not in the SSD still has its returns). One that meets an episode of another
    kind is not: that child was away, not missing. They meet by the episode's
    reference, or by child and day of return. Where they meet, the local return says when the child returned: the SSD
    often holds only the day.
    """
    rows = data.store("local_return_interviews")
    local = rows.mutate(
        day=rows.returned_at.cast("date"),
        returned_at=rows.returned_at.cast(MOMENT),
        interview_at=rows.interview_at.cast(MOMENT),
    )
    ended = data.missing_episodes.filter(lambda t: t.ended.notnull())
    names = ended.select(_e=ended.authority, _n=ended.missing_id)
    known_by_name = [local.authority == names._e, local.missing_id == names._n]
    dated = local.anti_join(names, known_by_name)
    with_interviews = _with_held(ended, local.semi_join(names, known_by_name), dated)
    from_store = with_interviews.select(
        "authority",
        return_id=with_interviews.missing_id,
        child_id=with_interviews.child_id,
        returned=ibis.coalesce(with_interviews._back, with_interviews._back_that_day, with_interviews.ended),
        interviewed=ibis.coalesce(with_interviews._held, with_interviews._held_that_day),
    )
    return from_store.union(_only_local(dated, data.store("ssd_missing")))


def _with_held(ended: ir.Table, named: ir.Table, dated: ir.Table) -> ir.Table:
    by_name = named.group_by(_a=named.authority, _m=named.missing_id).aggregate(
        _back=named.returned_at.min(), _held=named.interview_at.min()
    )
    by_day = dated.group_by(_b=dated.authority, _c=dated.child_id, _d=dated.day).aggregate(
        _back_that_day=dated.returned_at.min(), _held_that_day=dated.interview_at.min()
    )
    with_name = ended.left_join(by_name, [ended.authority == by_name._a, ended.missing_id == by_name._m])
    with_name = with_name.mutate(_day=with_name.ended.cast("date"))
    return with_name.left_join(
        by_day,
        [with_name.authority == by_day._b, with_name.child_id == by_day._c, with_name._day == by_day._d],
    )


def _only_local(dated: ir.Table, episodes: ir.Table) -> ir.Table:
    names = episodes.select(_a=episodes.authority, _m=episodes.miss_table_id)
    days = episodes.select(
        _b=episodes.authority,
        _c=episodes.miss_person_id,
        _d=episodes.miss_missing_episode_end_date.cast("date"),
    )
    unlinked = dated.anti_join(names, [dated.authority == names._a, dated.missing_id == names._m])
    unlinked = unlinked.anti_join(
        days, [unlinked.authority == days._b, unlinked.child_id == days._c, unlinked.day == days._d]
    )
    named = ibis.coalesce(unlinked.missing_id, unlinked.child_id + "-" + unlinked.returned_at.cast("string"))
    return unlinked.group_by("authority", return_id=named).aggregate(
        child_id=unlinked.child_id.max(),
        returned=unlinked.returned_at.min(),
        interviewed=unlinked.interview_at.min(),
    )
