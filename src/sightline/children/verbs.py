"""What the trail can say of one child's page."""

from sightline.trail.verbs import LOOK_KEYS, TrailVerb


class ChildVerb(TrailVerb):
    """What is done with one child's page."""

    LOOKED_AT_CHILD = "looked_at_child", "whose child, as one child 990", *LOOK_KEYS, "rows", "asked_for"
