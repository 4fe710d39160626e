"""The tables of child protection: section 47 enquiries, conferences, plans, reviews and visits."""

import numpy as np
import pyarrow as pa

from sightline.demo.columns import codes, dates, flags, references, table
from sightline.demo.days import cut, has_day
from sightline.demo.history import History
from sightline.demo.protection import CATEGORIES
from sightline.demo.rows import count, place_of
from sightline.demo.tables.outcomes import CONFERENCE, ENQUIRY
from sightline.demo.workforce import ASSESS, SAFEGUARD, team_ids, worker_ids

PARTS = ("PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7")


def tables(history: History) -> dict[str, pa.Table]:
    """Five tables, from enquiry to visit."""
    return {
        "ssd_s47_enquiry": _enquiries(history),
        "ssd_initial_cp_conference": _conferences(history),
        "ssd_cp_plans": _plans(history),
        "ssd_cp_reviews": _reviews(history),
        "ssd_cp_visits": _visits(history),
    }


def _enquiries(history: History) -> pa.Table:
    """`ssd_s47_enquiry`: the start is the strategy discussion; NFA says that no conference followed."""
    rows = history["enquiries"]
    desk = history.desk(ASSESS, rows)
    done = rows["ended"] <= history.story.data_to
    outcome = np.where(rows["led"], 1, np.where(rows["case"] % 3 == 0, 0, 2))
    return table(
        "ssd_s47_enquiry",
        s47e_s47_enquiry_id=references("S", np.arange(count(rows))),
        s47e_referral_id=references("R", rows["case"]),
        s47e_person_id=history.child(rows),
        s47e_s47_start_date=dates(rows["begun"]),
        s47e_s47_end_date=dates(cut(rows["ended"], history.story.data_to)),
        s47e_s47_nfa=flags(~rows["led"], blank=~done),
        s47e_s47_outcome_json=codes(ENQUIRY, outcome, blank=~done),
        s47e_s47_completed_by_worker_id=worker_ids(history.force.worker(desk, rows["begun"])),
        s47e_s47_completed_by_team=team_ids(history.force.team(desk, rows["begun"]), rows["teamless"]),
    )


def _conferences(history: History) -> pa.Table:
    """`ssd_initial_cp_conference`: a transfer-in has no enquiry."""
    rows = history["conferences"]
    desk = history.desk(SAFEGUARD, rows)
    family = history.people["family"][rows["child"]]
    _, meeting = np.unique(family * 100_000 + rows["held"], return_inverse=True)
    plan = place_of(history["plans"]["case"], count(history["cases"]))[rows["case"]]
    return table(
        "ssd_initial_cp_conference",
        icpc_icpc_id=references("IC", np.arange(count(rows))),
        icpc_icpc_meeting_id=references("ME", meeting),
        icpc_s47_enquiry_id=references("S", rows["enquiry"]),
        icpc_person_id=history.child(rows),
        icpc_cp_plan_id=references("PL", np.where(rows["plan"], plan, -1)),
        icpc_referral_id=references("R", rows["case"]),
        icpc_icpc_transfer_in=flags(rows["transfer"]),
        icpc_icpc_target_date=dates(rows["due"]),
        icpc_icpc_date=dates(rows["held"]),
        icpc_icpc_outcome_cp_flag=flags(rows["plan"]),
        icpc_icpc_outcome_json=codes(CONFERENCE, rows["plan"].astype(np.int64)),
        icpc_icpc_team=team_ids(history.force.team(desk, rows["held"])),
        icpc_icpc_worker_id=worker_ids(history.force.worker(desk, rows["held"])),
    )


def _plans(history: History) -> pa.Table:
    """`ssd_cp_plans`."""
    rows = history["plans"]
    return table(
        "ssd_cp_plans",
        cppl_cp_plan_id=references("PL", np.arange(count(rows))),
        cppl_referral_id=references("R", rows["case"]),
        cppl_icpc_id=references("IC", rows["conference"]),
        cppl_person_id=history.child(rows),
        cppl_cp_plan_start_date=dates(rows["begun"]),
        cppl_cp_plan_end_date=dates(cut(rows["ended"], history.story.data_to)),
        cppl_cp_plan_initial_category=codes(CATEGORIES, rows["category"]),
        cppl_cp_plan_ola=flags(rows["elsewhere"]),
        cppl_cp_plan_latest_category=codes(CATEGORIES, rows["latest"]),
    )


def _reviews(history: History) -> pa.Table:
    """`ssd_cp_reviews`: held, overdue or still to come."""
    rows = history["plan reviews"]
    took_place = has_day(rows["on"])
    family = history.people["family"][rows["child"]]
    _, meeting = np.unique(family * 100_000 + np.where(took_place, rows["on"], 0), return_inverse=True)
    return table(
        "ssd_cp_reviews",
        cppr_cp_review_id=references("CR", np.arange(count(rows))),
        cppr_person_id=history.child(rows),
        cppr_cp_plan_id=references("PL", rows["plan"]),
        cppr_cp_review_due=dates(rows["due"]),
        cppr_cp_review_date=dates(rows["on"]),
        cppr_cp_review_meeting_id=references("RM", np.where(took_place, meeting, -1)),
        cppr_cp_review_outcome_continue_cp=flags(rows["go_on"], blank=~took_place),
        cppr_cp_review_quorate=flags(rows["quorate"], blank=~took_place),
        cppr_cp_review_participation=codes(PARTS, rows["part"], blank=~took_place),
    )


def _visits(history: History) -> pa.Table:
    """`ssd_cp_visits`."""
    rows = history["plan visits"]
    return table(
        "ssd_cp_visits",
        cppv_cp_visit_id=references("PV", np.arange(count(rows))),
        cppv_person_id=history.child(rows),
        cppv_cp_plan_id=references("PL", rows["plan"]),
        cppv_cp_visit_date=dates(rows["on"]),
        cppv_cp_visit_seen=flags(rows["seen"]),
        cppv_cp_visit_seen_alone=flags(rows["alone"]),
        cppv_cp_visit_bedroom=flags(rows["bedroom"]),
    )
