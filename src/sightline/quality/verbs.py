"""What the trail can say of what is wrong in the records."""

from sightline.trail.verbs import LOOK_KEYS, TrailVerb


class QualityVerb(TrailVerb):
    """What is done with faults that checks found."""

    EXPORTED_FAULTS = "exported_faults", "whose faults, as checks 990 team T1", *LOOK_KEYS, "faults"
