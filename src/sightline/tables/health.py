"""Health assessments and dental checks of children in care."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir

if TYPE_CHECKING:
    from sightline.tables.data import Data


def health_assessments(data: "Data") -> ir.Table:
    """check_id, child_id, done: completed health assessments. A refusal, a plan or a dental check is not one."""
    rows = data.store("ssd_cla_health")
    kind = rows.clah_health_check_type.upper()
    done = rows.filter(
        kind.contains("HEALTH") | kind.contains("ASSESS") | kind.isin(["IHA", "RHA"]),
        ~kind.contains("DENT"),
        rows.clah_health_check_status.strip().upper() == "COMPLETED",
        rows.clah_health_check_date.notnull(),
    )
    return done.select(
        "authority",
        check_id=done.clah_health_check_id,
        child_id=done.clah_person_id,
        done=done.clah_health_check_date,
    )


def initial_health_assessments(data: "Data") -> ir.Table:
    """period_id, child_id, started, requested, assessed: the first assessment on or after coming into care, if any.

    The local return's own date stands where there is one; otherwise the first completed assessment in the SSD.
    """
    periods = data.care_periods
    checks = data.health_assessments
    named = checks.select(_code=checks.authority, _child=checks.child_id, _done=checks.done)
    joined = periods.inner_join(named, [periods.authority == named._code, periods.child_id == named._child])
    after = joined.filter(
        joined._done >= joined.started, joined.ended.isnull() | (joined._done <= joined.ended)
    )
    firsts = after.group_by(_where=after.authority, _period=after.period_id).aggregate(
        _first=after._done.min()
    )
    rows = data.store("local_initial_health_assessments")
    local = rows.group_by(_at=rows.authority, _who=rows.child_id, _since=rows.started_looked_after).aggregate(
        requested=rows.requested_date.min(), _said=rows.assessment_date.min()
    )
    joined = periods.left_join(
        firsts, [periods.authority == firsts._where, periods.period_id == firsts._period]
    )
    joined = joined.left_join(
        local, [joined.authority == local._at, joined.child_id == local._who, joined.started == local._since]
    )
    return joined.mutate(assessed=ibis.coalesce(joined._said, joined._first)).select(
        *periods.columns, "requested", "assessed"
    )
