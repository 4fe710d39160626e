"""What the trail can say of freezes."""

from sightline.trail.verbs import LOOK_KEYS, TrailVerb

_FREEZE = "the freeze and authority, as q2-2026-27 990"


class FreezeVerb(TrailVerb):
    """What is done with freezes."""

    FREEZE_MADE = "freeze_made", _FREEZE, "cut_off", "seal", "snapshot"
    FREEZE_CONFIRMED = "freeze_confirmed", _FREEZE, "seal"
    FREEZE_PUBLISHED = "freeze_published", _FREEZE, "title", "audience", "on"
    LOOKED_AT_DIFFERENCES = (
        "looked_at_differences",
        "which figure of which freeze, as q2-2026-27 990 AS01 2025-26-Q1",
        *LOOK_KEYS,
        "cases",
    )
