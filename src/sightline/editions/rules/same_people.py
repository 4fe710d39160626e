"""Which counts of different measures are one count, or lie within one another: a reader of both can take one from the other.

Read off the definitions. Two are taken as one only while a freeze has the same number for both in every month and for everybody.
"""

from sightline.editions.rules.counts import BaseCount

SAME = {
    "AS04 judged": "AS01 judged",
    "AS05 judged": "AS01 judged",
    "AD04 counted": "AD03 counted",
    "AD05 judged": "AD03 counted",
    "CL04.percent judged": "CL01 counted",
    "CL04.percent counted": "CL04 counted",
    "CL05.percent judged": "CL01 counted",
    "CL05.percent counted": "CL05 counted",
    "CL06 judged": "CL01 counted",
    "CL09 judged": "CL01 counted",
    "CL15 judged": "CL01 counted",
    "CP07 judged": "CP06 judged",
    "CP08 judged": "CP05 counted",
    "FD07 judged": "FD05 counted",
    "FD08 judged": "FD05 counted",
    "FD09 judged": "FD05 counted",
    "FD09 counted": "FD05 counted",
    "LV03 judged 17-18": "LV01 judged 17-18",
    "LV03 judged 19-21": "LV01 judged 19-21",
}
"""What is counted → the count it is, of another measure."""

WITHIN = (("AS03 counted", "AS02 counted"), ("CP06 counted", "CP07 counted"))
"""Counts of which all in the second are in the first: seen within ten days, and within five."""

FLOWS = (
    ("CL01 counted", "CL02 counted", "CL03 counted"),
    ("CP05 counted", "CP04 judged", "CP06 judged"),
)
"""A stock, those who come into it, and those who leave it."""


def measure_of(what: str) -> str:
    """AS01, of AS01 judged."""
    return what.partition(" ")[0]


def companions(measures: set[str]) -> set[str]:
    """The measures whose counts must be known beside these, because one would tell the other."""
    pairs = [*SAME.items(), *WITHIN, *((stock, each) for stock, came, left in FLOWS for each in (came, left))]
    together = [{measure_of(one), measure_of(other)} for one, other in pairs]
    gathered = set(measures)
    while more := {name for pair in together if pair & gathered for name in pair} - gathered:
        gathered |= more
    return gathered


def named_as(base: BaseCount) -> BaseCount:
    """The count this one is the same as; itself where there is none."""
    return base._replace(what=SAME.get(base.what, base.what))
