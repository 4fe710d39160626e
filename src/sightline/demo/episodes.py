"""Episodes of care: a new one starts on every day the placement or the legal status changes."""

import numpy as np

from sightline.demo.days import NONE
from sightline.demo.rows import Rows

REASONS = ("S", "L", "P", "T", "B", "U")
SPAN = 1_000_000


def episodes(periods: Rows, legal: Rows, placed: Rows) -> Rows:
    """One row per episode: `period`, `begun`, `ended`, `reason` (a position in REASONS), `placement`, `last`."""
    legal_keys = legal["period"] * SPAN + legal["begun"]
    place_keys = placed["period"] * SPAN + placed["begun"]
    keys = np.unique(np.concatenate([legal_keys, place_keys]))
    period, begun = keys // SPAN, keys % SPAN
    placement = np.searchsorted(place_keys, keys, side="right") - 1
    moved, ordered = np.isin(keys, place_keys), np.isin(keys, legal_keys)
    same = placed["same"][placement]
    first = np.append(True, period[1:] != period[:-1])
    reason = np.select(
        [first, moved & ordered & ~same, moved & ordered, moved & ~same, moved],
        [REASONS.index(code) for code in "SBUPT"],
        REASONS.index("L"),
    )
    last = np.append(period[1:] != period[:-1], True)
    ended = np.where(last, periods["to"][period], np.append(begun[1:], NONE))
    return {
        "period": period,
        "begun": begun,
        "ended": ended,
        "reason": reason,
        "placement": placement,
        "last": last,
    }
