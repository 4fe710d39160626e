"""What the trail can say of backups."""

from sightline.trail.verbs import TrailVerb


class BackupVerb(TrailVerb):
    """What is done to the whole of it."""

    BACKED_UP = "backed_up", "the archive's name", "with_keys"
