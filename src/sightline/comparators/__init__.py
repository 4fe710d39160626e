"""Comparators: what is published of every authority, and how a council's own figure stands beside its neighbours, region and England.

`of(figure, authority, period)` gives the comparisons of one figure; `again(key)` one that was made before, as it was made. Files
come in by `load`. No Django here.
"""

from sightline.comparators.asking import again, history, of, of_year
from sightline.comparators.comparison import ComparedAuthority, Comparison, ComparisonKey
from sightline.comparators.faults import ComparatorError
from sightline.comparators.gaps import Gap, first_words, gap

__all__ = [
    "ComparatorError",
    "ComparedAuthority",
    "Comparison",
    "ComparisonKey",
    "Gap",
    "again",
    "first_words",
    "gap",
    "history",
    "of",
    "of_year",
]
