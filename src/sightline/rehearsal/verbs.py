"""What the trail can say of a rehearsal."""

from sightline.trail.verbs import LOOK_KEYS, TrailVerb


class RehearsalVerb(TrailVerb):
    """What is done to be ready for an inspection."""

    INSPECTION_PACK_WRITTEN = (
        "inspection_pack_written",
        "whose pack, as inspection pack 990",
        *LOOK_KEYS,
        "rows",
        "data_to",
        "lists",
        "sampled",
        "seed",
        "seal",
    )
