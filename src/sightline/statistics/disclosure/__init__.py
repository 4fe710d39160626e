"""What may be released to people who may not see small numbers, so that nothing hidden can be worked out. Pure.

Everything released is a sum of blocks that are each safe: nobody, or six and more. How blocks are chosen is in `cells`
(which parts of one whole are hidden together), `periods` (months, quarters and years of one series) and `parts` (the
categories of a split, over those periods). Why that is enough is in docs/decisions/0036.
"""

from sightline.statistics.disclosure.cells import (
    FEWEST,
    Cell,
    added,
    hidden_together,
    is_safe,
    is_small,
    less,
    like_nobody,
)
from sightline.statistics.disclosure.parts import released_parts
from sightline.statistics.disclosure.periods import Release, SeriesSpan, release

__all__ = [
    "FEWEST",
    "Cell",
    "Release",
    "SeriesSpan",
    "added",
    "hidden_together",
    "is_safe",
    "is_small",
    "less",
    "like_nobody",
    "release",
    "released_parts",
]
