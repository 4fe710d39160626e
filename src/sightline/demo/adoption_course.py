"""The way to adoption, in days from entering care: decision, placement order, match, moving in, adoption order."""

import numpy as np

from sightline.demo.days import NONE, on_working_day
from sightline.demo.rows import Luck, Rows

REVERSED = 0.1
"""The share of decisions for adoption that are later reversed."""


def course(luck: Luck, entered: np.ndarray, adopting: np.ndarray) -> Rows:
    """The dates of each step for the children who are to be adopted, NONE for all others.

    `decided`, `ordered` (placement order), `matched`, `placed`, `adopted`, `reversed`, `early` (placed with carers who
    foster and may adopt) and `with_carer` (adopted by the carers the child already lived with).
    """
    decided = entered + luck.whole(120, 290)
    ordered = decided + luck.whole(18, 75)
    early = adopting & luck.happens(0.12)
    matched = ordered + np.where(early, luck.whole(20, 70), 30 + luck.waiting(155))
    placed = matched + luck.whole(8, 45)
    turned = adopting & ~early & luck.happens(REVERSED)
    dates = {
        "decided": decided,
        "ordered": ordered,
        "matched": np.where(turned, NONE, matched),
        "placed": np.where(turned, NONE, placed),
        "adopted": np.where(turned, NONE, placed + luck.whole(120, 330)),
        "reversed": np.where(turned, ordered + luck.whole(150, 420), NONE),
        "early": np.where(early, entered + luck.whole(15, 110), NONE),
    }
    done = {name: _for(adopting, days) for name, days in dates.items()}
    return done | {"with_carer": adopting & ~turned & (early | luck.happens(0.1))}


def _for(adopting: np.ndarray, days: np.ndarray) -> np.ndarray:
    """The days, on working days, for those who are to be adopted and have one."""
    chosen = adopting & (days > 0)
    return np.where(chosen, on_working_day(np.where(chosen, days, 0)), NONE)
