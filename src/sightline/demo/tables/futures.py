"""The tables of what comes after care: adoption and other permanence, and care leavers."""

import numpy as np
import pyarrow as pa

from sightline.demo.care import ENDS
from sightline.demo.columns import codes, dates, flags, references, table, whole
from sightline.demo.days import NONE, cut, has_day
from sightline.demo.history import History
from sightline.demo.leaving_care import ACTIVITIES, ELIGIBLE, HOMES, TOUCH
from sightline.demo.rows import Rows, count, pick, take
from sightline.demo.workforce import ADOPTERS, LEAVERS, team_ids, worker_ids

ORDERS = ("Adoption", "Special Guardianship", "Child Arrangements Order/ Residence Order")
REVERSALS = ("RD1", "RD2", "RD3", "RD4")
COUPLES = ("MF", "FF", "MM", "F1", "M1")


def tables(history: History) -> dict[str, pa.Table]:
    """`ssd_permanence` and `ssd_care_leavers`."""
    return {"ssd_permanence": _permanence(history), "ssd_care_leavers": _leavers(history)}


def _orders(history: History) -> Rows:
    """Periods with a decision for adoption or an order that gave the child a family: with `order` (a position in
    ORDERS, -1 for none yet) and `granted`."""
    periods = history["periods"] | {"period": np.arange(count(history["periods"]))}
    left = periods["to"] <= history.story.data_to
    guardians = left & np.isin(periods["end"], [ENDS.index(code) for code in ("E45", "E46", "E47")])
    arranged = left & (periods["end"] == ENDS.index("E41"))
    adopted = left & has_day(periods["adopted"])
    periods["order"] = np.select([adopted, guardians, arranged], [0, 1, 2], -1)
    periods["granted"] = np.where(periods["order"] >= 0, periods["to"], NONE)
    decided = has_day(periods["decided"]) & (periods["decided"] <= history.story.data_to)
    return take(periods, decided | guardians | arranged)


def _permanence(history: History) -> pa.Table:
    """`ssd_permanence`: one row per child with a decision for adoption, a special guardian or an arrangements order."""
    rows, rng = _orders(history), history.story.chance("permanence")
    size, now = count(rows), history.story.data_to
    matched, turned = cut(rows["matched"], now), cut(rows["reversed"], now)
    unmatched = ~has_day(matched)
    couple = pick(rng, (62, 10, 10, 15, 3), size)
    together = 1 + pick(rng, (74, 22, 4), size)
    decided = has_day(rows["decided"])
    early = np.where(has_day(rows["early"]), rows["early"] - 10, NONE)
    return table(
        "ssd_permanence",
        perm_table_id=references("PE", np.arange(size)),
        perm_person_id=history.child(rows),
        perm_cla_id=references("LA", rows["period"]),
        perm_adm_decision_date=dates(rows["decided"]),
        perm_ffa_cp_decision_date=dates(cut(early, now)),
        perm_placement_order_date=dates(cut(rows["ordered"], now)),
        perm_placed_for_adoption_date=dates(cut(rows["placed"], now)),
        perm_matched_date=dates(matched),
        perm_adopted_by_carer_flag=flags(rows["with_carer"], blank=unmatched),
        perm_placed_ffa_cp_date=dates(cut(rows["early"], now)),
        perm_decision_reversed_date=dates(turned),
        perm_part_of_sibling_group=codes(("0", "1"), (together > 1).astype(np.int64), blank=~decided),
        perm_siblings_placed_together=whole(np.where(decided, together, NONE)),
        perm_siblings_placed_apart=whole(np.where(decided, pick(rng, (80, 15, 5), size), NONE)),
        perm_placement_provider_urn=references(
            "SC", np.where(unmatched, -1, rng.integers(1, 9, size)), 480_000
        ),
        perm_decision_reversed_reason=codes(
            REVERSALS, pick(rng, (30, 15, 40, 15), size), blank=~has_day(turned)
        ),
        perm_permanence_order_date=dates(rows["granted"]),
        perm_permanence_order_type=codes(ORDERS, rows["order"], blank=rows["order"] < 0),
        perm_adoption_worker_id=worker_ids(history.force.worker(history.desk(ADOPTERS, rows), rows["from"])),
        perm_adopter_sex=codes(COUPLES, couple, blank=unmatched),
        perm_adopter_legal_status=codes(("L0", "L11", "L12"), pick(rng, (25, 65, 10), size), blank=unmatched),
        perm_number_of_adopters=codes(("2", "1"), (couple > 2).astype(np.int64), blank=unmatched),
    )


def _leavers(history: History) -> pa.Table:
    """`ssd_care_leavers`: one row for each care leaver on the data date."""
    rows = history["leavers"]
    size = count(rows)
    today = np.full(size, history.story.data_to)
    desk = history.desk(LEAVERS, rows)
    worker = worker_ids(history.force.worker(desk, today))
    team = history.force.team(desk, today)
    return table(
        "ssd_care_leavers",
        clea_table_id=references("CL", np.arange(size)),
        clea_person_id=history.child(rows),
        clea_care_leaver_eligibility=codes(ELIGIBLE, rows["eligible"]),
        clea_care_leaver_in_touch=codes(TOUCH, rows["touch"]),
        clea_care_leaver_latest_contact=dates(rows["contact"]),
        clea_care_leaver_accommodation=codes(HOMES, rows["home"], blank=rows["home"] < 0),
        clea_care_leaver_accom_suitable=codes(("2", "1"), rows["suits"], blank=rows["suits"] < 0),
        clea_care_leaver_activity=codes(ACTIVITIES, rows["busy"], blank=rows["busy"] < 0),
        clea_pathway_plan_review_date=dates(rows["review"]),
        clea_care_leaver_personal_advisor=worker,
        clea_care_leaver_allocated_team=team_ids(team),
        clea_care_leaver_worker_id=worker,
    )
