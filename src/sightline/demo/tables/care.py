"""The tables of children in care: episodes, placements, legal status, care plans, reviews and visits."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.demo.care import ENDS, STATUSES
from sightline.demo.care_stays import ADOPTION, COURT, SHORT
from sightline.demo.columns import codes, dates, flags, joined, references, table
from sightline.demo.days import NONE, YEAR, cut, has_day
from sightline.demo.episodes import REASONS
from sightline.demo.history import History
from sightline.demo.placements import CHANGES, PROVIDERS, TYPE, TYPES
from sightline.demo.rows import count, some
from sightline.demo.tables.need import NEEDS
from sightline.demo.tables.outcomes import CARE_PLAN, CARE_PLANS
from sightline.demo.tables.protection import PARTS


def tables(history: History) -> dict[str, pa.Table]:
    """Six tables."""
    return {
        "ssd_cla_episodes": _episodes(history),
        "ssd_cla_placement": _placements(history),
        "ssd_legal_status": _legal(history),
        "ssd_cla_care_plan": _care_plans(history),
        "ssd_cla_reviews": _reviews(history),
        "ssd_cla_visits": _visits(history),
    }


def _children(history: History, period: np.ndarray) -> pa.Array:
    """The child of each row's period of care."""
    return history.child_ids.take(pa.array(history["periods"]["child"][period]))


def _episodes(history: History) -> pa.Table:
    """`ssd_cla_episodes`: all episodes of a period have its `clae_cla_id`."""
    rows, periods = history["episodes"], history["periods"]
    period, now = rows["period"], history.story.data_to
    reason = np.where(rows["last"], periods["end"][period] + 1, 0)
    need = history["cases"]["need"][periods["case"]][period]
    return table(
        "ssd_cla_episodes",
        clae_cla_episode_id=references("EP", np.arange(count(rows))),
        clae_person_id=_children(history, period),
        clae_cla_episode_start_date=dates(rows["begun"]),
        clae_cla_episode_start_reason=codes(REASONS, rows["reason"]),
        clae_cla_primary_need_code=codes(NEEDS, np.where(need > 7, 0, need)),
        clae_cla_episode_ceased_date=dates(cut(rows["ended"], now)),
        clae_cla_episode_ceased_reason=codes(("X1", *ENDS), reason, blank=rows["ended"] > now),
        clae_cla_id=references("LA", period),
        clae_referral_id=references("R", periods["case"][period]),
        clae_cla_placement_id=references("PM", rows["placement"]),
        clae_entered_care_date=dates(periods["from"][period]),
        clae_cla_last_iro_contact_date=dates(periods["seen by officer"][period]),
    )


def _placements(history: History) -> pa.Table:
    """`ssd_cla_placement`: one carer has one postcode and one URN, so a home can be known again.

    Postcodes are fictional: ZZ lies inside the authority, ZY outside it.
    """
    rows = history["placements"]
    ended = rows["ended"] <= history.story.data_to
    return table(
        "ssd_cla_placement",
        clap_cla_placement_id=references("PM", np.arange(count(rows))),
        clap_cla_placement_start_date=dates(rows["begun"]),
        clap_cla_placement_type=codes(TYPES, rows["type"]),
        clap_cla_placement_urn=_urn(history),
        clap_cla_placement_distance=pa.array(_miles(history)),
        clap_cla_id=references("LA", rows["period"]),
        clap_cla_placement_provider=codes(PROVIDERS, rows["provider"]),
        clap_cla_placement_postcode=_postcode(rows["carer"], rows["away"]),
        clap_cla_placement_end_date=dates(np.where(ended, rows["ended"], NONE)),
        clap_cla_placement_change_reason=codes(CHANGES, rows["reason"], blank=~ended),
        clap_person_id=_children(history, rows["period"]),
    )


def _urn(history: History) -> pa.Array:
    """The inspected service of each home; parents, relatives elsewhere and friends have none."""
    rows = history["placements"]
    own = rows["provider"] == PROVIDERS.index("PR1")
    number = np.where(own, 1, 2 + rows["carer"] % 180)
    none = (rows["type"] == TYPE["P1"]) | (rows["type"] == TYPE["Z1"])
    return references("SC", np.where(none, -1, number), 480_000)


def _miles(history: History) -> np.ndarray:
    """Miles from home; 999.9 where the home address is not known."""
    rows = history["placements"]
    miles = rows["miles"].copy()
    miles[some(history.story.chance("distance"), len(miles), 0.02)] = 999.9
    return miles


def _postcode(carer: np.ndarray, away: np.ndarray) -> pa.Array:
    """A fictional postcode for each carer."""
    area = codes(("ZZ", "ZY"), away.astype(np.int64))
    number = pc.cast(pa.array(carer % 97 + 1), pa.string())
    inward = pc.cast(pa.array(carer // 97 % 9 + 1), pa.string())
    letters = codes([first + second for first in "ABDEFGHJ" for second in "LNPQRSTU"], carer // 873 % 64)
    return joined(area, number, inward, letters)


def _legal(history: History) -> pa.Table:
    """`ssd_legal_status`: the statuses under which children are looked after, V3 and V4 for short breaks."""
    rows = history["legal"]
    return table(
        "ssd_legal_status",
        lega_legal_status_id=references("LS", np.arange(count(rows))),
        lega_person_id=_children(history, rows["period"]),
        lega_legal_status=codes(STATUSES, rows["status"]),
        lega_legal_status_start_date=dates(rows["begun"]),
        lega_legal_status_end_date=dates(cut(rows["ended"], history.story.data_to)),
    )


def _care_plans(history: History) -> pa.Table:
    """`ssd_cla_care_plan`: the permanence plan, once a child has been in care for a few weeks."""
    periods = history["periods"]
    rng = history.story.chance("care plans")
    begun = periods["from"] + rng.integers(15, 100, count(periods))
    keep = np.flatnonzero((begun <= np.minimum(periods["to"], history.story.data_to)) & ~periods["breaks"])
    age = ((begun - periods["born"]) / YEAR)[keep]
    route = periods["route"][keep]
    growing = np.where(age > 14, CARE_PLANS.index("SUPPLIV"), CARE_PLANS.index("LTFOST18"))
    plan = np.select([route == SHORT, route == COURT, route == ADOPTION], [0, 1, 2], growing)
    plan = np.where(rng.random(len(keep)) < 0.08, rng.integers(0, len(CARE_PLANS), len(keep)), plan)
    return table(
        "ssd_cla_care_plan",
        lacp_table_id=references("PP", np.arange(len(keep))),
        lacp_person_id=_children(history, keep),
        lacp_cla_care_plan_start_date=dates(begun[keep]),
        lacp_cla_care_plan_end_date=dates(cut(periods["to"][keep], history.story.data_to)),
        lacp_cla_care_plan_json=codes(CARE_PLAN, plan),
    )


def _reviews(history: History) -> pa.Table:
    """`ssd_cla_reviews`: held, cancelled, or due."""
    rows = history["care reviews"]
    took_place = has_day(rows["on"])
    return table(
        "ssd_cla_reviews",
        clar_cla_review_id=references("RV", np.arange(count(rows))),
        clar_cla_id=references("LA", rows["period"]),
        clar_cla_review_due_date=dates(rows["due"]),
        clar_cla_review_date=dates(rows["on"]),
        clar_cla_review_cancelled=flags(rows["cancelled"]),
        clar_cla_review_participation=codes(PARTS, rows["part"], blank=~took_place),
    )


def _visits(history: History) -> pa.Table:
    """`ssd_cla_visits`."""
    rows = history["care visits"]
    return table(
        "ssd_cla_visits",
        clav_cla_visit_id=references("VI", np.arange(count(rows))),
        clav_cla_id=references("LA", rows["period"]),
        clav_person_id=_children(history, rows["period"]),
        clav_cla_visit_date=dates(rows["on"]),
        clav_cla_visit_seen=flags(rows["seen"]),
        clav_cla_visit_seen_alone=flags(rows["alone"]),
    )
