"""Which counts of different measures are one count, or lie within one another: a reader of both can take one from the other.

Which measures are of the same people `measuring/same_people.py` says. Two counts are taken as one only while a freeze has the same
number for both in every month and for everybody.
"""

from sightline.editions.rules.counts import BaseCount
from sightline.measuring.count_names import FLOWS, SAME_COUNTED, measure_of, same_count
from sightline.measuring.same_people import SAME_PEOPLE

WITHIN = (("AS03 counted", "AS02 counted"), ("CP06 counted", "CP07 counted"))
"""Counts of which all in the second are in the first: seen within ten days, and within five."""


def companions(measures: set[str]) -> set[str]:
    """The measures whose counts must be known beside these, because one would tell the other."""
    pairs = [
        *WITHIN,
        *((stock, each) for stock, came, left in FLOWS for each in (came, left)),
        *SAME_COUNTED.items(),
    ]
    together = [*map(set, SAME_PEOPLE), *({measure_of(one), measure_of(other)} for one, other in pairs)]
    gathered = set(measures)
    while more := {name for group in together if group & gathered for name in group} - gathered:
        gathered |= more
    return gathered


def named_as(base: BaseCount) -> BaseCount:
    """The count this one is the same as; itself where there is none."""
    return base._replace(what=same_count(base.what))
