"""What may be shown to whom, what a target says of a period, and when a figure may be coloured. Pure."""

from sightline.scorecards.rules.viewing import (
    ASIDES,
    COUNTED,
    FEW,
    SIGNAL_KINDS,
    ViewingRights,
    Which,
    how_many,
    is_few,
    own_unit,
    worth_a_look,
)

__all__ = [
    "ASIDES",
    "COUNTED",
    "FEW",
    "SIGNAL_KINDS",
    "ViewingRights",
    "Which",
    "how_many",
    "is_few",
    "own_unit",
    "worth_a_look",
]
