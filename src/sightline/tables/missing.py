"""Children missing from care, and the interviews after they return."""

from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from sightline.tables.phrases import is_yes

if TYPE_CHECKING:
    from sightline.tables.data import Data


def missing_episodes(data: "Data") -> ir.Table:
    """missing_id, child_id, started, ended (with their time), offered: 'away without authorisation' left out."""
    rows = data.store("ssd_missing")
    kind = rows.miss_missing_episode_type.strip().upper()
    missing = rows.filter(kind.startswith("M"), rows.miss_missing_episode_start_date.notnull())
    return missing.select(
        "authority",
        missing_id=missing.miss_table_id,
        child_id=missing.miss_person_id,
        started=missing.miss_missing_episode_start_date,
        ended=missing.miss_missing_episode_end_date,
        offered=is_yes(missing.miss_missing_rhi_offered),
    )


def returns_from_missing(data: "Data") -> ir.Table:
    """return_id, child_id, returned, interviewed: each return from missing, with its interview if there was one.

    Every missing episode that ended is a return; so is every row of the local return that meets no such episode
    (a council whose missing episodes are not in the SSD still has its returns). They meet by the episode's
    reference, or by child and day of return.
    """
    rows = data.store("local_return_interviews")
    local = rows.mutate(day=rows.returned_at.cast("date"))
    ended = data.missing_episodes.filter(lambda t: t.ended.notnull())
    named = local.filter(local.missing_id.notnull())
    by_name = named.group_by(_a=named.authority, _m=named.missing_id).aggregate(_held=named.interview_at.min())
    dated = local.filter(local.missing_id.isnull())
    by_day = dated.group_by(_b=dated.authority, _c=dated.child_id, _d=dated.day).aggregate(
        _held_that_day=dated.interview_at.min()
    )
    met = ended.left_join(by_name, [ended.authority == by_name._a, ended.missing_id == by_name._m])
    met = met.mutate(_day=met.ended.cast("date"))
    met = met.left_join(
        by_day, [met.authority == by_day._b, met.child_id == by_day._c, met._day == by_day._d]
    )
    known = met.select(
        "authority",
        return_id=met.missing_id,
        child_id=met.child_id,
        returned=met.ended,
        interviewed=ibis.coalesce(met._held, met._held_that_day),
    )
    return known.union(_only_local(local, ended))


def _only_local(local: ir.Table, ended: ir.Table) -> ir.Table:
    by_name = ended.select(_a=ended.authority, _m=ended.missing_id)
    by_day = ended.select(_b=ended.authority, _c=ended.child_id, _d=ended.ended.cast("date"))
    alone = local.anti_join(by_name, [local.authority == by_name._a, local.missing_id == by_name._m])
    alone = alone.anti_join(
        by_day, [alone.authority == by_day._b, alone.child_id == by_day._c, alone.day == by_day._d]
    )
    return alone.select(
        "authority",
        return_id=ibis.coalesce(
            alone.missing_id, alone.child_id + "-" + alone.returned_at.cast("string")
        ),
        child_id=alone.child_id,
        returned=alone.returned_at,
        interviewed=alone.interview_at,
    )
