"""Plans that are not child protection plans: for children in need, before the court, and for permanence."""

from typing import TYPE_CHECKING

from sightline.engine.later import ir
from sightline.tables.json_flags import flat, says_yes

if TYPE_CHECKING:
    from sightline.tables.data import Data


PERMANENCE = (
    "REMAINSUP",
    "RETURN1M",
    "RETURN6M",
    "RETURNEV",
    "LTRELFR",
    "LTFOST18",
    "RESPLMT",
    "SUPPLIV",
    "ADOPTION",
    "OTHERPLN",
)
"""The SSD's kinds of permanence plan."""


def need_plans(data: "Data") -> ir.Table:
    """plan_id, child_id, referral_id, started, ended, team_id, worker_id: child in need plans."""
    rows = data.store("ssd_cin_plans")
    return rows.select(
        "authority",
        plan_id=rows.cinp_cin_plan_id,
        child_id=rows.cinp_person_id,
        referral_id=rows.cinp_referral_id,
        started=rows.cinp_cin_plan_start_date,
        ended=rows.cinp_cin_plan_end_date,
        team_id=rows.cinp_cin_plan_team,
        worker_id=rows.cinp_cin_plan_worker_id,
    ).filter(lambda t: t.started.notnull())


def pre_proceedings(data: "Data") -> ir.Table:
    """pre_proceedings_id, child_id, decided, outcome, stepped_down, letter (of care proceedings)."""
    rows = data.store("ssd_pre_proceedings")
    return rows.select(
        "authority",
        pre_proceedings_id=rows.prep_table_id,
        child_id=rows.prep_person_id,
        decided=rows.prep_pre_pro_decision_date,
        outcome=rows.prep_pre_pro_outcome,
        stepped_down=rows.prep_agree_stepdown_issue_date,
        letter=rows.prep_care_pro_letter_date,
    ).filter(lambda t: t.decided.notnull())


def plans_to_18(data: "Data") -> ir.Table:
    """child_id, started, ended: care plans for long-term foster care, meant to last to 18 (LTFOST18 in their JSON)."""
    rows = data.store("ssd_cla_care_plan")
    return rows.filter(
        rows.lacp_cla_care_plan_start_date.notnull(), says_yes(flat(rows.lacp_cla_care_plan_json), "LTFOST18")
    ).select(
        "authority",
        child_id=rows.lacp_person_id,
        started=rows.lacp_cla_care_plan_start_date,
        ended=rows.lacp_cla_care_plan_end_date,
    )


def permanence_plans(data: "Data") -> ir.Table:
    """plan_id, child_id, started: care plans that name a plan for permanence (any Y in the SSD's list of them)."""
    rows = data.store("ssd_cla_care_plan")
    return rows.select(
        "authority",
        plan_id=rows.lacp_table_id,
        child_id=rows.lacp_person_id,
        started=rows.lacp_cla_care_plan_start_date,
        said=rows.lacp_cla_care_plan_json,
    ).filter(lambda t: t.started.notnull(), lambda t: says_yes(flat(t.said), *PERMANENCE))
