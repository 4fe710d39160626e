"""Section 47 enquiries, conferences, child protection plans, their reviews and visits."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.tables.json_flags import flat, says_no, says_yes
from sightline.tables.phrases import is_yes

if TYPE_CHECKING:
    from sightline.tables.data import Data

WITHOUT_CONFERENCE = (
    "NFA_FLAG",
    "LEGAL_ACTION_FLAG",
    "PROV_OF_SERVICES_FLAG",
    "PROV_OF_SB_CARE_FLAG",
    "NFA_CONTINUE_SINGLE_FLAG",
    "MONITOR_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)
"""What else a section 47 enquiry can lead to, as the SSD names it."""
AFTER_CONFERENCE = (
    "NFA_FLAG",
    "REFERRAL_TO_OTHER_AGENCY_FLAG",
    "SINGLE_ASSESSMENT_FLAG",
    "PROV_OF_SERVICES_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)
"""What else than a plan a conference can decide on."""


def enquiries(data: "Data") -> ir.Table:
    """enquiry_id, child_id, referral_id, started (the strategy discussion), ended, no_further_action, team_id, worker_id.

    `no_further_action`: true where no conference is to follow, false where one is. The record's own flag where it says
    yes; else its outcome, which names a conference or something else; else the flag. Of an enquiry that has ended, "no" to
    a conference is enough; of one that goes on, a JSON with yes to nothing says nothing yet.
    """
    rows = data.store("ssd_s47_enquiry")
    outcome, flag = flat(rows.s47e_s47_outcome_json), is_yes(rows.s47e_s47_nfa)
    conference = says_yes(outcome, "CP_CONFERENCE_FLAG")
    refused = says_no(outcome, "CP_CONFERENCE_FLAG") & rows.s47e_s47_end_date.notnull()
    ruled_out = ibis.cases(
        (flag.fill_null(False), True),
        (conference, False),
        (says_yes(outcome, *WITHOUT_CONFERENCE) | refused, True),
        else_=flag,
    )
    return rows.select(
        "authority",
        enquiry_id=rows.s47e_s47_enquiry_id,
        child_id=rows.s47e_person_id,
        referral_id=rows.s47e_referral_id,
        started=rows.s47e_s47_start_date,
        ended=rows.s47e_s47_end_date,
        no_further_action=ruled_out,
        team_id=rows.s47e_s47_completed_by_team,
        worker_id=rows.s47e_s47_completed_by_worker_id,
    )


def conferences(data: "Data") -> ir.Table:
    """conference_id, enquiry_id, child_id, strategy, target, held, transfer_in, led_to_plan, team_id.

    `target` is the day the record itself gives as the last in time.
    `strategy` is the day of the strategy discussion that led to the enquiry: blank where no enquiry links. `led_to_plan`
    is the record's own flag; where that is blank, its outcome: a plan, or anything else and no plan.
    """
    rows = data.store("ssd_initial_cp_conference")
    enquiries = data.enquiries
    dates = enquiries.select(
        _code=enquiries.authority, _enquiry=enquiries.enquiry_id, strategy=enquiries.started
    )
    joined = rows.left_join(
        dates, [rows.authority == dates._code, rows.icpc_s47_enquiry_id == dates._enquiry]
    )
    return joined.select(
        "authority",
        conference_id=joined.icpc_icpc_id,
        enquiry_id=joined.icpc_s47_enquiry_id,
        child_id=joined.icpc_person_id,
        strategy=joined.strategy,
        target=joined.icpc_icpc_target_date,
        held=joined.icpc_icpc_date,
        transfer_in=is_yes(joined.icpc_icpc_transfer_in).fill_null(False),
        led_to_plan=ibis.coalesce(is_yes(joined.icpc_icpc_outcome_cp_flag), _decided_on_a_plan(joined)),
        team_id=joined.icpc_icpc_team,
    )


def _decided_on_a_plan(rows: ir.Table) -> ir.Value:
    outcome = flat(rows.icpc_icpc_outcome_json)
    no = says_no(outcome, "CP_FLAG") | says_yes(outcome, *AFTER_CONFERENCE)
    return ibis.cases((says_yes(outcome, "CP_FLAG"), True), (no, False), else_=None)


def plans(data: "Data") -> ir.Table:
    """plan_id, child_id, referral_id, conference_id, started, ended, category. Another authority's are left out."""
    rows = data.store("ssd_cp_plans")
    ours = rows.filter(
        rows.cppl_cp_plan_start_date.notnull(), ~is_yes(rows.cppl_cp_plan_ola).fill_null(False)
    )
    return ours.select(
        "authority",
        plan_id=ours.cppl_cp_plan_id,
        child_id=ours.cppl_person_id,
        referral_id=ours.cppl_referral_id,
        conference_id=ours.cppl_icpc_id,
        started=ours.cppl_cp_plan_start_date,
        ended=ours.cppl_cp_plan_end_date,
        category=ours.cppl_cp_plan_latest_category,
    )


def plan_history(data: "Data") -> ir.Table:
    """plans with `earlier_plans` and `previous_ended`.

    `earlier_plans` is how many plans of this authority the child had before: from plan history, or Annex A's own count
    where the history does not reach. `previous_ended` is the last day any earlier plan of the history ended.
    """
    named = data.plans
    before = ibis.window(
        group_by=[named.authority, named.child_id],
        order_by=[named.started, named.plan_id],
        preceding=(None, 1),
    )
    whose = named.child_id.notnull()  # plans of nobody known are not one child's
    history = named.mutate(
        _known=ibis.cases((whose, named.plan_id.count().over(before)), else_=0),
        previous_ended=ibis.cases((whose, named.ended.max().over(before))),
    )
    counted = data.store("annexa_list_7")
    counts = counted.group_by(_code=counted.authority, _plan=counted.record_id).aggregate(
        _said=counted.number_of_previous_child_protection_plans.max()
    )
    joined = history.left_join(counts, [history.authority == counts._code, history.plan_id == counts._plan])
    return joined.mutate(
        earlier_plans=ibis.greatest(joined._known, ibis.coalesce(joined._said, 0)).cast("int64")
    ).select(*named.columns, "earlier_plans", "previous_ended")


def plan_reviews(data: "Data") -> ir.Table:
    """review_id, plan_id, child_id, held, due: review conferences that were held."""
    rows = data.store("ssd_cp_reviews")
    return rows.select(
        "authority",
        review_id=rows.cppr_cp_review_id,
        plan_id=rows.cppr_cp_plan_id,
        child_id=rows.cppr_person_id,
        held=rows.cppr_cp_review_date,
        due=rows.cppr_cp_review_due,
    ).filter(lambda t: t.held.notnull())


def plan_visits(data: "Data") -> ir.Table:
    """visit_id, plan_id, child_id, visited, seen, alone: visits to children on a plan."""
    rows = data.store("ssd_cp_visits")
    return rows.select(
        "authority",
        visit_id=rows.cppv_cp_visit_id,
        plan_id=rows.cppv_cp_plan_id,
        child_id=rows.cppv_person_id,
        visited=rows.cppv_cp_visit_date,
        seen=is_yes(rows.cppv_cp_visit_seen),
        alone=is_yes(rows.cppv_cp_visit_seen_alone),
    ).filter(lambda t: t.visited.notnull())
