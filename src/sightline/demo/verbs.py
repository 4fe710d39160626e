"""What the trail can say of examples."""

from sightline.trail.verbs import TrailVerb


class DemoVerb(TrailVerb):
    """What is done with examples."""

    EXAMPLE_LOADED = "example_loaded", "the example's name", "plan", "authority", "findings", "actions"
