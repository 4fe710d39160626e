"""The tables of the front door: contacts, early help, referrals, assessments and their factors, plans and visits."""

import numpy as np
import pyarrow as pa

from sightline.demo.care import ENDS
from sightline.demo.care_stays import ADOPTED, ORDER
from sightline.demo.columns import codes, dates, flags, references, table
from sightline.demo.days import cut, has_day
from sightline.demo.front_door import SOURCES
from sightline.demo.history import History
from sightline.demo.kinds import ASSESSED, NFA
from sightline.demo.rows import Rows, count, pick
from sightline.demo.tables.children import deaths
from sightline.demo.tables.outcomes import ASSESSMENT, CONTACT, FACTORS, REFERRAL
from sightline.demo.workforce import ASSESS, DISABLED, HELPERS, HUB, SAFEGUARD, team_ids, worker_ids

SOURCE_WORDS = (
    "Individual: family member, relative or carer", "Individual: acquaintance", "Individual: self", "Individual: other",
    "Schools", "Education services", "Health services: GP", "Health services: health visitor",
    "Health services: school nurse", "Health services: other primary", "Health services: A&E", "Health services: other",
    "Housing", "LA services: social care", "LA services: other internal", "LA services: external", "Police",
    "Other legal agency", "Other", "Anonymous", "Unknown",
)  # fmt: skip
NEEDS = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9")
CLOSURES = ("RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7", "RC8")
EARLY_REASONS = (
    "Parenting support",
    "Behaviour",
    "Emotional wellbeing",
    "School attendance",
    "Housing and money",
)
EARLY_ENDS = ("Outcomes met", "Step-up", "Disengaged", "Moved away")
EARLY_BY = ("Early Help Hub", "School", "Health visiting", "Voluntary sector")


def tables(history: History) -> dict[str, pa.Table]:
    """Seven tables, from contact to visit."""
    return {
        "ssd_contacts": _contacts(history),
        "ssd_early_help_episodes": _early_help(history),
        "ssd_cin_episodes": _referrals(history),
        "ssd_cin_assessments": _assessments(history),
        "ssd_assessment_factors": _factors(history),
        "ssd_cin_plans": _plans(history),
        "ssd_cin_visits": _visits(history),
    }


def _contacts(history: History) -> pa.Table:
    """`ssd_contacts`: one row for each child of each contact."""
    rows = history["contacts"]
    return table(
        "ssd_contacts",
        cont_contact_id=references("CT", np.arange(count(rows))),
        cont_person_id=history.child(rows),
        cont_contact_date=dates(rows["on"]),
        cont_contact_source_code=codes(SOURCES, rows["source"]),
        cont_contact_source_desc=codes(SOURCE_WORDS, rows["source"]),
        cont_contact_outcome_json=codes(CONTACT, rows["outcome"]),
    )


def _early_help(history: History) -> pa.Table:
    """`ssd_early_help_episodes`."""
    rows = history["early help"]
    open_still = rows["ended"] > history.story.data_to
    worker = worker_ids(history.force.worker(history.desk(HELPERS, rows), rows["begun"]))
    return table(
        "ssd_early_help_episodes",
        earl_episode_id=references("EH", np.arange(count(rows))),
        earl_person_id=history.child(rows),
        earl_episode_start_date=dates(rows["begun"]),
        earl_episode_end_date=dates(cut(rows["ended"], history.story.data_to)),
        earl_episode_reason=codes(EARLY_REASONS, rows["reason"]),
        earl_episode_end_reason=codes(EARLY_ENDS, rows["outcome"], blank=open_still),
        earl_episode_organisation=codes(EARLY_BY, rows["by"]),
        earl_episode_worker_id=worker,
    )


def _referrals(history: History) -> pa.Table:
    """`ssd_cin_episodes`: one row per referral and the case that followed it."""
    rows = history["cases"]
    desk, day = history.desk(ASSESS, rows), rows["referred"]
    none = rows["kind"] == NFA
    team = np.where(none, HUB, history.force.team(desk, day))
    return table(
        "ssd_cin_episodes",
        cine_referral_id=references("R", np.arange(count(rows))),
        cine_person_id=history.child(rows),
        cine_referral_date=dates(day),
        cine_cin_primary_need_code=codes(NEEDS, rows["need"], blank=none & (rows["need"] > 0)),
        cine_referral_source_code=codes(SOURCES, rows["source"]),
        cine_referral_source_desc=codes(SOURCE_WORDS, rows["source"]),
        cine_referral_outcome_json=codes(REFERRAL, _outcome(rows)),
        cine_referral_nfa=flags(none),
        cine_close_reason=codes(CLOSURES, _closure(history), blank=rows["closed"] > history.story.data_to),
        cine_close_date=dates(cut(rows["closed"], history.story.data_to)),
        cine_referral_team=team_ids(team, rows["teamless"]),
        cine_referral_worker_id=worker_ids(history.force.worker(desk, day)),
    )


def _outcome(rows: Rows) -> np.ndarray:
    """What a referral led to, as a position in REFERRAL."""
    enquired = has_day(rows["enquiry_from"])
    return np.where(rows["kind"] == NFA, 0, np.where(rows["transfer"], 3, np.where(enquired, 2, 1)))


def _closure(history: History) -> np.ndarray:
    """Why each case closed, as a position in CLOSURES."""
    rows = history["cases"]
    ends = np.full(count(rows), -1)
    ends[history["periods"]["case"]] = history["periods"]["end"]
    arranged = (rows["leaving"] == ORDER) & (ends == ENDS.index("E41"))
    adult = ends == ENDS.index("E7")
    moved = np.arange(count(rows)) % 37 == 5
    reason = np.select(
        [
            rows["leaving"] == ADOPTED,
            arranged,
            rows["leaving"] == ORDER,
            adult,
            rows["kind"] == ASSESSED,
            moved,
        ],
        [0, 2, 3, 5, 7, 4],
        6,
    )
    reason[deaths(history)] = 1
    return reason


def _assessments(history: History) -> pa.Table:
    """`ssd_cin_assessments`."""
    rows = history["assessments"]
    desk = np.where(rows["again"], history.desk(SAFEGUARD, rows), history.desk(ASSESS, rows))
    disabled = rows["again"] & history.people["disabled"][rows["child"]]
    desk = np.where(disabled, history.desk(DISABLED, rows), desk)
    done = has_day(rows["authorised"]) & (rows["authorised"] <= history.story.data_to)
    seen = has_day(rows["seen"]) & (rows["seen"] <= history.story.data_to)
    return table(
        "ssd_cin_assessments",
        cina_assessment_id=references("AS", np.arange(count(rows))),
        cina_person_id=history.child(rows),
        cina_referral_id=references("R", rows["case"]),
        cina_assessment_start_date=dates(rows["started"]),
        cina_assessment_child_seen=flags(seen),
        cina_assessment_auth_date=dates(cut(rows["authorised"], history.story.data_to)),
        cina_assessment_outcome_json=codes(ASSESSMENT, rows["need"].astype(np.int64), blank=~done),
        cina_assessment_outcome_nfa=flags(~rows["need"], blank=~done),
        cina_assessment_team=team_ids(history.force.team(desk, rows["started"]), rows["teamless"]),
        cina_assessment_worker_id=worker_ids(history.force.worker(desk, rows["started"])),
    )


def _factors(history: History) -> pa.Table:
    """`ssd_assessment_factors`: what each assessment found that ended in help."""
    rows = history["assessments"]
    done = has_day(rows["authorised"]) & (rows["authorised"] <= history.story.data_to)
    done = np.flatnonzero(done & rows["need"])
    rng = history.story.chance("factors")
    return table(
        "ssd_assessment_factors",
        cinf_table_id=references("AF", np.arange(len(done))),
        cinf_assessment_id=references("AS", done),
        cinf_assessment_factors_json=codes(FACTORS, rng.integers(0, len(FACTORS), len(done))),
    )


def _plans(history: History) -> pa.Table:
    """`ssd_cin_plans`."""
    rows = history["plans in need"]
    disabled = history.people["disabled"][rows["child"]]
    desk = np.where(disabled, history.desk(DISABLED, rows), history.desk(SAFEGUARD, rows))
    return table(
        "ssd_cin_plans",
        cinp_cin_plan_id=references("CP", np.arange(count(rows))),
        cinp_referral_id=references("R", rows["case"]),
        cinp_person_id=history.child(rows),
        cinp_cin_plan_start_date=dates(rows["begun"]),
        cinp_cin_plan_end_date=dates(cut(rows["ended"], history.story.data_to)),
        cinp_cin_plan_team=team_ids(history.force.team(desk, rows["begun"])),
        cinp_cin_plan_worker_id=worker_ids(history.force.worker(desk, rows["begun"])),
    )


def _visits(history: History) -> pa.Table:
    """`ssd_cin_visits`: visits during assessments and under child in need plans."""
    rows = history["visits in need"]
    size = count(rows)
    bedroom = pick(history.story.chance("bedrooms"), (60, 40), size) == 1
    return table(
        "ssd_cin_visits",
        cinv_cin_visit_id=references("CV", np.arange(size)),
        cinv_person_id=history.child(rows),
        cinv_cin_visit_date=dates(rows["on"]),
        cinv_cin_visit_seen=flags(rows["seen"]),
        cinv_cin_visit_seen_alone=flags(rows["alone"]),
        cinv_cin_visit_bedroom=flags(bedroom & rows["seen"]),
    )
