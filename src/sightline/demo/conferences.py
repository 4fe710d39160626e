"""Section 47 enquiries, initial conferences and how long a child protection plan lasts."""

import numpy as np

from sightline.demo.days import NONE, add_working_days, before_working_day, has_day
from sightline.demo.kinds import CARE
from sightline.demo.rows import Luck, Rows

REVIEWS = 8
"""The most review conferences a plan is drawn with."""

LATEST = 38
"""Working days after the strategy discussion by which even the latest conference is held."""

ENDS_AT = np.array([0.25, 0.46, 0.50, 0.53, 0.62, 0.75, 0.8, 1.0])
"""The share of plans that end at their first, second, … review."""


def enquiry(luck: Luck, rows: Rows, conferenced: np.ndarray) -> Rows:
    """The section 47 enquiry and the initial conference it led to.

    About 81% of conferences are held within 15 working days of the strategy discussion. A few children arrive with a
    plan from another authority: their conference is a transfer-in and has no enquiry here.
    """
    kind = rows["kind"]
    to_conference = conferenced & (kind != CARE)
    transfer = to_conference & luck.happens(0.03)
    enquired = luck.happens(np.array([0, 0.21, 0.31, 1, 1, 0.55])[kind]) & ~transfer
    began = add_working_days(
        rows["referred"], np.where(luck.happens(0.7), luck.whole(0, 3), luck.whole(4, 32))
    )
    in_time = luck.happens(0.825)
    wait = np.where(
        in_time, 15 - (luck.chance() ** 1.5 * 11).astype(np.int64), np.minimum(16 + luck.waiting(6), LATEST)
    )
    meeting = add_working_days(np.where(transfer, rows["referred"], began), wait)
    return {
        "enquiry_from": np.where(enquired, began, NONE),
        "enquiry_to": np.where(enquired, add_working_days(began, luck.whole(2, 13)), NONE),
        "conference": np.where(to_conference & (meeting < rows["adult"]), meeting, NONE),
        "transfer": transfer,
    }


def plan(luck: Luck, rows: Rows, planned: np.ndarray) -> Rows:
    """The child protection plan: from the conference to the review that ends it, or sooner for a few."""
    begun = np.where(planned, rows["conference"], NONE)
    review_days = _reviews(luck, np.where(has_day(begun), begun, 0))
    chance = np.stack([luck.chance() for _ in range(REVIEWS)], 1)
    last = np.argmax(chance < ENDS_AT, axis=1)
    ended = review_days[np.arange(len(review_days)), last]
    ended = np.where(luck.happens(0.06), begun + luck.whole(18, 150), ended)
    ended = np.minimum(ended, np.maximum(rows["adult"], begun + 1))
    return {"plan_from": begun, "plan_ended": np.where(has_day(begun), ended, NONE), "reviews": review_days}


def _reviews(luck: Luck, begun: np.ndarray) -> np.ndarray:
    """The days of up to eight review conferences: within three months, then within six, but for one in twenty."""
    gaps = [np.where(luck.happens(0.952), luck.whole(62, 88), 93 + luck.waiting(18))]
    for _ in range(REVIEWS - 1):
        gaps.append(np.where(luck.happens(0.955), luck.whole(128, 180), 186 + luck.waiting(25)))
    return before_working_day(begun[:, None] + np.cumsum(np.stack(gaps, 1), axis=1))
