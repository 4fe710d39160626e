"""What the fictional council means to reach: a few targets with their way there, as its board agreed them."""

from typing import NamedTuple

from sightline.scorecards.queries.targets import targets_of_every_set
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import set_target

AGREED = "Improvement Board, 20 July 2026"


class DemoTarget(NamedTuple):
    """A figure's target of a unit (blank: the whole council), as a person would type it."""

    figure: str
    points: str
    tolerance: float
    owner: str
    unit: str = ""


TARGETS = (
    DemoTarget("AS01", "Q1 2026-27: 75; Q2 2026-27: 80; Q4 2026-27: 85", 3, "Head of Central Locality"),
    DemoTarget("AS01", "Q2 2026-27: 85; Q4 2026-27: 90", 3, "Head of Central Locality", unit="S03"),
    DemoTarget("AS03", "Q2 2026-27: 80; Q4 2026-27: 85", 3, "Principal social worker"),
    DemoTarget("CP02", "Q2 2026-27: 80; Q4 2026-27: 85", 5, "Director of children's services"),
    DemoTarget("CP10", "Q4 2025-26: 95", 3, "Director of children's services"),
    DemoTarget("CL06", "Q4 2025-26: 11", 1, "Director of children's services"),
    DemoTarget("CL18", "Q4 2025-26: 95", 3, "Principal social worker"),
)


def add_targets(authority: str) -> None:
    """Set them, where the council has no target yet."""
    if targets_of_every_set(authority):
        return
    for each in TARGETS:
        terms = TargetTerms(
            points=read_points(each.points), tolerance=each.tolerance, owner=each.owner, words=AGREED
        )
        set_target(by="analyst", authority=authority, figure=each.figure, unit=each.unit, terms=terms)
