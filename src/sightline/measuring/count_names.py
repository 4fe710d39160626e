"""What figures are made of, by name: `AS01 judged`, `FD09 counted police`. The same people in two measures have one name of both.

Editions hold their counts against one another by these names, and pages against editions.
"""

from typing import NamedTuple

import numpy as np

from sightline.measuring.discover import measures
from sightline.measuring.gather import month_index
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.same_people import COUNTS, of_the_same_people
from sightline.measuring.sums import Columns

SAME_COUNTED = {
    "AD04 counted": "AD03 counted",
    "CL04.percent counted": "CL04 counted",
    "CL05.percent counted": "CL05 counted",
    "FD09 counted": "FD05 counted",
}
"""Of shares, what is counted → the count it is, of another measure; whom they are of `same_people.SAME_PEOPLE` says."""

FLOWS = (
    ("CL01 counted", "CL02 counted", "CL03 counted"),
    ("CP05 counted", "CP04 judged", "CP06 judged"),
)
"""A stock, those who come into it, and those who leave it."""


class FigureCounts(NamedTuple):
    """What a figure is made of: the counts' names, without and with what it is made of them."""

    numerator: str | None
    base: str | None
    is_made: bool

    @property
    def names(self) -> list[str]:
        """Those there are."""
        return [name for name in (self.numerator, self.base) if name]


def counts_of(measure: Measure) -> list[tuple[str, str]]:
    """What a measure counts, each with the part it is of: AS01 judged; FD09 judged police."""
    kinds = {each.kind for each in measure.figures}
    if kinds <= {"count", "rate"}:
        names = ["counted"]
    elif kinds <= {"mean", "median"}:
        names = ["judged"]
    elif kinds == {"ratio"}:
        names = ["children", "workers"]
    else:
        names = ["judged", "counted"]
    parts = list(dict.fromkeys(each.part for each in measure.figures if each.part))
    whole_base = any(each.share_of_all for each in measure.figures)
    return [
        (f"{measure.id} {name} {part}".strip(), part)
        for name in names
        for part in ("", *([] if whole_base and name == "judged" else parts))
    ]


def made_of(measure: Measure, figure: Figure) -> FigureCounts:
    """The counts a figure tells."""
    part = f" {figure.part}" if figure.part else ""
    judged = f"{measure.id} judged" + ("" if figure.share_of_all else part)
    if figure.kind in ("count", "rate"):
        return FigureCounts(f"{measure.id} counted{part}", None, figure.kind == "rate")
    if figure.kind in ("mean", "median"):
        return FigureCounts(None, judged, True)
    if figure.kind == "ratio":
        return FigureCounts(f"{measure.id} children", f"{measure.id} workers", True)
    return FigureCounts(f"{measure.id} counted{part}", judged, True)


def shares_of(measure: Measure) -> list[tuple[str, str]]:
    """Of each share the base and the count in it: what is left over is protected in every stretch of time, printed or not."""
    every = [made_of(measure, each) for each in measure.figures if each.kind == "share"]
    return [(each.base, each.numerator) for each in every if each.base and each.numerator]


def counted_in(what: str, part: str, rows: Columns, month: str) -> int:
    """How many of these there are in a month, `part` blank for all parts."""
    place = month_index(month)
    mine: np.ndarray = rows.rows_from(place, place)
    if part:
        mine = mine & (rows.part == part)
    added = {name: float(column[mine].sum()) for name, column in rows.added.items()}
    name = what.split(" ")[1]
    if name == "children":
        return round(added["counted_amount"])
    if name == "workers":
        return round(added["amount"] - added["counted_amount"])
    return round(added[name])


def measure_of(what: str) -> str:
    """AS01, of AS01 judged."""
    return what.partition(" ")[0]


def same_count(what: str) -> str:
    """The name under which what is counted stands in every edition: that of the first measure of the same people; often its own."""
    name, of, part = (*what.split(" ", 2), "")[:3]
    group = of_the_same_people(name)
    if not group or of != _base_word(name):
        return SAME_COUNTED.get(what, what)
    return f"{group[0]} {_base_word(group[0])} {part}".strip()


def _base_word(name: str) -> str:
    """What the people of a measure are called in its counts; blank of a measure that is defined no more."""
    measure = measures().get(name)
    return "" if measure is None else "counted" if measure.kind in COUNTS else "judged"
