"""Assessments and the visits at which the child was seen."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.tables.phrases import is_yes

if TYPE_CHECKING:
    from sightline.tables.data import Data

REFERRAL = "referral"
OWN_START = "assessment start"
LATER_ASSESSMENT = "assessment start: not the first on its referral"
"""What a case says its clock started with."""


def recorded_assessments(data: "Data") -> ir.Table:
    """assessment_id, child_id, referral_id, started, authorised, seen, team_id, worker_id: as recorded."""
    rows = data.store("ssd_cin_assessments")
    return rows.select(
        "authority",
        assessment_id=rows.cina_assessment_id,
        child_id=rows.cina_person_id,
        referral_id=rows.cina_referral_id,
        started=rows.cina_assessment_start_date,
        authorised=rows.cina_assessment_auth_date,
        seen=is_yes(rows.cina_assessment_child_seen),
        team_id=rows.cina_assessment_team,
        worker_id=rows.cina_assessment_worker_id,
    )


def assessments(data: "Data") -> ir.Table:
    """recorded_assessments with `referred`, the day of the referral each links to.

    Blank where it links to none (Annex A list 4 never does).
    """
    rows, referrals = data.recorded_assessments, data.referrals
    days = referrals.select(
        _code=referrals.authority, _referral=referrals.referral_id, referred=referrals.received
    )
    joined = rows.left_join(days, [rows.authority == days._code, rows.referral_id == days._referral])
    return joined.drop("_code", "_referral")


def timed_assessments(data: "Data") -> ir.Table:
    """assessments with `begun`, the day each began, and the clock it runs under: `clock_starts` and `clock_from`.

    The first assessment of a child on a referral is judged from the referral. One that started on a later day than the
    first is judged from its own start, and so is one that links to no referral: the DfE's query 8670Q runs from there.
    `begun` is its own start (the referral's day only where no start is recorded): before it, it is not open.
    """
    rows = data.assessments
    same = ibis.window(group_by=[rows.authority, rows.child_id, rows.referral_id, rows.referred])
    with_first = rows.mutate(_first=rows.started.min().over(same))
    again = (with_first.referred.notnull() & (with_first.started > with_first._first)).fill_null(False)
    own = ibis.cases(
        (again, with_first.started), else_=ibis.coalesce(with_first.referred, with_first.started)
    )
    start_kind = ibis.cases(
        (again, LATER_ASSESSMENT), (with_first.referred.notnull(), REFERRAL), else_=OWN_START
    )
    return with_first.mutate(
        begun=ibis.coalesce(with_first.started, with_first.referred), clock_starts=own, clock_from=start_kind
    ).drop("_first")


def child_visits(data: "Data") -> ir.Table:
    """visit_id, child_id, visited, seen: visits recorded for children in need, assessments included."""
    rows = data.store("ssd_cin_visits")
    return rows.select(
        "authority",
        visit_id=rows.cinv_cin_visit_id,
        child_id=rows.cinv_person_id,
        visited=rows.cinv_cin_visit_date,
        seen=is_yes(rows.cinv_cin_visit_seen),
    ).filter(lambda t: t.visited.notnull())


def visits_of_any_kind(data: "Data") -> ir.Table:
    """child_id, visited, seen: every visit to a child, whether in need, on a protection plan or in care."""
    kinds = (data.child_visits, data.plan_visits, data.care_visits)
    return ibis.union(*(rows.select("authority", "child_id", "visited", "seen") for rows in kinds))


def first_seen(data: "Data") -> ir.Table:
    """assessment_id, seen_on: the first visit of any kind on or after the assessment's start at which the child was seen.

    A visit after the assessment was authorised does not count. Assessments at which nobody was seen are absent, and so
    are those that began before the first month kept.
    """
    visits = data.visits_of_any_kind.filter(lambda t: t.seen, lambda t: t.visited >= data.first_day)
    seen = visits.select(_code=visits.authority, _child=visits.child_id, visited=visits.visited)
    begun = data.recorded_assessments.filter(lambda t: t.started >= data.first_day)
    joined = begun.inner_join(
        seen,
        [
            begun.authority == seen._code,
            begun.child_id == seen._child,
            seen.visited >= begun.started,
            seen.visited <= begun.authorised.fill_null(ibis.date("2999-12-31")),
        ],
    )
    return joined.group_by("authority", "assessment_id").aggregate(seen_on=joined.visited.min())


def seen_assessments(data: "Data") -> ir.Table:
    """assessment_id, child_id, started, authorised, team_id, seen_on: each that has begun, with when the child was seen.

    Those that began before the first month kept are left out.
    """
    begun = data.recorded_assessments.filter(lambda t: t.started >= data.first_day)
    seen = data.first_seen.select(
        _code=lambda t: t.authority, _assessment=lambda t: t.assessment_id, seen_on=lambda t: t.seen_on
    )
    joined = begun.left_join(seen, [begun.authority == seen._code, begun.assessment_id == seen._assessment])
    return joined.select(
        "authority", "assessment_id", "child_id", "started", "authorised", "team_id", "seen_on"
    )
