"""Assessments and the visits at which the child was seen."""

from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from sightline.tables.phrases import is_yes

if TYPE_CHECKING:
    from sightline.tables.data import Data


def assessments(data: "Data") -> ir.Table:
    """assessment_id, child_id, referral_id, referred, started, authorised, seen, team_id, worker_id.

    `referred` is the day of the referral it links to: blank where it links to none (Annex A list 4 never does).
    """
    rows = data.store("ssd_cin_assessments")
    referrals = data.referrals
    dates = referrals.group_by(_code=referrals.authority, _referral=referrals.referral_id).aggregate(
        referred=referrals.received.min()
    )
    met = rows.left_join(dates, [rows.authority == dates._code, rows.cina_referral_id == dates._referral])
    return met.select(
        "authority",
        assessment_id=met.cina_assessment_id,
        child_id=met.cina_person_id,
        referral_id=met.cina_referral_id,
        referred=met.referred,
        started=met.cina_assessment_start_date,
        authorised=met.cina_assessment_auth_date,
        seen=is_yes(met.cina_assessment_child_seen),
        team_id=met.cina_assessment_team,
        worker_id=met.cina_assessment_worker_id,
    )


def child_visits(data: "Data") -> ir.Table:
    """visit_id, child_id, visited, seen: visits to children in need, assessments included."""
    rows = data.store("ssd_cin_visits")
    return rows.select(
        "authority",
        visit_id=rows.cinv_cin_visit_id,
        child_id=rows.cinv_person_id,
        visited=rows.cinv_cin_visit_date,
        seen=is_yes(rows.cinv_cin_visit_seen),
    ).filter(lambda t: t.visited.notnull())


def first_seen(data: "Data") -> ir.Table:
    """assessment_id, seen_on: the first visit on or after the assessment's start at which the child was seen.

    A visit after the assessment was authorised does not count. Assessments at which nobody was seen are absent.
    """
    visits = data.child_visits.filter(lambda t: t.seen)
    seen = visits.select(_code=visits.authority, _child=visits.child_id, visited=visits.visited)
    begun = data.assessments.filter(lambda t: t.started.notnull())
    met = begun.inner_join(
        seen,
        [
            begun.authority == seen._code,
            begun.child_id == seen._child,
            seen.visited >= begun.started,
            seen.visited <= begun.authorised.fill_null(ibis.date("2999-12-31")),
        ],
    )
    return met.group_by("authority", "assessment_id").aggregate(seen_on=met.visited.min())
