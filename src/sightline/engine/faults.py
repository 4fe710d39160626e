"""What can go wrong before an engine is there. Here, apart, so that a command can name it without starting one."""


class UnknownEngineError(Exception):
    """SIGHTLINE_ENGINE names an engine Sightline does not know."""


class CannotReachEngineError(Exception):
    """The engine SIGHTLINE_ENGINE names cannot be opened; the sentence says why and what to check."""
