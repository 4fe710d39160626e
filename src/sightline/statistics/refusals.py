"""What this room says when it is asked for something that has no answer."""


class StatisticsError(ValueError):
    """What was asked cannot be computed; its message says what was given and what to give instead."""
