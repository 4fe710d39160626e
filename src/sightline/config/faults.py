"""What keeps Sightline from starting on a data folder, as a sentence. Without Django, which may not be set up yet."""


class CannotUpgradeError(Exception):
    """The database cannot be brought up to date; the message says why and what to do."""


class AnotherEditionError(CannotUpgradeError):
    """The database was made by a Sightline that this one does not know: one from before 0.1.0, or a newer one."""
