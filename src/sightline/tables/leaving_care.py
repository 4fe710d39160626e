"""Care leavers: one row each, as the case system holds them now."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.tables.phrases import age_on, with_data_date

if TYPE_CHECKING:
    from sightline.tables.data import Data


def care_leavers(data: "Data") -> ir.Table:
    """leaver_id, child_id, eligibility, in_touch, accommodation, suitable, activity, team_id, worker_id, reviewed,
    contacted, born.

    `reviewed` is the pathway plan's latest review, `contacted` the latest contact, whether or not it was a visit. Codes are the SSDA903's: in touch YES NO DIED REFU NREQ RHOM; accommodation B … Z; suitable 1 or 2.
    """
    rows = data.store("ssd_care_leavers")
    people = data.children
    births = people.group_by(_code=people.authority, _child=people.child_id).aggregate(born=people.born.max())
    joined = rows.left_join(births, [rows.authority == births._code, rows.clea_person_id == births._child])
    return joined.select(
        "authority",
        leaver_id=joined.clea_table_id,
        child_id=joined.clea_person_id,
        eligibility=joined.clea_care_leaver_eligibility,
        in_touch=joined.clea_care_leaver_in_touch.strip().upper(),
        accommodation=joined.clea_care_leaver_accommodation.strip().upper(),
        suitable=joined.clea_care_leaver_accom_suitable.strip(),
        activity=joined.clea_care_leaver_activity.strip().upper(),
        team_id=joined.clea_care_leaver_allocated_team,
        worker_id=ibis.coalesce(joined.clea_care_leaver_personal_advisor, joined.clea_care_leaver_worker_id),
        reviewed=joined.clea_pathway_plan_review_date,
        contacted=joined.clea_care_leaver_latest_contact,
        born=joined.born,
    )


def birthdays(data: "Data") -> ir.Table:
    """care_leavers with `birthday`, the last one on or before the data date, and `turned`, the age it brought.

    The case system holds one status per young person, so what can be said is what is true around the last birthday:
    the twelve months to the data date hold exactly one birthday each. Those born on 29 February have it on 1 March in
    other years, as ages are counted everywhere here.
    """
    rows = with_data_date(data, data.care_leavers.filter(lambda t: t.born.notnull()))
    turned = age_on(rows.born, rows.data_to)
    year = rows.born.year() + turned
    moved = (rows.born.month() == 2) & (rows.born.day() == 29) & (year % 4 != 0)
    month = ibis.cases((moved, 3), else_=rows.born.month())
    day = ibis.cases((moved, 1), else_=rows.born.day())
    return rows.mutate(turned=turned, birthday=ibis.date(year, month, day))
